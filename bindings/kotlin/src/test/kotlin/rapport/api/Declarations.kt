package rapport.api

import java.lang.reflect.Method
import java.lang.reflect.Modifier
import kotlin.reflect.KCallable
import kotlin.reflect.KClass
import kotlin.reflect.KFunction
import kotlin.reflect.KMutableProperty
import kotlin.reflect.KParameter
import kotlin.reflect.KProperty
import kotlin.reflect.KType
import kotlin.reflect.KVisibility
import kotlin.reflect.full.declaredMembers
import kotlin.reflect.jvm.kotlinFunction

/** What a class offers, line by line and sorted; what Kotlin adds to every data class goes without saying. */
internal fun declarations(type: Class<*>): List<String> =
    if (isFile(type)) functions(type) else members(type.kotlin)

/** Whether it is what the compiler makes of a file: functions outside any class. */
private fun isFile(type: Class<*>) = type.getAnnotation(Metadata::class.java).kind == 2

private fun functions(file: Class<*>): List<String> =
    file.declaredMethods
        .filter { Modifier.isPublic(it.modifiers) && !it.isSynthetic }
        .mapNotNull { method ->
            val function = method.kotlinFunction ?: return@mapNotNull getter(method)
            if (function.visibility == KVisibility.PUBLIC) line("", function) else null
        }

/** Reflection knows no properties outside classes: their getters are shown as Java sees them. */
private fun getter(method: Method): String {
    val name = method.name.removePrefix("get").replaceFirstChar { it.lowercase() }
    return "val ${method.parameterTypes.joinToString { it.typeName }}.$name: ${method.genericReturnType.typeName}"
}

private fun members(type: KClass<*>): List<String> {
    if (!isVisible(type)) return emptyList()
    val name = type.qualifiedName!!
    val constructors = type.constructors.filter { it.visibility == KVisibility.PUBLIC }
        .map { "$name(${parameters(it.parameters)})" }
    val entries = if (type.java.isEnum) type.java.enumConstants.map { "$name.$it" } else emptyList()
    val members = type.declaredMembers
        .filter { it.visibility == KVisibility.PUBLIC && !goesWithoutSaying(type, it.name) }
        .map { line("$name.", it) }
    val isBareCompanion = type.isCompanion && members.isEmpty()
    return if (isBareCompanion) emptyList() else listOf(header(type)) + constructors + entries + members
}

private fun isVisible(type: KClass<*>): Boolean =
    type.visibility == KVisibility.PUBLIC && (type.java.enclosingClass?.let { isVisible(it.kotlin) } ?: true)

private fun goesWithoutSaying(type: KClass<*>, name: String): Boolean =
    name in setOf("equals", "hashCode", "toString") ||
        (type.isData && (name == "copy" || Regex("component[0-9]+").matches(name))) ||
        (type.java.isEnum && name in setOf("entries", "values", "valueOf"))

private fun header(type: KClass<*>): String {
    val kind = when {
        type.java.isEnum -> "enum class"
        type.java.isInterface -> "interface"
        type.objectInstance != null -> if (type.isData) "data object" else "object"
        type.isSealed -> "sealed class"
        type.isData -> "data class"
        type.isValue -> "value class"
        type.isOpen -> "open class"
        else -> "class"
    }
    val above = type.supertypes.map(::shown).filterNot { it == "Any" || it.startsWith("Enum<") }.sorted()
    return "$kind ${type.qualifiedName}" + if (above.isEmpty()) "" else " : ${above.joinToString()}"
}

private fun line(owner: String, member: KCallable<*>): String {
    val receiver = member.parameters.find { it.kind == KParameter.Kind.EXTENSION_RECEIVER }
    val name = (receiver?.let { "${shown(it.type)}." } ?: owner) + member.name
    return when (member) {
        is KProperty<*> -> "${if (member is KMutableProperty<*>) "var" else "val"} $name: ${shown(member.returnType)}"
        is KFunction<*> -> {
            val suspending = if (member.isSuspend) "suspend " else ""
            "${suspending}fun $name(${parameters(member.parameters)}): ${shown(member.returnType)}"
        }
        else -> error("$member is neither a property nor a function")
    }
}

private fun parameters(all: List<KParameter>): String =
    all.filter { it.kind == KParameter.Kind.VALUE }
        .joinToString { "${it.name}: ${shown(it.type)}" + if (it.isOptional) " = ..." else "" }

private fun shown(type: KType): String =
    type.toString()
        .replace(Regex(" /\\* = .*? \\*/"), "")
        .replace("kotlin.collections.", "")
        .replace(Regex("\\bkotlin\\.(?=[A-Z])"), "")
