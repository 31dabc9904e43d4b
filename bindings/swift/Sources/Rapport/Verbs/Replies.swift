extension RapportVault {
    /// Notes that they said yes to an ask; now when no time is said.
    @discardableResult
    public func noteYes(to outreach: RecordId, at time: CivilDateTime? = nil) async throws -> Applied {
        try await apply(.outreach(.replyYes(outreach: outreach, at: time)))
    }

    /// Notes that they said "later" to an ask, and the day to ask again.
    @discardableResult
    public func noteLater(
        to outreach: RecordId, until day: CivilDate, at time: CivilDateTime? = nil
    ) async throws -> Applied {
        try await apply(.outreach(.replyLater(outreach: outreach, until: day, at: time)))
    }

    /// Notes that they said no to an ask. Talks that are agreed because of it are called off.
    @discardableResult
    public func noteNo(to outreach: RecordId, at time: CivilDateTime? = nil) async throws -> Applied {
        try await apply(.outreach(.replyNo(outreach: outreach, at: time)))
    }

    /// Notes that they answered an ask with the name of somebody who is known. It counts as given by whoever was asked,
    /// without a word on whether theirs may be used.
    @discardableResult
    public func noteRedirected(
        _ outreach: RecordId, to contact: RecordId, at time: CivilDateTime? = nil
    ) async throws -> Applied {
        try await apply(.outreach(.replyRedirected(outreach: outreach, to: contact, name: nil, at: time)))
    }

    /// Notes that they answered an ask with a name: that person is added unless they are known.
    @discardableResult
    public func noteRedirected(
        _ outreach: RecordId, toSomebodyNamed name: String, at time: CivilDateTime? = nil
    ) async throws -> Applied {
        try await apply(.outreach(.replyRedirected(outreach: outreach, to: nil, name: name, at: time)))
    }

    /// Notes that a time is agreed, and puts the talk into the calendar.
    ///
    /// - Parameters:
    ///   - outreach: the ask it came of.
    ///   - start: when it starts.
    ///   - minutes: how long; what was promised when not said.
    ///   - medium: how they meet.
    ///   - place: where, in words.
    @discardableResult
    public func scheduleTalk(
        of outreach: RecordId, at start: CivilDateTime, minutes: UInt32? = nil, by medium: Medium? = nil,
        place: String? = nil
    ) async throws -> Applied {
        try await apply(
            .outreach(
                .schedule(outreach: outreach, start: start, minutes: minutes, medium: medium, place: place)))
    }

    /// Says that a talk that is in the calendar came of an ask.
    @discardableResult
    public func linkTalk(_ meeting: RecordId, to outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.linkMeeting(outreach: outreach, meeting: meeting)))
    }
}
