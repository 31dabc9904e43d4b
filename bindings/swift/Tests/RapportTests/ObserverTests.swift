import Foundation
import Testing

@testable import Rapport

@Suite(.timeLimit(.minutes(2))) struct ObserverTests {
    let scratch: Scratch
    let clock: HandClock

    init() throws {
        scratch = try Scratch()
        clock = try HandClock()
    }

    @Test func anObserverIsCalledOncePerCommitAndMayUseTheVault() throws {
        let vault = try Vault.create(
            folder: scratch.folder("phone").path, device: "phone", secrets: Keys(), context: clock.source.context)
        let watcher = Watcher(vault, clock)
        let subscription = vault.observe(observer: watcher)
        let debrief = try vault.draft(
            context: clock.source.context, text: "Coffee with +Jane Doe. Named +Bob Lee. >me send deck fri", with: [])
        let applied = try vault.apply(context: clock.source.context, command: .debrief(.log(debrief: debrief)))
        #expect(watcher.seen.map(\.changes.revision) == [applied.revision])
        #expect(watcher.seen.map(\.people) == [2])
        #expect(watcher.seen.first.map { Set($0.changes.touched) } == Set(applied.touched.map(\.id)))

        #expect(throws: RapportError.self) {
            let nobody = NewContact(name: "", organization: nil, title: nil, email: nil, phone: nil, source: nil)
            _ = try vault.apply(context: clock.source.context, command: .contact(.create(contact: nobody)))
        }
        #expect(watcher.seen.count == 1)
        _ = try vault.undo(context: clock.source.context)
        #expect(watcher.seen.map(\.people) == [2, 0])

        subscription.cancel()
        _ = try vault.apply(context: clock.source.context, command: .profile(.set(field: .name, value: "Sam")))
        #expect(watcher.seen.count == 2)
    }

    @Test func changesArriveInTheirOrder() async throws {
        let vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        let (one, other) = (vault.changes, vault.changes)
        var revisions: [UInt64] = []
        for name in ["Jane Doe", "Bob Lee", "Ana Ruiz"] {
            revisions.append(try await vault.addContact(named: name).revision)
        }
        for stream in [one, other] {
            var seen: [UInt64] = []
            for await change in stream {
                seen.append(change.revision)
                // What is read in the loop is no older than the change.
                #expect(try await vault.people().total == 3)
                if seen.count == 3 { break }
            }
            #expect(seen == revisions)
        }
    }

    @Test func changesOfOtherDevicesArriveToo() async throws {
        let shared = try scratch.folder("shared", made: true)
        let phone = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        let laptop = try await paired(
            phone, "laptop", through: shared, at: scratch.folder("laptop"), time: clock.source)
        let jane = try await phone.addContact(named: "Jane Doe").ids(of: .contact)
        try await phone.sync(through: shared)
        var changes = laptop.changes.makeAsyncIterator()
        try await laptop.sync(through: shared)
        let change = await changes.next()
        #expect(change?.touched == jane || change?.isEverything == true)
    }

    @Test func theStreamEndsWithItsTask() async throws {
        let vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        let task = Task { for await _ in vault.changes {} }
        task.cancel()
        await task.value
        try await vault.addContact(named: "Jane Doe")
    }

    @Test func theStreamEndsWithTheVault() async throws {
        var vault: RapportVault? = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        let changes = try #require(vault).changes
        try await vault?.addContact(named: "Jane Doe")
        vault = nil
        var count = 0
        for await _ in changes { count += 1 }
        #expect(count == 1)
    }
}

/// Looks at the vault each time it is told of a change.
private final class Watcher: Observer, @unchecked Sendable {
    private weak var vault: Vault?
    private let clock: HandClock
    private(set) var seen: [(changes: ChangeSet, people: UInt64)] = []

    init(_ vault: Vault, _ clock: HandClock) {
        (self.vault, self.clock) = (vault, clock)
    }

    func changed(changes: ChangeSet) {
        _ = try? vault?.today(context: clock.source.context)
        seen.append((changes, (try? vault?.people(offset: 0, limit: 10).total) ?? 99))
    }
}
