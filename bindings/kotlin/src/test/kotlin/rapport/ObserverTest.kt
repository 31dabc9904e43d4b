package rapport

import java.nio.file.Path
import java.util.concurrent.ConcurrentLinkedQueue
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir
import rapport.ffi.Context
import rapport.ffi.Observer
import rapport.ffi.Vault

class ObserverTest {
    @TempDir
    lateinit var home: Path

    @Test
    @Timeout(60)
    fun `it is called once for each commit and may use the vault`() {
        val context = Context(TestClock().instant(), BERLIN)
        Vault.create(home.resolve("vault").toString(), "phone", null, context).use { vault ->
            val seen = ConcurrentLinkedQueue<Pair<ChangeSet, ULong>>()
            val observer = object : Observer {
                override fun changed(changes: ChangeSet) {
                    if (seen.isEmpty()) vault.apply(context, create("Written by an observer"))
                    seen.add(changes to vault.people(0u, 10u).total)
                }
            }
            val subscription = vault.observe(observer)
            // The observer writes in the midst of the first call: of two commits, its own is told and counted first.
            vault.apply(context, create("Jane Doe"))
            val before = seen.size
            val applied = vault.apply(context, create("Bob Lee"))
            val (changes, people) = seen.last()
            assertEquals(before + 1, seen.size)
            assertEquals(applied.revision, changes.revision)
            assertTrue(applied.created.single().id in changes.touched)
            assertEquals(vault.people(0u, 10u).total, people)
            subscription.cancel()
            vault.apply(context, create("Ana Ruiz"))
            assertEquals(before + 1, seen.size)
            subscription.close()
        }
    }

    private fun create(name: String) =
        Command.Contact(ContactCommand.Create(NewContact(name, null, null, null, null, null)))
}
