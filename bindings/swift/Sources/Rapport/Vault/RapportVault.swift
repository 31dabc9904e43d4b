import Foundation

/// A person's data on one device.
///
/// Every call runs off the calling thread, so a main actor may await it. The calls of one vault run one after the other
/// in the order in which they were made; an exchange with other devices runs beside them.
///
/// A call throws ``RapportError``, whose `localizedDescription` can be shown to the person, or `CancellationError` if
/// its task was cancelled before its turn came. Either way nothing was changed.
public final class RapportVault: Sendable {
    let inner: Vault
    let time: TimeSource
    private let work = Work("vault")
    private let exchange = Work("exchange")

    init(_ inner: Vault, time: TimeSource) {
        self.inner = inner
        self.time = time
    }

    /// Opens the vault in a folder.
    ///
    /// - Parameters:
    ///   - folder: a folder that no service keeps in step.
    ///   - secrets: the store that the device's key was put into. It is asked before the first write, never to read.
    ///   - time: where the time comes from.
    public static func open(
        at folder: URL, secrets: any SecretStore, time: TimeSource = .system
    ) async throws -> RapportVault {
        try await Work("open").run {
            RapportVault(try Vault.open(folder: folder.path, secrets: secrets), time: time)
        }
    }

    /// Makes a new vault in a folder. A further device joins one:
    /// ``join(_:device:through:at:secrets:time:every:show:)``.
    ///
    /// - Parameters:
    ///   - folder: a folder that no service keeps in step; it is made if it is not there.
    ///   - device: what the person calls this device: one line of 1 to 200 bytes.
    ///   - secrets: where the device's key is kept, outside the folder and outside backups.
    ///   - time: where the time comes from.
    public static func create(
        at folder: URL, device: String, secrets: any SecretStore, time: TimeSource = .system
    ) async throws -> RapportVault {
        try await Work("open").run {
            let inner = try Vault.create(
                folder: folder.path, device: device, secrets: secrets, context: time.context)
            return RapportVault(inner, time: time)
        }
    }

    /// The vault's id: the same on all of a person's devices.
    public var id: VaultId { inner.id() }

    /// What the person calls this device.
    public var device: String { inner.device() }

    /// Runs a call when its turn has come.
    func run<Answer: Sendable>(
        _ call: @escaping @Sendable (Vault, TimeSource) throws -> Answer
    ) async throws -> Answer {
        try await work.run { [inner, time] in try call(inner, time) }
    }

    /// Runs a call that may wait for a slow place, beside the others.
    func runBeside<Answer: Sendable>(
        _ call: @escaping @Sendable (Vault, TimeSource) throws -> Answer
    ) async throws -> Answer {
        try await exchange.run { [inner, time] in try call(inner, time) }
    }
}
