package rapport

import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals

class DraftTest {
    @Test
    fun `a draft comes back whole`() {
        val span = Span(start = 0u, end = 7u, startUtf16 = 0u, endUtf16 = 6u)
        val draft = Draft(
            text = "+Zoë 👩‍👩‍👧 שלום e\u0301\u0000",
            people = listOf(DraftPerson("Zoë", "Ørsted", NamePermission.GRANTED, span)),
            promises = listOf(DraftPromise(Owner.THEM, "send it", LocalDate.of(2026, 3, 1), span)),
            leads = listOf(DraftText("a lead", span)),
            terms = emptyList(),
            tags = listOf("tag"),
            looseOrganizations = emptyList(),
            thanked = true,
            readings = listOf(Reading(ReadingKind.LOOSE_ORGANIZATION, span)),
        )
        assertEquals(draft, FfiConverterTypeDraft.lift(FfiConverterTypeDraft.lower(draft)))
    }
}
