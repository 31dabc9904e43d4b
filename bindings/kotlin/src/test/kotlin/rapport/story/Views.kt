package rapport.story

import rapport.RapportVault
import rapport.duplicates
import rapport.heldOn
import rapport.review

private val QUERIES = listOf("", "a", "b", "d", "jane", "jane d", "zoe", "deck", "send the", "ä", "עלי", "zz")

/** Everything that a vault shows: what must be the same on devices that hold the same. */
internal suspend fun viewsOf(vault: RapportVault): Map<String, Any> = buildMap {
    val people = vault.peoplePage(0, Int.MAX_VALUE)
    put("people", people)
    for (row in people.rows) {
        put("person ${row.contact}", vault.person(row.contact))
        put("held on ${row.contact}", vault.heldOn(row.contact))
    }
    put("people, a window", vault.peoplePage(1, 2))
    put("today", vault.today())
    put("timeline", vault.timelinePage(null, 10_000))
    val recent = vault.timelinePage(null, 3)
    put("timeline, older", vault.timelinePage(recent.older, 3))
    put("referral tree", vault.referralTree())
    put("duplicates", vault.duplicates())
    put("review", vault.review())
    put("export", vault.exportJson())
    for (query in QUERIES) put("search \"$query\"", vault.search(query))
}
