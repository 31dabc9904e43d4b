package rapport

/** All organizations, those the person wants most first. */
public suspend fun RapportVault.organizations(): List<OrganizationRow> = call { organizations() }

/** One organization's page. */
public suspend fun RapportVault.organization(organization: RecordId): OrganizationPage =
    call { organization(organization) }

/** Adds an organization; one of the same name is used instead. */
public suspend fun RapportVault.addOrganization(name: String): Applied = apply(OrganizationCommand.Create(name))

/** Sets one field of an organization; nothing clears it. */
public suspend fun RapportVault.setOrganization(
    organization: RecordId,
    field: OrganizationField,
    value: String?,
): Applied = apply(OrganizationCommand.Set(organization, field, value))

/** Adds another name that an organization goes by. */
public suspend fun RapportVault.addOrganizationAlias(organization: RecordId, alias: String): Applied =
    apply(OrganizationCommand.AddAlias(organization, alias))

/** Removes another name that an organization goes by. */
public suspend fun RapportVault.removeOrganizationAlias(organization: RecordId, alias: String): Applied =
    apply(OrganizationCommand.RemoveAlias(organization, alias))

/** Says how much the person wants to work at an organization: 1 is the most, 5 the least; nothing clears it. */
public suspend fun RapportVault.setPriority(organization: RecordId, priority: Int?): Applied =
    apply(OrganizationCommand.SetPriority(organization, priority?.let(::count)))

/** Says what another organization is to one. */
public suspend fun RapportVault.linkOrganization(organization: RecordId, other: RecordId, kind: LinkKind): Applied =
    apply(OrganizationCommand.Link(organization, other, kind))

/** Takes back what another organization is to one. */
public suspend fun RapportVault.removeLink(organization: RecordId, link: ItemId): Applied =
    apply(OrganizationCommand.Unlink(organization, link))

/** Says whether an organization belongs to a line of business. */
public suspend fun RapportVault.setIndustry(organization: RecordId, industry: RecordId, on: Boolean = true): Applied =
    apply(OrganizationCommand.SetIndustry(organization, industry, on))

/** Says what the person makes of an organization, in the place of what they said before; nothing takes that back. */
public suspend fun RapportVault.judgeOrganization(
    organization: RecordId,
    verdict: Verdict?,
    reason: String? = null,
): Applied = apply(OrganizationCommand.Judge(organization, verdict, reason))

/** Deletes an organization. */
public suspend fun RapportVault.deleteOrganization(organization: RecordId): Applied =
    apply(OrganizationCommand.Delete(organization))

/** Brings back an organization that was deleted. */
public suspend fun RapportVault.restoreOrganization(organization: RecordId): Applied =
    apply(OrganizationCommand.Restore(organization))
