import Foundation

@testable import Rapport

/// A type of the bindings, as stories write it. Those of enums and records are in `Generated`.
protocol Told {
    /// The value that a story writes so; nothing if no value of this type is written so.
    static func told(_ json: Json) throws -> Self?
    /// What a field is that a story leaves out, if it may.
    static var absent: Self? { get }
    /// The value as a story writes it.
    var json: Json { get }
}

extension Told {
    static var absent: Self? { nil }
}

extension Optional: Told where Wrapped: Told {
    static func told(_ json: Json) throws -> Self? {
        json == .null ? .some(nil) : try Wrapped.told(json).map(Self.some)
    }

    static var absent: Self? { .some(nil) }
    var json: Json { self?.json ?? .null }
}

extension Array: Told where Element: Told {
    static func told(_ json: Json) throws -> Self? {
        guard case .list(let items) = json else { return nil }
        let told = try items.compactMap(Element.told)
        return told.count == items.count ? told : nil
    }

    var json: Json { .list(map(\.json)) }
}

extension Dictionary: Told where Key == String, Value: Told {
    static func told(_ json: Json) throws -> Self? {
        guard case .object(let fields) = json else { return nil }
        let told = try fields.compactMapValues(Value.told)
        return told.count == fields.count ? told : nil
    }

    var json: Json { .object(mapValues(\.json)) }
}

extension String: Told {
    static func told(_ json: Json) -> Self? { json.string }
    var json: Json { .text(self) }
}

extension Bool: Told {
    static func told(_ json: Json) -> Self? { if case .bool(let bool) = json { bool } else { nil } }
    var json: Json { .bool(self) }
}

extension Told where Self: FixedWidthInteger {
    static func told(_ json: Json) -> Self? { if case .whole(let number) = json { Self(exactly: number) } else { nil } }
    var json: Json { .whole(Int64(self)) }
}

extension UInt8: Told {}
extension UInt16: Told {}
extension UInt32: Told {}
extension UInt64: Told {}
extension Int32: Told {}
extension Int64: Told {}

extension CivilDate: Told {
    static func told(_ json: Json) -> Self? { json.string.flatMap { try? Self($0) } }
    var json: Json { .text(description) }
}

extension CivilDateTime: Told {
    static func told(_ json: Json) -> Self? { json.string.flatMap { try? Self($0) } }
    var json: Json { .text(description) }
}

extension TimeZone: Told {
    static func told(_ json: Json) -> Self? { json.string.flatMap(Self.init(identifier:)) }
    var json: Json { .text(identifier) }
}

extension Date: Told {
    static func told(_ json: Json) -> Self? { json.string.flatMap(ISO8601DateFormatter().date(from:)) }

    var json: Json {
        let style = ISO8601DateFormatter()
        style.formatOptions = [.withInternetDateTime]
        let (seconds, thousandths) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let words = style.string(from: Date(timeIntervalSince1970: Double(seconds)))
        return .text(thousandths == 0 ? words : words.dropLast() + "." + padded(Int(thousandths), to: 3) + "Z")
    }
}

extension RecordId: Told {
    static func told(_ json: Json) -> Self? { json.string.flatMap { try? Self($0) } }
    var json: Json { .text(text) }
}

extension EventId: Told {
    static func told(_ json: Json) -> Self? { json.string.map(Self.init(checked:)) }
    var json: Json { .text(text) }
}

extension ItemId: Told {
    static func told(_ json: Json) -> Self? { json.string.map(Self.init(checked:)) }
    var json: Json { .text(text) }
}

extension AuthorId: Told {
    static func told(_ json: Json) -> Self? { json.string.map(Self.init(checked:)) }
    var json: Json { .text(text) }
}

extension VaultId: Told {
    static func told(_ json: Json) -> Self? { json.string.map(Self.init(checked:)) }
    var json: Json { .text(text) }
}
