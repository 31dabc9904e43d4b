package rapport

/** All campaigns, those under way first. */
public suspend fun RapportVault.campaigns(): List<CampaignRow> = call { campaigns() }

/** One campaign's page. */
public suspend fun RapportVault.campaign(campaign: RecordId): CampaignPage = call { campaign(campaign) }

/** Begins a campaign: what the person is after for a while. */
public suspend fun RapportVault.openCampaign(title: String, purpose: Purpose): RecordId =
    apply(CampaignCommand.Open(title, purpose)).made(Kind.CAMPAIGN).first()

/** Sets one field of a campaign; nothing clears it. */
public suspend fun RapportVault.setCampaign(campaign: RecordId, field: CampaignField, value: String?): Applied =
    apply(CampaignCommand.Set(campaign, field, value))

/** Says what the talks of a campaign are for. */
public suspend fun RapportVault.setPurpose(campaign: RecordId, purpose: Purpose): Applied =
    apply(CampaignCommand.SetPurpose(campaign, purpose))

/** Says whether something is to be found out in a campaign. */
public suspend fun RapportVault.setCampaignGoal(campaign: RecordId, goal: InfoGoal, on: Boolean = true): Applied =
    apply(CampaignCommand.SetGoal(campaign, goal, on))

/** Says whether an organization, a kind of work or a line of business is aimed at. */
public suspend fun RapportVault.aim(campaign: RecordId, target: RecordId, on: Boolean = true): Applied =
    apply(CampaignCommand.Aim(campaign, target, on))

/** Says whether a part of the world is aimed at. */
public suspend fun RapportVault.aimAtRegion(campaign: RecordId, region: String, on: Boolean = true): Applied =
    apply(CampaignCommand.AimAtRegion(campaign, region, on))

/** Lets a campaign rest. */
public suspend fun RapportVault.pauseCampaign(campaign: RecordId): Applied = apply(CampaignCommand.Pause(campaign))

/** Ends a campaign. */
public suspend fun RapportVault.closeCampaign(campaign: RecordId): Applied = apply(CampaignCommand.Close(campaign))

/** Goes on with a campaign. */
public suspend fun RapportVault.reopenCampaign(campaign: RecordId): Applied = apply(CampaignCommand.Reopen(campaign))

/** Deletes a campaign. */
public suspend fun RapportVault.deleteCampaign(campaign: RecordId): Applied = apply(CampaignCommand.Delete(campaign))

/** Brings a deleted campaign back. */
public suspend fun RapportVault.restoreCampaign(campaign: RecordId): Applied = apply(CampaignCommand.Restore(campaign))
