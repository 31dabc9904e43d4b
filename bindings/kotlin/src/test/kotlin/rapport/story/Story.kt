package rapport.story

import java.nio.file.Path
import java.time.Instant
import java.time.ZoneId
import kotlin.io.path.readText
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

/** A story: devices, what happens on them, and what they must show. */
internal class Story(
    val name: String,
    val zone: ZoneId,
    val start: Instant,
    val devices: List<String>,
    val steps: List<JsonObject>,
) {
    companion object {
        fun read(file: Path): Story = parse(file.readText())

        fun parse(text: String): Story {
            val story = Json.parseToJsonElement(text).jsonObject
            story.only("name", "about", "holds", "zone", "start", "devices", "steps")
            val read = Story(
                name = story.text("name"),
                zone = ZoneId.of(story.text("zone")),
                start = Instant.parse(story.text("start")),
                devices = story.part("devices").texts(),
                steps = story.part("steps").jsonArray.map { it.jsonObject },
            )
            demand(read.devices.isNotEmpty()) { "it has no devices" }
            return read
        }
    }
}

/** Fails if there is a field that the form of stories does not list. */
internal fun JsonObject.only(vararg fields: String) {
    val unknown = keys - fields.toSet()
    demand(unknown.isEmpty()) { "there is no field $unknown" }
}

internal fun JsonObject.part(field: String): JsonElement = get(field) ?: throw Flaw("it does not say `$field`")

internal fun JsonObject.text(field: String): String = part(field).jsonPrimitive.content

internal fun JsonElement?.texts(): List<String> = this?.jsonArray?.map { it.jsonPrimitive.content }.orEmpty()
