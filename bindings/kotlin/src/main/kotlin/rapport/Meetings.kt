package rapport

import java.time.LocalDateTime

/**
 * Puts a meeting into the calendar.
 *
 * @param start when it starts, on the person's clock.
 * @param minutes how long they are asked for; the person's usual number when not said.
 */
public suspend fun RapportVault.schedule(
    participants: List<RecordId>,
    start: LocalDateTime,
    minutes: Int? = null,
    medium: Medium? = null,
    place: String? = null,
): RecordId {
    require(minutes == null || minutes >= 0) { "a meeting cannot last less than no time" }
    val command = MeetingCommand.Schedule(participants, start, minutes?.toUInt(), medium, place)
    return apply(command).made(Kind.MEETING).first()
}

/** Moves a meeting: the times that this device knows of no longer count. */
public suspend fun RapportVault.reschedule(meeting: RecordId, start: LocalDateTime): Applied =
    apply(MeetingCommand.Reschedule(meeting, start))

/** Calls a meeting off. */
public suspend fun RapportVault.cancelMeeting(meeting: RecordId): Applied = apply(MeetingCommand.Cancel(meeting))

/** Says that a meeting took place, and when it ended; now when not said. */
public suspend fun RapportVault.markHeld(meeting: RecordId, at: LocalDateTime? = null): Applied =
    apply(MeetingCommand.MarkHeld(meeting, at))
