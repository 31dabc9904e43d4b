import Foundation
import Testing

@testable import Rapport

/// Cards of one person, and what devices said differently.
@Suite(.timeLimit(.minutes(2))) struct MergingTests {
    let scratch: Scratch
    let clock: HandClock
    let phone: RapportVault

    init() async throws {
        scratch = try Scratch()
        clock = try HandClock()
        phone = try await RapportVault.create(
            at: scratch.folder("phone"), device: "phone", secrets: Keys(), time: clock.source)
    }

    func person(_ name: String) async throws -> RecordId {
        clock.advance(1)
        return try #require(try await phone.addContact(named: name).ids(of: .contact).first)
    }

    @Test func twoCardsAreOnePersonAndTwoAgain() async throws {
        let (jane, janet) = (try await person("Jane Doe"), try await person("Janet Roe"))
        try await phone.addEmail("jane@doe.example", to: jane)
        clock.advance(1)
        try await phone.merge(janet, with: jane)
        let merged = try #require(try await phone.duplicates().merged.first)
        #expect(merged.isSaid && Set(merged.cards.map(\.contact)) == [jane, janet])
        #expect(try await phone.people().total == 1)
        #expect(try await phone.person(janet) == phone.person(jane))

        clock.advance(1)
        try await phone.unmerge(janet, from: jane)
        #expect(try await phone.duplicates().merged.isEmpty)
        #expect(try await phone.people().rows.map(\.name).sorted() == ["Jane Doe", "Janet Roe"])
        #expect(try await phone.person(janet).emails.isEmpty)
    }

    @Test func whoeverIsKeptApartIsNotSuggestedAgain() async throws {
        let (one, other) = (try await person("Jane Doe"), try await person("Jane Doe"))
        let pair = try #require(try await phone.duplicates().suggestions.first)
        #expect(Set([pair.id.one, pair.id.other]) == [one, other] && !pair.reason.isEmpty)
        clock.advance(1)
        try await phone.keepApart(one, and: other)
        #expect(try await phone.duplicates().suggestions.isEmpty)
    }

    @Test func aChoiceOfTheReviewIsApplied() async throws {
        let jane = try await person("Jane Doe")
        let shared = try scratch.folder("shared", made: true)
        let laptop = try await paired(
            phone, "laptop", through: shared, at: scratch.folder("laptop"), time: clock.source)
        clock.advance(1)
        try await phone.set(.headline, of: jane, to: "Editor")
        clock.advance(1)
        try await laptop.set(.headline, of: jane, to: "Publisher 🎓")
        for vault in [phone, laptop, phone] { try await vault.sync(through: shared) }

        let review = try await phone.review()
        #expect(review.open == 1 && review.items.map(\.kind) == [.field])
        let choices = try #require(review.items.first).choices
        let choice = try #require(choices.first { $0.label.contains("Publisher 🎓") })
        clock.advance(1)
        try await phone.choose(choice)
        #expect(try await phone.review().items.isEmpty)
        #expect(try await phone.person(jane).headline == "Publisher 🎓")
    }

    @Test func whatIsHeldOnSomebodyIsListed() async throws {
        let jane = try await person("Jane Doe")
        try await phone.addPage("https://jane.example", label: "site", to: jane)
        try await phone.addAddress("Main Street 1\nBerlin", to: jane)
        let note = try #require(try await phone.addNote("Likes 🎁", about: [jane]).ids(of: .note).first)
        let held = try await phone.held(on: jane)
        #expect(held.person.name == "Jane Doe" && held.records.map(\.id).contains(note))
        #expect(held.text.contains("https://jane.example") && held.text.contains("Likes 🎁"))
    }
}
