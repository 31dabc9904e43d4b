extension RapportVault {
    /// Events, associations and groups, with the people met there.
    public func gatherings() async throws -> [GatheringRow] {
        try await run { vault, _ in try vault.gatherings() }
    }

    /// Adds an event, an association or a group.
    ///
    /// - Parameters:
    ///   - date: when it was or will be.
    ///   - place: where, in words.
    @discardableResult
    public func addGathering(
        named name: String, _ kind: GatheringKind, on date: CivilDate? = nil, place: String? = nil
    ) async throws -> Applied {
        try await apply(.gathering(.create(name: name, kind: kind, date: date, place: place)))
    }

    /// Sets one field of a gathering; nothing clears it.
    @discardableResult
    public func set(
        _ field: GatheringField, ofGathering gathering: RecordId, to value: String?
    ) async throws -> Applied {
        try await apply(.gathering(.set(gathering: gathering, field: field, value: value)))
    }

    /// Notes that somebody was at a gathering, or belongs to it.
    @discardableResult
    public func addAttendee(_ contact: RecordId, to gathering: RecordId) async throws -> Applied {
        try await apply(.gathering(.addAttendee(gathering: gathering, contact: contact)))
    }

    /// Takes back that somebody was at a gathering, or belongs to it.
    @discardableResult
    public func removeAttendee(_ contact: RecordId, from gathering: RecordId) async throws -> Applied {
        try await apply(.gathering(.removeAttendee(gathering: gathering, contact: contact)))
    }

    /// Deletes a gathering.
    @discardableResult
    public func deleteGathering(_ gathering: RecordId) async throws -> Applied {
        try await apply(.gathering(.delete(gathering: gathering)))
    }

    /// Brings a deleted gathering back.
    @discardableResult
    public func restoreGathering(_ gathering: RecordId) async throws -> Applied {
        try await apply(.gathering(.restore(gathering: gathering)))
    }
}
