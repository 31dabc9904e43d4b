package rapport

import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import org.junit.jupiter.api.io.TempDir

class SecretsTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `a store is asked before the first write and never to read`() = test {
        val secrets = TestSecrets()
        home.vault(secrets = secrets).use { vault ->
            assertEquals(listOf("put key", "put token"), secrets.calls)
            vault.today()
            vault.peoplePage(0, 10)
            vault.devices()
            assertEquals(emptyList(), secrets.calls)
            vault.addContact("Jane Doe")
            assertEquals(listOf("get key", "get token", "put token"), secrets.calls)
            vault.addContact("Bob Lee")
            assertEquals(emptyList(), secrets.calls)
        }
        RapportVault.open(home.resolve("device phone"), secrets).use { vault ->
            assertEquals(2uL, vault.peoplePage(0, 10).total)
            assertEquals(emptyList(), secrets.calls)
        }
    }

    @Test
    fun `a store that fails lets nothing be written`() = test {
        val secrets = TestSecrets()
        home.vault(secrets = secrets).use { vault ->
            val failures = listOf(
                rapport.ffi.SecretsException.Refused("locked"),
                IllegalArgumentException("not foreseen"),
                StackOverflowError("not even an exception"),
            )
            for (failure in failures) {
                secrets.failure = failure
                val error = assertFailsWith<RapportException.Secrets> { vault.addContact("Jane Doe") }
                assertEquals("reading a key", error.action)
                assertFailsWith<RapportException.Secrets> { vault.syncThroughFolder(home.shared()) }
                assertEquals(0uL, vault.peoplePage(0, 10).total)
            }
            secrets.failure = null
            vault.addContact("Jane Doe")
            assertEquals(1uL, vault.peoplePage(0, 10).total)
        }
    }

    @Test
    fun `a store that fails lets no vault be made`() = test {
        val secrets = TestSecrets().apply { failure = IllegalStateException("locked") }
        val error = assertFailsWith<RapportException.Secrets> { home.vault(secrets = secrets) }
        assertEquals("keeping a key", error.action)
        secrets.failure = null
        home.vault(secrets = secrets).close()
    }

    @Test
    fun `files keep secrets too`() = test {
        val keys = home.resolve("keys")
        val secrets = FileSecrets(keys)
        assertNull(secrets.get("one"))
        secrets.put("one", byteArrayOf(1, 2, 3))
        assertContentEquals(byteArrayOf(1, 2, 3), FileSecrets(keys).get("one"))
        secrets.delete("one")
        assertNull(secrets.get("one"))
        home.vault(secrets = secrets).use { it.addContact("Jane Doe") }
        assertEquals(2, keys.listDirectoryEntries().size)
        RapportVault.open(home.resolve("device phone"), FileSecrets(keys)).use { it.addContact("Bob Lee") }
        assertFailsWith<RapportException.Secrets> {
            FileSecrets(home.resolve("device phone/vault.sqlite3")).let { home.vault("tablet", secrets = it) }
        }
    }
}
