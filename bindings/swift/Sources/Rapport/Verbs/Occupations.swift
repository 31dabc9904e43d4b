extension RapportVault {
    /// All kinds of work and lines of business that the person looks into, by name.
    public func fields() async throws -> [TargetRow] {
        try await run { vault, _ in try vault.fields() }
    }

    /// Adds a kind of work; one of the same name is used instead.
    @discardableResult
    public func addOccupation(named name: String) async throws -> Applied {
        try await apply(.occupation(.create(name: name)))
    }

    /// Sets one field of a kind of work; nothing clears it.
    @discardableResult
    public func set(
        _ field: OccupationField, ofOccupation occupation: RecordId, to value: String?
    ) async throws -> Applied {
        try await apply(.occupation(.set(occupation: occupation, field: field, value: value)))
    }

    /// Adds another name that a kind of work goes by.
    @discardableResult
    public func addAlias(_ alias: String, toOccupation occupation: RecordId) async throws -> Applied {
        try await apply(.occupation(.addAlias(occupation: occupation, alias: alias)))
    }

    /// Removes another name that a kind of work goes by.
    @discardableResult
    public func removeAlias(_ alias: String, fromOccupation occupation: RecordId) async throws -> Applied {
        try await apply(.occupation(.removeAlias(occupation: occupation, alias: alias)))
    }

    /// Says what the person makes of a kind of work, in the place of what they said before; nothing takes that back.
    @discardableResult
    public func judge(
        occupation: RecordId, _ verdict: Verdict?, because reason: String? = nil
    ) async throws -> Applied {
        try await apply(.occupation(.judge(occupation: occupation, verdict: verdict, reason: reason)))
    }

    /// Deletes a kind of work.
    @discardableResult
    public func deleteOccupation(_ occupation: RecordId) async throws -> Applied {
        try await apply(.occupation(.delete(occupation: occupation)))
    }

    /// Brings back a kind of work that was deleted.
    @discardableResult
    public func restoreOccupation(_ occupation: RecordId) async throws -> Applied {
        try await apply(.occupation(.restore(occupation: occupation)))
    }
}
