package rapport

import java.nio.file.Path
import kotlin.io.path.exists
import kotlin.io.path.readText
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.io.TempDir

/** The example of the README: what runs here is what stands there. */
class ReadmeExampleTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `the example runs`() = test {
        home.shared()
        // README begin
        val secrets = FileSecrets(home.resolve("keys")) // on Android, the Keystore
        RapportVault.openOrCreate(home.resolve("vault"), device = "Phone", secrets).use { vault ->
            // One text makes the people, the meeting, the note, the referral and the promise.
            vault.logDebrief("Coffee with +Jane Doe @Acme. She named +Bob Lee ok-name. >me send the deck fri")

            for (item in vault.today().items) {
                println("${item.title}: ${item.reason}")
            }

            // Any folder that the other devices can reach; what lies there is sealed.
            val report = vault.syncThroughFolder(home.resolve("shared"))
            println("${report.published} sent, ${report.received} received")
        }
        // README end
        RapportVault.open(home.resolve("vault"), FileSecrets(home.resolve("keys"))).use { vault ->
            assertEquals(listOf("Jane Doe", "Bob Lee"), vault.referralTree().rows.map { it.name })
        }
    }

    @Test
    fun `the example stands in the README`() {
        val readme = workspace().resolve("README.md")
        assumeTrue(readme.exists(), "there is no README yet")
        val source = workspace().resolve("bindings/kotlin/src/test/kotlin/rapport/ReadmeExampleTest.kt").readText()
        val example = source.substringAfter("// README begin\n").substringBefore("\n        // README end").trimIndent()
        assertContains(readme.readText(), "```kotlin\n$example\n```", message = "copy the example into the README")
    }
}
