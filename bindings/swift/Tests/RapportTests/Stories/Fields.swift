import Foundation

@testable import Rapport

/// The fields of an object, each read once; one that is not read is a flaw.
final class Fields {
    private let what: String
    private let all: [String: Json]
    private var unread: Set<String>

    private init(_ what: String, _ all: [String: Json]) {
        (self.what, self.all, self.unread) = (what, all, Set(all.keys))
    }

    /// Reads an object; all of its fields must be read.
    static func read<T>(_ what: String, _ json: Json, _ body: (Fields) throws -> T) throws -> T {
        guard case .object(let all) = json else { throw Flaw("\(what) is no object: \(json)") }
        let fields = Fields(what, all)
        let value = try body(fields)
        if let other = fields.unread.sorted().first { throw Flaw("\(what) has no field \"\(other)\"") }
        return value
    }

    /// Reads `{"name": {fields}}`.
    static func variant<T>(_ what: String, _ json: Json, _ body: (String, Fields) throws -> T) throws -> T {
        guard case .object(let all) = json, all.count == 1, let (name, inner) = all.first else {
            throw Flaw("\(what) is one name with its fields, not \(json)")
        }
        return try read("\(what) \"\(name)\"", inner) { try body(name, $0) }
    }

    func has(_ key: String) -> Bool {
        all[key].map { $0 != .null } ?? false
    }

    /// A field that may be absent, or `null`.
    func optional<T>(_ key: String, _ read: (Json) throws -> T?) throws -> T? {
        unread.remove(key)
        guard let json = all[key], json != .null else { return nil }
        guard let value = try read(json) else { throw Flaw("\"\(key)\" of \(what) cannot be \(json)") }
        return value
    }

    /// A field that must be there.
    func one<T>(_ key: String, _ read: (Json) throws -> T?) throws -> T {
        guard let value = try optional(key, read) else { throw Flaw("\(what) needs \"\(key)\"") }
        return value
    }

    func list<T>(_ key: String, _ read: (Json) throws -> T?) throws -> [T] {
        try one(key) {
            guard case .list(let items) = $0 else { return nil }
            return try items.map {
                guard let item = try read($0) else { throw Flaw("\"\(key)\" of \(what) cannot hold \($0)") }
                return item
            }
        }
    }

    func text(_ key: String) throws -> String { try one(key, \.string) }
    func optionalText(_ key: String) throws -> String? { try optional(key, \.string) }
    func bool(_ key: String) throws -> Bool { try one(key, \.truth) }
    func number(_ key: String) throws -> UInt32 { try one(key, \.number) }
    func id(_ key: String) throws -> RecordId { try one(key, \.id) }
    func optionalId(_ key: String) throws -> RecordId? { try optional(key, \.id) }
    func ids(_ key: String) throws -> [RecordId] { try list(key, \.id) }
    func day(_ key: String) throws -> CivilDate { try one(key, \.day) }
    func optionalDay(_ key: String) throws -> CivilDate? { try optional(key, \.day) }
    func time(_ key: String) throws -> CivilDateTime { try one(key, \.time) }
    func optionalTime(_ key: String) throws -> CivilDateTime? { try optional(key, \.time) }

    /// One of the cases of an enum, by its name.
    func choice<T>(_ key: String, _ cases: [T]) throws -> T {
        try one(key) { json in cases.first { .text(snakeCased("\($0)")) == json } }
    }

    func optionalChoice<T>(_ key: String, _ cases: [T]) throws -> T? {
        try optional(key) { json in cases.first { .text(snakeCased("\($0)")) == json } }
    }
}

extension Json {
    var string: String? { if case .text(let text) = self { text } else { nil } }
    var truth: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    var number: UInt32? { if case .whole(let number) = self { UInt32(exactly: number) } else { nil } }
    var id: RecordId? { string.flatMap { try? RecordId($0) } }
    var day: CivilDate? { string.flatMap { try? CivilDate($0) } }
    var time: CivilDateTime? { string.flatMap { try? CivilDateTime($0) } }
}
