package rapport

import java.nio.file.Path
import kotlin.io.path.readBytes
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.jupiter.api.io.TempDir
import rapport.story.viewsOf

class SyncTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `two devices agree`() = test {
        home.vault("phone").use { phone ->
            phone.logDebrief("Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name")
            assertTrue(phone.syncThroughFolder(home.shared()).published > 0uL)
            home.joining(phone, "laptop").use { laptop ->
                assertEquals(2uL, laptop.peoplePage(0, 10).total)
                laptop.addContact("Ana Ruiz")
                laptop.syncThroughFolder(home.shared())
                assertTrue(phone.syncThroughFolder(home.shared()).received > 0uL)
                assertEquals(viewsOf(phone), viewsOf(laptop))
                assertEquals(3uL, phone.peoplePage(0, 10).total)
                assertEquals(listOf("laptop", "phone"), laptop.devices().map { it.name })
                assertEquals(listOf(true, false), laptop.devices().map { it.isThis })
            }
        }
    }

    @Test
    fun `what lies in the folder is sealed`() = test {
        home.vault().use { phone ->
            phone.addContact("Jane Doe", email = "jane@acme.example")
            phone.syncThroughFolder(home.shared())
            val files = home.shared().toFile().walk().filter { it.isFile }.toList()
            assertTrue(files.isNotEmpty())
            for (file in files) {
                val text = file.toPath().readBytes().toString(Charsets.ISO_8859_1)
                assertTrue(listOf("Jane", "acme", "phone").none { it in text }, file.name)
            }
        }
    }

    @Test
    fun `a sync says what else lies there`() = test {
        home.resolve("another person").vault().use { it.syncThroughFolder(home.shared()) }
        home.vault().use { vault ->
            val theirs = home.shared().toFile().walk().filter { it.isFile }.toSet()
            vault.syncThroughFolder(home.shared())
            val own = home.shared().toFile().walk().first { it.isFile && it !in theirs }
            own.resolveSibling("holiday.txt").writeText("not ours")
            val report = vault.syncThroughFolder(home.shared())
            assertEquals(listOf(1uL, 1uL), listOf(report.foreignFiles, report.otherVaults))
            assertEquals(listOf(0uL, 0uL), listOf(report.waiting, report.unusableFiles))
        }
    }
}
