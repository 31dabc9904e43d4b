package rapport

import java.time.LocalDate
import java.time.LocalDateTime

/** Notes that they said yes to an ask; now when no time is said. */
public suspend fun RapportVault.noteYes(outreach: RecordId, at: LocalDateTime? = null): Applied =
    apply(OutreachCommand.ReplyYes(outreach, at))

/** Notes that they said "later" to an ask, and the day to ask again. */
public suspend fun RapportVault.noteLater(outreach: RecordId, until: LocalDate, at: LocalDateTime? = null): Applied =
    apply(OutreachCommand.ReplyLater(outreach, until, at))

/** Notes that they said no to an ask. Talks that are agreed because of it are called off. */
public suspend fun RapportVault.noteNo(outreach: RecordId, at: LocalDateTime? = null): Applied =
    apply(OutreachCommand.ReplyNo(outreach, at))

/**
 * Notes that they answered an ask with the name of somebody who is known. It counts as given by whoever was asked,
 * without a word on whether theirs may be used.
 */
public suspend fun RapportVault.noteRedirected(outreach: RecordId, to: RecordId, at: LocalDateTime? = null): Applied =
    apply(OutreachCommand.ReplyRedirected(outreach, to, null, at))

/** Notes that they answered an ask with a name: that person is added unless they are known. */
public suspend fun RapportVault.noteRedirected(outreach: RecordId, name: String, at: LocalDateTime? = null): Applied =
    apply(OutreachCommand.ReplyRedirected(outreach, null, name, at))

/**
 * Notes that a time is agreed, and puts the talk into the calendar.
 *
 * @param minutes how long; what was promised when not said.
 * @param place where, in words.
 */
public suspend fun RapportVault.scheduleTalk(
    outreach: RecordId,
    start: LocalDateTime,
    minutes: Int? = null,
    medium: Medium? = null,
    place: String? = null,
): Applied = apply(OutreachCommand.Schedule(outreach, start, minutes?.let(::count), medium, place))

/** Says that a talk that is in the calendar came of an ask. */
public suspend fun RapportVault.linkTalk(outreach: RecordId, meeting: RecordId): Applied =
    apply(OutreachCommand.LinkMeeting(outreach, meeting))
