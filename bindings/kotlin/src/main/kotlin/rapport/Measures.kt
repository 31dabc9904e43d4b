package rapport

import java.time.LocalDate

/**
 * What good manners and promises still ask for, whenever it is due, and how much of what the other devices noted is
 * here.
 */
public suspend fun RapportVault.openLoops(): OpenLoops = call { openLoops(context()) }

/** How many people each generation leads to, and at which step it stops. */
public suspend fun RapportVault.growth(): Growth = call { growth(context()) }

/** Back to the first contact: through whom the person came to somebody. */
public suspend fun RapportVault.chainTo(contact: RecordId): List<ChainStep> = call { chainTo(contact) }

/** How well thanks are given and names are reported on. */
public suspend fun RapportVault.courtesy(): Courtesy = call { courtesy(context()) }

/** Which ways of finding people bring talks and names, those that are used most first. */
public suspend fun RapportVault.sources(): List<SourceRow> = call { sources(context()) }

/** What the person means to do this week, and how far it went. */
public suspend fun RapportVault.weeklyGoal(): WeeklyGoal = call { weeklyGoal(context()) }

/**
 * What to be reminded of from now until the end of a day, the soonest first: at most 64. Ask again after every change,
 * replace what is shown under an id, and take back what is not answered any more.
 */
public suspend fun RapportVault.reminders(until: LocalDate): List<Reminder> = call { reminders(context(), until) }
