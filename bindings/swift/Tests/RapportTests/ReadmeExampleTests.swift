import Foundation
import Rapport
import Testing

@Suite struct ReadmeExampleTests {
    @Test func works() async throws {
        let scratch = try Scratch()
        let (here, there) = (try scratch.folder("phone"), try scratch.folder("laptop"))
        let shared = try scratch.folder("shared", made: true)

        // README begin
        let phone = try await RapportVault.create(at: here, device: "Phone")
        try await phone.logDebrief("Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name. >me send deck tomorrow")

        for item in try await phone.today().items {
            print(item.title, "-", item.reason)  // Thank Jane Doe by e-mail - You met today; ...
        }

        // Another device of the same person, by way of a folder that both can reach.
        try await phone.sync(through: shared)
        let laptop = try await RapportVault.create(at: there, device: "Laptop", joining: phone.id)
        try await laptop.sync(through: shared)
        for try await person in laptop.allPeople() {
            print(person.name, person.line)  // Jane Doe Acme, then Bob Lee
        }
        // README end

        #expect(try await phone.today().items.contains { $0.title == "Thank Jane Doe by e-mail" })
        #expect(try await laptop.people() == phone.people())
        #expect(try await laptop.people().total == 2)
    }

    @Test func isInTheReadme() throws {
        let file = workspace.appendingPathComponent("README.md")
        guard let readme = try? String(contentsOf: file, encoding: .utf8) else { return }
        let example = try example(of: String(contentsOfFile: #filePath, encoding: .utf8))
        #expect(
            readme.contains("```swift\n\(example)```\n"),
            "README.md does not hold the example of ReadmeExampleTests.swift; it must be:\n\(example)")
    }

    /// The lines between the marks, moved to the left.
    private func example(of source: String) throws -> String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let begin = try #require(lines.firstIndex { $0.trimmingCharacters(in: .whitespaces) == "// README begin" })
        let end = try #require(lines.firstIndex { $0.trimmingCharacters(in: .whitespaces) == "// README end" })
        let margin = lines[begin].prefix { $0 == " " }.count
        return lines[(begin + 1)..<end].map { $0.dropFirst(margin) + "\n" }.joined()
    }
}
