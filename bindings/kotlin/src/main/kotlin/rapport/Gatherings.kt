package rapport

import java.time.LocalDate

/** Events, associations and groups, with the people met there. */
public suspend fun RapportVault.gatherings(): List<GatheringRow> = call { gatherings() }

/**
 * Adds an event, an association or a group.
 *
 * @param date when it was or will be.
 * @param place where, in words.
 */
public suspend fun RapportVault.addGathering(
    name: String,
    kind: GatheringKind,
    date: LocalDate? = null,
    place: String? = null,
): RecordId = apply(GatheringCommand.Create(name, kind, date, place)).made(Kind.GATHERING).first()

/** Sets one field of a gathering; nothing clears it. */
public suspend fun RapportVault.setGathering(gathering: RecordId, field: GatheringField, value: String?): Applied =
    apply(GatheringCommand.Set(gathering, field, value))

/** Notes that somebody was at a gathering, or belongs to it. */
public suspend fun RapportVault.addAttendee(gathering: RecordId, contact: RecordId): Applied =
    apply(GatheringCommand.AddAttendee(gathering, contact))

/** Takes back that somebody was at a gathering, or belongs to it. */
public suspend fun RapportVault.removeAttendee(gathering: RecordId, contact: RecordId): Applied =
    apply(GatheringCommand.RemoveAttendee(gathering, contact))

/** Deletes a gathering. */
public suspend fun RapportVault.deleteGathering(gathering: RecordId): Applied =
    apply(GatheringCommand.Delete(gathering))

/** Brings a deleted gathering back. */
public suspend fun RapportVault.restoreGathering(gathering: RecordId): Applied =
    apply(GatheringCommand.Restore(gathering))
