import Foundation

extension RapportVault {
    /// What to do now, each with one line of reason.
    public func today() async throws -> Today {
        try await run { try $0.today(context: $1.context) }
    }

    /// One page of the people, by family name. ``allPeople(pageSize:)`` goes through all of them.
    public func people(from offset: Int = 0, limit: Int = 100) async throws -> PeoplePage {
        try await run { vault, _ in try vault.people(offset: UInt64(max(0, offset)), limit: UInt64(max(0, limit))) }
    }

    /// One person's page.
    public func person(_ contact: RecordId) async throws -> PersonPage {
        try await run { try $0.person(context: $1.context, contact: contact) }
    }

    /// Cards that may be of one person, with the reason, and people who are shown as one out of several cards.
    public func duplicates() async throws -> Duplicates {
        try await run { vault, _ in try vault.duplicates() }
    }

    /// What two devices said differently, with what settles each: ``choose(_:)``.
    public func review() async throws -> Review {
        try await run { try $0.review(context: $1.context) }
    }

    /// Everything that is held on one person, for them to see or before they are forgotten.
    public func held(on contact: RecordId) async throws -> HeldOn {
        try await run { vault, _ in try vault.heldOn(contact: contact) }
    }

    /// What happened before an instant, newest first. ``history(pageSize:)`` goes through all of it.
    public func timeline(before: Date? = nil, limit: Int = 100) async throws -> Timeline {
        try await run { vault, _ in try vault.timeline(before: before, limit: UInt64(max(0, limit))) }
    }

    /// What holds all words of a query, the last perhaps unfinished: at most `limit` people, organizations and texts.
    public func search(_ query: String, limit: Int = 20) async throws -> SearchResults {
        try await run { vault, _ in try vault.search(query: query, limit: UInt64(max(0, limit))) }
    }

    /// Who led to whom.
    public func referralTree() async throws -> ReferralTree {
        try await run { vault, _ in try vault.referralTree() }
    }

    /// Everything that is not deleted, as JSON text, for other programs.
    public func export() async throws -> String {
        try await run { vault, _ in try vault.exportJson() }
    }
}
