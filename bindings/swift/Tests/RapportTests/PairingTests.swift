import Foundation
import Testing

@testable import Rapport

@Suite(.timeLimit(.minutes(2))) struct PairingTests {
    let scratch: Scratch
    let clock: HandClock
    let shared: URL

    init() throws {
        scratch = try Scratch()
        clock = try HandClock()
        shared = try scratch.folder("shared", made: true)
    }

    func phone() async throws -> RapportVault {
        try await RapportVault.create(at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
    }

    func laptop(_ phone: RapportVault, _ keys: Keys = Keys()) async throws -> RapportVault {
        try await paired(
            phone, "laptop", through: shared, at: scratch.folder("laptop"), secrets: keys, time: clock.source)
    }

    func join(_ ticket: String) async throws -> RapportVault {
        try await RapportVault.join(
            ticket, device: "laptop", through: shared, at: scratch.folder("laptop"), secrets: Keys(),
            time: clock.source, every: often, show: { _ in })
    }

    func filesInShared() -> [String] {
        let all = FileManager.default.enumerator(at: shared, includingPropertiesForKeys: [.isRegularFileKey])
        return (all?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }.map(\.lastPathComponent)
    }

    @Test func bothShowTheSameDigits() async throws {
        let phone = try await phone()
        try await phone.addContact(named: "Jane Doe")
        let invitation = try await phone.invite(through: shared)
        #expect(invitation.ticket.hasPrefix("RAPPORT1-"))
        let shown = Shown()
        async let joined = RapportVault.join(
            invitation.ticket, device: " laptop ", through: shared, at: scratch.folder("laptop"), secrets: Keys(),
            time: clock.source, every: often
        ) { await shown.show($0) }
        let isIn = try await invitation.admit(every: often) { name, digits in
            #expect(name == "laptop")
            #expect(digits.wholeMatch(of: /[0-9]{3} [0-9]{3}/) != nil, "\(digits)")
            while await shown.digits == nil { try await Task.sleep(for: often) }
            return await shown.digits == digits
        }
        #expect(isIn)
        let laptop = try await joined
        #expect(laptop.id == phone.id && laptop.device == "laptop")
        #expect(differences(try await phone.everything(), try await laptop.everything()).isEmpty)
        #expect(try await phone.devices().map(\.name) == ["phone", "laptop"])
        #expect(try await laptop.devices().map(\.isThis) == [true, false])
    }

    @Test func whoeverShowsOtherDigitsStaysOut() async throws {
        let phone = try await phone()
        let invitation = try await phone.invite(through: shared)
        let ticket = invitation.ticket
        let joining = Task { try await join(ticket) }
        #expect(try await invitation.admit(every: often) { _, _ in false } == false)
        joining.cancel()
        await #expect(throws: CancellationError.self) { _ = try await joining.value }
        #expect(try await phone.devices().count == 1)
        #expect(filesInShared().isEmpty)
    }

    @Test func aTicketThatIsNoneSaysWhatToDo() async throws {
        let ticket = try await phone().invite(through: shared).ticket
        #expect(
            await refusal { try await join("nonsense") }
                == "the ticket is not one of Rapport's: those begin with RAPPORT")
        let cut = await refusal { try await join(String(ticket.dropLast(4))) }
        #expect(cut?.contains("copy all of it") == true)
        clock.advance(300)
        #expect(await refusal { try await join(ticket) } == "the ticket is too old; make a new one")
    }

    @Test func whoeverNoLongerWaitsLeavesNothingBehind() async throws {
        let invitation = try await phone().invite(through: shared)
        let ticket = invitation.ticket
        let joining = Task { try await join(ticket) }
        let admitting = Task {
            try await invitation.admit(every: often) { _, _ in
                try await Task.sleep(for: .seconds(60))
                return true
            }
        }
        // Challenge and reveal lie there by then.
        while filesInShared().count < 3 { try await Task.sleep(for: often) }
        admitting.cancel()
        joining.cancel()
        await #expect(throws: CancellationError.self) { _ = try await admitting.value }
        await #expect(throws: CancellationError.self) { _ = try await joining.value }
        #expect(filesInShared().isEmpty)
    }

    @Test func whatLiesInTheFolderIsSealed() async throws {
        let phone = try await phone()
        try await phone.addContact(named: "Jane Doe", email: "jane@acme.example")
        let sent = try await phone.sync(through: shared)
        #expect(sent.published > 0 && sent.foreignFiles == 0 && sent.otherVaults == 0)
        let all = FileManager.default.enumerator(at: shared, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        let files = try #require(all).filter { !$0.hasDirectoryPath }
        #expect(!files.isEmpty)
        for file in files {
            let bytes = try Data(contentsOf: file)
            for word in ["Jane", "acme", "phone"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
        }
        let beside = files[0].deletingLastPathComponent()
        try Data("not ours".utf8).write(to: beside.appendingPathComponent("holiday.txt"))
        #expect(try await phone.sync(through: shared).foreignFiles == 1)
    }

    @Test func aCopyWithoutItsSecretsCanBeReadAndPairedAgain() async throws {
        let phone = try await phone()
        try await phone.addContact(named: "Jane Doe")
        try await phone.sync(through: shared)
        try await phone.suspend()
        try FileManager.default.copyItem(at: scratch.folder("phone"), to: scratch.folder("copy"))
        let copy = try await RapportVault.open(at: scratch.folder("copy"), secrets: Keys(), time: clock.source)
        #expect(try await copy.people().total == 1)
        clock.advance(1)
        try await copy.addContact(named: "Bob Lee")
        await #expect(throws: RapportError.NotPaired) { try await copy.sync(through: shared) }
        await #expect(throws: RapportError.NotPaired) { _ = try await copy.invite(through: shared) }

        let invitation = try await phone.invite(through: shared)
        let shown = Shown()
        async let again: Void = copy.joinAgain(invitation.ticket, through: shared, every: often) {
            await shown.show($0)
        }
        try await invitation.admit(every: often) { _, digits in
            while await shown.digits == nil { try await Task.sleep(for: often) }
            return await shown.digits == digits
        }
        try await again
        try await phone.sync(through: shared)
        #expect(try await phone.people().total == 2)
        #expect(differences(try await phone.everything(), try await copy.everything()).isEmpty)
    }

    @Test func whoWasConfirmedGetsInThoughTheInviterTurnsAway() async throws {
        let phone = try await phone()
        let invitation = try await phone.invite(through: shared)
        let joining = try Joining(ticket: invitation.ticket, name: "laptop", context: clock.source.context)
        let admitting = Task { try await invitation.admit(every: often) { _, _ in true } }
        // It says hello and shows its digits, and is slow from then on.
        while try joining.poll(folder: shared.path, context: clock.source.context) == .waiting {
            try await Task.sleep(for: often)
        }
        while try await phone.devices().count == 1 { try await Task.sleep(for: often) }
        try await Task.sleep(for: .milliseconds(200))
        admitting.cancel()
        await #expect(throws: CancellationError.self) { _ = try await admitting.value }
        #expect(try joining.poll(folder: shared.path, context: clock.source.context) == .welcomed)
    }

    @Test func aFolderPutBackFromABackupGoesOnAndLosesNothing() async throws {
        let (phone, keys) = (try await phone(), Keys())
        let (folder, backup) = (try scratch.folder("laptop"), try scratch.folder("backup"))
        var laptop: RapportVault? = try await laptop(phone, keys)
        try await laptop?.addContact(named: "Before the backup")
        try await laptop?.suspend()
        try FileManager.default.copyItem(at: folder, to: backup)
        clock.advance(1)
        try await laptop?.addContact(named: "After the backup")
        try await laptop?.sync(through: shared)
        try await laptop?.suspend()
        laptop = nil
        try FileManager.default.removeItem(at: folder)
        try FileManager.default.copyItem(at: backup, to: folder)

        let restored = try await RapportVault.open(at: folder, secrets: keys, time: clock.source)
        clock.advance(1)
        try await restored.addContact(named: "After it was put back")
        for _ in 0..<3 {
            try await restored.sync(through: shared)
            try await phone.sync(through: shared)
        }
        #expect(try await phone.people().total == 3)
        #expect(differences(try await phone.everything(), try await restored.everything()).isEmpty)
        #expect(try await phone.devices().count == 2)
    }

    @Test func aDeviceThatWasRemovedIsOutAndKeepsWhatItHas() async throws {
        let phone = try await phone()
        try await phone.addContact(named: "Jane Doe")
        let laptop = try await laptop(phone)
        let device = try #require(try await phone.devices().first { !$0.isThis })
        try await phone.remove(device: device.id)
        clock.advance(1)
        try await phone.addContact(named: "Bob Lee")
        try await phone.sync(through: shared)
        await #expect(throws: RapportError.DeviceRemoved) {
            for _ in 0..<2 { try await laptop.sync(through: shared) }
        }
        #expect(try await laptop.people().total == 1)
        #expect(try await phone.devices().first { $0.id == device.id }?.isRemoved == true)
        let this = try #require(try await phone.devices().first { $0.isThis })
        #expect(
            await refusal { try await phone.remove(device: this.id) }
                == "the device is this one; remove it from another one")
    }

    @Test func aPersonWhoIsForgottenIsGoneOnBoth() async throws {
        let phone = try await phone()
        let jane = try #require(try await phone.addContact(named: "Jane Doe").ids(of: .contact).first)
        let bob = try #require(try await phone.addContact(named: "Bob Lee").ids(of: .contact).first)
        let alone = try await phone.addNote("She likes maps", about: [jane]).ids(of: .note)
        let both = try await phone.addNote("They know each other", about: [jane, bob]).ids(of: .note)
        let laptop = try await laptop(phone)
        #expect(try await laptop.people().total == 2)

        let forgotten = try await phone.forget(jane)
        #expect(Set(forgotten.records) == Set(alone + [jane]))
        #expect(forgotten.toLookThrough == both)
        try await phone.sync(through: shared)
        try await laptop.sync(through: shared)
        for vault in [phone, laptop] {
            #expect(try await vault.people().rows.map(\.name) == ["Bob Lee"])
            #expect(try await vault.export().contains("Jane") == false)
            #expect(await refusal { try await vault.forget(jane) } == "there is no contact with the id \(jane)")
        }
        #expect(differences(try await phone.everything(), try await laptop.everything()).isEmpty)
    }
}
