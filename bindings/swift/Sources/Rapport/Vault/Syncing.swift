import Foundation

extension RapportVault {
    /// Exchanges with the person's other devices through a folder that they can reach too: on a stick, a share, or kept
    /// in step by a service.
    ///
    /// Other calls need not wait for it. Nothing is lost if it fails; sync again later.
    @discardableResult
    public func sync(through folder: URL) async throws -> SyncReport {
        try await runBeside { try $0.syncThroughFolder(folder: folder.path) }
    }

    /// The devices whose work is here, this one first.
    public func devices() async throws -> [Device] {
        try await run { vault, _ in try vault.devices() }
    }
}
