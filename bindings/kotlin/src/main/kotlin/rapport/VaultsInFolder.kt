package rapport

import java.nio.file.Path
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/**
 * The vaults whose work lies in a folder: what a new device can join.
 *
 * @throws RapportException.Place if the folder is gone or cannot be read.
 */
public suspend fun vaultsInFolder(folder: Path): List<VaultId> =
    withContext(Dispatchers.IO) { rapport.ffi.vaultsInFolder(folder.toString()) }
