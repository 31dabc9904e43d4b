package rapport

import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import org.junit.jupiter.api.io.TempDir

/** What the person is after, and who leads there. */
class TargetTest {
    @TempDir
    lateinit var home: Path

    private val clock = TestClock()

    @Test
    fun `an organization is aimed at`() = test {
        home.vault(clock = clock).use { vault ->
            val campaign = vault.openCampaign("Design", Purpose.NEW_FIELD_OR_ORG)
            val acme = vault.addOrganization("Acme").made(Kind.ORGANIZATION).single()
            vault.aim(campaign, acme)
            vault.aimAtRegion(campaign, "Berlin")
            vault.setCampaignGoal(campaign, InfoGoal.OPENINGS)
            vault.setCampaign(campaign, CampaignField.WEEKLY_ASKS, "5")
            vault.addOrganizationAlias(acme, "Acme GmbH")
            vault.setPriority(acme, 1)
            tick()
            vault.judgeOrganization(acme, Verdict.INTERESTED, "They build maps 🗺️")
            val page = vault.campaign(campaign)
            assertEquals(listOf("Acme"), page.targets.map { it.name })
            assertEquals(listOf("Berlin"), page.regions.map { it.region })
            assertEquals(listOf(InfoGoal.OPENINGS), page.infoGoals)
            assertEquals(listOf(5u, 1u), listOf(page.weeklyAsks, page.interested))
            assertEquals("They build maps 🗺️", vault.organization(acme).verdict?.reason)
            tick()
            vault.pauseCampaign(campaign)
            assertEquals(CampaignState.PAUSED, vault.campaigns().single().state)
        }
    }

    @Test
    fun `who is known there`() = test {
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe", organization = "Acme")
            assertEquals(jane, vault.who("Acme").rows.single().contact)
            assertNotNull(vault.who("Beta").nobody)
            vault.addJob(jane, NewJob("Beta", title = "Designer", from = "2019-03", to = "2021"))
            val before = vault.who("Beta").rows.single()
            assertEquals(jane, before.contact)
            assertTrue(before.isPast)
            assertEquals("Designer", before.title)
        }
    }

    @Test
    fun `a filter is kept`() = test {
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe")
            vault.addContact("Bob Lee")
            vault.tag(jane, "warm")
            val filter = PeopleFilter(tag = "warm")
            assertEquals(jane, vault.people(filter).single().contact)
            vault.saveFilter("Warm ones", filter)
            val saved = vault.savedFilters().single()
            assertEquals("Warm ones" to filter, saved.name to saved.filter)
            vault.removeFilter(saved.item)
            assertEquals(emptyList(), vault.savedFilters())
        }
    }

    @Test
    fun `ties, gatherings and the own network`() = test {
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe")
            val bob = vault.addContact("Bob Lee")
            vault.setSource(jane, Source.FRIENDS_AND_FAMILY, "school")
            vault.setSeniority(bob, Seniority.SENIOR)
            vault.noteTie(KnowsKey(KnowsKind.WORKED_WITH, jane, bob), Strength.GOOD)
            assertEquals(listOf(jane), vault.candidates().single { it.contact == bob }.through.map { it.contact })
            vault.noteTold(jane, Channel.PHONE)
            assertEquals(listOf(jane), vault.network().told.map { it.contact })
            vault.noteNotTold(jane)
            assertEquals(emptyList(), vault.network().told)
            val fair = vault.addGathering("Map fair 🗺️", GatheringKind.EVENT, LocalDate.of(2026, 3, 1))
            vault.addAttendee(fair, bob)
            assertEquals(listOf(bob), vault.gatherings().single().people.map { it.contact })
        }
    }

    private fun tick() = clock.advance(Duration.ofSeconds(1))
}
