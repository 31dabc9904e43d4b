package rapport

/** Words of the trade, with who used them, and those to test oneself on. */
public suspend fun RapportVault.glossary(): Glossary = call { glossary() }

/**
 * Writes down a word of the trade that was heard; one that is there already was heard once more.
 *
 * @param industry the line of business it is used in.
 * @param meeting the talk in which it was heard.
 * @param heardFrom who used it.
 */
public suspend fun RapportVault.addTerm(
    term: String,
    meaning: String? = null,
    industry: RecordId? = null,
    meeting: RecordId? = null,
    heardFrom: List<RecordId> = emptyList(),
): Applied = apply(TermCommand.Add(term, meaning, industry, meeting, heardFrom))

/** Says what a word means; nothing clears it. */
public suspend fun RapportVault.setTermMeaning(term: RecordId, meaning: String?): Applied =
    apply(TermCommand.SetMeaning(term, meaning))

/** Says in which line of business a word is used; nothing clears it. */
public suspend fun RapportVault.setTermIndustry(term: RecordId, industry: RecordId?): Applied =
    apply(TermCommand.SetIndustry(term, industry))

/** Notes that the person tested themselves on a word, and whether they knew it. */
public suspend fun RapportVault.quizTerm(term: RecordId, knew: Boolean): Applied = apply(TermCommand.Quiz(term, knew))

/** Notes that the person knows a word. */
public suspend fun RapportVault.learnTerm(term: RecordId): Applied = apply(TermCommand.Learn(term))

/** Takes back that the person knows a word. */
public suspend fun RapportVault.unlearnTerm(term: RecordId): Applied = apply(TermCommand.Unlearn(term))

/** Deletes a word. */
public suspend fun RapportVault.deleteTerm(term: RecordId): Applied = apply(TermCommand.Delete(term))

/** Brings a deleted word back. */
public suspend fun RapportVault.restoreTerm(term: RecordId): Applied = apply(TermCommand.Restore(term))
