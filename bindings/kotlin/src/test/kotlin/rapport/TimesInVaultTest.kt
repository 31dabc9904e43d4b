package rapport

import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import org.junit.jupiter.api.io.TempDir

class TimesInVaultTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `an instant comes back to the millisecond`() = test {
        for (text in listOf("1969-12-31T23:59:59.999Z", "2026-10-25T00:30:00.001Z", "2199-12-30T00:00:00Z")) {
            val now = Instant.parse(text)
            home.vault("at $now".replace(':', '-'), clock = TestClock(now)).use { vault ->
                val note = vault.addNote("a note")
                val row = vault.timelinePage(null, 1).rows.single()
                assertEquals(note, row.record)
                assertEquals(now, row.at)
                assertEquals(LocalDateTime.ofInstant(now, BERLIN), row.civil)
                assertEquals(now.atZone(BERLIN).toLocalDate(), vault.today().day)
            }
        }
    }

    @Test
    fun `a day comes back in any zone`() = test {
        for ((place, zone) in listOf("Kiritimati" to "Pacific/Kiritimati", "Pago" to "Pacific/Pago_Pago")) {
            val folder = home.resolve(place)
            RapportVault.create(folder, place, TestSecrets(), TestClock()) { ZoneId.of(zone) }.use { vault ->
                val day = vault.today().day
                assertEquals(TestClock().instant().atZone(ZoneId.of(zone)).toLocalDate(), day)
                vault.addPromise(Owner.ME, "send the deck", day)
                assertEquals(day.atStartOfDay(), vault.today().items.single().due)
            }
        }
    }

    @Test
    fun `a day out of reach is refused in words`() = test {
        home.vault().use { vault ->
            val error = assertFailsWith<RapportException.Invalid> {
                vault.addPromise(Owner.ME, "send the deck", LocalDate.of(2226, 3, 2))
            }
            assertEquals("the date must lie between the years 1900 and 2200", error.text)
        }
    }
}
