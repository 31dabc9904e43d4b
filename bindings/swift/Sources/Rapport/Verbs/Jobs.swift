extension RapportVault {
    /// Adds a job with all that is known of it.
    @discardableResult
    public func addJob(_ job: NewJob, to contact: RecordId) async throws -> Applied {
        try await apply(.contact(.addJob(contact: contact, job: job)))
    }

    /// Adds a job to a person.
    @discardableResult
    public func addJob(
        at organization: String?, as title: String? = nil, to contact: RecordId
    ) async throws -> Applied {
        try await apply(.contact(.addEmployment(contact: contact, organization: organization, title: title)))
    }

    /// Sets one field of a job that a person has or had; nothing clears it.
    @discardableResult
    public func set(
        _ field: JobField, of job: ItemId, heldBy contact: RecordId, to value: String?
    ) async throws -> Applied {
        try await apply(.contact(.setJob(contact: contact, item: job, field: field, value: value)))
    }

    /// Says that a job is over.
    @discardableResult
    public func endJob(_ job: ItemId, of contact: RecordId) async throws -> Applied {
        try await apply(.contact(.endEmployment(contact: contact, item: job)))
    }

    /// How people came to a role: a title, or an occupation with all its names.
    public func careers(to role: String) async throws -> Careers {
        try await run { vault, _ in try vault.careers(role: role) }
    }
}
