extension RapportVault {
    /// All organizations, those the person wants most first.
    public func organizations() async throws -> [OrganizationRow] {
        try await run { vault, _ in try vault.organizations() }
    }

    /// One organization's page.
    public func organization(_ organization: RecordId) async throws -> OrganizationPage {
        try await run { vault, _ in try vault.organization(organization: organization) }
    }

    /// Adds an organization; one of the same name is used instead.
    @discardableResult
    public func addOrganization(named name: String) async throws -> Applied {
        try await apply(.organization(.create(name: name)))
    }

    /// Sets one field of an organization; nothing clears it.
    @discardableResult
    public func set(
        _ field: OrganizationField, ofOrganization organization: RecordId, to value: String?
    ) async throws -> Applied {
        try await apply(.organization(.set(organization: organization, field: field, value: value)))
    }

    /// Adds another name that an organization goes by.
    @discardableResult
    public func addAlias(_ alias: String, toOrganization organization: RecordId) async throws -> Applied {
        try await apply(.organization(.addAlias(organization: organization, alias: alias)))
    }

    /// Removes another name that an organization goes by.
    @discardableResult
    public func removeAlias(_ alias: String, fromOrganization organization: RecordId) async throws -> Applied {
        try await apply(.organization(.removeAlias(organization: organization, alias: alias)))
    }

    /// Says how much the person wants to work at an organization: 1 is the most, 5 the least; nothing clears it.
    @discardableResult
    public func setPriority(_ priority: UInt32?, of organization: RecordId) async throws -> Applied {
        try await apply(.organization(.setPriority(organization: organization, priority: priority)))
    }

    /// Says what another organization is to one.
    @discardableResult
    public func link(_ other: RecordId, as kind: LinkKind, of organization: RecordId) async throws -> Applied {
        try await apply(.organization(.link(organization: organization, other: other, kind: kind)))
    }

    /// Takes back what another organization is to one.
    @discardableResult
    public func removeLink(_ link: ItemId, of organization: RecordId) async throws -> Applied {
        try await apply(.organization(.unlink(organization: organization, item: link)))
    }

    /// Says whether an organization belongs to a line of business.
    @discardableResult
    public func setIndustry(
        _ industry: RecordId, of organization: RecordId, _ isOn: Bool = true
    ) async throws -> Applied {
        try await apply(.organization(.setIndustry(organization: organization, industry: industry, on: isOn)))
    }

    /// Says what the person makes of an organization, in the place of what they said before; nothing takes that back.
    @discardableResult
    public func judge(
        organization: RecordId, _ verdict: Verdict?, because reason: String? = nil
    ) async throws -> Applied {
        try await apply(.organization(.judge(organization: organization, verdict: verdict, reason: reason)))
    }

    /// Deletes an organization.
    @discardableResult
    public func deleteOrganization(_ organization: RecordId) async throws -> Applied {
        try await apply(.organization(.delete(organization: organization)))
    }

    /// Brings a deleted organization back.
    @discardableResult
    public func restoreOrganization(_ organization: RecordId) async throws -> Applied {
        try await apply(.organization(.restore(organization: organization)))
    }
}
