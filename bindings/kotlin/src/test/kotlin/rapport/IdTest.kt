package rapport

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class IdTest {
    @Test
    fun `an id is read in any case and kept in one`() {
        val id = RecordId.parse("0190AB3C-7D2E-7F00-8000-0123456789AB")
        assertEquals("0190ab3c-7d2e-7f00-8000-0123456789ab", id.text)
        assertEquals(id, RecordId.parse(id.text))
    }

    @Test
    fun `the text of an error arrives`() {
        val error = assertFailsWith<RapportException.Invalid> { RecordId.parse("nonsense") }
        assertEquals("the id is not a record's id", error.text)
        assertEquals("id", error.field)
        assertEquals("is not a record's id", error.reason)
    }

    @Test
    fun `every error has a text`() {
        assertEquals("the disk is full; nothing was changed", RapportException.DiskFull().text)
        assertEquals(
            "this was made by a newer version of Rapport (format 3, this version reads up to 2); update first",
            RapportException.NewerVersion(3u, 2u).text,
        )
    }
}
