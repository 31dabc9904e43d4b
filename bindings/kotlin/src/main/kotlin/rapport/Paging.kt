package rapport

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * All people by family name, read [pageSize] at a time as they are collected.
 *
 * A person who is added or renamed meanwhile may be met twice or not at all; collect again after a change.
 */
public fun RapportVault.people(pageSize: Int = 100): Flow<PersonRow> {
    require(pageSize > 0) { "a page holds at least one line" }
    return flow {
        var offset = 0L
        do {
            val page = peoplePage(offset, pageSize)
            page.rows.forEach { emit(it) }
            offset += page.rows.size
        } while (page.rows.isNotEmpty() && offset < page.total.toLong())
    }
}

/** All that happened, newest first, read [pageSize] lines at a time as they are collected. */
public fun RapportVault.timeline(pageSize: Int = 100): Flow<TimelineRow> {
    require(pageSize > 0) { "a page holds at least one line" }
    return flow {
        var page = timelinePage(null, pageSize)
        page.rows.forEach { emit(it) }
        while (true) {
            page = timelinePage(page.older ?: break, pageSize)
            page.rows.forEach { emit(it) }
        }
    }
}
