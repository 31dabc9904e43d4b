package rapport

import java.nio.file.Path
import java.util.concurrent.ConcurrentLinkedQueue
import kotlin.test.Test
import kotlin.test.assertEquals
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
        Vault.create(home.resolve("vault").toString(), "phone", TestSecrets(), context).use { vault ->
            val seen = ConcurrentLinkedQueue<Pair<ChangeSet, ULong>>()
            val observer = object : Observer {
                override fun changed(changes: ChangeSet) {
                    seen.add(changes to vault.people(0u, 10u).total)
                    if (seen.size == 1) vault.apply(context, create("Somebody the observer adds"))
                }
            }
            val subscription = vault.observe(observer)
            val first = vault.apply(context, create("Jane Doe"))
            assertEquals(listOf(1uL, 2uL), seen.map { it.second })
            assertEquals(first.revision, seen.first().first.revision)
            assertEquals(listOf(first.created.single().id), seen.first().first.touched)
            vault.apply(context, create("Bob Lee"))
            assertEquals(listOf(1uL, 2uL, 3uL), seen.map { it.second })
            subscription.cancel()
            vault.apply(context, create("Ana Ruiz"))
            assertEquals(3, seen.size)
            subscription.close()
        }
    }

    private fun create(name: String) =
        Command.Contact(ContactCommand.Create(NewContact(name, null, null, null, null, null)))
}
