package rapport

import java.time.LocalDateTime

/**
 * What helps in a talk now: its clock, its cards, what is left to ask. Set one timer for the clock's next change, and
 * ask again then.
 */
public suspend fun RapportVault.guide(meeting: RecordId): Guide = call { guide(context(), meeting) }

/**
 * The talk with a person that is meant when nothing else is said: one that is under way, or else the next, or one that
 * is to be agreed, or the last.
 */
public suspend fun RapportVault.nextTalk(contact: RecordId): RecordId? = call { nextTalk(context(), contact) }

/** The agreed times of a talk for any calendar, in the form of RFC 5545; empty when none is agreed. */
public suspend fun RapportVault.calendarEntry(meeting: RecordId): String = call { calendarEntry(context(), meeting) }

/** Times to propose for a talk, and the same in words for whoever is asked. */
public suspend fun RapportVault.proposeSlots(query: SlotQuery): SlotProposal = call { proposeSlots(context(), query) }

/** How well promises about time are kept. */
public suspend fun RapportVault.promiseKeeping(): PromiseKeeping = call { promiseKeeping() }

/** Talks as practice: how the person found themselves in them. */
public suspend fun RapportVault.practice(): Practice = call { practice() }

/** Notes that the person got to a talk, and whether that was in time. */
public suspend fun RapportVault.arrive(meeting: RecordId, onTime: Boolean): Applied =
    apply(MeetingCommand.Arrive(meeting, onTime))

/** Notes that a talk began; now when no time is said. */
public suspend fun RapportVault.startTalk(meeting: RecordId, at: LocalDateTime? = null): Applied =
    apply(MeetingCommand.Start(meeting, at))

/** Notes that the person was told to come to an end. */
public suspend fun RapportVault.promptWrapUp(meeting: RecordId): Applied = apply(MeetingCommand.PromptWrapUp(meeting))

/** Notes that the host wants to go on with a talk, by so many more minutes. */
public suspend fun RapportVault.extendTalk(meeting: RecordId, minutes: Int): Applied =
    apply(MeetingCommand.ExtendByHost(meeting, count(minutes)))

/** Notes that a talk came to its end, and so took place; now when no time is said. */
public suspend fun RapportVault.endTalk(meeting: RecordId, at: LocalDateTime? = null): Applied =
    apply(MeetingCommand.End(meeting, at))

/** Counts the names that were given in a talk; 0 is a number. */
public suspend fun RapportVault.countNames(meeting: RecordId, names: Int): Applied =
    apply(MeetingCommand.CountNames(meeting, count(names)))

/**
 * Notes what impression the person thinks they left, from 1 (poor) to 5 (very good). A poor one, of at most 2, is to be
 * mended.
 *
 * @param repair what is to be mended, in one line.
 */
public suspend fun RapportVault.noteImpression(meeting: RecordId, score: Int, repair: String? = null): Applied =
    apply(MeetingCommand.NoteImpression(meeting, count(score), repair))

/** Notes that a poor impression was mended. */
public suspend fun RapportVault.markRepaired(meeting: RecordId): Applied = apply(MeetingCommand.MarkRepaired(meeting))

/** Says whether a talk brought something, beside what follows from what was written down. */
public suspend fun RapportVault.setOutcome(meeting: RecordId, outcome: TalkOutcome, on: Boolean = true): Applied =
    apply(MeetingCommand.SetOutcome(meeting, outcome, on))
