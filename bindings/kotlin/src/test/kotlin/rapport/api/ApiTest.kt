package rapport.api

import kotlin.io.path.readText
import kotlin.io.path.writeText
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import rapport.workspace

/** What apps can use, as `api.txt` says it: a change of it is seen when it is read again. */
class ApiTest {
    private val file = workspace().resolve("bindings/kotlin/api.txt")

    @Test
    fun `nothing changed unseen`() {
        val now = publicClasses().flatMap(::declarations).sorted().joinToString("\n", postfix = "\n")
        if (System.getProperty("api") == "write") file.writeText(now)
        val before = file.readText()
        val (gone, new) = before.lines() - now.lines().toSet() to now.lines() - before.lines().toSet()
        val changes = gone.map { "- $it" } + new.map { "+ $it" }
        assertTrue(
            changes.isEmpty(),
            "what apps can use changed; if it should, $RENEW:\n" + changes.joinToString("\n"),
        )
        assertEquals(now, before, "api.txt is not sorted; $RENEW")
    }

    @Test
    fun `everything is there`() {
        val names = publicClasses().map { it.simpleName }
        val expected = listOf("RapportVault", "Command", "Today", "RapportException", "RecordId", "SyncReport")
        assertTrue(names.containsAll(expected), "$names")
    }

    private companion object {
        const val RENEW = "write api.txt anew with `mvn -Doutput=TARGET/kotlin -Dapi=write test` in bindings/kotlin"
    }
}
