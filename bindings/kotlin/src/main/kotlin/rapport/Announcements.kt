package rapport

import java.time.LocalDate

/** Whom of the person's own to tell that they are looking, and who was told. */
public suspend fun RapportVault.network(): Network = call { network() }

/** Notes that somebody was told that the person is looking; today when no day is said. */
public suspend fun RapportVault.noteTold(contact: RecordId, channel: Channel, day: LocalDate? = null): Applied =
    apply(AnnouncementCommand.Tell(contact, channel, day))

/** Takes back that somebody was told. */
public suspend fun RapportVault.noteNotTold(contact: RecordId): Applied = apply(AnnouncementCommand.Untell(contact))
