import Foundation
import Testing

@testable import Rapport

@Suite struct VaultTests {
    let scratch: Scratch
    let clock: HandClock

    init() throws {
        scratch = try Scratch()
        clock = try HandClock()
    }

    func vault(_ secrets: any SecretStore = Keys()) async throws -> RapportVault {
        try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: secrets, time: clock.source)
    }

    @Test func aDebriefIsShownToday() async throws {
        let vault = try await vault()
        let applied = try await vault.logDebrief("Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name")
        let people = applied.ids(of: .contact)
        #expect(people.count == 2 && applied.ids(of: .meeting).count == 1)

        let today = try await vault.today()
        #expect(today.day == CivilDate(year: 2026, month: 3, day: 2))
        #expect(today.items.map(\.section) == [.thankEmail, .thankHand])
        let thanks = try #require(today.items.first)
        #expect(thanks.title == "Thank Jane Doe by e-mail" && thanks.contact == people.first)
        #expect(Set(today.items.map(\.id)).count == 2)

        clock.advance(60)
        try await vault.markDone(try #require(thanks.obligation), by: .email)
        #expect(try await vault.today().items.map(\.section) == [.thankHand])
        #expect(try await vault.undoable() != nil)
        try await vault.undo()
        #expect(try await vault.today().items.map(\.section) == [.thankEmail, .thankHand])
    }

    @Test func aDraftIsConfirmedBeforeItIsLogged() async throws {
        let vault = try await vault()
        let jane = try #require(try await vault.addContact(named: "Jane Doe").ids(of: .contact).first)
        clock.advance(1)
        var debrief = try await vault.draft("Spoke with her about the fair", with: ["J. Doe"])
        #expect(debrief.met.map(\.name) == ["J. Doe"])
        debrief.met[0].contact = jane
        try await vault.log(debrief)
        #expect(try await vault.people().rows.map(\.contact) == [jane])
        #expect(try await vault.person(jane).timeline.contains { $0.text == "Spoke with her about the fair" })
    }

    @Test func whatWasKeptIsThereAfterOpening() async throws {
        let keys = Keys()
        try await vault(keys).addContact(named: "Jane Doe")
        let again = try await RapportVault.open(at: scratch.folder("phone"), secrets: keys, time: clock.source)
        #expect(again.device == "phone")
        #expect(try await again.people().rows.map(\.name) == ["Jane Doe"])
        try await again.suspend()
        #expect(try await again.people().total == 1)
        #expect(try await again.refresh() == nil)
        try await again.setSetting("theme", to: "dark")
        #expect(try await again.setting("theme") == "dark")
    }

    @Test func twoVaultsAgreeAfterSync() async throws {
        let shared = try scratch.folder("shared", made: true)
        let phone = try await vault()
        try await phone.logDebrief("Coffee with +Jane Doe. Named +Bob Lee ok-name")
        let sent = try await phone.sync(through: shared)
        #expect(sent.published > 0 && sent.received == 0)

        let laptop = try await paired(
            phone, "laptop", through: shared, at: scratch.folder("laptop"), time: clock.source)
        #expect(try await laptop.people().total == 2)
        clock.advance(1)
        try await laptop.addContact(named: "Zoë Berg", organization: "Ørsted", source: .event)
        try await laptop.sync(through: shared)
        try await phone.sync(through: shared)
        #expect(differences(try await phone.everything(), try await laptop.everything()).isEmpty)
        #expect(try await phone.search("zoe").people.map(\.line) == ["Ørsted"])
        #expect(try await phone.devices().map(\.name) == ["phone", "laptop"])
        #expect(try await phone.referralTree().rows.map(\.name).contains("Bob Lee"))
    }

    @Test func pagesFollowOneAnother() async throws {
        let vault = try await vault()
        let names = ["Person A", "Person B", "Person C", "Person D", "Person E", "Person F", "Person G"]
        for name in names.shuffled() {
            clock.advance(1)
            let contact = try #require(try await vault.addContact(named: name).ids(of: .contact).first)
            try await vault.addNote("About \(name)", about: [contact])
        }
        for size in [1, 3, 7, 100] {
            var met: [String] = []
            for try await person in vault.allPeople(pageSize: size) { met.append(person.name) }
            #expect(met == names)
            var told: Set<TimelineRow.ID> = []
            for try await row in vault.history(pageSize: size) { told.insert(row.id) }
            #expect(told.count == names.count)
        }
    }

    @Test @MainActor func nothingWaitsOnTheMainThread() async throws {
        let zone = clock.zone
        let source = TimeSource(
            now: {
                #expect(!Thread.isMainThread)
                return Date(timeIntervalSince1970: 1_772_463_600)
            }, zone: { zone })
        let vault = try await RapportVault.create(
            at: scratch.folder("main"), device: "phone", secrets: Keys(), time: source)
        try await vault.logDebrief("Coffee with +Jane Doe")
        #expect(try await vault.today().items.count == 2)
    }

    @Test func theClockOfTheDeviceWillDo() async throws {
        let vault = try await RapportVault.create(at: scratch.folder("phone"), device: "phone", secrets: Keys())
        try await vault.logDebrief("Coffee with +Jane Doe")
        let row = try #require(try await vault.timeline().rows.first)
        #expect(abs(row.at.timeIntervalSinceNow) < 600)
    }

    @Test func aCancelledTaskChangesNothing() async throws {
        let vault = try await vault()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await vault.addContact(named: "Jane Doe")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await vault.people().total == 0)
    }

    @Test func manyCallsAtOnceAllArrive() async throws {
        let vault = try await vault()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask { try await vault.addContact(named: "Person \(number)") }
            }
            try await group.waitForAll()
        }
        #expect(try await vault.people().total == 20)
    }
}
