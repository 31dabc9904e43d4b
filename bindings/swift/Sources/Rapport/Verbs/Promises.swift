extension RapportVault {
    /// Notes a promise.
    ///
    /// - Parameters:
    ///   - text: what was promised.
    ///   - owner: who owes it.
    ///   - contact: the other side.
    ///   - meeting: the meeting in which it was made.
    ///   - due: the day it is due, if one was said.
    @discardableResult
    public func addPromise(
        _ text: String, by owner: Owner, with contact: RecordId? = nil, in meeting: RecordId? = nil,
        due: CivilDate? = nil
    ) async throws -> Applied {
        try await apply(.commitment(.add(owner: owner, text: text, due: due, contact: contact, meeting: meeting)))
    }

    /// Changes the day a promise is due; nothing for none.
    @discardableResult
    public func setDue(_ due: CivilDate?, of promise: RecordId) async throws -> Applied {
        try await apply(.commitment(.setDue(commitment: promise, due: due)))
    }

    /// Notes that a promise was kept.
    @discardableResult
    public func keepPromise(_ promise: RecordId) async throws -> Applied {
        try await apply(.commitment(.keep(commitment: promise)))
    }

    /// Lets a promise go.
    @discardableResult
    public func dropPromise(_ promise: RecordId) async throws -> Applied {
        try await apply(.commitment(.drop(commitment: promise)))
    }

    /// Takes back that a promise was kept or dropped.
    @discardableResult
    public func reopenPromise(_ promise: RecordId) async throws -> Applied {
        try await apply(.commitment(.reopen(commitment: promise)))
    }

    /// Deletes a promise.
    @discardableResult
    public func deletePromise(_ promise: RecordId) async throws -> Applied {
        try await apply(.commitment(.delete(commitment: promise)))
    }

    /// Brings a deleted promise back.
    @discardableResult
    public func restorePromise(_ promise: RecordId) async throws -> Applied {
        try await apply(.commitment(.restore(commitment: promise)))
    }
}
