extension RapportVault {
    /// What changes, from now on: once per commit, whoever made it.
    ///
    /// Each access is a stream of its own. It ends when its task is cancelled, and when the vault is let go of.
    ///
    /// ```swift
    /// for await change in vault.changes {
    ///     print("now at", change.revision)
    /// }
    /// ```
    public var changes: AsyncStream<ChangeSet> {
        AsyncStream { continuation in
            let subscription = inner.observe(observer: Teller(continuation))
            continuation.onTermination = { _ in subscription.cancel() }
        }
    }
}

/// Hands what an observer is told to a stream.
private final class Teller: Observer, Sendable {
    private let continuation: AsyncStream<ChangeSet>.Continuation

    init(_ continuation: AsyncStream<ChangeSet>.Continuation) {
        self.continuation = continuation
    }

    func changed(changes: ChangeSet) {
        continuation.yield(changes)
    }

    // The vault lets go of it when it is let go of itself.
    deinit {
        continuation.finish()
    }
}
