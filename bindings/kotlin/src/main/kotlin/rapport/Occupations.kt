package rapport

/** All kinds of work and lines of business that the person looks into, by name. */
public suspend fun RapportVault.fields(): List<TargetRow> = call { fields() }

/** Adds a kind of work; one of the same name is used instead. */
public suspend fun RapportVault.addOccupation(name: String): Applied = apply(OccupationCommand.Create(name))

/** Sets one field of a kind of work; nothing clears it. */
public suspend fun RapportVault.setOccupation(occupation: RecordId, field: OccupationField, value: String?): Applied =
    apply(OccupationCommand.Set(occupation, field, value))

/** Adds another name that a kind of work goes by. */
public suspend fun RapportVault.addOccupationAlias(occupation: RecordId, alias: String): Applied =
    apply(OccupationCommand.AddAlias(occupation, alias))

/** Removes another name that a kind of work goes by. */
public suspend fun RapportVault.removeOccupationAlias(occupation: RecordId, alias: String): Applied =
    apply(OccupationCommand.RemoveAlias(occupation, alias))

/** Says what the person makes of a kind of work, in the place of what they said before; nothing takes that back. */
public suspend fun RapportVault.judgeOccupation(
    occupation: RecordId,
    verdict: Verdict?,
    reason: String? = null,
): Applied = apply(OccupationCommand.Judge(occupation, verdict, reason))

/** Deletes a kind of work. */
public suspend fun RapportVault.deleteOccupation(occupation: RecordId): Applied =
    apply(OccupationCommand.Delete(occupation))

/** Brings back a kind of work that was deleted. */
public suspend fun RapportVault.restoreOccupation(occupation: RecordId): Applied =
    apply(OccupationCommand.Restore(occupation))
