import Foundation
import Testing

@testable import Rapport

/// What the person is after, and who leads there.
@Suite struct TargetTests {
    let scratch: Scratch
    let clock: HandClock
    let vault: RapportVault

    init() async throws {
        scratch = try Scratch()
        clock = try HandClock()
        vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
    }

    func person(_ name: String, at organization: String? = nil) async throws -> RecordId {
        clock.advance(1)
        return try #require(
            try await vault.addContact(named: name, organization: organization).ids(of: .contact).first)
    }

    @Test func anOrganizationIsAimedAt() async throws {
        let opened = try await vault.openCampaign("Design", for: .newFieldOrOrg)
        let campaign = try #require(opened.ids(of: .campaign).first)
        let acme = try #require(try await vault.addOrganization(named: "Acme").ids(of: .organization).first)
        try await vault.aim(at: acme, in: campaign)
        try await vault.aim(atRegion: "Berlin", in: campaign)
        try await vault.setGoal(.openings, inCampaign: campaign)
        try await vault.set(.weeklyAsks, ofCampaign: campaign, to: "5")
        try await vault.addAlias("Acme GmbH", toOrganization: acme)
        try await vault.setPriority(1, of: acme)
        clock.advance(1)
        try await vault.judge(organization: acme, .interested, because: "They build maps 🗺️")
        var page = try await vault.campaign(campaign)
        #expect(page.targets.map(\.name) == ["Acme"] && page.regions.map(\.region) == ["Berlin"])
        #expect(page.infoGoals == [.openings] && page.weeklyAsks == 5 && page.interested == 1)
        #expect(try await vault.organization(acme).verdict?.reason == "They build maps 🗺️")
        clock.advance(1)
        try await vault.pauseCampaign(campaign)
        page = try await vault.campaign(campaign)
        #expect(page.state == .paused)
        #expect(try await vault.campaigns().map(\.state) == [.paused])
    }

    @Test func whoIsKnownThere() async throws {
        let jane = try await person("Jane Doe", at: "Acme")
        let answer = try await vault.who(at: "Acme")
        #expect(answer.rows.map(\.contact) == [jane] && answer.hidden == 0)
        #expect(try await vault.who(at: "Beta").nobody != nil)
        try await vault.addJob(
            NewJob(organization: "Beta", title: "Designer", from: "2019-03", to: "2021"), to: jane)
        let before = try #require(try await vault.who(at: "Beta").rows.first)
        #expect(before.contact == jane && before.isPast && before.title == "Designer")
    }

    @Test func aFilterIsKept() async throws {
        let jane = try await person("Jane Doe")
        _ = try await person("Bob Lee")
        try await vault.tag(jane, "warm")
        let filter = PeopleFilter(tag: "warm")
        #expect(try await vault.people(matching: filter).map(\.contact) == [jane])
        try await vault.saveFilter(filter, as: "Warm ones")
        let saved = try #require(try await vault.savedFilters().first)
        #expect(saved.name == "Warm ones" && saved.filter == filter)
        try await vault.removeFilter(saved.item)
        #expect(try await vault.savedFilters().isEmpty)
    }

    @Test func tiesGatheringsAndTheOwnNetwork() async throws {
        let (jane, bob) = (try await person("Jane Doe"), try await person("Bob Lee"))
        try await vault.setSource(.friendsAndFamily, of: jane, detail: "school")
        try await vault.setSeniority(.senior, of: bob)
        try await vault.noteTie(KnowsKey(kind: .workedWith, from: jane, to: bob), strength: .good)
        #expect(try await vault.candidates().contains { $0.contact == bob && $0.through.map(\.contact) == [jane] })
        try await vault.noteTold(jane, by: .phone)
        #expect(try await vault.network().told.map(\.contact) == [jane])
        try await vault.noteNotTold(jane)
        #expect(try await vault.network().told.isEmpty)
        let made = try await vault.addGathering(named: "Map fair 🗺️", .event, on: try CivilDate("2026-03-01"))
        let fair = try #require(made.ids(of: .gathering).first)
        try await vault.addAttendee(bob, to: fair)
        #expect(try await vault.gatherings().map { $0.people.map(\.contact) } == [[bob]])
    }
}
