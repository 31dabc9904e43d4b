extension RapportVault {
    /// What people recommended: what is still to do first.
    public func resources() async throws -> [ResourceRow] {
        try await run { vault, _ in try vault.resources() }
    }

    /// Writes down something that was recommended.
    ///
    /// - Parameters:
    ///   - link: where it is found.
    ///   - people: who recommended it.
    ///   - meeting: the talk in which it was recommended.
    @discardableResult
    public func addResource(
        named name: String, _ kind: ResourceKind, link: String? = nil, by people: [RecordId] = [],
        in meeting: RecordId? = nil
    ) async throws -> Applied {
        try await apply(
            .resource(.add(name: name, kind: kind, link: link, meeting: meeting, recommendedBy: people)))
    }

    /// Sets one field of what was recommended; nothing clears it.
    @discardableResult
    public func set(_ field: ResourceField, ofResource resource: RecordId, to value: String?) async throws -> Applied {
        try await apply(.resource(.set(resource: resource, field: field, value: value)))
    }

    /// Says whether somebody recommended it.
    @discardableResult
    public func setRecommended(by contact: RecordId, resource: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.resource(.setRecommendedBy(resource: resource, contact: contact, on: isOn)))
    }

    /// Notes that it is done: taken, read, tried, gone to.
    @discardableResult
    public func markResourceDone(_ resource: RecordId) async throws -> Applied {
        try await apply(.resource(.markDone(resource: resource)))
    }

    /// Lets what was recommended go.
    @discardableResult
    public func letGo(ofResource resource: RecordId) async throws -> Applied {
        try await apply(.resource(.letGo(resource: resource)))
    }

    /// Takes back that it is done or let go.
    @discardableResult
    public func reopenResource(_ resource: RecordId) async throws -> Applied {
        try await apply(.resource(.reopen(resource: resource)))
    }

    /// Deletes what was recommended.
    @discardableResult
    public func deleteResource(_ resource: RecordId) async throws -> Applied {
        try await apply(.resource(.delete(resource: resource)))
    }

    /// Brings back what was recommended and deleted.
    @discardableResult
    public func restoreResource(_ resource: RecordId) async throws -> Applied {
        try await apply(.resource(.restore(resource: resource)))
    }
}
