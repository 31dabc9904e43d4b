package rapport

import java.nio.file.Path
import java.time.Duration
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.jupiter.api.io.TempDir

/** Cards of one person, and what devices said differently. */
class MergingTest {
    @TempDir
    lateinit var home: Path

    private val clock = TestClock()

    @Test
    fun `two cards are one person and two again`() = test {
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe", email = "jane@doe.example")
            val janet = vault.addContact("Janet Roe")
            tick()
            vault.merge(jane, janet)
            val merged = vault.duplicates().merged.single()
            assertTrue(merged.isSaid)
            assertEquals(setOf(jane, janet), merged.cards.map { it.contact }.toSet())
            assertEquals(1uL, vault.peoplePage(0, 10).total)
            assertEquals(vault.person(jane), vault.person(janet))
            tick()
            vault.unmerge(jane, janet)
            assertEquals(emptyList(), vault.duplicates().merged)
            assertEquals(setOf("Jane Doe", "Janet Roe"), vault.peoplePage(0, 10).rows.map { it.name }.toSet())
            assertEquals(emptyList(), vault.person(janet).emails)
        }
    }

    @Test
    fun `whoever is kept apart is not suggested again`() = test {
        home.vault(clock = clock).use { vault ->
            val cards = setOf(vault.addContact("Jane Doe"), vault.addContact("Jane Doe"))
            val pair = vault.duplicates().suggestions.single()
            assertEquals(cards, setOf(pair.one.contact, pair.other.contact))
            vault.keepApart(pair.one.contact, pair.other.contact)
            assertEquals(emptyList(), vault.duplicates().suggestions)
        }
    }

    @Test
    fun `a choice of the review is applied`() = test {
        home.vault("phone", clock).use { phone ->
            val jane = phone.addContact("Jane Doe")
            home.joining(phone, "laptop", clock).use { laptop ->
                tick()
                phone.setContact(jane, ContactField.HEADLINE, "Editor")
                tick()
                laptop.setContact(jane, ContactField.HEADLINE, "Publisher 🎓")
                listOf(phone, laptop, phone).forEach { it.syncThroughFolder(home.shared()) }
            }
            val item = phone.review().items.single()
            assertEquals(ReviewKind.FIELD, item.kind)
            tick()
            phone.choose(item.choices.single { "Publisher 🎓" in it.label })
            assertEquals(Review(emptyList(), 0u), phone.review())
            assertEquals("Publisher 🎓", phone.person(jane).headline)
        }
    }

    @Test
    fun `what is held on somebody is listed`() = test {
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe")
            vault.addPage(jane, "https://jane.example", "site")
            vault.addAddress(jane, "Main Street 1\nBerlin")
            val note = vault.addNote("Likes 🎁", listOf(jane))
            val held = vault.heldOn(jane)
            assertContains(held.records.map { it.record }, note)
            assertContains(held.text, "https://jane.example")
            assertContains(held.text, "Likes 🎁")
        }
    }

    private fun tick() = clock.advance(Duration.ofSeconds(1))
}
