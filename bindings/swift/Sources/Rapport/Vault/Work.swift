import Foundation

/// Runs calls that block on a thread of their own, one after the other, while the caller's thread is free.
///
/// The threads that Swift shares among all tasks are few and must never wait for a disk.
struct Work: Sendable {
    private let queue: DispatchQueue

    init(_ name: String) {
        queue = DispatchQueue(label: "rapport.\(name)", qos: .userInitiated)
    }

    /// Runs the call when its turn has come. A task that is cancelled by then gets a `CancellationError`, and nothing
    /// has happened; a call that has begun is not interrupted.
    func run<Answer: Sendable>(_ call: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        let turn = Turn()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    continuation.resume(
                        with: Result {
                            try turn.begin()
                            return try call()
                        })
                }
            }
        } onCancel: {
            turn.cancel()
        }
    }
}

/// Whether a call is still wanted.
private final class Turn: @unchecked Sendable {
    private let lock = NSLock()
    private var cancelled = false

    func begin() throws {
        if lock.withLock({ cancelled }) { throw CancellationError() }
    }

    func cancel() {
        lock.withLock { cancelled = true }
    }
}
