extension RapportVault {
    /// Puts a meeting into the calendar, on the person's clock.
    ///
    /// - Parameters:
    ///   - people: with whom.
    ///   - start: when it starts.
    ///   - minutes: how many are asked for; the person's usual number when not said.
    ///   - medium: how they meet.
    ///   - place: where, in words.
    @discardableResult
    public func scheduleMeeting(
        with people: [RecordId], at start: CivilDateTime, minutes: UInt32? = nil, by medium: Medium? = nil,
        place: String? = nil
    ) async throws -> Applied {
        try await apply(
            .meeting(.schedule(participants: people, start: start, minutes: minutes, medium: medium, place: place)))
    }

    /// Moves a meeting.
    @discardableResult
    public func reschedule(_ meeting: RecordId, to start: CivilDateTime) async throws -> Applied {
        try await apply(.meeting(.reschedule(meeting: meeting, start: start)))
    }

    /// Calls a meeting off.
    @discardableResult
    public func cancel(_ meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.cancel(meeting: meeting)))
    }

    /// Says that the other side did not come.
    @discardableResult
    public func markNoShow(_ meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.noShow(meeting: meeting)))
    }

    /// Says that a meeting took place, and when it ended; now when not said.
    @discardableResult
    public func markHeld(_ meeting: RecordId, at end: CivilDateTime? = nil) async throws -> Applied {
        try await apply(.meeting(.markHeld(meeting: meeting, at: end)))
    }

    /// Takes a meeting off the day's page: if it took place there is nothing to write down, if not it is called off.
    @discardableResult
    public func dismissMeeting(_ meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.dismiss(meeting: meeting)))
    }

    /// Adds a tag to a meeting.
    @discardableResult
    public func tagMeeting(_ meeting: RecordId, _ tag: String) async throws -> Applied {
        try await apply(.meeting(.tag(meeting: meeting, tag: tag)))
    }

    /// Deletes a meeting.
    @discardableResult
    public func deleteMeeting(_ meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.delete(meeting: meeting)))
    }

    /// Brings a deleted meeting back.
    @discardableResult
    public func restoreMeeting(_ meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.restore(meeting: meeting)))
    }

    /// Proposes times for a meeting that is to be: two or three are a good number, ten the most.
    @discardableResult
    public func proposeMeeting(
        with people: [RecordId], at starts: [CivilDateTime], minutes: UInt32? = nil
    ) async throws -> Applied {
        try await apply(.meeting(.propose(participants: people, slots: starts, minutes: minutes)))
    }

    /// Proposes other times for a meeting.
    @discardableResult
    public func proposeAgain(_ meeting: RecordId, at starts: [CivilDateTime]) async throws -> Applied {
        try await apply(.meeting(.proposeAgain(meeting: meeting, slots: starts)))
    }

    /// Agrees on a time with all that goes with it.
    @discardableResult
    public func agree(
        on start: CivilDateTime, for meeting: RecordId, by medium: Medium? = nil, place: String? = nil
    ) async throws -> Applied {
        try await apply(.meeting(.agree(meeting: meeting, start: start, medium: medium, place: place)))
    }

    /// Calls a meeting off and says who did.
    @discardableResult
    public func callOff(_ meeting: RecordId, by party: Party) async throws -> Applied {
        try await apply(.meeting(.callOff(meeting: meeting, by: party)))
    }

    /// Says who did not come to a meeting.
    @discardableResult
    public func markMissed(_ meeting: RecordId, by party: Party) async throws -> Applied {
        try await apply(.meeting(.miss(meeting: meeting, who: party)))
    }

    /// Promises another number of minutes for a meeting. What was promised before stays known.
    @discardableResult
    public func promise(minutes: UInt32, for meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.promise(meeting: meeting, minutes: minutes)))
    }

    /// Says how long the way to a meeting takes; nothing for no way.
    @discardableResult
    public func setTravel(minutes: UInt32?, to meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.setTravel(meeting: meeting, minutes: minutes)))
    }

    /// Says which ask a meeting came of; nothing for none.
    @discardableResult
    public func setOutreach(_ outreach: RecordId?, of meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.setOutreach(meeting: meeting, outreach: outreach)))
    }
}
