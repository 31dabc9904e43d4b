package rapport

import java.nio.file.Path
import java.time.Duration
import java.time.LocalDateTime
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import org.junit.jupiter.api.io.TempDir

/** Asks, from planned to a time in the calendar. */
class OutreachTest {
    @TempDir
    lateinit var home: Path

    private val clock = TestClock()

    @Test
    fun `an ask is written, sent and answered`() = test {
        home.vault(clock = clock).use { vault ->
            val ask = vault.ask()
            vault.setOutreach(ask, OutreachField.SUBJECT, "Twenty minutes?")
            vault.writeOutreach(ask, "May I ask you three questions? 🎓")
            assertEquals("She moved from law to design", vault.outreach(ask).statedReason)
            tick()
            vault.send(ask)
            tick()
            vault.writeOutreach(ask, "Something else")
            val sent = vault.outreach(ask).sent.single()
            assertEquals("May I ask you three questions? 🎓", sent.text)
            assertEquals("Twenty minutes?", sent.subject)
            assertEquals(20u, sent.minutes)
            tick()
            vault.noteYes(ask)
            assertEquals(OutreachState.REPLIED_YES, vault.outreach(ask).row.state)
            assertEquals(listOf(TodaySection.REPLY), vault.today().items.map { it.section })
            tick()
            val start = LocalDateTime.parse("2026-03-03T10:00:00")
            val talk = vault.scheduleTalk(ask, start, medium = Medium.VIDEO).made(Kind.MEETING).single()
            assertEquals(OutreachState.SCHEDULED, vault.outreachList().rows.single().state)
            assertTrue(vault.today().items.any { it.record == talk })
            assertEquals(1u, vault.funnel().steps.single { it.stage == FunnelStage.SCHEDULED }.reached)
        }
    }

    @Test
    fun `another name leads on`() = test {
        home.vault(clock = clock).use { vault ->
            val ask = vault.ask()
            tick()
            vault.send(ask, OutreachChannel.LINKEDIN, "May I ask you three questions?")
            tick()
            val bob = vault.noteRedirected(ask, "Bob Lee").made(Kind.CONTACT).single()
            assertEquals(OutreachState.REDIRECTED, vault.outreach(ask).row.state)
            assertEquals(NamePermission.NOT_ASKED, vault.person(bob).referredBy.single().permission)
        }
    }

    @Test
    fun `a template of one's own`() = test {
        home.vault(clock = clock).use { vault ->
            val template = vault.addTemplate("Short", "Dear {given}", "email", "en")
            vault.editTemplate(template, "Shorter", "Hi {given} 👋")
            assertEquals("Hi {given} 👋", vault.templates().single { it.builtIn == null }.text)
            vault.deleteTemplate(template)
            assertEquals(emptyList(), vault.templates().filter { it.builtIn == null })
        }
    }

    @Test
    fun `a link opens an e-mail`() = test {
        home.vault().use { vault ->
            val link = vault.mailto("jane@doe.example", "Twenty minutes?", "Dear Jane 🎓")
            assertTrue(link.link.startsWith("mailto:jane@doe.example?subject="), link.link)
            assertFalse(link.isLong)
        }
    }

    private suspend fun RapportVault.ask(): RecordId {
        val jane = addContact("Jane Doe", email = "jane@doe.example")
        tick()
        val reason = "She moved from law to design"
        return planOutreach(jane, channel = OutreachChannel.EMAIL, reason = reason, minutes = 20)
    }

    private fun tick() = clock.advance(Duration.ofSeconds(1))
}
