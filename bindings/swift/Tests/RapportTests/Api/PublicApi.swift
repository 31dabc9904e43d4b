import Foundation

/// The public declarations of Swift sources, one line each, sorted.
///
/// A reader of lines, not of Swift: the sources are written one declaration to a line, and so is what is generated.
/// What is generated for the generated code's own use is left out.
struct PublicApi {
    private(set) var lines: Set<String> = []
    private var scopes: [Scope] = []
    private var depth = 0

    private struct Scope {
        let name: String
        let isShown: Bool
        /// Whether its members need not say that they are public.
        let isOpen: Bool
        let depth: Int
    }

    init(folder: URL) throws {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
            read(uncommented(try String(contentsOf: file, encoding: .utf8)))
        }
    }

    var text: String { lines.sorted().joined(separator: "\n") + "\n" }

    private mutating func read(_ source: String) {
        var head = ""
        for line in source.split(whereSeparator: \.isNewline).map({ $0.trimmingCharacters(in: .whitespaces) }) {
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("@") { continue }
            head += head.isEmpty ? line : " " + line
            if balance(head, "(", ")") > 0 || ["public", "open", ","].contains(where: head.hasSuffix) { continue }
            take(head)
            head = ""
        }
    }

    private mutating func take(_ head: String) {
        let isMember = depth == (scopes.last?.depth ?? 0)
        let declaration = isMember ? declared(head) : nil
        let opened = balance(head, "{", "}")
        if let declaration {
            let words = declaration.split(whereSeparator: { " :<".contains($0) }).map(String.init)
            let isShown = (scopes.last?.isShown ?? true) && isPublic(words) && !isPlumbing(declaration)
            if isShown, words[0] != "extension" || declaration.contains(":") {
                lines.insert((scopes.map(\.name) + [declaration]).joined(separator: " | "))
            }
            if opened > 0, let place = words.firstIndex(where: Self.types.contains), place + 1 < words.count {
                let isOpen = ["enum", "protocol"].contains(words[place])
                scopes.append(Scope(name: words[place + 1], isShown: isShown, isOpen: isOpen, depth: depth + opened))
            }
        }
        depth += opened
        while let scope = scopes.last, depth < scope.depth { scopes.removeLast() }
    }

    private static let types: Set = ["struct", "enum", "class", "protocol", "extension", "actor"]

    private func isPublic(_ words: [String]) -> Bool {
        if words.contains("public") || words.contains("open") || words[0] == "extension" { return true }
        guard let scope = scopes.last, scope.isOpen else { return false }
        return ["case", "func", "var"].contains(words[0])
    }

    private func isPlumbing(_ declaration: String) -> Bool {
        ["ffi", "Ffi", "FFI", "Handle", "RustBuffer"].contains(where: declaration.contains)
    }

    /// The declaration without its body, its value, and needless spaces.
    private func declared(_ head: String) -> String {
        var text = head
        var nesting = 0
        let isValue = text.contains("let ") || text.contains("var ")
        for place in head.indices {
            if "([".contains(head[place]) { nesting += 1 }
            if ")]".contains(head[place]) { nesting -= 1 }
            if nesting == 0, head[place] == "{" || (isValue && head[place...].hasPrefix(" = ")) {
                text = String(head[..<place])
                break
            }
        }
        text = text.split(separator: " ").joined(separator: " ")
        return text.replacingOccurrences(of: "( ", with: "(").replacingOccurrences(of: " )", with: ")")
            .replacingOccurrences(of: " ,", with: ",").replacingOccurrences(of: ")throws", with: ") throws")
    }

    private func balance(_ text: String, _ open: Character, _ close: Character) -> Int {
        text.reduce(0) { $0 + ($1 == open ? 1 : $1 == close ? -1 : 0) }
    }

    /// The source without comments, and with nothing in its strings.
    private func uncommented(_ source: String) -> String {
        var kept = ""
        var rest = Substring(source)
        while let sign = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { !$0.isNewline }
            } else if rest.hasPrefix("/*") {
                rest = rest.range(of: "*/").map { rest[$0.upperBound...] } ?? ""
            } else if sign == "\"" {
                rest = rest.dropFirst()
                while let inner = rest.first, inner != "\"", !inner.isNewline {
                    rest = rest.dropFirst(inner == "\\" ? 2 : 1)
                }
                rest = rest.dropFirst()
                kept += "\"\""
            } else {
                kept.append(sign)
                rest = rest.dropFirst()
            }
        }
        return kept
    }
}
