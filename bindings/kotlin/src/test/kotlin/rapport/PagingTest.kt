package rapport

import java.nio.file.Path
import java.time.Duration
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import org.junit.jupiter.api.io.TempDir

class PagingTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `ten thousand people come page by page`() = test {
        home.vault().use { vault ->
            val people = (0 until 10_000).map {
                DebriefPerson("Person %05d".format(it), null, NamePermission.NOT_ASKED, null, emptyList())
            }
            vault.logDebrief(vault.draft("Everybody who came to the fair").copy(named = people))
            assertEquals(10_000uL, vault.peoplePage(0, 1).total)
            val rows = vault.people(pageSize = 768).toList()
            assertEquals(people.map { it.name }, rows.map { it.name })
            assertEquals(10_000, rows.map { it.contact }.toSet().size)
            assertEquals(rows, vault.peoplePage(0, 10_000).rows)
            assertEquals(rows.take(10), vault.people(pageSize = 4).take(10).toList())
        }
    }

    @Test
    fun `what happened comes page by page`() = test {
        val clock = TestClock()
        home.vault(clock = clock).use { vault ->
            val notes = (0 until 25).map {
                clock.advance(Duration.ofMinutes(1))
                vault.addNote("Note $it")
            }
            assertEquals(notes.reversed(), vault.timeline(pageSize = 10).toList().map { it.record })
        }
    }

    @Test
    fun `nobody is no page`() = test {
        home.vault().use { vault ->
            assertEquals(emptyList(), vault.people().toList())
            assertEquals(emptyList(), vault.timeline().toList())
            assertFailsWith<IllegalArgumentException> { vault.people(pageSize = 0) }
        }
    }
}
