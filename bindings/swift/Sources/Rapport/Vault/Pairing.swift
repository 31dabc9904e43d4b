import Foundation

extension RapportVault {
    /// Invites one new device, by way of a folder that both can reach.
    ///
    /// Give the ``RapportInvitation/ticket`` to the new device, which
    /// ``join(_:device:through:at:secrets:time:every:show:)`` takes, and meanwhile await
    /// ``RapportInvitation/admit(every:confirm:)``.
    public func invite(through folder: URL) async throws -> RapportInvitation {
        let inner = try await run { try Invitation(vault: $0, context: $1.context) }
        return RapportInvitation(inner, self, folder)
    }

    /// Makes this device a further one of the vault whose ticket it was given, and syncs it for the first time. If that
    /// first sync fails, the vault is there and empty; sync again later.
    ///
    /// It waits until the person has compared the digits on the inviting device. When its task is cancelled it gives up
    /// and leaves nothing behind, unless the vault is made already.
    ///
    /// - Parameters:
    ///   - ticket: what the inviting device shows: good for five minutes and one device.
    ///   - device: what the person calls this device: one line of 1 to 200 bytes.
    ///   - shared: the folder to sync through; the inviting device looks into the same.
    ///   - folder: where the vault is made: a folder that no service keeps in step.
    ///   - secrets: where the device's key is kept, outside the folder and outside backups.
    ///   - time: where the time comes from.
    ///   - interval: how long to wait between two looks into the folder.
    ///   - show: shows the six digits to the person; it is called once.
    public static func join(
        _ ticket: String, device: String, through shared: URL, at folder: URL, secrets: any SecretStore,
        time: TimeSource = .system, every interval: Duration = .seconds(1),
        show: @Sendable (_ digits: String) async throws -> Void
    ) async throws -> RapportVault {
        let work = Work("pairing")
        let joining = try await work.run { try Joining(ticket: ticket, name: device, context: time.context) }
        let inner = try await joining.follow(work, shared, time, interval, show) {
            try joining.makeVault(folder: folder.path, secrets: secrets, context: time.context)
        }
        let vault = RapportVault(inner, time: time)
        // The vault is made, whatever happens now.
        _ = try? await vault.sync(through: shared)
        return vault
    }

    /// Pairs this vault again after its device's secrets were lost: its folder was copied or put back on another
    /// device. Nothing that it holds is lost. It syncs then; if that fails, sync again later.
    public func joinAgain(
        _ ticket: String, through shared: URL, every interval: Duration = .seconds(1),
        show: @Sendable (_ digits: String) async throws -> Void
    ) async throws {
        let (inner, time, work) = (inner, time, Work("pairing"))
        let joining = try await run { try Joining.again(ticket: ticket, vault: $0, context: $1.context) }
        try await joining.follow(work, shared, time, interval, show) {
            try joining.accept(vault: inner, context: time.context)
        }
        _ = try? await sync(through: shared)
    }
}

/// An invitation of one new device, while it lasts.
public final class RapportInvitation: Sendable {
    /// What the new device is given, as text: good for five minutes and one device. Nobody else may see it.
    public let ticket: String

    private let inner: Invitation
    private let vault: RapportVault
    private let folder: URL

    init(_ inner: Invitation, _ vault: RapportVault, _ folder: URL) {
        ticket = inner.ticket()
        (self.inner, self.vault, self.folder) = (inner, vault, folder)
    }

    /// Waits for the new device, has the person compare the digits, and takes the device in.
    ///
    /// When its task is cancelled, or anything fails, the invitation is given up; once the person has confirmed, the
    /// device gets in all the same. It waits as long as it takes: cancel it when the person turns away, and after the
    /// ticket's five minutes.
    ///
    /// - Parameters:
    ///   - interval: how long to wait between two looks into the folder.
    ///   - confirm: asks the person whether the new device, of this name, shows these six digits, such as `123 456`. It
    ///     is called once.
    /// - Returns: whether the device was taken in; `false` if the person said that it shows others.
    @discardableResult
    public func admit(
        every interval: Duration = .seconds(1),
        confirm: @Sendable (_ device: String, _ digits: String) async throws -> Bool
    ) async throws -> Bool {
        let (inner, path) = (inner, folder.path)
        var isWelcomed = false
        do {
            while true {
                switch try await vault.runBeside({ try inner.poll(folder: path, context: $1.context) }) {
                case .done:
                    return true
                case .confirm(let device, let digits):
                    guard try await confirm(device, digits) else {
                        try await cancel()
                        return false
                    }
                    try await vault.runBeside { try inner.confirm(vault: $0, folder: path, context: $1.context) }
                    isWelcomed = true
                case .waiting, .welcomed:
                    try await Task.sleep(for: interval)
                }
            }
        } catch {
            // The task may be cancelled: what tidies up is another one. A welcome stays for the device to find.
            if !isWelcomed { await Task { try? await cancel() }.value }
            throw error
        }
    }

    /// Gives the invitation up and clears away what it left in the folder.
    public func cancel() async throws {
        let (inner, path) = (inner, folder.path)
        try await vault.runBeside { _, _ in try inner.cancel(folder: path) }
    }
}

extension Joining {
    /// Polls until this device is welcomed, does what makes it one of the vault's, and says that it is in.
    fileprivate func follow<Made: Sendable>(
        _ work: Work, _ shared: URL, _ time: TimeSource, _ interval: Duration,
        _ show: @Sendable (String) async throws -> Void, _ make: @escaping @Sendable () throws -> Made
    ) async throws -> Made {
        do {
            var isShown = false
            while true {
                switch try await work.run({ try self.poll(folder: shared.path, context: time.context) }) {
                case .welcomed:
                    let made = try await work.run(make)
                    // The device is in, and stays in if this fails: the other one only goes on waiting.
                    try? await work.run { try self.finish(folder: shared.path) }
                    return made
                case .compare(let digits) where !isShown:
                    isShown = true
                    try await show(digits)
                case .compare, .waiting:
                    try await Task.sleep(for: interval)
                }
            }
        } catch {
            await Task { try? await work.run { try self.finish(folder: shared.path) } }.value
            throw error
        }
    }
}
