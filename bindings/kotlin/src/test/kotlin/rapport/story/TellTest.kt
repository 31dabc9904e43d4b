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
            """{"on": "phone", "do": {"contact": {"tag": {"contact": "${'$'}bill", "tag": "a"}}}}""",
            """{"on": "phone", "expect": {"view": "undoable", "is": {"label": "add a tag"}}}""",
            """{"on": "phone", "undo": true}""",
            """{"on": "phone", "expect": {"view": "export", "is": {"records": {"count": 1, "contains": [{"id": "${'$'}bill"}]}}}}""",
        )
    }

    @Test
    fun `what is not so fails`() = test {
        fails("/total", """{"on": "phone", "expect": {"view": "people", "is": {"total": 1}}}""")
        fails("none like", LOG, """{"on": "phone", "expect": {"view": "people", "is": {"rows": {"lacks": [{"name": "Jane Doe"}]}}}}""")
        fails("one like", LOG, """{"on": "phone", "expect": {"view": "people", "is": {"rows": {"contains": [{"name": "Joan"}]}}}}""")
        fails("2 of them, not 1", LOG, """{"on": "phone", "expect": {"view": "people", "is": {"rows": {"count": 2}}}}""")
        fails("0 items, not 1", LOG, """{"on": "phone", "expect": {"view": "people", "is": {"rows": []}}}""")
        fails("and worked", """{"on": "phone", "log": "+Jane Doe", "expect_error": {"contains": "empty"}}""")
        fails("there is nothing to undo", """{"on": "phone", "undo": true}""")
        fails("be refused with \"full\"", """{"on": "phone", "undo": true, "expect_error": {"contains": "full"}}""")
    }

    @Test
    fun `what makes no sense fails`() = test {
        fails("no device called", """{"on": "desk", "log": "+Jane Doe"}""")
        fails("nothing is called \$jane yet", """{"on": "phone", "do": {"contact": {"delete": {"contact": "${'$'}jane"}}}}""")
        fails("no field [why]", """{"on": "phone", "log": "+Jane Doe", "why": "?"}""")
        fails("exactly one of", """{"on": "phone", "log": "+Jane Doe", "settle": true}""")
        fails("sing is no ContactCommand", """{"on": "phone", "do": {"contact": {"sing": {}}}}""")
        fails("cannot be null", """{"on": "phone", "do": {"contact": {"create": {"contact": {}}}}}""")
        fails("has no [shoes]", """{"on": "phone", "do": {"contact": {"create": {"contact": {"name": "J", "shoes": 2}}}}}""")
        fails("no contact 2 was made", """{"on": "phone", "log": "Met +Jane Doe", "as": {"bob": "contact 2"}}""")
        fails("nothing at", """{"on": "phone", "expect": {"view": "people", "is": {}}, "as": {"x": "/rows/0"}}""")
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

    private companion object {
        const val LOG = """{"on": "phone", "log": "Coffee with +Jane Doe"}"""
    }
}
