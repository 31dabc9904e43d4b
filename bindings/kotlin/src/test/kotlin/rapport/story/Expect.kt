package rapport.story

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** A place where something else is shown than was expected: a JSON pointer, what was expected there, what is there. */
internal data class Mismatch(val path: String, val expected: String, val got: JsonElement) {
    override fun toString(): String =
        "${path.ifEmpty { "the whole" }}\n    expected $expected\n    got      $got"
}

/**
 * All places where [got] is not what [expected] says.
 *
 * Of an object only the fields that are named count; a list matches item by item, or as `contains`, `lacks` and `count`
 * say; a field that is absent is `null`.
 */
internal fun compare(expected: JsonElement, got: JsonElement, path: String = ""): List<Mismatch> = when {
    expected is JsonObject && got is JsonArray && isAboutList(expected) -> compareList(expected, got, path)
    expected is JsonObject && got is JsonObject ->
        expected.flatMap { (key, part) -> compare(part, got[key] ?: JsonNull, "$path/$key") }
    expected is JsonArray && got is JsonArray && expected.size == got.size ->
        expected.indices.flatMap { compare(expected[it], got[it], "$path/$it") }
    expected is JsonArray && got is JsonArray ->
        listOf(Mismatch(path, "${expected.size} items, not ${got.size}: $expected", got))
    expected == got -> emptyList()
    else -> listOf(Mismatch(path, expected.toString(), got))
}

private val LIST_WORDS = setOf("contains", "lacks", "count")

private fun isAboutList(words: JsonObject) = words.isNotEmpty() && LIST_WORDS.containsAll(words.keys)

private fun compareList(words: JsonObject, got: JsonArray, path: String): List<Mismatch> = buildList {
    fun listed(word: String) = (words[word] as? JsonArray).orEmpty()
    fun isThere(part: JsonElement) = got.any { compare(part, it).isEmpty() }
    listed("contains").filterNot(::isThere).mapTo(this) { Mismatch(path, "one like $it", got) }
    listed("lacks").filter(::isThere).mapTo(this) { Mismatch(path, "none like $it", got) }
    val count = words["count"]
    if (count != null && count != JsonPrimitive(got.size)) {
        add(Mismatch(path, "$count of them, not ${got.size}", got))
    }
}
