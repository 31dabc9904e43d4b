import Foundation

extension FileSecrets: SecretStore {
    /// Secrets in a folder, which is made when the first is put into it. It must not be in the vault's folder, nor in a
    /// backup that holds it.
    public convenience init(at folder: URL) {
        self.init(folder: folder.path)
    }
}
