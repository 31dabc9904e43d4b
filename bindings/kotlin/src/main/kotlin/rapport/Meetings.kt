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
    val command = MeetingCommand.Schedule(participants, start, minutes?.let(::count), medium, place)
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

/** Says that the other side did not come. */
public suspend fun RapportVault.markNoShow(meeting: RecordId): Applied = apply(MeetingCommand.NoShow(meeting))

/** Takes a meeting off the day's page: if it took place there is nothing to write down, if not it is called off. */
public suspend fun RapportVault.dismissMeeting(meeting: RecordId): Applied = apply(MeetingCommand.Dismiss(meeting))

/** Adds a tag to a meeting. */
public suspend fun RapportVault.tagMeeting(meeting: RecordId, tag: String): Applied =
    apply(MeetingCommand.Tag(meeting, tag))

/** Deletes a meeting. */
public suspend fun RapportVault.deleteMeeting(meeting: RecordId): Applied = apply(MeetingCommand.Delete(meeting))

/** Brings a deleted meeting back. */
public suspend fun RapportVault.restoreMeeting(meeting: RecordId): Applied = apply(MeetingCommand.Restore(meeting))

/** Proposes times for a meeting that is to be: two or three are a good number, ten the most. */
public suspend fun RapportVault.propose(
    participants: List<RecordId>,
    starts: List<LocalDateTime>,
    minutes: Int? = null,
): RecordId =
    apply(MeetingCommand.Propose(participants, starts, minutes?.let(::count))).made(Kind.MEETING).first()

/** Proposes other times for a meeting. */
public suspend fun RapportVault.proposeAgain(meeting: RecordId, starts: List<LocalDateTime>): Applied =
    apply(MeetingCommand.ProposeAgain(meeting, starts))

/** Agrees on a time with all that goes with it. */
public suspend fun RapportVault.agree(
    meeting: RecordId,
    start: LocalDateTime,
    medium: Medium? = null,
    place: String? = null,
): Applied = apply(MeetingCommand.Agree(meeting, start, medium, place))

/** Calls a meeting off and says who did. */
public suspend fun RapportVault.callOff(meeting: RecordId, by: Party): Applied =
    apply(MeetingCommand.CallOff(meeting, by))

/** Says who did not come to a meeting. */
public suspend fun RapportVault.markMissed(meeting: RecordId, by: Party): Applied =
    apply(MeetingCommand.Miss(meeting, by))

/** Promises another number of minutes for a meeting. What was promised before stays known. */
public suspend fun RapportVault.promiseMinutes(meeting: RecordId, minutes: Int): Applied =
    apply(MeetingCommand.Promise(meeting, count(minutes)))

/** Says how long the way to a meeting takes; nothing for no way. */
public suspend fun RapportVault.setTravel(meeting: RecordId, minutes: Int?): Applied =
    apply(MeetingCommand.SetTravel(meeting, minutes?.let(::count)))

/** Says which ask a meeting came of; nothing for none. */
public suspend fun RapportVault.setMeetingOutreach(meeting: RecordId, outreach: RecordId?): Applied =
    apply(MeetingCommand.SetOutreach(meeting, outreach))
