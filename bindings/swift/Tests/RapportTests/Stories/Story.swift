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
        let _: String = try fields.told("name")
        let _: String? = try fields.told("about")
        let _: [String]? = try fields.told("holds")
        zone = try fields.told("zone")
        start = try fields.told("start")
        let devices: [String] = try fields.told("devices")
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
