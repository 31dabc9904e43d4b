import Foundation

@testable import Rapport

extension Json {
    /// A record of the bindings, field by field, under the names that stories use.
    init(showing value: Any) {
        switch value {
        case let bool as Bool: self = .bool(bool)
        case let text as String: self = .text(text)
        case let id as RecordId: self = .text(id.text)
        case let id as ItemId: self = .text(id.text)
        case let id as EventId: self = .text(id.text)
        case let id as AuthorId: self = .text(id.text)
        case let id as VaultId: self = .text(id.text)
        case let day as CivilDate: self = .text(day.description)
        case let time as CivilDateTime: self = .text(time.description)
        case let instant as Date: self = .text(Self.words(of: instant))
        case let number as any BinaryInteger: self = .whole(Int64(number))
        default: self.init(showingParts: value)
        }
    }

    private init(showingParts value: Any) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            self = mirror.children.first.map { Json(showing: $0.value) } ?? .null
        case .collection:
            self = .list(mirror.children.map { Json(showing: $0.value) })
        case .enum:
            // None of those that a view shows holds a value.
            self = .text(snakeCased("\(value)"))
        default:
            let fields = mirror.children.map { (snakeCased($0.label ?? "?"), Json(showing: $0.value)) }
            self = .object(Dictionary(uniqueKeysWithValues: fields))
        }
    }

    private static func words(of instant: Date) -> String {
        let style = ISO8601DateFormatter()
        style.formatOptions = [.withInternetDateTime]
        let (seconds, thousandths) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
        let words = style.string(from: Date(timeIntervalSince1970: Double(seconds)))
        return thousandths == 0 ? words : words.dropLast() + "." + padded(Int(thousandths), to: 3) + "Z"
    }
}

/// `startUtf16` as `start_utf16`.
func snakeCased(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}
