/// A day of the calendar: no time, no time zone.
///
/// `Foundation.Date` is an instant, and an instant is another day in another time zone; so a day is never one.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year, of the Gregorian calendar.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// The day, or nothing if the calendar has none such.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-02-28`.
    ///
    /// - Throws: ``RapportError/Invalid(field:reason:)`` if the text is not a day so written.
    public init(_ text: String) throws {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { digits($0) }
        guard text.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            let date = Self(year: year, month: month, day: day)
        else { throw RapportError.Invalid(field: "date", reason: "is not written as year-month-day") }
        self = date
    }

    /// The day as `2026-02-28`.
    public var description: String {
        "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// The number that is written with nothing but digits.
func digits(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
}

/// The number with zeros before it.
func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
