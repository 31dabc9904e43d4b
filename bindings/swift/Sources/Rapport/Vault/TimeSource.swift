import Foundation

/// Where a vault takes the time and the time zone from, anew for each call.
///
/// The core never looks at a clock. An app passes ``system``; a test passes what it wants it to be.
public struct TimeSource: Sendable {
    /// The instant that it is.
    public let now: @Sendable () -> Date
    /// The time zone that the person is in.
    public let zone: @Sendable () -> TimeZone

    /// A source that asks these.
    public init(now: @escaping @Sendable () -> Date, zone: @escaping @Sendable () -> TimeZone) {
        self.now = now
        self.zone = zone
    }

    /// The clock and the time zone of the device.
    public static let system = Self(now: { Date() }, zone: { TimeZone.autoupdatingCurrent })

    /// A clock that stands still.
    public static func fixed(_ now: Date, in zone: TimeZone) -> Self {
        Self(now: { now }, zone: { zone })
    }

    var context: Context {
        Context(now: now(), zone: zone())
    }
}
