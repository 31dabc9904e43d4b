/// All people, by family name, read page by page as they are asked for.
public struct PeopleSequence: AsyncSequence, Sendable {
    /// A line of the list.
    public typealias Element = PersonRow

    let vault: RapportVault
    let pageSize: Int

    /// Goes through the people from the first on.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(vault: vault, pageSize: pageSize)
    }

    /// Where a walk through the people stands.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let vault: RapportVault
        let pageSize: Int
        private var page: [PersonRow] = []
        private var place = 0
        private var offset = 0

        init(vault: RapportVault, pageSize: Int) {
            self.vault = vault
            self.pageSize = pageSize
        }

        /// The next person; nothing after the last.
        public mutating func next() async throws -> PersonRow? {
            if place == page.count {
                page = try await vault.people(from: offset, limit: pageSize).rows
                offset += page.count
                place = 0
            }
            guard place < page.count else { return nil }
            defer { place += 1 }
            return page[place]
        }
    }
}

extension RapportVault {
    /// All people, by family name. Who is added or deleted meanwhile may be missed or come twice.
    public func allPeople(pageSize: Int = 100) -> PeopleSequence {
        PeopleSequence(vault: self, pageSize: max(1, pageSize))
    }
}
