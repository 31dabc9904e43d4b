import Foundation
import Testing

@testable import Rapport

/// Talks, from prepared to over.
@Suite struct TalkTests {
    @Test func aTalkIsPreparedAndHeld() async throws {
        let scratch = try Scratch()
        let clock = try HandClock()
        let vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        let jane = try #require(try await vault.addContact(named: "Jane Doe").ids(of: .contact).first)
        let start = try CivilDateTime("2026-03-02T17:00:00")
        let made = try await vault.scheduleMeeting(with: [jane], at: start, minutes: 20)
        let talk = try #require(made.ids(of: .meeting).first)
        #expect(try await vault.nextTalk(with: jane) == talk)
        try await vault.setGoal(.openings, inMeeting: talk)
        try await vault.plan("What moved the coast? 🗺️", for: talk, as: .must)
        let page = try await vault.prep(for: talk)
        #expect(page.goals == [.openings] && page.questions.map(\.text) == ["What moved the coast? 🗺️"])
        #expect(try await vault.prepSheetText(for: talk).contains("What moved the coast? 🗺️"))
        #expect(try await vault.calendarEntry(of: talk).contains("BEGIN:VCALENDAR"))

        clock.advance(3600)
        try await vault.startTalk(talk)
        clock.advance(60)
        let question = try #require(page.questions.first).item
        try await vault.noteAnswer("The tide", to: question, in: talk, wasNew: true)
        #expect(try await vault.guide(talk).questions.isEmpty)
        clock.advance(1200)
        try await vault.endTalk(talk)
        clock.advance(1)
        try await vault.countNames(0, in: talk)
        #expect(try await vault.prep(for: talk).namesCounted == 0)
        #expect(try await vault.promiseKeeping().talks.map(\.meeting) == [talk])
    }
}
