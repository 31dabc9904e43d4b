/// What calendar and clock on the wall say, in whatever time zone it is.
public struct CivilDateTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The day.
    public let date: CivilDate
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59.
    public let second: Int
    /// The nanosecond, 0 to 999,999,999.
    public let nanosecond: Int

    /// The time of a day, or nothing if no clock shows it.
    public init?(_ date: CivilDate, hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000_000).contains(nanosecond)
        else { return nil }
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
    }

    /// Reads `2026-02-28T09:30:00`, with or without a fraction of the second.
    ///
    /// - Throws: ``RapportError/Invalid(field:reason:)`` if the text is not so written.
    public init(_ text: String) throws {
        func wrong() -> RapportError {
            .Invalid(field: "date and time", reason: "is not written as year-month-dayThour:minute:second")
        }
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2 else { throw wrong() }
        let clock = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        let parts = clock[0].split(separator: ":", omittingEmptySubsequences: false).map { digits($0) }
        var nanosecond = 0
        if clock.count == 2 {
            guard (1...9).contains(clock[1].utf8.count), let fraction = digits(clock[1]) else { throw wrong() }
            nanosecond = (clock[1].utf8.count..<9).reduce(fraction) { number, _ in number * 10 }
        }
        guard clock.count <= 2, parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            let time = Self(
                try CivilDate(String(halves[0])), hour: hour, minute: minute, second: second, nanosecond: nanosecond)
        else { throw wrong() }
        self = time
    }

    /// The time as `2026-02-28T09:30:00`, with a fraction of the second where there is one.
    public var description: String {
        let clock = "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
        return "\(date)T\(clock)" + (nanosecond == 0 ? "" : ".\(padded(nanosecond, to: 9))")
    }

    public static func < (left: Self, right: Self) -> Bool {
        if left.date != right.date { return left.date < right.date }
        return (left.hour, left.minute, left.second, left.nanosecond)
            < (right.hour, right.minute, right.second, right.nanosecond)
    }
}
