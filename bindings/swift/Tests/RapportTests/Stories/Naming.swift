@testable import Rapport

/// What a step calls the records it makes.
enum Naming {
    case nothing
    /// The first record of the command's own kind.
    case one(String)
    /// Each record by kind and place: `contact`, `contact 2`.
    case many([String: String])

    init(_ fields: Fields) throws {
        self =
            try fields.optional("as") { try String.told($0).map(Naming.one) ?? [String: String].told($0).map(Naming.many) }
            ?? .nothing
    }
}

/// The things that have a name so far.
struct Names {
    private var all: [String: Json] = [:]

    mutating func bind(_ name: String, _ thing: Json) throws {
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
            throw Flaw("\"\(name)\" is no name: letters, digits and _ only")
        }
        all[name] = thing
    }

    /// Calls what a step made as the step says; `own` is the kind that the command is about.
    mutating func bind(_ naming: Naming, _ made: Applied, own: Kind) throws {
        switch naming {
        case .nothing: break
        case .one(let name):
            guard let first = made.ids(of: own).first else { throw Flaw("no \(own) was made to call \(name)") }
            try bind(name, .text(first.text))
        case .many(let names):
            for (name, which) in names {
                let parts = which.split(separator: " ", maxSplits: 1)
                guard let kind = try Kind.told(.text(String(parts.first ?? ""))),
                    let place = Int(parts.count > 1 ? parts[1] : "1"), place > 0
                else { throw Flaw("\"\(which)\" is no kind with a place, such as \"contact 2\"") }
                let ids = made.ids(of: kind)
                guard place <= ids.count else { throw Flaw("no \"\(which)\" was made to call \(name)") }
                try bind(name, .text(ids[place - 1].text))
            }
        }
    }

    /// The same with what each `$name` stands for in its place; `$$` at the beginning of a text is a `$`.
    func resolve(_ json: Json) throws -> Json {
        switch json {
        case .text(let text) where text.hasPrefix("$$"): return .text(String(text.dropFirst()))
        case .text(let text) where text.hasPrefix("$"):
            guard let thing = all[String(text.dropFirst())] else { throw Flaw("nothing is called \(text) yet") }
            return thing
        case .list(let items): return .list(try items.map(resolve))
        case .object(let fields): return .object(try fields.mapValues(resolve))
        default: return json
        }
    }
}
