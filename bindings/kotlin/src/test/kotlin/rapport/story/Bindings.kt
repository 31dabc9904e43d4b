package rapport.story

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonPrimitive
import rapport.Applied
import rapport.Kind
import rapport.made

/** What a story calls things: `"$jane"` stands for an id that nobody knows beforehand. */
internal class Bindings {
    private val known = mutableMapOf<String, JsonElement>()

    fun bind(name: String, value: JsonElement) {
        demand(Regex("[A-Za-z0-9_]+").matches(name)) { "\"$name\" is no name: letters, digits and _ only" }
        known[name] = value
    }

    /** Calls what a step made as the step says; [own] is the kind that the command is about. */
    fun bindMade(names: JsonElement?, applied: Applied, own: Kind) {
        when (names) {
            null -> Unit
            is JsonObject -> names.forEach { (name, which) -> bindOne(name, which.jsonPrimitive.content, applied) }
            else -> bindOne(names.jsonPrimitive.content, own.name.lowercase(), applied)
        }
    }

    /** Calls what stands in a view as the step says. */
    fun bindShown(names: JsonElement?, shown: JsonElement) {
        demand(names is JsonObject?) { "`as` beside `expect` says where in the view" }
        names.orEmpty().forEach { (name, pointer) -> bind(name, at(shown, pointer.jsonPrimitive.content)) }
    }

    /** The same with what each `"$name"` stands for in its place; `"$$"` at the beginning of a text is a `$`. */
    fun resolve(json: JsonElement): JsonElement = when (json) {
        is JsonObject -> JsonObject(json.mapValues { resolve(it.value) })
        is JsonArray -> JsonArray(json.map(::resolve))
        is JsonPrimitive -> if (json.isString && json.content.startsWith('$')) named(json.content.drop(1)) else json
    }

    private fun named(name: String): JsonElement =
        if (name.startsWith('$')) {
            JsonPrimitive(name)
        } else {
            known[name] ?: throw Flaw("nothing is called \$$name yet")
        }

    private fun bindOne(name: String, which: String, applied: Applied) {
        val words = which.split(' ', limit = 2)
        val kind = Kind.entries.find { it.name.lowercase() == words[0] }
        val place = if (words.size == 1) 1 else words[1].toIntOrNull() ?: 0
        demand(kind != null && place > 0) { "\"$which\" is no kind with a place, such as \"contact 2\"" }
        val id = applied.made(kind).getOrNull(place - 1) ?: throw Flaw("no $which was made to call \"$name\"")
        bind(name, JsonPrimitive(id.text))
    }

    private fun at(shown: JsonElement, pointer: String): JsonElement {
        demand(pointer.isEmpty() || pointer.startsWith('/')) { "\"$pointer\" is no JSON pointer" }
        val steps = pointer.split('/').drop(1).map { it.replace("~1", "/").replace("~0", "~") }
        return steps.fold(shown) { part, step ->
            val next = when (part) {
                is JsonObject -> part[step]
                is JsonArray -> step.toIntOrNull()?.let(part::getOrNull)
                is JsonPrimitive -> null
            }
            next ?: throw Flaw("there is nothing at \"$pointer\"")
        }
    }
}
