package rapport.story

import java.nio.file.Path
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertFailsWith
import org.junit.jupiter.api.io.TempDir
import rapport.test

/** A story that is not so fails, and says where. */
class TellTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `what is so is so`() = test {
        tell(
            """{"on": "phone", "do": {"contact": {"create": {"contact": {"name": "$$100 Bill"}}}}, "as": "bill"}""",
            """{"on": "phone", "expect": {"view": "person", "of": "${'$'}bill", "is":
                {"contact": "${'$'}bill", "name": "$$100 Bill", "headline": null, "tags": [], "jobs": {"count": 0}}}}""",
            does("""{"tag": {"contact": "${'$'}bill", "tag": "a"}}"""),
            shows("undoable", """{"label": "add a tag"}"""),
            """{"on": "phone", "undo": true}""",
            shows("export", """{"records": {"count": 1, "contains": [{"id": "${'$'}bill"}]}}"""),
        )
    }

    @Test
    fun `what is not so fails`() = test {
        fails("/total", shows("people", """{"total": 1}"""))
        fails("none like", LOG, shows("people", """{"rows": {"lacks": [{"name": "Jane Doe"}]}}"""))
        fails("one like", LOG, shows("people", """{"rows": {"contains": [{"name": "Joan"}]}}"""))
        fails("2 of them, not 1", LOG, shows("people", """{"rows": {"count": 2}}"""))
        fails("0 items, not 1", LOG, shows("people", """{"rows": []}"""))
        fails("and worked", """{"on": "phone", "log": "+Jane Doe", "expect_error": {"contains": "empty"}}""")
        fails("there is nothing to undo", """{"on": "phone", "undo": true}""")
        fails("be refused with \"full\"", """{"on": "phone", "undo": true, "expect_error": {"contains": "full"}}""")
    }

    @Test
    fun `what makes no sense fails`() = test {
        fails("no device called", """{"on": "desk", "log": "+Jane Doe"}""")
        fails("nothing is called \$jane yet", does("""{"delete": {"contact": "${'$'}jane"}}"""))
        fails("no field [why]", """{"on": "phone", "log": "+Jane Doe", "why": "?"}""")
        fails("exactly one of", """{"on": "phone", "log": "+Jane Doe", "settle": true}""")
        fails("sing is no ContactCommand", does("""{"sing": {}}"""))
        fails("cannot be null", does("""{"create": {"contact": {}}}"""))
        fails("has no [shoes]", does("""{"create": {"contact": {"name": "J", "shoes": 2}}}"""))
        fails("no contact 2 was made", """{"on": "phone", "log": "Met +Jane Doe", "as": {"bob": "contact 2"}}""")
        fails(
            "nothing at",
            """{"on": "phone", "expect": {"view": "people", "is": {}}, "as": {"x": "/rows/0"}}""",
        )
        fails("is no time", """{"advance": "3w"}""")
        fails("no view called", """{"on": "phone", "expect": {"view": "moon", "is": {}}}""")
    }

    private var told = 0

    private suspend fun tell(vararg steps: String) {
        val json = """{"name": "A test", "zone": "UTC", "start": "2026-03-02T15:00:00Z", "devices": ["phone"],
            "steps": [${steps.joinToString()}]}"""
        tell(Story.parse(json), home.resolve("story ${told++}").also { it.toFile().mkdir() })
    }

    private suspend fun fails(with: String, vararg steps: String) {
        assertContains(assertFailsWith<AssertionError> { tell(*steps) }.message.orEmpty(), with)
    }

    private fun does(command: String) = """{"on": "phone", "do": {"contact": $command}}"""

    private fun shows(view: String, part: String) =
        """{"on": "phone", "expect": {"view": "$view", "is": $part}}"""

    private companion object {
        const val LOG = """{"on": "phone", "log": "Coffee with +Jane Doe"}"""
    }
}
