import Foundation
import Testing

@testable import Rapport

/// What the person reads when something is refused.
@Suite struct ErrorTests {
    let scratch: Scratch
    let vault: RapportVault

    init() async throws {
        scratch = try Scratch()
        vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(),
            time: .fixed(Date(timeIntervalSince1970: 1_772_463_600), in: .gmt))
    }

    @Test func theReasonIsInTheText() async throws {
        #expect(await refusal { try await vault.addContact(named: "   ") } == "the name is empty")
        #expect(await refusal { try await vault.undo() } == "there is nothing to undo")
        let jane = try #require(try await vault.addContact(named: "Jane Doe").ids(of: .contact).first)
        #expect(await refusal { try await vault.markHeld(jane) } == "there is no meeting with the id \(jane)")
        let email = await refusal { try await vault.addEmail("nonsense", to: jane) }
        #expect(email?.contains("must look like name@example.org") == true)
    }

    @Test func whatCannotBeOpenedSaysWhatToDo() async throws {
        let empty = try scratch.folder("empty", made: true)
        #expect(
            await refusal { try await RapportVault.open(at: empty, secrets: Keys()) }
                == "there is no vault in this folder; create one first")
        #expect(
            await refusal {
                try await RapportVault.create(at: scratch.folder("phone"), device: "again", secrets: Keys())
            }
                == "this folder already holds a vault")
        let gone = try scratch.folder("gone")
        let sync = await refusal { try await vault.sync(through: gone) }
        #expect(sync?.contains("folder") == true)
    }
}

/// The words of the error that a call throws.
func refusal<T>(_ call: () async throws -> T) async -> String? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error is RapportError ? error.localizedDescription : "no error of ours: \(error)"
    }
}
