#if canImport(Security)
import Foundation
import Security

/// Keeps a device's secrets in the Keychain of an Apple device, under
/// `kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly`: they are in no backup and on no other device, and can be had in
/// the background once the device was unlocked after it was started.
///
/// This file is compiled on Apple's systems alone. The project's tests run on Linux and have neither compiled nor run
/// it.
public final class KeychainSecrets: SecretStore {
    private let service: String

    /// Secrets among the app's own. Apps and extensions that open one vault say the same `service`, and share a
    /// keychain group.
    public init(service: String = "Rapport") {
        self.service = service
    }

    /// The secret of that name, if there is one.
    public func get(name: String) throws -> Data? {
        var query = item(name)
        query[kSecReturnData] = true
        query[kSecMatchLimit] = kSecMatchLimitOne
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        if status == errSecItemNotFound { return nil }
        guard status == errSecSuccess, let secret = found as? Data else { throw refused(status) }
        return secret
    }

    /// Keeps a secret under a name, instead of what was there.
    public func put(name: String, secret: Data) throws {
        var query = item(name)
        let change: [CFString: Any] = [
            kSecValueData: secret, kSecAttrAccessible: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
        ]
        var status = SecItemUpdate(query as CFDictionary, change as CFDictionary)
        if status == errSecItemNotFound {
            query.merge(change) { _, new in new }
            status = SecItemAdd(query as CFDictionary, nil)
        }
        guard status == errSecSuccess else { throw refused(status) }
    }

    /// Forgets the secret of that name, if there is one.
    public func delete(name: String) throws {
        let status = SecItemDelete(item(name) as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw refused(status) }
    }

    private func item(_ name: String) -> [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: name,
            kSecAttrSynchronizable: false, kSecUseDataProtectionKeychain: true,
        ]
    }

    private func refused(_ status: OSStatus) -> SecretsError {
        .Refused(reason: "the Keychain answered \(status)")
    }
}

extension RapportVault {
    /// Opens the vault in a folder, with its device's key in the Keychain.
    public static func open(at folder: URL, time: TimeSource = .system) async throws -> RapportVault {
        try await open(at: folder, secrets: KeychainSecrets(), time: time)
    }

    /// Makes a new vault in a folder, with its device's key in the Keychain.
    public static func create(
        at folder: URL, device: String, time: TimeSource = .system
    ) async throws -> RapportVault {
        try await create(at: folder, device: device, secrets: KeychainSecrets(), time: time)
    }
}
#endif
