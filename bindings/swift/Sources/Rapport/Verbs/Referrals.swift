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
}
