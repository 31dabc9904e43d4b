extension RapportVault {
    /// Adds a line of business; one of the same name is used instead.
    @discardableResult
    public func addIndustry(named name: String) async throws -> Applied {
        try await apply(.industry(.create(name: name)))
    }

    /// Sets one field of a line of business; nothing clears it.
    @discardableResult
    public func set(_ field: IndustryField, ofIndustry industry: RecordId, to value: String?) async throws -> Applied {
        try await apply(.industry(.set(industry: industry, field: field, value: value)))
    }

    /// Adds another name that a line of business goes by.
    @discardableResult
    public func addAlias(_ alias: String, toIndustry industry: RecordId) async throws -> Applied {
        try await apply(.industry(.addAlias(industry: industry, alias: alias)))
    }

    /// Removes another name that a line of business goes by.
    @discardableResult
    public func removeAlias(_ alias: String, fromIndustry industry: RecordId) async throws -> Applied {
        try await apply(.industry(.removeAlias(industry: industry, alias: alias)))
    }

    /// Says what the person makes of a line of business, in the place of what they said before; nothing takes that
    /// back.
    @discardableResult
    public func judge(industry: RecordId, _ verdict: Verdict?, because reason: String? = nil) async throws -> Applied {
        try await apply(.industry(.judge(industry: industry, verdict: verdict, reason: reason)))
    }

    /// Deletes a line of business.
    @discardableResult
    public func deleteIndustry(_ industry: RecordId) async throws -> Applied {
        try await apply(.industry(.delete(industry: industry)))
    }

    /// Brings back a line of business that was deleted.
    @discardableResult
    public func restoreIndustry(_ industry: RecordId) async throws -> Applied {
        try await apply(.industry(.restore(industry: industry)))
    }
}
