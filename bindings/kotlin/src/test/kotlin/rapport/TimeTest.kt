package rapport

import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class TimeTest {
    @Test
    fun `every millisecond comes back`() {
        // Steps of a prime number of milliseconds, from 1900 to 2200.
        for (step in 0L until 100_000) {
            val instant = Instant.ofEpochMilli(-2_208_988_800_000 + step * 94_670_809)
            assertEquals(instant, FfiConverterTypeTimestamp.lift(FfiConverterTypeTimestamp.lower(instant)))
        }
    }

    @Test
    fun `a day depends on the zone`() {
        val instant = Instant.parse("2026-02-28T00:00:00Z")
        assertEquals(LocalDate.of(2026, 2, 28), instant.civilDate(ZoneId.of("Asia/Tokyo")))
        assertEquals(LocalDate.of(2026, 2, 27), instant.civilDate(ZoneId.of("America/New_York")))
    }

    @Test
    fun `what the core cannot take is an error`() {
        val unknown = assertFailsWith<RapportException> { Instant.EPOCH.civilDate(ZoneId.of("+01:30")) }
        assertEquals("the time zone is not in the IANA list", unknown.text)
        val far = Instant.ofEpochMilli(Long.MAX_VALUE)
        val range = assertFailsWith<RapportException> { far.civilDate(ZoneId.of("UTC")) }
        assertEquals("the instant is out of range", range.text)
    }

    @Test
    fun `civil times come back`() {
        for (text in listOf("1900-01-01", "2024-02-29", "2200-12-31")) {
            val date = LocalDate.parse(text)
            assertEquals(date, FfiConverterTypeCivilDate.lift(FfiConverterTypeCivilDate.lower(date)))
            for (time in listOf(date.atStartOfDay(), date.atTime(23, 59, 59, 250_000_000))) {
                val lowered = FfiConverterTypeCivilDateTime.lower(time)
                assertEquals<LocalDateTime>(time, FfiConverterTypeCivilDateTime.lift(lowered))
            }
        }
    }
}
