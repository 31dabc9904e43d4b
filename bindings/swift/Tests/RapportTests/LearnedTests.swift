import Foundation
import Testing

@testable import Rapport

/// What talks brought: offers, leads, insights, words and recommendations.
@Suite struct LearnedTests {
    let scratch: Scratch
    let clock: HandClock
    let vault: RapportVault
    let jane: RecordId

    init() async throws {
        scratch = try Scratch()
        clock = try HandClock()
        vault = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
        jane = try #require(try await vault.addContact(named: "Jane Doe").ids(of: .contact).first)
        clock.advance(1)
    }

    @Test func anOfferIsTakenInHand() async throws {
        let offer = try #require(
            try await vault.addOffer(.introduce, by: jane, aboutNamed: "Bob Lee").ids(of: .offer).first)
        #expect(try await vault.offers().map(\.state) == [.made])
        clock.advance(1)
        try await vault.acceptOffer(offer)
        #expect(try await vault.offers().map(\.state) == [.accepted])
        clock.advance(1)
        let made = try await vault.takeControl(ofOffer: offer, permission: .granted)
        #expect(made.ids(of: .referral).count == 1)
        #expect(try await vault.ledger(of: jane).balance.names == 1)
    }

    @Test func aLeadIsFollowedToItsEnd() async throws {
        let lead = try #require(
            try await vault.addLead(NewLead(role: "Designer", heardFrom: [jane])).ids(of: .lead).first)
        clock.advance(1)
        try await vault.note(.checked, withLead: lead)
        try await vault.set(.nextStep, ofLead: lead, to: "Ask whom to write to")
        let row = try #require(try await vault.leads().rows.first)
        #expect(row.state == .checked && row.nextStep == "Ask whom to write to" && row.id == lead)
        clock.advance(1)
        try await vault.closeLead(lead, .gone)
        #expect(try await vault.leads().open == 0)
    }

    @Test func whatWasLearnedIsKept() async throws {
        let bob = try #require(try await vault.addContact(named: "Bob Lee").ids(of: .contact).first)
        let insight = NewInsight(kind: .trend, text: "Maps move to phones", heardFrom: [jane])
        let id = try #require(try await vault.addInsight(insight).ids(of: .insight).first)
        clock.advance(1)
        try await vault.noteAgreement(with: id, by: bob)
        #expect(try await vault.insights().rows.map(\.agree.count) == [1])

        let term = try #require(try await vault.addTerm("geocoder", from: [jane]).ids(of: .term).first)
        clock.advance(1)
        try await vault.setMeaning("Finds the place of an address", ofTerm: term)
        try await vault.learnTerm(term)
        #expect(try await vault.glossary().entries.map(\.isLearned) == [true])

        let book = try #require(
            try await vault.addResource(named: "Maps", .reading, by: [jane]).ids(of: .resource).first)
        clock.advance(1)
        try await vault.markResourceDone(book)
        #expect(try await vault.resources().map(\.state) == [.done])
    }

    @Test func connectionsAreTakenOver() async throws {
        let file = """
            First Name,Last Name,Email Address,Company,Position,Connected On
            Zoe,Kim,zoe@acme.example,Acme,Designer,12 Mar 2024
            """
        let read = try readConnections(file: Data(file.utf8))
        #expect(read.people.map(\.name) == ["Zoe Kim"] && read.unreadable.isEmpty)
        #expect(try await vault.takeOver(read.people).ids(of: .contact).count == 1)
        clock.advance(1)
        #expect(try await vault.takeOver(read.people).created.isEmpty)
        #expect(throws: RapportError.self) { try readConnections(file: Data("no list".utf8)) }
    }

    @Test func howItGoesIsSeen() async throws {
        #expect(try await vault.chain(to: jane).map(\.person.contact) == [jane])
        #expect(try await vault.openLoops().open == 0)
        #expect(try await vault.reminders(until: try CivilDate("2026-03-31")).isEmpty)
        _ = try await (vault.growth(), vault.courtesy(), vault.sources(), vault.weeklyGoal(), vault.questionYield())
    }
}
