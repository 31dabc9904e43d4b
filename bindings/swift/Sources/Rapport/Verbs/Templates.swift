extension RapportVault {
    /// The person's own templates, and what they changed of built-in ones.
    public func templates() async throws -> [TemplateRow] {
        try await run { vault, _ in try vault.templates() }
    }

    /// Adds a template of the person's own: up to 16 KB of text, with slots as `{given}`.
    ///
    /// - Parameters:
    ///   - title: what it is called.
    ///   - text: what it says.
    ///   - purpose: the id of what it is for.
    ///   - locale: the language, as a BCP 47 tag.
    @discardableResult
    public func addTemplate(
        _ title: String, text: String, for purpose: String? = nil, locale: String? = nil
    ) async throws -> Applied {
        try await apply(.template(.create(title: title, purpose: purpose, locale: locale, text: text)))
    }

    /// Changes what a template says.
    @discardableResult
    public func editTemplate(_ template: RecordId, title: String, text: String) async throws -> Applied {
        try await apply(.template(.edit(template: template, title: title, text: text)))
    }

    /// Puts a text in the place of a built-in template; none brings the built-in one back.
    @discardableResult
    public func overrideTemplate(_ builtIn: String, with text: String?) async throws -> Applied {
        try await apply(.template(.overrideBuiltIn(builtIn: builtIn, text: text)))
    }

    /// Says whether a built-in template is offered no longer.
    @discardableResult
    public func hideTemplate(_ builtIn: String, _ isHidden: Bool = true) async throws -> Applied {
        try await apply(.template(.hideBuiltIn(builtIn: builtIn, on: isHidden)))
    }

    /// Deletes a template of the person's own.
    @discardableResult
    public func deleteTemplate(_ template: RecordId) async throws -> Applied {
        try await apply(.template(.delete(template: template)))
    }

    /// Brings a deleted template back.
    @discardableResult
    public func restoreTemplate(_ template: RecordId) async throws -> Applied {
        try await apply(.template(.restore(template: template)))
    }
}
