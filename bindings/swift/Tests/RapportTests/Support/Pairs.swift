import Foundation

@testable import Rapport

/// How often the tests look into the shared folder.
let often = Duration.milliseconds(2)

/// Pairs a further device through a folder; the person compares the digits that both show.
func paired(
    _ first: RapportVault, _ device: String, through shared: URL, at folder: URL, secrets: any SecretStore = Keys(),
    time: TimeSource
) async throws -> RapportVault {
    let invitation = try await first.invite(through: shared)
    let shown = Shown()
    async let joined = RapportVault.join(
        invitation.ticket, device: device, through: shared, at: folder, secrets: secrets, time: time, every: often
    ) { await shown.show($0) }
    let isIn = try await invitation.admit(every: often) { name, digits in
        while await shown.digits == nil { try await Task.sleep(for: often) }
        return await shown.digits == digits && name == device
    }
    if !isIn { throw Flaw("\(device) shows other digits") }
    return try await joined
}

/// The digits that a new device shows.
actor Shown {
    private(set) var digits: String?

    func show(_ digits: String) {
        self.digits = digits
    }
}
