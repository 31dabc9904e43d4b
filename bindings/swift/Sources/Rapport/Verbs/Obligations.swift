extension RapportVault {
    /// Opens a follow-up of the person's own.
    @discardableResult
    public func addFollowUp(_ text: String, with contact: RecordId, due: CivilDate) async throws -> Applied {
        try await apply(.obligation(.followUp(contact: contact, text: text, due: due)))
    }

    /// Notes that somebody asked for something to be sent; due the next day when not said.
    @discardableResult
    public func addSendRequest(
        _ text: String, from contact: RecordId, due: CivilDate? = nil
    ) async throws -> Applied {
        try await apply(.obligation(.sendRequested(contact: contact, text: text, due: due)))
    }

    /// Notes that the card or letter is written.
    @discardableResult
    public func markWritten(_ obligation: ObligationKey) async throws -> Applied {
        try await apply(.obligation(.write(obligation: obligation)))
    }

    /// Notes that the card or letter is in the post: that settles it.
    @discardableResult
    public func markPosted(_ obligation: ObligationKey) async throws -> Applied {
        try await apply(.obligation(.post(obligation: obligation)))
    }

    /// Notes that something owed is done, and how, where that matters.
    @discardableResult
    public func markDone(_ obligation: ObligationKey, by channel: Channel? = nil) async throws -> Applied {
        try await apply(.obligation(.done(obligation: obligation, channel: channel)))
    }

    /// Lets something owed be.
    @discardableResult
    public func waive(_ obligation: ObligationKey) async throws -> Applied {
        try await apply(.obligation(.waive(obligation: obligation)))
    }

    /// Puts something owed off until a day.
    @discardableResult
    public func snooze(_ obligation: ObligationKey, until day: CivilDate) async throws -> Applied {
        try await apply(.obligation(.snooze(obligation: obligation, until: day)))
    }

    /// Takes back that something owed was done, waived, written or put off.
    @discardableResult
    public func reopen(_ obligation: ObligationKey) async throws -> Applied {
        try await apply(.obligation(.reopen(obligation: obligation)))
    }
}
