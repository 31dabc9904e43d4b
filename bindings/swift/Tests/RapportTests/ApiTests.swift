import Foundation
import Testing

/// What apps can see of the module is what `api.txt` says.
@Test func thePublicApiIsTheOneThatIsWrittenDown() throws {
    let package = workspace.appendingPathComponent("bindings/swift")
    let file = package.appendingPathComponent("api.txt")
    let api = try PublicApi(folder: package.appendingPathComponent("Sources/Rapport"))
    guard let known = try? String(contentsOf: file, encoding: .utf8) else {
        try api.text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("bindings/swift/api.txt was missing and is written anew: look at what changed, and test again")
        return
    }
    let before = Set(known.split(separator: "\n").map(String.init))
    let gone = before.subtracting(api.lines).sorted().map { "- \($0)" }
    let new = api.lines.subtracting(before).sorted().map { "+ \($0)" }
    #expect(
        gone.isEmpty && new.isEmpty,
        """
        The public API is not what bindings/swift/api.txt says:
        \((gone + new).joined(separator: "\n"))
        If that is meant, remove bindings/swift/api.txt, test again so that it is written anew, and commit it.
        """)
}
