package rapport

/** The bank of questions for talks of a purpose, of one category or of all. */
public suspend fun RapportVault.questionBank(
    purpose: Purpose? = null,
    category: QuestionCategory? = null,
    withHidden: Boolean = false,
): QuestionBank = call { questionBank(purpose, category, withHidden) }

/** Adds a question of the person's own. */
public suspend fun RapportVault.addQuestion(text: String, category: QuestionCategory): RecordId =
    apply(QuestionCommand.Create(category, text)).made(Kind.QUESTION).first()

/** Changes a question of the person's own. */
public suspend fun RapportVault.editQuestion(question: RecordId, text: String, category: QuestionCategory): Applied =
    apply(QuestionCommand.Edit(question, category, text))

/** Puts a question in the place of a built-in one; none brings the built-in one back. */
public suspend fun RapportVault.overrideQuestion(builtIn: String, text: String?): Applied =
    apply(QuestionCommand.Override(builtIn, text))

/** Says whether a built-in question is offered no longer. */
public suspend fun RapportVault.hideQuestion(builtIn: String, on: Boolean = true): Applied =
    apply(QuestionCommand.HideBuiltIn(builtIn, on))

/** Deletes a question of the person's own. */
public suspend fun RapportVault.deleteQuestion(question: RecordId): Applied = apply(QuestionCommand.Delete(question))

/** Brings a deleted question back. */
public suspend fun RapportVault.restoreQuestion(question: RecordId): Applied = apply(QuestionCommand.Restore(question))

/** What the person says of themselves for a campaign, or everywhere else. */
public suspend fun RapportVault.pitch(campaign: RecordId? = null): PitchPage = call { pitch(campaign) }

/** Writes one part of what the person says of themselves; nothing clears it. */
public suspend fun RapportVault.setPitch(section: PitchSection, text: String?, campaign: RecordId? = null): Applied =
    apply(PitchCommand.Set(campaign, section, text))
