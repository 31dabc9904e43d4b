extension RapportVault {
    /// Does what the person chose in the ``review()``.
    @discardableResult
    public func choose(_ choice: ReviewChoice) async throws -> Applied {
        try await apply(choice.command)
    }

    /// Of two versions of a note, keeps one in it, as the person has put it now, and the other in a new note about the
    /// same.
    @discardableResult
    public func keepBoth(in note: RecordId, text: String, other: String) async throws -> Applied {
        try await apply(.review(.keepBoth(note: note, text: text, other: other)))
    }

    /// Takes away that a note is about somebody who was forgotten; the note stays.
    @discardableResult
    public func unlink(_ contact: RecordId, from note: RecordId) async throws -> Applied {
        try await apply(.review(.unlink(note: note, contact: contact)))
    }
}
