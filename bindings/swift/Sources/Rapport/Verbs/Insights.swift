extension RapportVault {
    /// What was learned, and answers that were new and that nothing was made of yet.
    public func insights() async throws -> Insights {
        try await run { vault, _ in try vault.insights() }
    }

    /// What people said to the same question, and about the same thing, side by side.
    public func insightAtlas() async throws -> InsightAtlas {
        try await run { vault, _ in try vault.insightAtlas() }
    }

    /// One page of text on an organization, an industry, an occupation or a person.
    public func insightBrief(on subject: RecordId) async throws -> String {
        try await run { vault, _ in try vault.insightBrief(subject: subject) }
    }

    /// Which questions brought insights, names or leads.
    public func questionYield() async throws -> [QuestionYieldRow] {
        try await run { vault, _ in try vault.questionYield() }
    }

    /// Writes down something that was learned.
    @discardableResult
    public func addInsight(_ insight: NewInsight) async throws -> Applied {
        try await apply(.insight(.add(insight: insight)))
    }

    /// Makes an insight of an answer that was noted in a talk. Two devices that do so have made one.
    ///
    /// - Parameters:
    ///   - kind: what it tells of.
    ///   - subjects: the people, organizations, industries and occupations it is about.
    @discardableResult
    public func promoteAnswer(
        _ answer: ItemId, in meeting: RecordId, to kind: InsightKind, about subjects: [RecordId] = []
    ) async throws -> Applied {
        try await apply(.insight(.promote(meeting: meeting, answer: answer, kind: kind, subjects: subjects)))
    }

    /// Changes what an insight says: up to 16 KB.
    @discardableResult
    public func editInsight(_ insight: RecordId, text: String) async throws -> Applied {
        try await apply(.insight(.setText(insight: insight, text: text)))
    }

    /// Changes what an insight tells of.
    @discardableResult
    public func setKind(_ kind: InsightKind, ofInsight insight: RecordId) async throws -> Applied {
        try await apply(.insight(.setKind(insight: insight, kind: kind)))
    }

    /// Says whether an insight is about a person, an organization, an industry or an occupation.
    @discardableResult
    public func setSubject(
        _ subject: RecordId, ofInsight insight: RecordId, _ isOn: Bool = true
    ) async throws -> Applied {
        try await apply(.insight(.setSubject(insight: insight, subject: subject, on: isOn)))
    }

    /// Says whether somebody said what was learned.
    @discardableResult
    public func setHeard(from contact: RecordId, insight: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.insight(.setHeardFrom(insight: insight, contact: contact, on: isOn)))
    }

    /// Notes that somebody else said the same.
    @discardableResult
    public func noteAgreement(with insight: RecordId, by contact: RecordId) async throws -> Applied {
        try await apply(.insight(.agree(insight: insight, contact: contact)))
    }

    /// Notes that somebody else said that it is not so.
    @discardableResult
    public func noteDisagreement(with insight: RecordId, by contact: RecordId) async throws -> Applied {
        try await apply(.insight(.disagree(insight: insight, contact: contact)))
    }

    /// Takes back that somebody agreed or disagreed.
    @discardableResult
    public func takeBackOpinion(on insight: RecordId, of contact: RecordId) async throws -> Applied {
        try await apply(.insight(.takeBack(insight: insight, contact: contact)))
    }

    /// Deletes an insight.
    @discardableResult
    public func deleteInsight(_ insight: RecordId) async throws -> Applied {
        try await apply(.insight(.delete(insight: insight)))
    }

    /// Brings a deleted insight back.
    @discardableResult
    public func restoreInsight(_ insight: RecordId) async throws -> Applied {
        try await apply(.insight(.restore(insight: insight)))
    }
}
