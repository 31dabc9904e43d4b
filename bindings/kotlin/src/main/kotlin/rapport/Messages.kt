package rapport

/**
 * What to look at again in a message before it goes out: first what has a place, in the order of the text, then what is
 * about the message as a whole. Nothing is ever blocked. It is quick and needs no vault.
 */
public fun lintMessage(text: String, context: LintContext): List<Finding> = rapport.ffi.lintMessage(text, context)

/** The ids of all rules for messages: what a context's `dismissed` takes. */
public fun lintRules(): List<String> = rapport.ffi.lintRules()

/** Whether a question for the talk asks what can be found online. */
public fun lintQuestion(text: String): List<Finding> = rapport.ffi.lintQuestion(text)

/** What a first letter holds, ticked as far as it can be seen, for the person to confirm. */
public fun messageChecklist(text: String, context: LintContext): List<Tick> =
    rapport.ffi.messageChecklist(text, context)

/** The built-in templates, one of each kind. */
public fun builtInTemplates(): List<Template> = rapport.ffi.builtInTemplates()

/** Sentences that can be put into any letter. */
public fun builtInClauses(): List<Clause> = rapport.ffi.builtInClauses()

/** Lines for the step from planned to sent. */
public fun encouragements(): List<Encouragement> = rapport.ffi.encouragements()

/**
 * Fills the slots of a text, a template's or the person's own. What is not known, or must not be said, stays as its
 * slot and is told.
 */
public fun fillSlots(text: String, slots: Slots): Filled = rapport.ffi.fillSlots(text, slots)

/**
 * What is known, by the names of slots without their braces: `given`.
 *
 * @param namePermission whether the referrer's name may be used; not when not said.
 */
public fun slots(values: Map<String, String>, namePermission: NamePermission? = null): Slots =
    Slots(values.map { (name, value) -> SlotValue(name, value) }, namePermission)

/** The text of an ask, looked over for whom it goes to, without the rules that were dismissed for it. */
public suspend fun RapportVault.lint(outreach: RecordId): OutreachLint = call { lintOutreach(outreach) }

/** A template, built-in or the person's own, filled with what the vault knows of somebody, a campaign and an ask. */
public suspend fun RapportVault.fill(
    template: String,
    contact: RecordId,
    campaign: RecordId? = null,
    outreach: RecordId? = null,
): FilledTemplate = call { fillTemplate(template, contact, campaign, outreach) }
