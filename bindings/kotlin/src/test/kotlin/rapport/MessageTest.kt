package rapport

import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Messages, looked over and begun. */
class MessageTest {
    @Test
    fun `a finding stands where its words are`() {
        val text = "👩‍👩‍👧 Dear Zoë, do you have any openings on your team? 🎓"
        val context = LintContext(Audience.SECOND_DEGREE, to = "Zoë Ørsted", purpose = LintPurpose.ASK)
        val finding = lintMessage(text, context).single { it.rule == "ask_job" }
        val span = finding.span!!
        assertContains(text.substring(span), "openings")
        assertEquals(text.indexOf(text.substring(span)), span.range.first)
        val bytes = text.encodeToByteArray()
        assertEquals(bytes.decodeToString(span.start.toInt(), span.end.toInt()), text.substring(span))
        assertTrue(finding.why.isNotBlank() && finding.fix.isNotBlank())
    }

    @Test
    fun `what is dismissed is not found`() {
        val text = "Do you have any openings on your team?"
        val context = LintContext(Audience.COLD, purpose = LintPurpose.ASK, dismissed = listOf("ask_job"))
        assertContains(lintRules(), "ask_job")
        assertTrue(lintMessage(text, context).none { it.rule == "ask_job" })
    }

    @Test
    fun `a template is filled`() {
        val values = mapOf("given" to "Zoë 👩‍👩‍👧", "referrer" to "Bob Lee")
        val filled = fillSlots("Dear {given}, {referrer} gave me your name. 🎓 {my_name}", slots(values))
        assertEquals("Dear Zoë 👩‍👩‍👧, {referrer} gave me your name. 🎓 {my_name}", filled.text)
        assertEquals(listOf("my_name"), filled.missing)
        assertEquals(listOf("referrer"), filled.blocked.map { it.slot })
    }

    @Test
    fun `what is built in is there`() {
        assertTrue(builtInTemplates().any { it.kind == TemplateKind.NUDGE && it.text.isNotBlank() })
        assertTrue(builtInClauses().isNotEmpty() && encouragements().isNotEmpty())
        assertEquals(7, messageChecklist("Hi", LintContext(Audience.COLD, purpose = LintPurpose.ASK)).size)
    }
}
