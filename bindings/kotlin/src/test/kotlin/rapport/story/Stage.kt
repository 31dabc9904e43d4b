package rapport.story

import java.time.Duration
import java.time.LocalDate
import java.time.ZoneId
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import rapport.Applied
import rapport.Command
import rapport.Kind
import rapport.PeopleFilter
import rapport.RapportException
import rapport.RapportVault
import rapport.RecordId
import rapport.SlotQuery
import rapport.calendarEntry
import rapport.campaign
import rapport.campaigns
import rapport.candidates
import rapport.careers
import rapport.chainTo
import rapport.courtesy
import rapport.dormant
import rapport.duplicates
import rapport.fields
import rapport.fill
import rapport.funnel
import rapport.gatherings
import rapport.glossary
import rapport.growth
import rapport.guide
import rapport.heldOn
import rapport.insightAtlas
import rapport.insightBrief
import rapport.insights
import rapport.leads
import rapport.ledger
import rapport.ledgerOf
import rapport.lint
import rapport.logDebrief
import rapport.network
import rapport.offers
import rapport.openLoops
import rapport.organization
import rapport.organizations
import rapport.outreach
import rapport.outreachList
import rapport.people
import rapport.pitch
import rapport.practice
import rapport.prep
import rapport.prepSheetHtml
import rapport.prepSheetText
import rapport.promiseKeeping
import rapport.proposeSlots
import rapport.questionBank
import rapport.questionYield
import rapport.rates
import rapport.reminders
import rapport.resources
import rapport.review
import rapport.savedFilters
import rapport.settings
import rapport.sources
import rapport.templates
import rapport.text
import rapport.weeklyGoal
import rapport.who

/** Tells a story to vaults and looks at what they show. */
internal class Stage(private val world: World) {
    private val bindings = Bindings()

    /** Plays a step and answers with what is not as it should be. */
    suspend fun play(step: JsonObject): List<Mismatch> {
        val verb = step.keys.intersect(FIELDS.keys).singleOrNull()
            ?: throw Flaw("a step says exactly one of: ${FIELDS.keys}")
        step.only(verb, *FIELDS.getValue(verb))
        when (verb) {
            "advance" -> world.advance(duration(step.text("advance")))
            "sync" -> step.part("sync").texts().forEach { world.sync(it) }
            "settle" -> world.settle()
            "log" -> act(step, Kind.MEETING) { logDebrief(step.text("log"), step["with"].texts()) }
            "do" -> {
                val command = decode<Command>(bindings.resolve(step.part("do")))
                act(step, ownKind(command)) { apply(command) }
            }
            "undo" -> act(step, Kind.PROFILE) { undo() }
            "draft" -> {
                val debrief = world.vault(step.text("on")).draft(step.text("draft"), step["with"].texts())
                return compare(bindings.resolve(step.part("is")), encode(debrief))
            }
            "expect" -> return expect(step)
        }
        return emptyList()
    }

    private suspend fun act(step: JsonObject, own: Kind, act: suspend RapportVault.() -> Applied) {
        val vault = world.vault(step.text("on"))
        val wanted = step["expect_error"]?.jsonObject?.apply { only("contains") }?.text("contains")
        world.advance(Duration.ofSeconds(1))
        val applied = try {
            vault.act()
        } catch (error: RapportException) {
            if (wanted != null && wanted in error.text) return
            val should = if (wanted == null) "work" else "be refused with \"$wanted\""
            throw AssertionError("it should $should: ${error.text}", error)
        }
        if (wanted != null) throw AssertionError("it should be refused with \"$wanted\", and worked")
        bindings.bindMade(step["as"], applied, own)
    }

    private suspend fun expect(step: JsonObject): List<Mismatch> {
        val expectation = step.part("expect").jsonObject
        expectation.only("view", "of", "query", "filter", "is")
        val shown = look(world.vault(step.text("on")), expectation)
        val mismatches = compare(bindings.resolve(expectation.part("is")), shown)
        if (mismatches.isEmpty()) bindings.bindShown(step["as"], shown)
        return mismatches
    }

    private suspend fun look(vault: RapportVault, expectation: JsonObject): JsonElement {
        fun of(): RecordId = decode(bindings.resolve(JsonPrimitive(expectation.text("of"))))
        fun query() = expectation.text("query")
        return when (val view = expectation.text("view")) {
            "today" -> encode(vault.today())
            "people" -> encode(vault.peoplePage(0, 10_000))
            "person" -> encode(vault.person(of()))
            "filtered" -> encode(vault.people(decode<PeopleFilter>(bindings.resolve(expectation.part("filter")))))
            "filters" -> encode(vault.savedFilters())
            "who" -> encode(vault.who(query()))
            "candidates" -> encode(vault.candidates())
            "careers" -> encode(vault.careers(query()))
            "organizations" -> encode(vault.organizations())
            "organization" -> encode(vault.organization(of()))
            "fields" -> encode(vault.fields())
            "campaigns" -> encode(vault.campaigns())
            "campaign" -> encode(vault.campaign(of()))
            "dormant" -> encode(vault.dormant())
            "network" -> encode(vault.network())
            "gatherings" -> encode(vault.gatherings())
            "outreach" -> encode(vault.outreach(of()))
            "outreach_list" -> encode(vault.outreachList())
            "funnel" -> encode(vault.funnel())
            "rates" -> encode(vault.rates())
            "templates" -> encode(vault.templates())
            "prep" -> encode(vault.prep(of()))
            "prep_sheet" -> lines("lines" to vault.prepSheetText(of()), "html" to vault.prepSheetHtml(of()))
            "calendar_entry" -> lines("lines" to vault.calendarEntry(of()))
            "guide" -> encode(vault.guide(of()))
            "question_bank" -> encode(vault.questionBank(category = expectation["query"]?.let { decode(it) }))
            "pitch" -> encode(vault.pitch(expectation["of"]?.let { of() }))
            "promise_keeping" -> encode(vault.promiseKeeping())
            "practice" -> encode(vault.practice())
            "offers" -> encode(vault.offers())
            "ledger" -> encode(expectation["of"]?.let { vault.ledgerOf(of()) } ?: vault.ledger())
            "leads" -> encode(vault.leads())
            "insights" -> encode(vault.insights())
            "atlas" -> encode(vault.insightAtlas())
            "brief" -> lines("lines" to vault.insightBrief(of()))
            "glossary" -> encode(vault.glossary())
            "resources" -> encode(vault.resources())
            "question_yield" -> encode(vault.questionYield())
            "growth" -> encode(vault.growth())
            "way" -> encode(vault.chainTo(of()))
            "loops" -> encode(vault.openLoops())
            "courtesy" -> encode(vault.courtesy())
            "sources" -> encode(vault.sources())
            "goal" -> encode(vault.weeklyGoal())
            "reminders" -> encode(vault.reminders(LocalDate.parse(query())))
            "slots" -> {
                val zone = expectation["query"]?.let { ZoneId.of(query()) }
                encode(vault.proposeSlots(SlotQuery(zone, null, null, emptyList())))
            }
            "settings" -> encode(vault.settings())
            "lint" -> encode(vault.lint(of()))
            "filled" -> encode(vault.fill(query(), of()))
            "duplicates" -> encode(vault.duplicates())
            "review" -> encode(vault.review())
            "held" -> encode(vault.heldOn(of()))
            "tree" -> encode(vault.referralTree())
            "timeline" -> encode(vault.timelinePage(null, 10_000))
            "search" -> encode(vault.search(query()))
            "export" -> Json.parseToJsonElement(vault.exportJson())
            "undoable" -> encode(vault.undoable())
            else -> throw Flaw("there is no view called \"$view\"")
        }
    }

    private companion object {
        /** What a step can be, and which fields may stand beside it. */
        val FIELDS = mapOf(
            "log" to arrayOf("on", "with", "as", "expect_error"),
            "do" to arrayOf("on", "as", "expect_error"),
            "undo" to arrayOf("on", "expect_error"),
            "advance" to emptyArray(),
            "sync" to emptyArray(),
            "settle" to emptyArray(),
            "expect" to arrayOf("on", "as"),
            "draft" to arrayOf("on", "with", "is"),
        )

        /** The kind of record that a command makes when it makes one. */
        fun ownKind(command: Command): Kind = when (command) {
            is Command.Profile -> Kind.PROFILE
            is Command.Contact, is Command.Import -> Kind.CONTACT
            is Command.Organization -> Kind.ORGANIZATION
            is Command.Meeting, is Command.Prep, is Command.Debrief -> Kind.MEETING
            is Command.Question -> Kind.QUESTION
            is Command.Pitch -> Kind.PITCH
            is Command.Note, is Command.Review -> Kind.NOTE
            is Command.Referral -> Kind.REFERRAL
            is Command.Obligation -> Kind.OBLIGATION
            is Command.Commitment -> Kind.COMMITMENT
            is Command.Merge -> Kind.MERGE
            is Command.Outreach -> Kind.OUTREACH
            is Command.IntroRequest -> Kind.INTRO_REQUEST
            is Command.Template -> Kind.TEMPLATE
            is Command.Occupation -> Kind.OCCUPATION
            is Command.Industry -> Kind.INDUSTRY
            is Command.Campaign -> Kind.CAMPAIGN
            is Command.Knows -> Kind.KNOWS
            is Command.Gathering -> Kind.GATHERING
            is Command.Announcement -> Kind.ANNOUNCEMENT
            is Command.Offer -> Kind.OFFER
            is Command.Insight -> Kind.INSIGHT
            is Command.Term -> Kind.TERM
            is Command.Resource -> Kind.RESOURCE
            is Command.Lead -> Kind.LEAD
        }

        fun lines(vararg texts: Pair<String, String>) =
            JsonObject(texts.associate { (name, text) -> name to JsonArray(text.trimEnd().lines().filterNot { text.isBlank() }.map(::JsonPrimitive)) })

        /** `"3d"`, `"2h"`, `"15m"`, `"30s"`. */
        fun duration(text: String): Duration {
            val number = text.dropLast(1).toLongOrNull()
            return when (text.lastOrNull().takeIf { number != null }) {
                'd' -> Duration.ofDays(number!!)
                'h' -> Duration.ofHours(number!!)
                'm' -> Duration.ofMinutes(number!!)
                's' -> Duration.ofSeconds(number!!)
                else -> throw Flaw("\"$text\" is no time such as \"3d\", \"2h\", \"15m\" or \"30s\"")
            }
        }
    }
}
