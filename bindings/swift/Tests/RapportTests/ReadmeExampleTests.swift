import Foundation
import Rapport
import Testing

@Suite struct ReadmeExampleTests {
    @Test func works() async throws {
        let scratch = try Scratch()
        let (here, there) = (try scratch.folder("phone"), try scratch.folder("laptop"))
        let shared = try scratch.folder("shared", made: true)

        let (phoneKeys, laptopKeys) = (FileSecrets(folder: scratch.folder.path + "/keys"), Keys())
        let person = Person()

        // README begin
        // On Apple's systems the key is kept in the Keychain if nothing else is said.
        let phone = try await RapportVault.create(at: here, device: "Phone", secrets: phoneKeys)
        try await phone.logDebrief("Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name. >me send deck tomorrow")

        for item in try await phone.today().items {
            print(item.title, "-", item.reason)  // Thank Jane Doe by e-mail - You met today; ...
        }

        // Another device of the same person, by way of a folder that both can reach: it is given the ticket and shows
        // six digits.
        let invitation = try await phone.invite(through: shared)
        async let joined = RapportVault.join(
            invitation.ticket, device: "Laptop", through: shared, at: there, secrets: laptopKeys
        ) { digits in print("Laptop shows", digits) }
        try await invitation.admit { device, digits in await person.says("Does \(device) show \(digits)?") }

        let laptop = try await joined
        for try await contact in laptop.allPeople() {
            print(contact.name, contact.line)  // Jane Doe Acme, then Bob Lee
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

/// Somebody who looks at both devices.
private struct Person {
    func says(_ question: String) async -> Bool {
        question.hasPrefix("Does Laptop show ")
    }
}
