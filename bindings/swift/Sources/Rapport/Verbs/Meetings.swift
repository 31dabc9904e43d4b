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
}
