extension RapportVault {
    /// Lets go of the file and its locks, as a phone demands before it freezes an app. The next call opens it again.
    public func suspend() async throws {
        try await run { vault, _ in try vault.suspend() }
    }

    /// Looks whether another process changed the vault, such as an extension of the app; ``changes`` tells of it too.
    @discardableResult
    public func refresh() async throws -> ChangeSet? {
        try await run { vault, _ in try vault.refresh() }
    }

    /// What this device alone remembers under a key.
    public func setting(_ key: String) async throws -> String? {
        try await run { vault, _ in try vault.setting(key: key) }
    }

    /// Remembers a value under a key on this device alone, or forgets it.
    public func setSetting(_ key: String, to value: String?) async throws {
        try await run { vault, _ in try vault.setSetting(key: key, value: value) }
    }
}
