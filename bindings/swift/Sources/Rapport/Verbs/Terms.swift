extension RapportVault {
    /// Words of the trade, with who used them, and those to test oneself on.
    public func glossary() async throws -> Glossary {
        try await run { vault, _ in try vault.glossary() }
    }

    /// Writes down a word of the trade that was heard; one that is there already was heard once more.
    ///
    /// - Parameters:
    ///   - meaning: what it means.
    ///   - industry: the line of business it is used in.
    ///   - meeting: the talk in which it was heard.
    ///   - people: who used it.
    @discardableResult
    public func addTerm(
        _ term: String, meaning: String? = nil, usedIn industry: RecordId? = nil, heardIn meeting: RecordId? = nil,
        from people: [RecordId] = []
    ) async throws -> Applied {
        try await apply(
            .term(.add(term: term, meaning: meaning, industry: industry, meeting: meeting, heardFrom: people)))
    }

    /// Says what a word means; nothing clears it.
    @discardableResult
    public func setMeaning(_ meaning: String?, ofTerm term: RecordId) async throws -> Applied {
        try await apply(.term(.setMeaning(term: term, meaning: meaning)))
    }

    /// Says in which line of business a word is used; nothing clears it.
    @discardableResult
    public func setIndustry(_ industry: RecordId?, ofTerm term: RecordId) async throws -> Applied {
        try await apply(.term(.setIndustry(term: term, industry: industry)))
    }

    /// Notes that the person tested themselves on a word, and whether they knew it.
    @discardableResult
    public func quizTerm(_ term: RecordId, knew: Bool) async throws -> Applied {
        try await apply(.term(.quiz(term: term, knew: knew)))
    }

    /// Notes that the person knows a word.
    @discardableResult
    public func learnTerm(_ term: RecordId) async throws -> Applied {
        try await apply(.term(.learn(term: term)))
    }

    /// Takes back that the person knows a word.
    @discardableResult
    public func unlearnTerm(_ term: RecordId) async throws -> Applied {
        try await apply(.term(.unlearn(term: term)))
    }

    /// Deletes a word.
    @discardableResult
    public func deleteTerm(_ term: RecordId) async throws -> Applied {
        try await apply(.term(.delete(term: term)))
    }

    /// Brings a deleted word back.
    @discardableResult
    public func restoreTerm(_ term: RecordId) async throws -> Applied {
        try await apply(.term(.restore(term: term)))
    }
}
