extension RapportVault {
    /// The text of an ask, looked over for whom it goes to, without the rules that were dismissed for it.
    public func lint(_ outreach: RecordId) async throws -> OutreachLint {
        try await run { vault, _ in try vault.lintOutreach(outreach: outreach) }
    }

    /// A template, built-in or the person's own, filled with what the vault knows of somebody, a campaign and an ask.
    public func fill(
        _ template: String, for contact: RecordId, in campaign: RecordId? = nil, of outreach: RecordId? = nil
    ) async throws -> FilledTemplate {
        try await run { vault, _ in
            try vault.fillTemplate(template: template, contact: contact, campaign: campaign, outreach: outreach)
        }
    }
}

extension Finding {
    /// The words of the text that it is about, to highlight them; nothing if it is about something that is not there.
    public func range(in text: String) -> Range<String.Index>? {
        span?.range(in: text)
    }
}

extension Slots {
    /// What is known, by the names of slots without their braces: `given`.
    ///
    /// - Parameter namePermission: whether the referrer's name may be used; not when not said.
    public init(_ values: [String: String], namePermission: NamePermission? = nil) {
        let values = values.sorted { $0.key < $1.key }.map { SlotValue(name: $0.key, value: $0.value) }
        self.init(values: values, namePermission: namePermission)
    }
}

extension Template: Identifiable {}

extension Clause: Identifiable {}

extension Encouragement: Identifiable {}
