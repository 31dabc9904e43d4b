extension RapportVault {
    /// Writes a note about people, meetings or organizations, or about nothing in particular.
    @discardableResult
    public func addNote(_ text: String, about records: [RecordId] = []) async throws -> Applied {
        try await apply(.note(.add(about: records, text: text)))
    }

    /// Changes the text of a note; what another device wrote into it meanwhile stays.
    @discardableResult
    public func editNote(_ note: RecordId, text: String) async throws -> Applied {
        try await apply(.note(.edit(note: note, text: text)))
    }

    /// Deletes a note.
    @discardableResult
    public func deleteNote(_ note: RecordId) async throws -> Applied {
        try await apply(.note(.delete(note: note)))
    }

    /// Brings a deleted note back.
    @discardableResult
    public func restoreNote(_ note: RecordId) async throws -> Applied {
        try await apply(.note(.restore(note: note)))
    }
}
