package rapport

import java.nio.file.Path

/**
 * Keeps a device's key and its token: up to 32 bytes each, on this device alone, outside the vault's folder and outside
 * backups. On Android, write one over a key of the Keystore; [FileSecrets] is for hosts without a keyring.
 *
 * `get` answers the secret of a name or `null`, `put` keeps one instead of what was there, `delete` forgets one. Each
 * may throw whatever it likes: the vault's call then fails with [RapportException.Secrets], and can be tried again.
 * `get` must throw when the store cannot be asked now; `null` says that the secret is lost.
 *
 * A vault whose secrets are gone can be read and written; to sync again it has to be paired again
 * ([RapportVault.joinAgain]). A store is asked before the first write after a vault was opened, when the vault syncs
 * and when it pairs: never to read. It is called from any thread, in the middle of a call of the vault: it must not use
 * the vault itself.
 */
public typealias SecretStore = rapport.ffi.SecretStore

/**
 * Secrets in a folder, a file each, for hosts that have no keyring. The folder is made when the first is put into it.
 *
 * The files can be read by the person's account alone (mode 0600, on Unix): other programs of that account can read
 * them, and so can whoever has the disk unless it is encrypted. The folder must not be in the vault's folder, nor in a
 * backup that holds it.
 */
public class FileSecrets(folder: Path) : SecretStore {
    private val files = rapport.ffi.FileSecrets(folder.toString())

    override fun get(name: String): ByteArray? = files.get(name)

    override fun put(name: String, secret: ByteArray): Unit = files.put(name, secret)

    override fun delete(name: String): Unit = files.delete(name)
}
