import Foundation
import Testing

@testable import Rapport

@Suite struct SecretsTests {
    let scratch: Scratch
    let clock: HandClock
    let keys = Keys()

    init() throws {
        scratch = try Scratch()
        clock = try HandClock()
    }

    func vault() async throws -> RapportVault {
        try await RapportVault.create(at: scratch.folder("phone"), device: "phone", secrets: keys, time: clock.source)
    }

    @Test func aStoreIsAskedBeforeTheFirstWriteAndNeverToRead() async throws {
        let vault = try await vault()
        #expect(keys.calls() == ["put key", "put token"])
        _ = try await (vault.today(), vault.people(), vault.devices())
        #expect(keys.calls() == [])
        try await vault.addContact(named: "Jane Doe")
        #expect(keys.calls() == ["get key", "get token", "put token"])
        try await vault.addContact(named: "Bob Lee")
        #expect(keys.calls() == [])

        let again = try await RapportVault.open(at: scratch.folder("phone"), secrets: keys, time: clock.source)
        #expect(try await again.people().total == 2)
        #expect(keys.calls() == [])
    }

    @Test func aStoreThatFailsLetsNothingBeWritten() async throws {
        let shared = try scratch.folder("shared", made: true)
        let vault = try await vault()
        for failure: any Error in [SecretsError.Refused(reason: "locked"), CancellationError(), Flaw("not foreseen")] {
            keys.failure = failure
            await #expect(throws: RapportError.Secrets(action: "reading a key")) {
                try await vault.addContact(named: "Jane Doe")
            }
            await #expect(throws: RapportError.self) { try await vault.sync(through: shared) }
            #expect(try await vault.people().total == 0)
        }
        keys.failure = nil
        try await vault.addContact(named: "Jane Doe")
        #expect(try await vault.people().total == 1)
    }

    @Test func aStoreThatFailsLetsNoVaultBeMade() async throws {
        keys.failure = Flaw("locked")
        await #expect(throws: RapportError.Secrets(action: "keeping a key")) { _ = try await vault() }
        keys.failure = nil
        _ = try await vault()
    }

    @Test func filesKeepSecretsToo() async throws {
        let folder = try scratch.folder("keys")
        let files = FileSecrets(at: folder)
        #expect(try files.get(name: "one") == nil)
        try files.put(name: "one", secret: Data([1, 2, 3]))
        #expect(try FileSecrets(at: folder).get(name: "one") == Data([1, 2, 3]))
        try files.delete(name: "one")
        #expect(try files.get(name: "one") == nil)

        let place = try scratch.folder("phone")
        try await RapportVault.create(at: place, device: "phone", secrets: files).addContact(named: "Jane Doe")
        try await RapportVault.open(at: place, secrets: FileSecrets(at: folder)).addContact(named: "Bob Lee")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
        let blocked = FileSecrets(at: place.appendingPathComponent("vault.sqlite3"))
        await #expect(throws: RapportError.Secrets(action: "keeping a key")) {
            try await RapportVault.create(at: scratch.folder("tablet"), device: "tablet", secrets: blocked)
        }
    }
}
