package rapport

/** What a talk is prepared with, the reason that was given for it first. */
public suspend fun RapportVault.prep(meeting: RecordId): PrepPage = call { prep(context(), meeting) }

/** The sheet to print and take along: a page of HTML that needs nothing else. */
public suspend fun RapportVault.prepSheetHtml(meeting: RecordId): String = call { prepSheetHtml(context(), meeting) }

/** The sheet to take along, as text. */
public suspend fun RapportVault.prepSheetText(meeting: RecordId): String = call { prepSheetText(context(), meeting) }

/** Says whether one thing is to be found out in a talk. */
public suspend fun RapportVault.setMeetingGoal(meeting: RecordId, goal: InfoGoal, on: Boolean = true): Applied =
    apply(PrepCommand.SetGoal(meeting, goal, on))

/** Writes what was found out before a talk; nothing clears it. */
public suspend fun RapportVault.setResearch(meeting: RecordId, field: ResearchField, text: String?): Applied =
    apply(PrepCommand.SetResearch(meeting, field, text))

/** Says what to wear to a talk; nothing clears it. */
public suspend fun RapportVault.setDress(meeting: RecordId, text: String?): Applied =
    apply(PrepCommand.SetDress(meeting, text))

/** Ticks something off the list for a talk, or takes that back. */
public suspend fun RapportVault.tick(meeting: RecordId, item: String, on: Boolean = true): Applied =
    apply(PrepCommand.Tick(meeting, item, on))

/** Plans a question of one's own words for a talk, behind those that are planned. */
public suspend fun RapportVault.planQuestion(meeting: RecordId, text: String, kind: QuestionKind): Applied =
    apply(PrepCommand.PlanQuestion(meeting, null, null, text, kind))

/** Plans a question of the bank for a talk, behind those that are planned. */
public suspend fun RapportVault.planQuestion(meeting: RecordId, question: BankRow, kind: QuestionKind): Applied {
    val builtIn = question.builtIn.takeIf { question.question == null }
    return apply(PrepCommand.PlanQuestion(meeting, question.question, builtIn, null, kind))
}

/** Plans what is proposed for such a talk, beside what is planned. */
public suspend fun RapportVault.planProposed(meeting: RecordId, purpose: Purpose? = null): Applied =
    apply(PrepCommand.PlanProposed(meeting, purpose))

/** Says how much a planned question matters. */
public suspend fun RapportVault.setQuestionKind(meeting: RecordId, question: ItemId, kind: QuestionKind): Applied =
    apply(PrepCommand.SetQuestionKind(meeting, question, kind))

/** Says what is known of an answer beforehand; nothing clears it. */
public suspend fun RapportVault.setKnownAnswer(meeting: RecordId, question: ItemId, text: String?): Applied =
    apply(PrepCommand.SetKnownAnswer(meeting, question, text))

/** Moves a planned question behind another; to the front when none is said. */
public suspend fun RapportVault.moveQuestion(meeting: RecordId, question: ItemId, after: ItemId?): Applied =
    apply(PrepCommand.MoveQuestion(meeting, question, after))

/** Takes a question out of the plan. What was answered to it stays. */
public suspend fun RapportVault.removeQuestion(meeting: RecordId, question: ItemId): Applied =
    apply(PrepCommand.RemoveQuestion(meeting, question))

/**
 * Notes what was answered in a talk.
 *
 * @param question to which planned question; nothing for what was said of their own accord.
 * @param wasNew whether it was new to the person.
 * @param hadAnswer whether there was an answer: the box on the sheet.
 */
public suspend fun RapportVault.noteAnswer(
    meeting: RecordId,
    text: String?,
    question: ItemId? = null,
    wasNew: Boolean = false,
    hadAnswer: Boolean = true,
): Applied = apply(PrepCommand.Answer(meeting, question, text, wasNew, hadAnswer))

/** Rates a part of a talk from 1 (poor) to 5 (very good); nothing clears it. */
public suspend fun RapportVault.rateTalk(meeting: RecordId, part: RatedPart, rating: Int?): Applied =
    apply(PrepCommand.Rate(meeting, part, rating?.let(::count)))
