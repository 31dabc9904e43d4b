package rapport

import java.nio.file.Path
import kotlin.io.path.isDirectory

/** The root of the workspace: the folder above that holds the stories. */
internal fun workspace(): Path =
    generateSequence(Path.of("").toAbsolutePath()) { it.parent }.first { it.resolve("tests/scenarios").isDirectory() }
