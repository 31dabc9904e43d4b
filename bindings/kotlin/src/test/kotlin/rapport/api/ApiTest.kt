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
            "what apps can use changed; if it should, write api.txt anew (-Dapi=write):\n" + changes.joinToString("\n"),
        )
        assertEquals(before, now, "api.txt is not sorted; write it anew (-Dapi=write)")
    }

    @Test
    fun `everything is there`() {
        val names = publicClasses().map { it.simpleName }
        assertTrue(names.containsAll(listOf("RapportVault", "Command", "Today", "RapportException", "RecordId")), "$names")
    }
}
