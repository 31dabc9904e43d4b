package rapport

/** Logs a debrief as the person confirmed it. */
public suspend fun RapportVault.logDebrief(debrief: Debrief): Applied =
    apply(Command.Debrief(DebriefCommand.Log(debrief)))

/** Logs a debrief of a talk [with] these people as it is read, with nobody confirming who is who. */
public suspend fun RapportVault.logDebrief(text: String, with: List<String> = emptyList()): Applied =
    logDebrief(draft(text, with))

/**
 * The meeting in the calendar that a talk with somebody now, or within the last day, must have been: what a debrief's
 * meeting becomes when the person corrects whom they met.
 */
public suspend fun RapportVault.plannedMeeting(contact: RecordId): RecordId? =
    call { plannedMeeting(context(), contact) }
