import Foundation

extension Date {
    /// The instant this many milliseconds after the start of 1970.
    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// The milliseconds since the start of 1970, to the nearest: what the core keeps.
    var milliseconds: Int64 {
        // A `Date` can be so far off that no whole number holds it; the core refuses the ends of the range.
        Int64(exactly: (timeIntervalSince1970 * 1000).rounded()) ?? (timeIntervalSince1970 < 0 ? .min : .max)
    }
}

extension TimeZone {
    /// The zone with this IANA name.
    init(named name: String) throws {
        guard let zone = TimeZone(identifier: name) else {
            throw RapportError.Invalid(field: "time zone", reason: "is not known to this system")
        }
        self = zone
    }
}

extension CivilDate {
    /// The day of the calendar that it is at an instant in a time zone, as the core sees it.
    ///
    /// - Throws: ``RapportError/Invalid(field:reason:)`` if the core does not know the zone.
    public init(at instant: Date, in zone: TimeZone) throws {
        self = try civilDate(instant: instant, zone: zone)
    }
}
