package rapport.story

import java.nio.file.Path

/** Tells a story below a folder and fails where it is not as it says, or where it makes no sense. */
internal suspend fun tell(story: Story, home: Path) = World.of(home, story).use { world ->
    val stage = Stage(world)
    val mismatches = story.steps.flatMapIndexed { at, step ->
        try {
            stage.play(step).map { "step ${at + 1}: $it" }
        } catch (error: AssertionError) {
            throw AssertionError("${story.name}: step ${at + 1}: ${error.message}", error)
        } catch (error: Flaw) {
            throw AssertionError("the story is wrong in step ${at + 1}: ${error.message}", error)
        }
    }
    if (mismatches.isNotEmpty()) throw AssertionError("${story.name}:\n" + mismatches.joinToString("\n"))
    world.settle()
    world.assertSame()
}
