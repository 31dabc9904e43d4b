package rapport.story

import rapport.RapportVault
import rapport.campaign
import rapport.campaigns
import rapport.candidates
import rapport.careers
import rapport.courtesy
import rapport.dormant
import rapport.duplicates
import rapport.fields
import rapport.funnel
import rapport.gatherings
import rapport.glossary
import rapport.growth
import rapport.heldOn
import rapport.insightAtlas
import rapport.insights
import rapport.leads
import rapport.ledger
import rapport.network
import rapport.offers
import rapport.openLoops
import rapport.organization
import rapport.organizations
import rapport.outreach
import rapport.outreachList
import rapport.questionYield
import rapport.rates
import rapport.resources
import rapport.review
import rapport.savedFilters
import rapport.settings
import rapport.sources
import rapport.templates
import rapport.weeklyGoal
import rapport.who

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
    for (row in vault.organizations()) put("organization ${row.organization}", vault.organization(row.organization))
    for (row in vault.campaigns()) put("campaign ${row.campaign}", vault.campaign(row.campaign))
    put("organizations", vault.organizations())
    put("campaigns", vault.campaigns())
    put("fields", vault.fields())
    put("saved filters", vault.savedFilters())
    put("who", vault.who("Acme Beta", broadly = true))
    put("candidates", vault.candidates())
    put("careers", vault.careers("deck"))
    put("dormant", vault.dormant())
    put("network", vault.network())
    put("gatherings", vault.gatherings())
    for (row in vault.outreachList().rows) put("ask ${row.outreach}", vault.outreach(row.outreach))
    put("asks", vault.outreachList())
    put("funnel", vault.funnel())
    put("rates", vault.rates())
    put("templates", vault.templates())
    put("duplicates", vault.duplicates())
    put("review", vault.review())
    put("offers", vault.offers())
    put("ledger", vault.ledger())
    put("leads", vault.leads())
    put("insights", vault.insights())
    put("atlas", vault.insightAtlas())
    put("glossary", vault.glossary())
    put("resources", vault.resources())
    put("question yield", vault.questionYield())
    // How much is known of other devices is each device's own.
    put("open loops", vault.openLoops().copy(known = emptyList()))
    put("growth", vault.growth())
    put("courtesy", vault.courtesy())
    put("sources", vault.sources())
    put("weekly goal", vault.weeklyGoal())
    put("settings", vault.settings())
    put("export", vault.exportJson())
    for (query in QUERIES) put("search \"$query\"", vault.search(query))
}
