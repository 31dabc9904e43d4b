extension RapportVault {
    /// Reads a debrief and says who is meant by each name. Nothing is changed: show it, let the person correct it, and
    /// pass it to ``log(_:)``.
    ///
    /// - Parameters:
    ///   - text: what the person wrote right after the talk.
    ///   - people: whom the talk was with, where the text does not say so.
    public func draft(_ text: String, with people: [String] = []) async throws -> Debrief {
        try await run { try $0.draft(context: $1.context, text: text, with: people) }
    }

    /// Keeps a debrief as the person confirmed it.
    @discardableResult
    public func log(_ debrief: Debrief) async throws -> Applied {
        try await apply(.debrief(.log(debrief: debrief)))
    }

    /// Reads a debrief and keeps it as it was read.
    @discardableResult
    public func logDebrief(_ text: String, with people: [String] = []) async throws -> Applied {
        try await run { vault, time in
            let context = time.context
            let debrief = try vault.draft(context: context, text: text, with: people)
            return try vault.apply(context: context, command: .debrief(.log(debrief: debrief)))
        }
    }

    /// The meeting in the calendar that a talk with somebody now, or within the last day, must have been: what a
    /// debrief's meeting becomes when the person corrects whom they met.
    public func plannedMeeting(with contact: RecordId) async throws -> RecordId? {
        try await run { try $0.plannedMeeting(context: $1.context, contact: contact) }
    }
}
