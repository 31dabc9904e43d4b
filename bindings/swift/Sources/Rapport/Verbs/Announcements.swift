extension RapportVault {
    /// Whom of the person's own to tell that they are looking, and who was told.
    public func network() async throws -> Network {
        try await run { vault, _ in try vault.network() }
    }

    /// Notes that somebody was told that the person is looking; today when no day is said.
    @discardableResult
    public func noteTold(_ contact: RecordId, by channel: Channel, on day: CivilDate? = nil) async throws -> Applied {
        try await apply(.announcement(.tell(contact: contact, channel: channel, day: day)))
    }

    /// Takes back that somebody was told.
    @discardableResult
    public func noteNotTold(_ contact: RecordId) async throws -> Applied {
        try await apply(.announcement(.untell(contact: contact)))
    }
}
