package rapport.story

/** `is_late` as Kotlin writes it: `isLate`. */
internal fun camelCase(snake: String): String =
    snake.replace(Regex("_([a-z0-9])")) { it.groupValues[1].uppercase() }

/** `mark_held` as a class of Kotlin: `MarkHeld`. */
internal fun pascalCase(snake: String): String = camelCase(snake).replaceFirstChar { it.uppercase() }

/** `isLate` and `MarkHeld` as stories write them. */
internal fun snakeCase(name: String): String =
    name.replaceFirstChar { it.lowercase() }.replace(Regex("[A-Z]")) { "_" + it.value.lowercase() }
