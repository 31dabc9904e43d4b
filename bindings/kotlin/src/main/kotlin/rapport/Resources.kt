package rapport

/** What people recommended: what is still to do first. */
public suspend fun RapportVault.resources(): List<ResourceRow> = call { resources() }

/**
 * Writes down something that was recommended.
 *
 * @param link where it is found.
 * @param recommendedBy who recommended it.
 * @param meeting the talk in which it was recommended.
 */
public suspend fun RapportVault.addResource(
    name: String,
    kind: ResourceKind,
    link: String? = null,
    recommendedBy: List<RecordId> = emptyList(),
    meeting: RecordId? = null,
): RecordId = apply(ResourceCommand.Add(name, kind, link, meeting, recommendedBy)).made(Kind.RESOURCE).first()

/** Sets one field of what was recommended; nothing clears it. */
public suspend fun RapportVault.setResource(resource: RecordId, field: ResourceField, value: String?): Applied =
    apply(ResourceCommand.Set(resource, field, value))

/** Says whether somebody recommended it. */
public suspend fun RapportVault.setRecommendedBy(resource: RecordId, contact: RecordId, on: Boolean = true): Applied =
    apply(ResourceCommand.SetRecommendedBy(resource, contact, on))

/** Notes that it is done: taken, read, tried, gone to. */
public suspend fun RapportVault.markResourceDone(resource: RecordId): Applied =
    apply(ResourceCommand.MarkDone(resource))

/** Lets what was recommended go. */
public suspend fun RapportVault.letResourceGo(resource: RecordId): Applied = apply(ResourceCommand.LetGo(resource))

/** Takes back that it is done or let go. */
public suspend fun RapportVault.reopenResource(resource: RecordId): Applied = apply(ResourceCommand.Reopen(resource))

/** Deletes what was recommended. */
public suspend fun RapportVault.deleteResource(resource: RecordId): Applied = apply(ResourceCommand.Delete(resource))

/** Brings back what was recommended and deleted. */
public suspend fun RapportVault.restoreResource(resource: RecordId): Applied = apply(ResourceCommand.Restore(resource))
