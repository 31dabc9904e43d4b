package rapport

import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
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
            val sent = phone.syncThroughFolder(home.shared())
            assertTrue(sent.published > 0uL)
            assertFalse(sent.isCopiedElsewhere)
            assertEquals(listOf(phone.id), vaultsInFolder(home.shared()))
            home.vault("laptop", joining = vaultsInFolder(home.shared()).single()).use { laptop ->
                assertTrue(laptop.syncThroughFolder(home.shared()).received > 0uL)
                laptop.addContact("Ana Ruiz")
                laptop.syncThroughFolder(home.shared())
                phone.syncThroughFolder(home.shared())
                assertEquals(viewsOf(phone), viewsOf(laptop))
                assertEquals(3uL, phone.peoplePage(0, 10).total)
                assertEquals(listOf("laptop", "phone"), laptop.devices().map { it.name })
                assertEquals(listOf(true, false), laptop.devices().map { it.isThis })
            }
        }
    }
}
