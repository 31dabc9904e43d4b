package rapport.story

import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import kotlin.reflect.KClass
import kotlin.reflect.KType
import kotlin.reflect.full.primaryConstructor
import kotlin.reflect.jvm.isAccessible
import kotlin.reflect.typeOf
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** Builds a value of the bindings from how a story writes it. */
internal inline fun <reified T> decode(json: JsonElement): T = decode(json, typeOf<T>()) as T

internal fun decode(json: JsonElement, type: KType): Any? {
    if (json is JsonNull) {
        demand(type.isMarkedNullable) { "$type cannot be null" }
        return null
    }
    val kind = type.classifier as KClass<*>
    return when {
        kind == List::class -> list(json, type.arguments.single().type!!)
        kind == Boolean::class -> text(json).toBooleanStrict()
        kind == UInt::class -> text(json).toUInt()
        kind == ULong::class -> text(json).toULong()
        kind == String::class -> string(json)
        kind == LocalDate::class -> LocalDate.parse(string(json))
        kind == LocalDateTime::class -> LocalDateTime.parse(string(json))
        kind == Instant::class -> Instant.parse(string(json))
        kind.java.isEnum -> entry(kind, string(json))
        kind.isValue -> kind.primaryConstructor!!.apply { isAccessible = true }.call(string(json))
        kind.isSealed -> variant(kind, json)
        kind.isData -> record(kind, json)
        else -> throw Flaw("a story cannot write a $kind")
    }
}

private fun list(json: JsonElement, item: KType): List<Any?> {
    demand(json is JsonArray) { "$json is no list" }
    return json.map { decode(it, item) }
}

private fun entry(kind: KClass<*>, name: String): Any =
    kind.java.enumConstants.find { (it as Enum<*>).name == name.uppercase() }
        ?: throw Flaw("$name is no ${kind.simpleName}")

/** `{"tag": {...}}`: the variant, and what it holds; or `"tag"` for one that holds nothing. */
private fun variant(kind: KClass<*>, json: JsonElement): Any {
    val (name, content) = when (json) {
        is JsonObject -> {
            demand(json.size == 1) { "$json is not one ${kind.simpleName}" }
            json.entries.first().toPair()
        }
        else -> string(json) to null
    }
    val variant = kind.sealedSubclasses.find { it.simpleName == pascalCase(name) }
        ?: throw Flaw("$name is no ${kind.simpleName}")
    if (content == null) return variant.objectInstance ?: throw Flaw("$name needs more than its name")
    val constructor = variant.primaryConstructor ?: throw Flaw("$name holds nothing")
    val only = constructor.parameters.singleOrNull { it.name == "v1" }
    return if (only == null) record(variant, content) else constructor.call(decode(content, only.type))
}

private fun record(kind: KClass<*>, json: JsonElement): Any {
    demand(json is JsonObject) { "$json is no ${kind.simpleName}" }
    val constructor = kind.primaryConstructor!!
    val unknown = json.keys.map(::camelCase) - constructor.parameters.mapNotNull { it.name }.toSet()
    demand(unknown.isEmpty()) { "${kind.simpleName} has no $unknown" }
    val fields = json.mapKeys { camelCase(it.key) }
    val said = constructor.parameters.filter { it.name in fields || !it.isOptional }
    return constructor.callBy(said.associateWith { decode(fields[it.name] ?: JsonNull, it.type) })
}

private fun text(json: JsonElement): String {
    demand(json is JsonPrimitive) { "$json is no single value" }
    return json.content
}

private fun string(json: JsonElement): String {
    demand(json is JsonPrimitive && json.isString) { "$json is no text" }
    return json.content
}
