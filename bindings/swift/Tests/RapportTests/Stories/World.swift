import Foundation

@testable import Rapport

/// A person's devices, their clock, and the folder they meet in.
final class World {
    let devices: [String]
    let clock: HandClock
    private let scratch: Scratch
    private let shared: URL
    private let vaults: [String: RapportVault]

    init(_ story: Story) async throws {
        clock = try HandClock(ISO8601DateFormatter().string(from: story.start), in: story.zone)
        scratch = try Scratch()
        shared = try scratch.folder("shared", made: true)
        devices = story.devices
        var vaults: [String: RapportVault] = [:]
        var first: RapportVault?
        for device in story.devices {
            let folder = try scratch.folder(device)
            guard let inviter = first else {
                first = try await RapportVault.create(
                    at: folder, device: device, secrets: Keys(), time: clock.source)
                vaults[device] = first
                continue
            }
            vaults[device] = try await paired(inviter, device, through: shared, at: folder, time: clock.source)
        }
        self.vaults = vaults
    }

    subscript(_ device: String) -> RapportVault { vaults[device]! }

    @discardableResult
    func sync(_ device: String) async throws -> SyncReport {
        try await self[device].sync(through: shared)
    }

    /// Syncs all devices until nothing moves any more.
    func settle() async throws {
        for _ in 0..<10 {
            var isMoving = false
            for device in devices {
                let report = try await sync(device)
                isMoving = isMoving || report.received > 0 || report.published > 0
            }
            if !isMoving { return }
        }
        throw Flaw("ten rounds of sync and still something moves")
    }
}
