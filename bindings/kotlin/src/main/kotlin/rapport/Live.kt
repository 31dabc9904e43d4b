package rapport

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map

/**
 * What [read] shows now, and again whenever a change makes it show something else.
 *
 * Changes that come faster than they are collected are read once. It ends when the vault is closed.
 *
 * ```kotlin
 * vault.live { person(jane) }.collect { page -> show(page) }
 * ```
 */
public fun <T> RapportVault.live(read: suspend RapportVault.() -> T): Flow<T> =
    watch()
        .conflate()
        .map { read() }
        .catch { error -> if (error !is ClosedVaultException) throw error }
        .distinctUntilChanged()

/** What to do now, and again after changes. Time alone does not bring it: ask anew when the day turns. */
public fun RapportVault.todayFlow(): Flow<Today> = live { today() }
