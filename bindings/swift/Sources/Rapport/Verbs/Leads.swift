extension RapportVault {
    /// Work that people told of, apart from adverts: each with who told of it and the way to them.
    public func leads() async throws -> LeadsBoard {
        try await run { try $0.leads(context: $1.context) }
    }

    /// Writes down work that somebody told of.
    @discardableResult
    public func addLead(_ lead: NewLead) async throws -> Applied {
        try await apply(.lead(.add(lead: lead)))
    }

    /// Sets one field of a lead; nothing clears it.
    @discardableResult
    public func set(_ field: LeadField, ofLead lead: RecordId, to value: String?) async throws -> Applied {
        try await apply(.lead(.set(lead: lead, field: field, value: value)))
    }

    /// Says where a lead is; nothing clears it.
    @discardableResult
    public func setOrganization(_ organization: RecordId?, ofLead lead: RecordId) async throws -> Applied {
        try await apply(.lead(.setOrganization(lead: lead, organization: organization)))
    }

    /// Says what sort of work a lead is; nothing when that is unknown.
    @discardableResult
    public func setKind(_ kind: LeadKind?, ofLead lead: RecordId) async throws -> Applied {
        try await apply(.lead(.setKind(lead: lead, kind: kind)))
    }

    /// Says whether a lead is advertised; nothing when that is unknown.
    @discardableResult
    public func setPublic(_ isPublic: Bool?, ofLead lead: RecordId) async throws -> Applied {
        try await apply(.lead(.setPublic(lead: lead, isPublic: isPublic)))
    }

    /// Says how likely a lead is; nothing when that is unknown.
    @discardableResult
    public func setConfidence(_ confidence: Confidence?, ofLead lead: RecordId) async throws -> Applied {
        try await apply(.lead(.setConfidence(lead: lead, confidence: confidence)))
    }

    /// Says whether somebody told of a lead.
    @discardableResult
    public func setHeard(from contact: RecordId, lead: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.lead(.setHeardFrom(lead: lead, contact: contact, on: isOn)))
    }

    /// Notes a step with a lead. One that was closed goes on.
    @discardableResult
    public func note(_ step: LeadStep, withLead lead: RecordId) async throws -> Applied {
        try await apply(.lead(.step(lead: lead, step: step)))
    }

    /// Notes how a lead ended.
    @discardableResult
    public func closeLead(_ lead: RecordId, _ outcome: LeadOutcome) async throws -> Applied {
        try await apply(.lead(.close(lead: lead, outcome: outcome)))
    }

    /// Takes back that a lead is over.
    @discardableResult
    public func reopenLead(_ lead: RecordId) async throws -> Applied {
        try await apply(.lead(.reopen(lead: lead)))
    }

    /// Deletes a lead.
    @discardableResult
    public func deleteLead(_ lead: RecordId) async throws -> Applied {
        try await apply(.lead(.delete(lead: lead)))
    }

    /// Brings a deleted lead back.
    @discardableResult
    public func restoreLead(_ lead: RecordId) async throws -> Applied {
        try await apply(.lead(.restore(lead: lead)))
    }
}
