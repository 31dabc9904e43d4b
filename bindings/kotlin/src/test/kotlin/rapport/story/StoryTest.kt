package rapport.story

import java.nio.file.Path
import kotlin.io.path.ExperimentalPathApi
import kotlin.io.path.createTempDirectory
import kotlin.io.path.deleteRecursively
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.nameWithoutExtension
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import rapport.workspace

/** The stories that every language runs alike. */
class StoryTest {
    @TestFactory
    fun stories(): List<DynamicTest> {
        val files = workspace().resolve("tests/scenarios").listDirectoryEntries("*.json").sorted()
        assertTrue(files.isNotEmpty(), "there are no stories")
        return files.map { file -> DynamicTest.dynamicTest(file.nameWithoutExtension) { run(file) } }
    }

    @OptIn(ExperimentalPathApi::class)
    private fun run(file: Path) {
        val home = createTempDirectory("story")
        try {
            runBlocking { tell(Story.read(file), home) }
        } finally {
            home.deleteRecursively()
        }
    }
}
