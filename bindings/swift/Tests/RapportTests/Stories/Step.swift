import Foundation

/// One thing that happens, or that must be so.
enum Step {
    /// A device logs a debrief.
    case log(on: String, text: String, with: [String], Naming, refusal: String?)
    /// A device applies a command.
    case act(on: String, command: Json, Naming, refusal: String?)
    /// A device takes back the last thing it did.
    case undo(on: String, refusal: String?)
    /// So many seconds pass.
    case advance(TimeInterval)
    /// Devices sync with the folder, one after the other.
    case sync([String])
    /// All devices sync until nothing moves.
    case settle
    /// What a device shows.
    case expect(on: String, Look, part: Json, names: [String: String])
    /// What a device understands of a text.
    case draft(on: String, text: String, with: [String], part: Json)
}

/// A view to look at.
struct Look {
    let view: String
    let of: Json?
    let query: String?
    let filter: Json?
}

extension Step {
    init(_ fields: Fields, devices: [String]) throws {
        func device(_ json: Json) throws -> String? {
            guard let name = json.string else { return nil }
            guard devices.contains(name) else { throw Flaw("there is no device called \(name)") }
            return name
        }
        func on() throws -> String { try fields.one("on", device) }
        func with() throws -> [String] { try fields.told("with") ?? [] }
        func refusal() throws -> String? {
            try fields.optional("expect_error") { try Fields.read("expect_error", $0) { try $0.told("contains") } }
        }
        let verbs = ["log", "draft", "do", "undo", "advance", "sync", "settle", "expect"].filter(fields.has)
        guard verbs.count == 1 else { throw Flaw("a step says exactly one thing, not \(verbs)") }
        switch verbs[0] {
        case "log":
            self = .log(
                on: try on(), text: try fields.told("log"), with: try with(), try Naming(fields),
                refusal: try refusal())
        case "draft":
            self = .draft(
                on: try on(), text: try fields.told("draft"), with: try with(), part: try fields.one("is") { $0 })
        case "do":
            self = .act(
                on: try on(), command: try fields.one("do") { $0 }, try Naming(fields), refusal: try refusal())
        case "undo":
            _ = try fields.one("undo") { $0 == .bool(true) ? true : nil }
            self = .undo(on: try on(), refusal: try refusal())
        case "advance": self = .advance(try fields.one("advance", seconds))
        case "sync": self = .sync(try fields.list("sync", device))
        case "settle":
            _ = try fields.one("settle") { $0 == .bool(true) ? true : nil }
            self = .settle
        default:
            let device = try on()
            let (look, part) = try fields.one("expect") { json in
                try Fields.read("expect", json) { inner in
                    let look = Look(
                        view: try inner.told("view"), of: try inner.optional("of") { $0 },
                        query: try inner.told("query"), filter: try inner.optional("filter") { $0 })
                    return (look, try inner.optional("is") { $0 } ?? .null)
                }
            }
            let names: [String: String] = try fields.told("as") ?? [:]
            self = .expect(on: device, look, part: part, names: names)
        }
    }
}

/// The seconds of `3d`, `2h`, `15m` or `30s`.
private func seconds(_ json: Json) -> TimeInterval? {
    guard let text = json.string, let unit = text.last, let number = Double(text.dropLast()) else { return nil }
    return ["d": 86_400, "h": 3_600, "m": 60, "s": 1][unit].map { number * $0 }
}
