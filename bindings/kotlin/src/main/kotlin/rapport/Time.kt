package rapport

import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId

/**
 * The day of the calendar that it is at this instant in a time zone, as the core sees it.
 *
 * @throws RapportException.Invalid if the core does not know the zone.
 */
public fun Instant.civilDate(zone: ZoneId): LocalDate = rapport.ffi.civilDate(this, zone)
