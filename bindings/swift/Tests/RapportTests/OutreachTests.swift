import Foundation
import Testing

@testable import Rapport

/// Asks, from planned to a time in the calendar.
@Suite struct OutreachTests {
    let scratch: Scratch
    let clock: HandClock
    let vault: RapportVault

    init() async throws {
        scratch = try Scratch()
        clock = try HandClock()
        vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
    }

    func ask() async throws -> RecordId {
        let jane = try #require(
            try await vault.addContact(named: "Jane Doe", email: "jane@doe.example").ids(of: .contact).first)
        clock.advance(1)
        let planned = try await vault.planOutreach(
            to: jane, by: .email, because: "She moved from law to design", minutes: 20)
        return try #require(planned.ids(of: .outreach).first)
    }

    @Test func anAskIsWrittenSentAndAnswered() async throws {
        let ask = try await ask()
        try await vault.set(.subject, ofOutreach: ask, to: "Twenty minutes?")
        try await vault.write("May I ask you three questions? 🎓", for: ask)
        var page = try await vault.outreach(ask)
        #expect(page.row.state == .planned && page.statedReason == "She moved from law to design")
        clock.advance(1)
        try await vault.send(ask)
        clock.advance(1)
        try await vault.write("Something else", for: ask)
        page = try await vault.outreach(ask)
        #expect(page.row.state == .sent && page.sent.map(\.text) == ["May I ask you three questions? 🎓"])
        #expect(page.sent.map(\.subject) == ["Twenty minutes?"] && page.sent.map(\.minutes) == [20])

        clock.advance(3600)
        try await vault.noteYes(to: ask)
        #expect(try await vault.outreach(ask).row.state == .repliedYes)
        #expect(try await vault.today().items.map(\.section) == [.reply])
        clock.advance(1)
        let start = try CivilDateTime("2026-03-03T10:00:00")
        let talk = try await vault.scheduleTalk(of: ask, at: start, by: .video).ids(of: .meeting).first
        #expect(try await vault.outreach(ask).row.state == .scheduled)
        #expect(try await vault.outreachList().rows.map(\.id) == [ask])
        #expect(try await vault.today().items.contains { $0.record == talk })
        #expect(try await vault.funnel().steps.first { $0.stage == .scheduled }?.reached == 1)
    }

    @Test func anotherNameLeadsOn() async throws {
        let ask = try await ask()
        clock.advance(1)
        try await vault.send(ask, by: .linkedin, text: "May I ask you three questions?")
        clock.advance(1)
        let applied = try await vault.noteRedirected(ask, toSomebodyNamed: "Bob Lee")
        let bob = try #require(applied.ids(of: .contact).first)
        #expect(try await vault.outreach(ask).row.state == .redirected)
        #expect(try await vault.person(bob).referredBy.map(\.permission) == [.notAsked])
    }

    @Test func aTemplateOfOnesOwn() async throws {
        let made = try await vault.addTemplate("Short", text: "Dear {given}", for: "email", locale: "en")
        let template = try #require(made.ids(of: .template).first)
        try await vault.editTemplate(template, title: "Shorter", text: "Hi {given} 👋")
        #expect(try await vault.templates().filter { $0.builtIn == nil }.map(\.text) == ["Hi {given} 👋"])
        try await vault.deleteTemplate(template)
        #expect(try await vault.templates().allSatisfy { $0.builtIn != nil })
    }

    @Test func aLinkOpensAnEmail() throws {
        let link = vault.mailto("jane@doe.example", subject: "Twenty minutes?", body: "Dear Jane 🎓")
        #expect(link.link.hasPrefix("mailto:jane@doe.example?subject=") && !link.isLong)
    }
}
