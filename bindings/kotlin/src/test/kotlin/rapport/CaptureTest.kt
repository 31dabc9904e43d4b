package rapport

import java.nio.file.Path
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.jupiter.api.io.TempDir

class CaptureTest {
    private val monday = LocalDate.of(2026, 3, 2)

    @TempDir
    lateinit var home: Path

    @Test
    fun `spans fit the text that Kotlin holds`() {
        val text = "☕️ with 👩‍👩‍👧 +Zoë Ångström @Ørsted ok-name 🚀, שלום e\u0301 #wärm >me send deck fri"
        val draft = capture(text, monday)
        assertEquals(text, draft.text)
        assertTrue(draft.readings.isNotEmpty())
        val seen = draft.readings.groupBy({ it.kind }) { text.substring(it.span) }
        assertEquals(listOf("+Zoë Ångström"), seen[ReadingKind.PERSON])
        assertEquals(listOf("@Ørsted"), seen[ReadingKind.ORGANIZATION])
        assertEquals(listOf("ok-name"), seen[ReadingKind.PERMISSION])
        assertEquals(listOf("#wärm"), seen[ReadingKind.TAG])
        assertEquals(listOf(">me send deck fri"), seen[ReadingKind.PROMISE])
        assertEquals("+Zoë Ångström", text.substring(draft.people.single().span))
        assertEquals(LocalDate.of(2026, 3, 6), draft.promises.single().due)
        val bytes = text.encodeToByteArray()
        for (reading in draft.readings) {
            val span = reading.span
            assertEquals(bytes.decodeToString(span.start.toInt(), span.end.toInt()), text.substring(span))
        }
    }

    @Test
    fun `a reading that is turned off is plain text`() {
        val text = "🙂 +Jane Doe"
        val span = capture(text, monday).readings.single().span
        assertEquals(8, span.range.last - span.range.first)
        assertEquals(emptyList(), capture(text, monday, off = listOf(span)).people)
    }

    @Test
    fun `any text is kept to the letter`() = test {
        home.vault().use { vault ->
            val text = "👩‍👩‍👧 שלום e\u0301 ﷽ 𝔘𝔫𝔦 tab\tline\n+Zoë 🚀"
            val note = vault.addNote(text)
            assertEquals(text, vault.timelinePage(null, 1).rows.single { it.record == note }.text)
            assertEquals(text, vault.draft(text).draft.text)
        }
    }
}
