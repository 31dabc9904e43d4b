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

    /// Reads `{"name": held}`, or the name of what holds nothing.
    static func variant(_ what: String, _ json: Json) throws -> (name: String, held: Json?) {
        switch json {
        case .text(let name): return (name, nil)
        case .object(let all) where all.count == 1: return (all.first!.key, all.first!.value)
        default: throw Flaw("a \(what) is one name with what it holds, not \(json)")
        }
    }

    /// The same where the name alone is all.
    static func nothing<T>(_ what: String, _ held: Json?, _ value: T) throws -> T {
        if let held { throw Flaw("\(what) holds nothing, and not \(held)") }
        return value
    }

    /// What a name holds when it is one thing and no fields.
    static func held<T: Told>(_ what: String, _ held: Json?) throws -> T {
        guard let value = try T.told(held ?? .null) else { throw Flaw("\(what) cannot hold \(held ?? .null)") }
        return value
    }

    /// Reads what a name holds; all of its fields must be read.
    static func read<T>(_ what: String, _ held: Json?, _ body: (Fields) throws -> T) throws -> T {
        guard let held else { throw Flaw("\(what) needs more than its name") }
        return try read(what, held, body)
    }

    func has(_ key: String) -> Bool {
        all[key].map { $0 != .null } ?? false
    }

    /// A field of a type that stories write.
    func told<T: Told>(_ key: String) throws -> T {
        if has(key) { return try one(key, T.told) }
        unread.remove(key)
        guard let absent = T.absent else { throw Flaw("\(what) needs \"\(key)\"") }
        return absent
    }

    /// The same of a field that may be left out.
    func told<T: Told>(_ key: String, or value: T) throws -> T {
        has(key) ? try told(key) : value
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
}

extension Json {
    var string: String? { if case .text(let text) = self { text } else { nil } }
}
