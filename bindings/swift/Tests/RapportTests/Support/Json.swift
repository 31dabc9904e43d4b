import Foundation

/// A JSON value.
indirect enum Json: Equatable, Sendable {
    case null
    case bool(Bool)
    case whole(Int64)
    case fraction(Double)
    case text(String)
    case list([Json])
    case object([String: Json])

    init(parsing data: Data) throws {
        self = try JSONDecoder().decode(Json.self, from: data)
    }

    /// What stands at a JSON pointer.
    func at(_ pointer: String) -> Json? {
        if pointer.isEmpty { return self }
        guard pointer.hasPrefix("/") else { return nil }
        return pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).reduce(self as Json?) {
            let key = $1.replacingOccurrences(of: "~1", with: "/").replacingOccurrences(of: "~0", with: "~")
            switch $0 {
            case .object(let fields): return fields[key]
            case .list(let items): return Int(key).flatMap { items.indices.contains($0) ? items[$0] : nil }
            default: return nil
            }
        }
    }
}

extension Json: Decodable {
    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let object = try? value.decode([String: Json].self) {
            self = .object(object)
        } else if let list = try? value.decode([Json].self) {
            self = .list(list)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let whole = try? value.decode(Int64.self) {
            self = .whole(whole)
        } else {
            self = .fraction(try value.decode(Double.self))
        }
    }
}

extension Json: CustomStringConvertible {
    var description: String {
        switch self {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .whole(let number): "\(number)"
        case .fraction(let number): "\(number)"
        case .text(let text): "\"\(text)\""
        case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
        case .object(let fields):
            "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
        }
    }
}
