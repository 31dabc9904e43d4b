extension RapportVault {
    /// Whom of the list of people the whole filter fits, by family name, each with a reason.
    public func people(matching filter: PeopleFilter) async throws -> [FilteredRow] {
        try await run { vault, _ in try vault.peopleFiltered(filter: filter) }
    }

    /// The filters that the person keeps, by name.
    public func savedFilters() async throws -> [SavedFilterRow] {
        try await run { vault, _ in try vault.savedFilters() }
    }

    /// Keeps a way to look through the list of people, in the place of the one of that name.
    @discardableResult
    public func saveFilter(_ filter: PeopleFilter, as name: String) async throws -> Applied {
        try await apply(.profile(.saveFilter(name: name, filter: filter)))
    }

    /// Forgets a way to look through the list of people.
    @discardableResult
    public func removeFilter(_ filter: ItemId) async throws -> Applied {
        try await apply(.profile(.removeFilter(item: filter)))
    }
}
