extension RapportVault {
    /// Sets one field of the person's own settings, on all of their devices; nothing clears it.
    @discardableResult
    public func set(_ field: ProfileField, to value: String?) async throws -> Applied {
        try await apply(.profile(.set(field: field, value: value)))
    }

    /// Adds an organization; one of the same name is used instead.
    @discardableResult
    public func addOrganization(named name: String) async throws -> Applied {
        try await apply(.organization(.create(name: name)))
    }

    /// Sets one field of an organization; nothing clears it.
    @discardableResult
    public func set(_ field: OrganizationField, of organization: RecordId, to value: String?) async throws -> Applied {
        try await apply(.organization(.set(organization: organization, field: field, value: value)))
    }
}
