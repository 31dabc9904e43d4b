package rapport

import java.nio.file.Path
import java.time.Duration
import kotlin.io.path.createDirectory
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import org.junit.jupiter.api.io.TempDir

class RapportVaultTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `whoever is met is to be thanked today`() = test {
        home.vault().use { vault ->
            val applied = vault.logDebrief("Coffee with +Jane Doe @Acme. >me send deck fri")
            val jane = applied.made(Kind.CONTACT).single()
            val thanks = vault.today().items.first { it.section == TodaySection.THANK_EMAIL }
            assertEquals("Thank Jane Doe by e-mail", thanks.title)
            assertEquals(jane, thanks.contact)
            vault.thankByEmail(thanks.obligation!!)
            assertFalse(vault.today().items.any { it.section == TodaySection.THANK_EMAIL })
            assertEquals("Acme", vault.person(jane).jobs.single().organization)
        }
    }

    @Test
    fun `what was done is there after it was opened again`() = test {
        val folder = home.resolve("vault")
        val secrets = TestSecrets()
        val id = RapportVault.openOrCreate(folder, "phone", secrets).use { vault ->
            vault.addContact("Jane Doe", email = "jane@acme.example")
            vault.setSetting("theme", "dark")
            vault.id
        }
        RapportVault.openOrCreate(folder, "another name", secrets).use { vault ->
            assertEquals(id, vault.id)
            assertEquals("phone", vault.device)
            assertEquals("phone", vault.devices().single().name)
            assertEquals("Jane Doe", vault.search("doe").people.single().name)
            assertEquals("dark", vault.setting("theme"))
        }
    }

    @Test
    fun `what was done can be undone`() = test {
        home.vault().use { vault ->
            assertNull(vault.undoable())
            vault.addContact("Jane Doe")
            assertEquals("add a person", vault.undoable()?.label)
            vault.undo()
            assertEquals(0uL, vault.peoplePage(0, 10).total)
            val error = assertFailsWith<RapportException.NothingToUndo> { vault.undo() }
            assertEquals("there is nothing to undo", error.text)
        }
    }

    @Test
    fun `verbs do what they say`() = test {
        val clock = TestClock()
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe", organization = "Acme", title = "Head", source = Source.EVENT)
            val bob = vault.addContact("Bob Lee")
            vault.setContact(jane, ContactField.HEADLINE, "Product")
            vault.addPhone(jane, "+49 30 1234567", "work")
            vault.tag(jane, "warm")
            vault.tag(jane, "cold")
            vault.untag(jane, "cold")
            val day = vault.today().day
            val talk = vault.schedule(listOf(jane), day.plusDays(1).atTime(9, 30), minutes = 20, place = "Café 🥐")
            vault.reschedule(talk, day.plusDays(1).atTime(10, 0))
            val referral = vault.addReferral(jane, bob, NamePermission.GRANTED).made(Kind.REFERRAL).single()
            vault.markContacted(referral)
            val promise = vault.addPromise(Owner.ME, "send the deck", day, jane)
            vault.followUp(jane, "Ask about the fair", day)
            val note = vault.addNote("She likes maps", listOf(jane))
            vault.editNote(note, "She likes old maps")
            clock.advance(Duration.ofSeconds(1))

            val page = vault.person(jane)
            assertEquals(listOf("Product", "warm"), listOf(page.headline) + page.tags)
            assertEquals("+49 30 1234567", page.phones.single().value)
            assertEquals(Source.EVENT, page.source)
            assertEquals(ReferralState.CONTACTED, page.referred.single().state)
            assertTrue(page.timeline.any { it.record == note && it.text == "She likes old maps" })
            val items = vault.today().items
            val meeting = items.first { it.record == talk }
            assertEquals("You meet tomorrow at 10:00, 20 minutes, Café 🥐. Prep 10 %: say what you want to find out; plan 5 more questions.", meeting.reason)
            assertEquals("send the deck (for Jane Doe)", items.first { it.record == promise }.title)
            vault.keepPromise(promise)
            vault.done(items.first { it.section == TodaySection.FOLLOW_UP }.obligation!!)
            vault.cancelMeeting(talk)
            assertEquals(emptyList(), vault.today().items)
            assertEquals(listOf("Jane Doe", "Bob Lee"), vault.referralTree().rows.map { it.name })
        }
    }

    @Test
    fun `the text of an error arrives`() = test {
        val none = assertFailsWith<RapportException.NoVault> { RapportVault.open(home, TestSecrets()) }
        assertEquals("there is no vault in this folder; create one first", none.text)
        home.vault().use { vault ->
            val empty = assertFailsWith<RapportException.Invalid> { vault.addContact("  ") }
            assertEquals("the name is empty", empty.text)
            val again = assertFailsWith<RapportException.VaultExists> { home.vault() }
            assertEquals("this folder already holds a vault", again.text)
            val nobody = RecordId.parse("0190ab3c-7d2e-7f00-8000-0123456789ab")
            val missing = assertFailsWith<RapportException.NotFound> { vault.person(nobody) }
            assertEquals("there is no contact with the id $nobody", missing.text)
            val gone = assertFailsWith<RapportException.Place> { vault.syncThroughFolder(home.resolve("gone")) }
            assertTrue(gone.text.isNotBlank() && gone.text == gone.advice, gone.text)
            assertFailsWith<IllegalArgumentException> { vault.peoplePage(-1, 10) }
        }
    }

    @Test
    fun `a synced folder is no place for a vault`() = test {
        val synced = home.resolve("Dropbox").createDirectory().resolve("vault")
        val error = assertFailsWith<RapportException.SyncedFolder> {
            RapportVault.create(synced, "phone", TestSecrets())
        }
        assertEquals("Dropbox", error.service)
        assertTrue(error.text.startsWith("a vault cannot live inside a folder that Dropbox keeps in step"), error.text)
    }

    @Test
    fun `a closed vault says so`() = test {
        val vault = home.vault()
        vault.close()
        vault.close()
        assertTrue(vault.isClosed)
        val error = assertFailsWith<ClosedVaultException> { vault.today() }
        assertEquals("the vault is closed", error.message)
        assertFailsWith<ClosedVaultException> { vault.addContact("Jane Doe") }
        assertFailsWith<ClosedVaultException> { vault.changes.toList() }
        assertEquals(emptyList(), vault.todayFlow().toList())
        RapportVault.open(home.resolve("device phone"), TestSecrets()).close()
    }

    @Test
    fun `a vault that let go of its file takes it up again`() = test {
        home.vault().use { vault ->
            vault.addContact("Jane Doe")
            vault.letGo()
            assertEquals(1uL, vault.peoplePage(0, 10).total)
            assertNull(vault.refresh())
        }
    }

    @Test
    fun `many may use it at once`() = test {
        home.vault().use { vault ->
            coroutineScope {
                repeat(16) { number ->
                    launch {
                        vault.addContact("Person $number")
                        vault.today()
                    }
                }
            }
            assertEquals(16uL, vault.peoplePage(0, 1).total)
        }
    }

    @Test
    fun `whoever is no longer waited for keeps nothing open`() = test {
        val (folder, secrets) = home.resolve("vault") to TestSecrets()
        coroutineScope { launch { RapportVault.create(folder, "phone", secrets) }.also { yield() }.cancelAndJoin() }
        RapportVault.openOrCreate(folder, "phone", secrets).use { it.addContact("Jane Doe") }
    }
}
