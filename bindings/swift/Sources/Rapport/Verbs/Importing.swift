extension RapportVault {
    /// Adds those of one's connections who are not known yet: at most 500 at once, as `readConnections(file:)` reads
    /// them. Whoever is known stays untouched, so that the same list can be taken over again.
    @discardableResult
    public func takeOver(_ people: [Connection]) async throws -> Applied {
        try await apply(.import(.connections(people: people)))
    }
}
