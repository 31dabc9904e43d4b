extension RapportVault {
    /// What a talk is prepared with, the reason that was given for it first.
    public func prep(for meeting: RecordId) async throws -> PrepPage {
        try await run { try $0.prep(context: $1.context, meeting: meeting) }
    }

    /// The sheet to print and take along: a page of HTML that needs nothing else.
    public func prepSheetHtml(for meeting: RecordId) async throws -> String {
        try await run { try $0.prepSheetHtml(context: $1.context, meeting: meeting) }
    }

    /// The sheet to take along, as text.
    public func prepSheetText(for meeting: RecordId) async throws -> String {
        try await run { try $0.prepSheetText(context: $1.context, meeting: meeting) }
    }

    /// Says whether one thing is to be found out in a talk.
    @discardableResult
    public func setGoal(_ goal: InfoGoal, inMeeting meeting: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.prep(.setGoal(meeting: meeting, goal: goal, on: isOn)))
    }

    /// Writes what was found out before a talk; nothing clears it.
    @discardableResult
    public func setResearch(_ field: ResearchField, for meeting: RecordId, to text: String?) async throws -> Applied {
        try await apply(.prep(.setResearch(meeting: meeting, field: field, text: text)))
    }

    /// Says what to wear to a talk; nothing clears it.
    @discardableResult
    public func setDress(_ text: String?, for meeting: RecordId) async throws -> Applied {
        try await apply(.prep(.setDress(meeting: meeting, text: text)))
    }

    /// Ticks something off the list for a talk, or takes that back.
    @discardableResult
    public func tick(_ item: String, for meeting: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.prep(.tick(meeting: meeting, item: item, on: isOn)))
    }

    /// Plans a question of one's own words for a talk, behind those that are planned.
    @discardableResult
    public func plan(_ text: String, for meeting: RecordId, as kind: QuestionKind) async throws -> Applied {
        try await apply(
            .prep(.planQuestion(meeting: meeting, question: nil, builtIn: nil, text: text, kind: kind)))
    }

    /// Plans a question of the bank for a talk, behind those that are planned.
    @discardableResult
    public func plan(_ question: BankRow, for meeting: RecordId, as kind: QuestionKind) async throws -> Applied {
        let builtIn = question.question == nil ? question.builtIn : nil
        return try await apply(
            .prep(
                .planQuestion(
                    meeting: meeting, question: question.question, builtIn: builtIn, text: nil, kind: kind)))
    }

    /// Plans what is proposed for such a talk, beside what is planned.
    @discardableResult
    public func planProposed(for meeting: RecordId, purpose: Purpose? = nil) async throws -> Applied {
        try await apply(.prep(.planProposed(meeting: meeting, purpose: purpose)))
    }

    /// Says how much a planned question matters.
    @discardableResult
    public func setKind(_ kind: QuestionKind, of question: ItemId, in meeting: RecordId) async throws -> Applied {
        try await apply(.prep(.setQuestionKind(meeting: meeting, item: question, kind: kind)))
    }

    /// Says what is known of an answer beforehand; nothing clears it.
    @discardableResult
    public func setKnownAnswer(_ text: String?, to question: ItemId, in meeting: RecordId) async throws -> Applied {
        try await apply(.prep(.setKnownAnswer(meeting: meeting, item: question, text: text)))
    }

    /// Moves a planned question behind another; to the front when none is said.
    @discardableResult
    public func move(_ question: ItemId, behind other: ItemId?, in meeting: RecordId) async throws -> Applied {
        try await apply(.prep(.moveQuestion(meeting: meeting, item: question, after: other)))
    }

    /// Takes a question out of the plan. What was answered to it stays.
    @discardableResult
    public func removeQuestion(_ question: ItemId, from meeting: RecordId) async throws -> Applied {
        try await apply(.prep(.removeQuestion(meeting: meeting, item: question)))
    }

    /// Notes what was answered in a talk.
    ///
    /// - Parameters:
    ///   - text: what was said; nothing when there was no answer in words.
    ///   - question: to which planned question; nothing for what was said of their own accord.
    ///   - wasNew: whether it was new to the person.
    ///   - hadAnswer: whether there was an answer: the box on the sheet.
    @discardableResult
    public func noteAnswer(
        _ text: String?, to question: ItemId? = nil, in meeting: RecordId, wasNew: Bool = false, hadAnswer: Bool = true
    ) async throws -> Applied {
        try await apply(
            .prep(
                .answer(meeting: meeting, item: question, text: text, wasNew: wasNew, hadAnswer: hadAnswer)))
    }

    /// Rates a part of a talk from 1 (poor) to 5 (very good); nothing clears it.
    @discardableResult
    public func rate(_ part: RatedPart, of meeting: RecordId, _ rating: UInt32?) async throws -> Applied {
        try await apply(.prep(.rate(meeting: meeting, part: part, rating: rating)))
    }
}
