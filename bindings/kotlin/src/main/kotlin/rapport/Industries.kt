package rapport

/** Adds a line of business; one of the same name is used instead. */
public suspend fun RapportVault.addIndustry(name: String): Applied = apply(IndustryCommand.Create(name))

/** Sets one field of a line of business; nothing clears it. */
public suspend fun RapportVault.setIndustry(industry: RecordId, field: IndustryField, value: String?): Applied =
    apply(IndustryCommand.Set(industry, field, value))

/** Adds another name that a line of business goes by. */
public suspend fun RapportVault.addIndustryAlias(industry: RecordId, alias: String): Applied =
    apply(IndustryCommand.AddAlias(industry, alias))

/** Removes another name that a line of business goes by. */
public suspend fun RapportVault.removeIndustryAlias(industry: RecordId, alias: String): Applied =
    apply(IndustryCommand.RemoveAlias(industry, alias))

/** Says what the person makes of a line of business, in the place of what they said before; nothing takes that back. */
public suspend fun RapportVault.judgeIndustry(industry: RecordId, verdict: Verdict?, reason: String? = null): Applied =
    apply(IndustryCommand.Judge(industry, verdict, reason))

/** Deletes a line of business. */
public suspend fun RapportVault.deleteIndustry(industry: RecordId): Applied =
    apply(IndustryCommand.Delete(industry))

/** Brings back a line of business that was deleted. */
public suspend fun RapportVault.restoreIndustry(industry: RecordId): Applied =
    apply(IndustryCommand.Restore(industry))
