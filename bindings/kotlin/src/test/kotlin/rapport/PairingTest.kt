package rapport

import java.nio.file.Path
import java.time.Duration
import kotlin.io.path.ExperimentalPathApi
import kotlin.io.path.copyToRecursively
import kotlin.io.path.deleteRecursively
import kotlin.io.path.exists
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import org.junit.jupiter.api.io.TempDir
import rapport.ffi.Joining
import rapport.ffi.JoiningState
import rapport.story.viewsOf

class PairingTest {
    @TempDir
    lateinit var home: Path

    private val clock = TestClock()

    private suspend fun join(ticket: String, show: suspend (String) -> Unit = {}) =
        RapportVault.join(
            ticket,
            "laptop",
            home.shared(),
            home.resolve("device laptop"),
            TestSecrets(),
            clock,
            { BERLIN },
            OFTEN,
            show,
        )

    @Test
    fun `both show the same digits and every state is seen`() = test {
        home.vault().use { phone ->
            phone.addContact("Jane Doe")
            coroutineScope {
                val invitation = phone.invite(home.shared())
                assertTrue(invitation.ticket.startsWith("RAPPORT1-"))
                val shown = CompletableDeferred<String>()
                val laptop = async { join(invitation.ticket) { shown.complete(it) } }
                val states = invitation.states(OFTEN).onEach { state ->
                    if (state is InvitationState.Confirm) {
                        assertEquals("laptop" to shown.await(), state.name to state.digits)
                        assertTrue(Regex("[0-9]{3} [0-9]{3}").matches(state.digits), state.digits)
                        invitation.confirm()
                    }
                }.toList()
                assertIs<InvitationState.Done>(states.last())
                assertEquals(1, states.count { it is InvitationState.Confirm })
                laptop.await().use { assertEquals(viewsOf(phone), viewsOf(it)) }
            }
        }
    }

    @Test
    fun `whoever shows other digits stays out`() = test {
        home.vault().use { phone ->
            coroutineScope {
                val invitation = phone.invite(home.shared())
                val laptop = async { join(invitation.ticket) }
                assertFalse(invitation.admit(OFTEN) { _, _ -> false })
                laptop.cancelAndJoin()
            }
            assertEquals(1, phone.devices().size)
            assertFalse(home.resolve("device laptop/vault.sqlite3").exists())
            assertEquals(emptyList(), home.shared().toFile().walk().filter { it.isFile }.toList())
        }
    }

    @Test
    fun `a ticket that is none says what to do`() = test {
        home.vault(clock = clock).use { phone ->
            val nonsense = assertFailsWith<RapportException.Invalid> { join("nonsense") }
            assertEquals("the ticket is not one of Rapport's: those begin with RAPPORT", nonsense.text)
            val ticket = phone.invite(home.shared()).ticket
            val cut = assertFailsWith<RapportException.Invalid> { join(ticket.dropLast(4)) }
            assertContains(cut.text, "copy all of it")
            clock.advance(Duration.ofMinutes(5))
            val old = assertFailsWith<RapportException.Invalid> { join(ticket) }
            assertEquals("the ticket is too old; make a new one", old.text)
        }
    }

    @Test
    fun `whoever no longer waits leaves nothing behind`() = test {
        home.vault().use { phone ->
            coroutineScope {
                val invitation = phone.invite(home.shared())
                val asked = CompletableDeferred<Unit>()
                val admit = launch {
                    invitation.admit(OFTEN) { _, _ ->
                        asked.complete(Unit)
                        delay(60_000)
                        true
                    }
                }
                val laptop = launch { join(invitation.ticket) }
                asked.await()
                admit.cancelAndJoin()
                laptop.cancelAndJoin()
            }
            assertEquals(emptyList(), home.shared().toFile().walk().filter { it.isFile }.toList())
        }
    }

    @Test
    fun `who was confirmed gets in though the inviter turns away`() = test {
        home.vault(clock = clock).use { phone ->
            val (context, folder) = phone.context() to home.shared().toString()
            coroutineScope {
                val invitation = phone.invite(home.shared())
                val joining = Joining(invitation.ticket, "laptop", context)
                val admit = launch { invitation.admit(OFTEN) { _, _ -> true } }
                // It says hello and shows its digits, and is slow from then on.
                while (joining.poll(folder, context) is JoiningState.Waiting) delay(OFTEN)
                while (phone.devices().size == 1) delay(OFTEN)
                delay(200)
                admit.cancelAndJoin()
                assertIs<JoiningState.Welcomed>(joining.poll(folder, context))
            }
        }
    }

    @Test
    fun `a copy without its secrets can be read and paired again`() = test {
        home.vault().use { phone ->
            phone.addContact("Jane Doe")
            phone.syncThroughFolder(home.shared())
            phone.letGo()
            copy("device phone", "copy")
            RapportVault.open(home.resolve("copy"), TestSecrets(), TestClock()) { BERLIN }.use { copy ->
                assertEquals(1uL, copy.peoplePage(0, 10).total)
                copy.addContact("Bob Lee")
                val error = assertFailsWith<RapportException.NotPaired> { copy.syncThroughFolder(home.shared()) }
                assertContains(error.text, "pair it with one that does")
                assertFailsWith<RapportException.NotPaired> { copy.invite(home.shared()) }
                coroutineScope {
                    val invitation = phone.invite(home.shared())
                    val shown = CompletableDeferred<String>()
                    val again = async { copy.joinAgain(invitation.ticket, home.shared(), OFTEN) { shown.complete(it) } }
                    assertTrue(invitation.admit(OFTEN) { _, digits -> digits == shown.await() })
                    again.await()
                }
                phone.syncThroughFolder(home.shared())
                assertEquals(2uL, phone.peoplePage(0, 10).total)
                assertEquals(viewsOf(phone), viewsOf(copy))
            }
        }
    }

    @Test
    fun `a folder put back from a backup goes on and loses nothing`() = test {
        val secrets = TestSecrets()
        home.vault("phone").use { phone ->
            val folder = home.resolve("device laptop")
            home.joining(phone, secrets = secrets).use { it.addContact("Before the backup") }
            copy("device laptop", "backup")
            RapportVault.open(folder, secrets, clock) { BERLIN }.use { laptop ->
                laptop.addContact("After the backup")
                laptop.syncThroughFolder(home.shared())
            }
            remove(folder)
            copy("backup", "device laptop")
            RapportVault.open(folder, secrets, clock) { BERLIN }.use { laptop ->
                laptop.addContact("After it was put back")
                repeat(3) {
                    laptop.syncThroughFolder(home.shared())
                    phone.syncThroughFolder(home.shared())
                }
                assertEquals(3uL, phone.peoplePage(0, 10).total)
                assertEquals(viewsOf(phone), viewsOf(laptop))
                assertEquals(2, phone.devices().size)
            }
        }
    }

    @Test
    fun `a device that was removed is out and keeps what it has`() = test {
        home.vault("phone").use { phone ->
            phone.addContact("Jane Doe")
            home.joining(phone).use { laptop ->
                val device = phone.devices().single { !it.isThis }
                phone.removeDevice(device.id)
                phone.addContact("Bob Lee")
                phone.syncThroughFolder(home.shared())
                assertFailsWith<RapportException.DeviceRemoved> {
                    repeat(2) { laptop.syncThroughFolder(home.shared()) }
                }
                assertEquals(1uL, laptop.peoplePage(0, 10).total)
                assertTrue(phone.devices().single { it.id == device.id }.isRemoved)
                val self = phone.devices().single { it.isThis }.id
                val error = assertFailsWith<RapportException.Invalid> { phone.removeDevice(self) }
                assertEquals("the device is this one; remove it from another one", error.text)
            }
        }
    }

    @Test
    fun `a person who is forgotten is gone on both`() = test {
        home.vault("phone").use { phone ->
            val jane = phone.addContact("Jane Doe")
            val bob = phone.addContact("Bob Lee")
            val alone = phone.addNote("She likes maps", listOf(jane))
            val both = phone.addNote("They know each other", listOf(jane, bob))
            home.joining(phone).use { laptop ->
                assertEquals(2uL, laptop.peoplePage(0, 10).total)
                val forgotten = phone.forget(jane)
                assertEquals(setOf(jane, alone), forgotten.records.toSet())
                assertEquals(listOf(both), forgotten.toLookThrough)
                phone.syncThroughFolder(home.shared())
                laptop.syncThroughFolder(home.shared())
                for (vault in listOf(phone, laptop)) {
                    assertEquals(listOf("Bob Lee"), vault.peoplePage(0, 10).rows.map { it.name })
                    assertFalse("Jane" in vault.exportJson())
                    assertFailsWith<RapportException.NotFound> { vault.forget(jane) }
                }
                assertEquals(viewsOf(phone), viewsOf(laptop))
            }
        }
    }

    @OptIn(ExperimentalPathApi::class)
    private fun copy(from: String, to: String) {
        home.resolve(from).copyToRecursively(home.resolve(to), followLinks = false, overwrite = true)
    }

    @OptIn(ExperimentalPathApi::class)
    private fun remove(folder: Path) = folder.deleteRecursively()
}
