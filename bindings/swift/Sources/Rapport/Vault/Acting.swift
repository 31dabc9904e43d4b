extension RapportVault {
    /// Applies a command: all of it or nothing. It is on disk when this returns.
    @discardableResult
    public func apply(_ command: Command) async throws -> Applied {
        try await run { try $0.apply(context: $1.context, command: command) }
    }

    /// Takes back the last command of this device that was not taken back yet. What others did since stays.
    @discardableResult
    public func undo() async throws -> Applied {
        try await run { try $0.undo(context: $1.context) }
    }

    /// What ``undo()`` would take back; nothing if there is no such thing.
    public func undoable() async throws -> Undoable? {
        try await run { vault, _ in try vault.undoable() }
    }
}

extension Applied {
    /// The ids of the records of a kind that were made, in the order in which they were.
    public func ids(of kind: Kind) -> [RecordId] {
        created.filter { $0.kind == kind }.map(\.id)
    }
}
