import Foundation
import Testing

@testable import Rapport

/// Days and instants come back from a vault as they went in.
@Suite struct InstantTests {
    @Test func anInstantKeepsItsMilliseconds() async throws {
        let (scratch, clock) = (try Scratch(), try HandClock("2026-03-28T23:59:59Z"))
        let vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        for step in [0.001, 0.122, 0.5, 0.376, 0.002] {
            clock.advance(step)
            try await vault.addNote("a note")
            let row = try #require(try await vault.timeline(limit: 1).rows.first)
            #expect(row.at.milliseconds == clock.now.milliseconds)
            #expect(row.civil.nanosecond == Int(clock.now.milliseconds % 1000) * 1_000_000)
            #expect(try row.civil.date == CivilDate(at: clock.now, in: clock.zone))
        }
    }

    @Test func anAppointmentStaysWhereItsClockSays() async throws {
        let (scratch, clock) = (try Scratch(), try HandClock("2026-03-28T15:00:00Z"))
        let vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        let jane = try await vault.addContact(named: "Jane Doe").ids(of: .contact)
        // Berlin's clocks go forward in the night before.
        let start = try CivilDateTime("2026-03-29T09:30:00")
        try await vault.scheduleMeeting(with: jane, at: start, minutes: 20, by: .video)
        #expect(try await vault.today().items.first?.due == start)
        clock.advance(3 * 86_400)
        let due = try CivilDate("2026-03-31")
        try await vault.addFollowUp("Ask about the fair", with: jane[0], due: due)
        let followUp = try #require(try await vault.today().items.first { $0.section == .followUp })
        #expect(followUp.due?.date == due)
    }
}
