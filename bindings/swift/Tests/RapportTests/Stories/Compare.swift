/// All places where `shown` is not what `expected` says, in words.
///
/// Of an object only the fields that are named count; a list matches item by item, or as `contains`, `lacks` and
/// `count` say; a field that is absent is `null`.
func mismatches(_ expected: Json, _ shown: Json, at path: String = "") -> [String] {
    func differs(_ wanted: String) -> [String] {
        ["\(path.isEmpty ? "the whole" : path): expected \(wanted), got \(shown)"]
    }
    switch (expected, shown) {
    case (.object(let words), .list(let items)) where isAboutList(words):
        var found: [String] = []
        for wanted in listed(words["contains"]) where !items.contains(where: { mismatches(wanted, $0).isEmpty }) {
            found += differs("one like \(wanted)")
        }
        for unwanted in listed(words["lacks"]) where items.contains(where: { mismatches(unwanted, $0).isEmpty }) {
            found += differs("none like \(unwanted)")
        }
        if let count = words["count"], count != .whole(Int64(items.count)) {
            found += differs("\(count) of them, not \(items.count)")
        }
        return found
    case (.object(let fields), .object(let all)):
        return fields.sorted { $0.key < $1.key }.flatMap { key, expected in
            mismatches(expected, all[key] ?? .null, at: "\(path)/\(key)")
        }
    case (.list(let wanted), .list(let items)) where wanted.count == items.count:
        return zip(wanted, items).enumerated().flatMap { mismatches($1.0, $1.1, at: "\(path)/\($0)") }
    case (.list(let wanted), .list(let items)):
        return differs("\(wanted.count) items, not \(items.count): \(expected)")
    default:
        return expected == shown ? [] : differs("\(expected)")
    }
}

/// The places where two whole values differ.
func differences(_ one: Json, _ other: Json, at path: String = "") -> [String] {
    switch (one, other) {
    case (.object(let one), .object(let other)):
        Set(one.keys).union(other.keys).sorted().flatMap {
            differences(one[$0] ?? .null, other[$0] ?? .null, at: "\(path)/\($0)")
        }
    case (.list(let one), .list(let other)) where one.count == other.count:
        zip(one, other).enumerated().flatMap { differences($1.0, $1.1, at: "\(path)/\($0)") }
    default:
        one == other ? [] : ["\(path): \(one) on one and \(other) on the other"]
    }
}

private func isAboutList(_ words: [String: Json]) -> Bool {
    !words.isEmpty && words.keys.allSatisfy { ["contains", "lacks", "count"].contains($0) }
}

private func listed(_ json: Json?) -> [Json] {
    if case .list(let items) = json { items } else { [] }
}
