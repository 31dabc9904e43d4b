package rapport

/** The person's own templates, and what they changed of built-in ones. */
public suspend fun RapportVault.templates(): List<TemplateRow> = call { templates() }

/**
 * Adds a template of the person's own: up to 16 KB of text, with slots as `{given}`.
 *
 * @param purpose the id of what it is for.
 * @param locale the language, as a BCP 47 tag.
 */
public suspend fun RapportVault.addTemplate(
    title: String,
    text: String,
    purpose: String? = null,
    locale: String? = null,
): RecordId = apply(TemplateCommand.Create(title, purpose, locale, text)).made(Kind.TEMPLATE).first()

/** Changes what a template says. */
public suspend fun RapportVault.editTemplate(template: RecordId, title: String, text: String): Applied =
    apply(TemplateCommand.Edit(template, title, text))

/** Puts a text in the place of a built-in template; none brings the built-in one back. */
public suspend fun RapportVault.overrideTemplate(builtIn: String, text: String?): Applied =
    apply(TemplateCommand.OverrideBuiltIn(builtIn, text))

/** Says whether a built-in template is offered no longer. */
public suspend fun RapportVault.hideTemplate(builtIn: String, on: Boolean = true): Applied =
    apply(TemplateCommand.HideBuiltIn(builtIn, on))

/** Deletes a template of the person's own. */
public suspend fun RapportVault.deleteTemplate(template: RecordId): Applied = apply(TemplateCommand.Delete(template))

/** Brings a deleted template back. */
public suspend fun RapportVault.restoreTemplate(template: RecordId): Applied = apply(TemplateCommand.Restore(template))
