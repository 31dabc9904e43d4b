import Foundation

/// A story: devices, what happens on them, and what they must show.
struct Story {
    let zone: TimeZone
    let start: Date
    let devices: [String]
    let steps: [Step]

    init(reading file: URL) throws {
        self = try Fields.read("a story", try Json(parsing: try Data(contentsOf: file))) { try Story($0) }
    }

    private init(_ fields: Fields) throws {
        _ = try fields.text("name")
        _ = try fields.optionalText("about")
        if fields.has("holds") { _ = try fields.list("holds", \.string) }
        zone = try fields.one("zone") { $0.string.flatMap(TimeZone.init(identifier:)) }
        start = try fields.one("start") { $0.string.flatMap(ISO8601DateFormatter().date(from:)) }
        let devices = try fields.list("devices", \.string)
        self.devices = devices
        guard !devices.isEmpty else { throw Flaw("it has no devices") }
        var number = 0
        steps = try fields.list("steps") { json in
            number += 1
            do {
                return try Fields.read("a step", json) { try Step($0, devices: devices) }
            } catch let flaw as Flaw {
                throw Flaw("step \(number): \(flaw)")
            }
        }
    }
}
