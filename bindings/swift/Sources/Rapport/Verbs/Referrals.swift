extension RapportVault {
    /// Notes that somebody gave a name.
    @discardableResult
    public func addReferral(
        of referee: RecordId, by referrer: RecordId, in meeting: RecordId? = nil,
        permission: NamePermission = .notAsked
    ) async throws -> Applied {
        try await apply(
            .referral(.offer(referrer: referrer, referee: referee, meeting: meeting, permission: permission)))
    }

    /// Notes the answer to "may I use your name?".
    @discardableResult
    public func setPermission(_ permission: NamePermission, for referral: RecordId) async throws -> Applied {
        try await apply(.referral(.setPermission(referral: referral, permission: permission)))
    }

    /// Notes that the person named was asked for a talk.
    @discardableResult
    public func markContacted(_ referral: RecordId) async throws -> Applied {
        try await apply(.referral(.markContacted(referral: referral)))
    }

    /// Notes that the person named was met.
    @discardableResult
    public func markMet(_ referral: RecordId, in meeting: RecordId? = nil) async throws -> Applied {
        try await apply(.referral(.markMet(referral: referral, meeting: meeting)))
    }

    /// Notes that a referral came to nothing.
    @discardableResult
    public func closeReferral(_ referral: RecordId, _ reason: ClosedReason) async throws -> Applied {
        try await apply(.referral(.close(referral: referral, reason: reason)))
    }

    /// Notes that whoever gave the name was told how it went.
    @discardableResult
    public func reportBack(on referral: RecordId, by channel: Channel) async throws -> Applied {
        try await apply(.referral(.reportBack(referral: referral, channel: channel)))
    }

    /// Says who is to make the contact, and how; nothing when that is open.
    @discardableResult
    public func setApproach(_ approach: Approach?, for referral: RecordId) async throws -> Applied {
        try await apply(.referral(.setApproach(referral: referral, approach: approach)))
    }

    /// Says how good a name is: whether whoever gave it knows the person well, and thinks highly of them.
    @discardableResult
    public func rate(_ referral: RecordId, knownWell: Bool, esteem: Bool) async throws -> Applied {
        try await apply(.referral(.rate(referral: referral, knownWell: knownWell, esteem: esteem)))
    }

    /// Notes that how to reach the person named is known.
    @discardableResult
    public func markDetailsReceived(for referral: RecordId) async throws -> Applied {
        try await apply(.referral(.receiveDetails(referral: referral)))
    }

    /// Notes that whoever gave the name will pass the person's own details on, and the day on which to ask whether they
    /// did.
    @discardableResult
    public func letThemPass(_ referral: RecordId, askOn day: CivilDate) async throws -> Applied {
        try await apply(.referral(.letThemPass(referral: referral, check: day)))
    }

    /// Notes that the person will write to the one named themselves after all.
    @discardableResult
    public func takeControl(of referral: RecordId) async throws -> Applied {
        try await apply(.referral(.takeControl(referral: referral)))
    }

    /// Deletes a referral.
    @discardableResult
    public func deleteReferral(_ referral: RecordId) async throws -> Applied {
        try await apply(.referral(.delete(referral: referral)))
    }

    /// Brings a deleted referral back.
    @discardableResult
    public func restoreReferral(_ referral: RecordId) async throws -> Applied {
        try await apply(.referral(.restore(referral: referral)))
    }
}
