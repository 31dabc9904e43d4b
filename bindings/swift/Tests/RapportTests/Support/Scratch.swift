import Foundation

@testable import Rapport

/// A folder that is gone with this.
final class Scratch: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// A folder in it; it is made if asked for.
    func folder(_ name: String, made: Bool = false) throws -> URL {
        let inner = folder.appendingPathComponent(name)
        if made { try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true) }
        return inner
    }
}

/// A clock that moves only when it is told to.
final class HandClock: @unchecked Sendable {
    private let lock = NSLock()
    private var instant: Date
    let zone: TimeZone

    init(_ text: String = "2026-03-02T15:00:00Z", in zone: TimeZone = TimeZone(identifier: "Europe/Berlin")!) throws {
        guard let start = ISO8601DateFormatter().date(from: text) else { throw Flaw("\(text) is no instant") }
        (instant, self.zone) = (start, zone)
    }

    var now: Date { lock.withLock { instant } }

    func advance(_ seconds: TimeInterval) {
        lock.withLock { instant += seconds }
    }

    var source: TimeSource {
        TimeSource(now: { self.now }, zone: { self.zone })
    }
}
