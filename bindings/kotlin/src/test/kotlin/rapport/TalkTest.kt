package rapport

import java.nio.file.Path
import java.time.Duration
import java.time.LocalDateTime
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import org.junit.jupiter.api.io.TempDir

/** Talks, from prepared to over. */
class TalkTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `a talk is prepared and held`() = test {
        val clock = TestClock()
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe")
            val talk = vault.schedule(listOf(jane), LocalDateTime.parse("2026-03-02T17:00:00"), 20)
            assertEquals(talk, vault.nextTalk(jane))
            vault.setMeetingGoal(talk, InfoGoal.OPENINGS)
            vault.planQuestion(talk, "What moved the coast? 🗺️", QuestionKind.MUST)
            val page = vault.prep(talk)
            assertEquals(listOf(InfoGoal.OPENINGS), page.goals)
            assertEquals("What moved the coast? 🗺️", page.questions.single().text)
            assertContains(vault.prepSheetText(talk), "What moved the coast? 🗺️")
            assertContains(vault.calendarEntry(talk), "BEGIN:VCALENDAR")

            clock.advance(Duration.ofHours(1))
            vault.startTalk(talk)
            clock.advance(Duration.ofMinutes(1))
            vault.noteAnswer(talk, "The tide", page.questions.single().item, wasNew = true)
            assertEquals(emptyList(), vault.guide(talk).questions)
            clock.advance(Duration.ofMinutes(20))
            vault.endTalk(talk)
            clock.advance(Duration.ofSeconds(1))
            vault.countNames(talk, 0)
            assertEquals(0u, vault.prep(talk).namesCounted)
            assertEquals(listOf(talk), vault.promiseKeeping().talks.map { it.meeting })
        }
    }
}
