extension RapportVault {
    /// Notes that somebody was asked to introduce somebody else.
    ///
    /// - Parameters:
    ///   - contact: who was asked.
    ///   - target: whom they are to introduce.
    ///   - reason: why.
    @discardableResult
    public func askForIntroduction(
        from contact: RecordId, to target: RecordId, because reason: String? = nil
    ) async throws -> Applied {
        try await apply(.introRequest(.ask(to: contact, target: target, reason: reason)))
    }

    /// Notes that they will introduce the person.
    @discardableResult
    public func markIntroductionAgreed(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.agree(intro: intro)))
    }

    /// Notes that they will not introduce the person.
    @discardableResult
    public func markIntroductionDeclined(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.decline(intro: intro)))
    }

    /// Notes that they introduced the person.
    @discardableResult
    public func markIntroductionMade(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.markMade(intro: intro)))
    }

    /// Notes that whom they introduced answered.
    @discardableResult
    public func markIntroductionAnswered(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.markReplied(intro: intro)))
    }

    /// Notes that they were asked once more.
    @discardableResult
    public func noteIntroductionReminder(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.remind(intro: intro)))
    }

    /// Notes that the person wrote to whom they were introduced to.
    @discardableResult
    public func markIntroductionWritten(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.markWritten(intro: intro)))
    }

    /// Lets a request for an introduction be.
    @discardableResult
    public func closeIntroduction(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.close(intro: intro)))
    }

    /// Deletes a request for an introduction.
    @discardableResult
    public func deleteIntroduction(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.delete(intro: intro)))
    }

    /// Brings a deleted request for an introduction back.
    @discardableResult
    public func restoreIntroduction(_ intro: RecordId) async throws -> Applied {
        try await apply(.introRequest(.restore(intro: intro)))
    }
}
