extension RapportVault {
    /// The bank of questions for talks of a purpose, of one category or of all.
    public func questionBank(
        for purpose: Purpose? = nil, _ category: QuestionCategory? = nil, withHidden: Bool = false
    ) async throws -> QuestionBank {
        try await run { vault, _ in
            try vault.questionBank(purpose: purpose, category: category, withHidden: withHidden)
        }
    }

    /// Adds a question of the person's own.
    @discardableResult
    public func addQuestion(_ text: String, _ category: QuestionCategory) async throws -> Applied {
        try await apply(.question(.create(category: category, text: text)))
    }

    /// Changes a question of the person's own.
    @discardableResult
    public func editQuestion(
        _ question: RecordId, text: String, _ category: QuestionCategory
    ) async throws -> Applied {
        try await apply(.question(.edit(question: question, category: category, text: text)))
    }

    /// Puts a question in the place of a built-in one; none brings the built-in one back.
    @discardableResult
    public func overrideQuestion(_ builtIn: String, with text: String?) async throws -> Applied {
        try await apply(.question(.override(builtIn: builtIn, text: text)))
    }

    /// Says whether a built-in question is offered no longer.
    @discardableResult
    public func hideQuestion(_ builtIn: String, _ isHidden: Bool = true) async throws -> Applied {
        try await apply(.question(.hideBuiltIn(builtIn: builtIn, on: isHidden)))
    }

    /// Deletes a question of the person's own.
    @discardableResult
    public func deleteQuestion(_ question: RecordId) async throws -> Applied {
        try await apply(.question(.delete(question: question)))
    }

    /// Brings a deleted question back.
    @discardableResult
    public func restoreQuestion(_ question: RecordId) async throws -> Applied {
        try await apply(.question(.restore(question: question)))
    }

    /// What the person says of themselves for a campaign, or everywhere else.
    public func pitch(for campaign: RecordId? = nil) async throws -> PitchPage {
        try await run { vault, _ in try vault.pitch(campaign: campaign) }
    }

    /// Writes one part of what the person says of themselves; nothing clears it.
    @discardableResult
    public func setPitch(
        _ section: PitchSection, for campaign: RecordId? = nil, to text: String?
    ) async throws -> Applied {
        try await apply(.pitch(.set(campaign: campaign, section: section, text: text)))
    }
}
