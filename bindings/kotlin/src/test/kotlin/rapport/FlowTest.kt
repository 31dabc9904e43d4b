package rapport

import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.produceIn
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import org.junit.jupiter.api.io.TempDir

class FlowTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `every commit is one change`() = test {
        home.vault().use { vault ->
            coroutineScope {
                val changes = watching(vault.changes.take(3))
                val applied = listOf("Jane Doe", "Bob Lee", "Ana Ruiz").map {
                    vault.apply(ContactCommand.Create(NewContact(it, null, null, null, null, null)))
                }
                assertEquals(applied.map { it.revision }, changes.await().map { it.revision })
                assertEquals(applied.map { it.created.single().id }, changes.await().flatMap { it.touched })
            }
        }
    }

    @Test
    fun `what other devices did is one change too`() = test {
        home.vault("phone").use { phone ->
            home.joining(phone).use { laptop ->
                repeat(3) { laptop.addContact("Person $it") }
                laptop.syncThroughFolder(home.shared())
                coroutineScope {
                    val changes = watching(phone.changes)
                    phone.syncThroughFolder(home.shared())
                    phone.close()
                    assertEquals(3, changes.await().single().touched.size)
                }
            }
        }
    }

    @Test
    fun `today comes again when it is another`() = test {
        home.vault().use { vault ->
            coroutineScope {
                val days = vault.todayFlow().produceIn(this)
                assertEquals(emptyList(), days.receive().items)
                vault.logDebrief("Coffee with +Jane Doe")
                val thanks = days.receive().items.first { it.section == TodaySection.THANK_EMAIL }
                vault.addContact("Somebody who changes nothing today")
                vault.thankByEmail(thanks.obligation!!)
                assertTrue(days.receive().items.none { it.section == TodaySection.THANK_EMAIL })
                days.cancel()
            }
        }
    }

    @Test
    fun `a change between two looks is not missed`() = test {
        home.vault().use { vault ->
            coroutineScope {
                val counts = Channel<ULong>(Channel.UNLIMITED)
                val job = launch { vault.live { peoplePage(0, 1).total }.collect { counts.send(it) } }
                repeat(20) { vault.addContact("Person $it") }
                assertEquals(20uL, counts.receiveAsFlow().first { it == 20uL })
                job.cancel()
            }
        }
    }

    @Test
    fun `flows end with the vault`() = test {
        val vault = home.vault()
        coroutineScope {
            val changes = watching(vault.changes)
            val today = async(start = CoroutineStart.UNDISPATCHED) { vault.todayFlow().toList() }
            vault.addContact("Jane Doe")
            vault.close()
            assertEquals(1, changes.await().size)
            assertTrue(today.await().size <= 1)
        }
    }

    /**
     * What [changes] brings from now on. A test has one thread: when it is this coroutine's turn again, the other one
     * has begun to watch.
     */
    private suspend fun CoroutineScope.watching(changes: Flow<ChangeSet>): Deferred<List<ChangeSet>> =
        async(start = CoroutineStart.UNDISPATCHED) { changes.toList() }.also { yield() }
}
