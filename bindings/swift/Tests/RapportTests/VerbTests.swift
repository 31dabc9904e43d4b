import Foundation
import Testing

@testable import Rapport

/// The methods that are short for a command.
@Suite struct VerbTests {
    let scratch: Scratch
    let clock: HandClock
    let vault: RapportVault

    init() async throws {
        scratch = try Scratch()
        clock = try HandClock()
        vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
    }

    func person(_ name: String) async throws -> RecordId {
        clock.advance(1)
        return try #require(try await vault.addContact(named: name).ids(of: .contact).first)
    }

    @Test func aPersonIsDescribed() async throws {
        let jane = try await person("Jane Doe")
        try await vault.set(.headline, of: jane, to: "Head of product")
        try await vault.addEmail("jane@acme.example", label: "work", to: jane)
        try await vault.addPhone("+49 30 123456", to: jane)
        try await vault.addJob(at: "Acme", as: "Designer", to: jane)
        try await vault.tag(jane, "warm")
        try await vault.tag(jane, "fintech")
        try await vault.untag(jane, "warm")
        try await vault.setDoNotContact(jane)
        var page = try await vault.person(jane)
        #expect(page.headline == "Head of product" && page.tags == ["fintech"] && page.isDoNotContact)
        #expect(page.emails.map(\.value) == ["jane@acme.example"] && page.phones.map(\.value) == ["+49 30 123456"])
        #expect(page.jobs.map(\.organization) == ["Acme"])

        try await vault.endJob(try #require(page.jobs.first).id, of: jane)
        try await vault.remove(try #require(page.emails.first).id, of: jane)
        try await vault.deleteContact(jane)
        page = try await vault.person(jane)
        #expect(page.state == .deleted && page.emails.isEmpty && page.jobs.map(\.isPast) == [true])
        try await vault.restoreContact(jane)
        #expect(try await vault.person(jane).state == .live)
    }

    @Test func aNameIsFollowedToItsReport() async throws {
        let (jane, bob) = (try await person("Jane Doe"), try await person("Bob Lee"))
        let referral = try #require(
            try await vault.addReferral(of: bob, by: jane).ids(of: .referral).first)
        func state() async throws -> ReferralState? { try await vault.person(bob).referredBy.first?.state }
        try await vault.setPermission(.granted, for: referral)
        #expect(try await state() == .ready)
        clock.advance(1)
        try await vault.markContacted(referral)
        #expect(try await state() == .contacted)
        clock.advance(1)
        try await vault.markMet(referral)
        clock.advance(1)
        try await vault.reportBack(on: referral, by: .phone)
        #expect(try await state() == .reportedBack)
    }

    @Test func promisesNotesAndMeetings() async throws {
        let jane = try await person("Jane Doe")
        let promise = try #require(
            try await vault.addPromise("send deck", by: .me, with: jane).ids(of: .commitment).first)
        try await vault.setDue(CivilDate(year: 2026, month: 3, day: 2), of: promise)
        #expect(try await vault.today().items.map(\.section) == [.promise])
        clock.advance(1)
        try await vault.keepPromise(promise)
        #expect(try await vault.today().items.isEmpty)
        clock.advance(1)
        try await vault.reopenPromise(promise)
        clock.advance(1)
        try await vault.dropPromise(promise)

        let note = try #require(try await vault.addNote("Loves maps", about: [jane]).ids(of: .note).first)
        try await vault.editNote(note, text: "Loves old maps")
        #expect(try await vault.search("old").texts.map(\.id) == [note])
        try await vault.deleteNote(note)
        #expect(try await vault.search("old").texts.isEmpty)

        let start = try CivilDateTime("2026-03-03T09:00:00")
        let meeting = try #require(
            try await vault.scheduleMeeting(with: [jane], at: start).ids(of: .meeting).first)
        try await vault.reschedule(meeting, to: try CivilDateTime("2026-03-03T10:00:00"))
        #expect(try await vault.today().items.map(\.section) == [.meeting])
        clock.advance(1)
        try await vault.cancel(meeting)
        #expect(try await vault.today().items.isEmpty)
    }

    @Test func aFollowUpIsPutOffAndLetBe() async throws {
        let jane = try await person("Jane Doe")
        try await vault.addFollowUp("Ask about the fair", with: jane, due: try CivilDate("2026-03-02"))
        let key = try #require(try await vault.today().items.first?.obligation)
        clock.advance(1)
        try await vault.snooze(key, until: try CivilDate("2026-03-05"))
        #expect(try await vault.today().items.isEmpty)
        clock.advance(1)
        try await vault.reopen(key)
        #expect(try await vault.today().items.count == 1)
        clock.advance(1)
        try await vault.waive(key)
        #expect(try await vault.today().items.isEmpty)
        try await vault.addSendRequest("the slides", from: jane, due: try CivilDate("2026-03-02"))
        #expect(try await vault.today().items.count == 1)
        try await vault.set(.name, to: "Sam")
        let acme = try #require(try await vault.addOrganization(named: "Acme").ids(of: .organization).first)
        try await vault.set(.place, ofOrganization: acme, to: "Berlin")
        #expect(try await vault.export().contains("Berlin"))
    }
}
