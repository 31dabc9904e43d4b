extension RapportVault {
    /// Says that two cards are of one person: all screens show them as one, and nothing of either is lost.
    /// ``unmerge(_:from:)`` shows them apart again.
    @discardableResult
    public func merge(_ other: RecordId, with contact: RecordId) async throws -> Applied {
        try await apply(.merge(.same(contact: contact, other: other)))
    }

    /// Says that two cards are of two people: they are not shown as one, and not suggested again.
    @discardableResult
    public func keepApart(_ contact: RecordId, and other: RecordId) async throws -> Applied {
        try await apply(.merge(.different(contact: contact, other: other)))
    }

    /// Shows two cards apart again: `other`, with what is linked with it alone, leaves the person.
    @discardableResult
    public func unmerge(_ other: RecordId, from contact: RecordId) async throws -> Applied {
        try await apply(.merge(.unmerge(contact: contact, other: other)))
    }

    /// Gives what was written down about one card to another: for what was written while the two were shown as one.
    @discardableResult
    public func assign(_ record: RecordId, from card: RecordId, to other: RecordId) async throws -> Applied {
        try await apply(.review(.assign(record: record, from: card, to: other)))
    }
}
