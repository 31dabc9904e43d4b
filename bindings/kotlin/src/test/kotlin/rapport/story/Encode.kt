package rapport.story

import java.time.LocalDateTime
import java.time.format.DateTimeFormatter
import kotlin.reflect.KProperty1
import kotlin.reflect.full.declaredMemberProperties
import kotlin.reflect.full.primaryConstructor
import kotlin.reflect.jvm.isAccessible
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** A value of the bindings, field by field, as a story writes it. */
internal fun encode(value: Any?): JsonElement = when {
    value == null -> JsonNull
    value is JsonElement -> value
    value is Boolean -> JsonPrimitive(value)
    value is UInt || value is ULong || value is Int || value is Long -> JsonPrimitive(value.toString().toLong())
    value is Enum<*> -> JsonPrimitive(value.name.lowercase())
    value is List<*> -> JsonArray(value.map(::encode))
    value is LocalDateTime -> JsonPrimitive(value.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME))
    value::class.objectInstance != null -> JsonPrimitive(snakeCase(value::class.simpleName!!))
    value::class.isData -> record(value)
    // Ids, texts, days and instants write themselves.
    else -> JsonPrimitive(value.toString())
}

private fun record(value: Any): JsonElement {
    val kind = value::class
    val properties = kind.declaredMemberProperties.associateBy { it.name }
    val fields = kind.primaryConstructor!!.parameters.associate { parameter ->
        val property = properties.getValue(parameter.name!!)
        property.isAccessible = true
        @Suppress("UNCHECKED_CAST")
        snakeCase(property.name) to encode((property as KProperty1<Any, *>).get(value))
    }
    if (!kind.java.superclass.kotlin.isSealed) return JsonObject(fields)
    return JsonObject(mapOf(snakeCase(kind.simpleName!!) to (fields["v1"] ?: JsonObject(fields))))
}
