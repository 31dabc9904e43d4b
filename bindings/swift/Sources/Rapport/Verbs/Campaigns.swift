extension RapportVault {
    /// All campaigns, those under way first.
    public func campaigns() async throws -> [CampaignRow] {
        try await run { vault, _ in try vault.campaigns() }
    }

    /// One campaign's page.
    public func campaign(_ campaign: RecordId) async throws -> CampaignPage {
        try await run { vault, _ in try vault.campaign(campaign: campaign) }
    }

    /// Begins a campaign: what the person is after for a while.
    @discardableResult
    public func openCampaign(_ title: String, for purpose: Purpose) async throws -> Applied {
        try await apply(.campaign(.open(title: title, purpose: purpose)))
    }

    /// Sets one field of a campaign; nothing clears it.
    @discardableResult
    public func set(_ field: CampaignField, ofCampaign campaign: RecordId, to value: String?) async throws -> Applied {
        try await apply(.campaign(.set(campaign: campaign, field: field, value: value)))
    }

    /// Says what the talks of a campaign are for.
    @discardableResult
    public func setPurpose(_ purpose: Purpose, of campaign: RecordId) async throws -> Applied {
        try await apply(.campaign(.setPurpose(campaign: campaign, purpose: purpose)))
    }

    /// Says whether something is to be found out in a campaign.
    @discardableResult
    public func setGoal(_ goal: InfoGoal, inCampaign campaign: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.campaign(.setGoal(campaign: campaign, goal: goal, on: isOn)))
    }

    /// Says whether an organization, a kind of work or a line of business is aimed at.
    @discardableResult
    public func aim(at target: RecordId, in campaign: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.campaign(.aim(campaign: campaign, target: target, on: isOn)))
    }

    /// Says whether a part of the world is aimed at.
    @discardableResult
    public func aim(atRegion region: String, in campaign: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.campaign(.aimAtRegion(campaign: campaign, region: region, on: isOn)))
    }

    /// Lets a campaign rest.
    @discardableResult
    public func pauseCampaign(_ campaign: RecordId) async throws -> Applied {
        try await apply(.campaign(.pause(campaign: campaign)))
    }

    /// Ends a campaign.
    @discardableResult
    public func closeCampaign(_ campaign: RecordId) async throws -> Applied {
        try await apply(.campaign(.close(campaign: campaign)))
    }

    /// Goes on with a campaign.
    @discardableResult
    public func reopenCampaign(_ campaign: RecordId) async throws -> Applied {
        try await apply(.campaign(.reopen(campaign: campaign)))
    }

    /// Deletes a campaign.
    @discardableResult
    public func deleteCampaign(_ campaign: RecordId) async throws -> Applied {
        try await apply(.campaign(.delete(campaign: campaign)))
    }

    /// Brings a deleted campaign back.
    @discardableResult
    public func restoreCampaign(_ campaign: RecordId) async throws -> Applied {
        try await apply(.campaign(.restore(campaign: campaign)))
    }
}
