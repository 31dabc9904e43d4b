import Foundation

extension RapportVault {
    /// Exchanges with the person's other devices through a folder that they can reach too: on a stick, a share, or kept
    /// in step by a service. What lies there is sealed: only the person's devices can read it.
    ///
    /// Other calls need not wait for it. Nothing is lost if it fails; sync again later.
    @discardableResult
    public func sync(through folder: URL) async throws -> SyncReport {
        try await runBeside { try $0.syncThroughFolder(context: $1.context, folder: folder.path) }
    }

    /// The person's devices, this one first, then by name; removed ones last.
    public func devices() async throws -> [Device] {
        try await run { vault, _ in try vault.devices() }
    }

    /// Removes another device, one that was lost or sold: from now on the others take in nothing that it makes, and it
    /// cannot read what they make. It keeps what it has. The others hear of it as they sync.
    public func remove(device: DeviceId) async throws {
        try await run { try $0.revoke(context: $1.context, device: device) }
    }

    /// Forgets a person for good, with everything that is about them alone: here now, on the other devices as they
    /// sync. It cannot be undone.
    ///
    /// - Returns: what is gone, and the notes and talks with others whose texts may still speak of them.
    @discardableResult
    public func forget(_ person: RecordId) async throws -> Forgotten {
        try await run { try $0.forget(context: $1.context, contact: person) }
    }
}
