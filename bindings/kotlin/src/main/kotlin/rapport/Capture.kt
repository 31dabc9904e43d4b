package rapport

import java.time.LocalDate

/**
 * Reads a debrief by the capture grammar, for highlighting while it is typed. It is quick and needs no vault.
 *
 * @param today the person's day of the calendar.
 * @param off spans to read as plain text.
 */
public fun capture(text: String, today: LocalDate, off: List<Span> = emptyList()): Draft =
    rapport.ffi.capture(text, today, off)

/** Where it stands in a [String] of Kotlin, whose characters are units of UTF-16. */
public val Span.range: IntRange
    get() = startUtf16.toInt() until endUtf16.toInt()

/** The piece of the text that a span of it covers. */
public fun String.substring(span: Span): String = substring(span.range)
