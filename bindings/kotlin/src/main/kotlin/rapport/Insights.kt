package rapport

/** What was learned, and answers that were new and that nothing was made of yet. */
public suspend fun RapportVault.insights(): Insights = call { insights() }

/** What people said to the same question, and about the same thing, side by side. */
public suspend fun RapportVault.insightAtlas(): InsightAtlas = call { insightAtlas() }

/** One page of text on an organization, an industry, an occupation or a person. */
public suspend fun RapportVault.insightBrief(subject: RecordId): String = call { insightBrief(subject) }

/** Which questions brought insights, names or leads. */
public suspend fun RapportVault.questionYield(): List<QuestionYieldRow> = call { questionYield() }

/** Writes down something that was learned. */
public suspend fun RapportVault.addInsight(insight: NewInsight): RecordId =
    apply(InsightCommand.Add(insight)).made(Kind.INSIGHT).first()

/**
 * Makes an insight of an answer that was noted in a talk. Two devices that do so have made one.
 *
 * @param kind what it tells of.
 * @param subjects the people, organizations, industries and occupations it is about.
 */
public suspend fun RapportVault.promoteAnswer(
    meeting: RecordId,
    answer: ItemId,
    kind: InsightKind,
    subjects: List<RecordId> = emptyList(),
): Applied = apply(InsightCommand.Promote(meeting, answer, kind, subjects))

/** Changes what an insight says: up to 16 KB. */
public suspend fun RapportVault.editInsight(insight: RecordId, text: String): Applied =
    apply(InsightCommand.SetText(insight, text))

/** Changes what an insight tells of. */
public suspend fun RapportVault.setInsightKind(insight: RecordId, kind: InsightKind): Applied =
    apply(InsightCommand.SetKind(insight, kind))

/** Says whether an insight is about a person, an organization, an industry or an occupation. */
public suspend fun RapportVault.setInsightSubject(insight: RecordId, subject: RecordId, on: Boolean = true): Applied =
    apply(InsightCommand.SetSubject(insight, subject, on))

/** Says whether somebody said what was learned. */
public suspend fun RapportVault.setInsightHeardFrom(insight: RecordId, contact: RecordId, on: Boolean = true): Applied =
    apply(InsightCommand.SetHeardFrom(insight, contact, on))

/** Notes that somebody else said the same. */
public suspend fun RapportVault.noteAgreement(insight: RecordId, contact: RecordId): Applied =
    apply(InsightCommand.Agree(insight, contact))

/** Notes that somebody else said that it is not so. */
public suspend fun RapportVault.noteDisagreement(insight: RecordId, contact: RecordId): Applied =
    apply(InsightCommand.Disagree(insight, contact))

/** Takes back that somebody agreed or disagreed. */
public suspend fun RapportVault.takeBackOpinion(insight: RecordId, contact: RecordId): Applied =
    apply(InsightCommand.TakeBack(insight, contact))

/** Deletes an insight. */
public suspend fun RapportVault.deleteInsight(insight: RecordId): Applied = apply(InsightCommand.Delete(insight))

/** Brings a deleted insight back. */
public suspend fun RapportVault.restoreInsight(insight: RecordId): Applied = apply(InsightCommand.Restore(insight))
