package rapport

import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import org.junit.jupiter.api.io.TempDir

/** What talks brought: offers, leads, insights, words and recommendations. */
class LearnedTest {
    @TempDir
    lateinit var home: Path
    private val clock = TestClock()

    private fun tick() = clock.advance(Duration.ofSeconds(1))

    private fun told(act: suspend (vault: RapportVault, jane: RecordId) -> Unit) = test {
        home.vault(clock = clock).use { vault ->
            val jane = vault.addContact("Jane Doe")
            tick()
            act(vault, jane)
        }
    }

    @Test
    fun `an offer is taken in hand`() = told { vault, jane ->
        val offer = vault.addOffer(jane, OfferKind.INTRODUCE, aboutNamed = "Bob Lee")
        assertEquals(listOf(OfferState.MADE), vault.offers().map { it.state })
        tick()
        vault.acceptOffer(offer)
        assertEquals(listOf(OfferState.ACCEPTED), vault.offers().map { it.state })
        tick()
        val made = vault.takeOfferInHand(offer, permission = NamePermission.GRANTED)
        assertEquals(1, made.made(Kind.REFERRAL).size)
        assertEquals(1u, vault.ledgerOf(jane).balance.names)
    }

    @Test
    fun `a lead is followed to its end`() = told { vault, jane ->
        val lead = vault.addLead(NewLead(role = "Designer", heardFrom = listOf(jane)))
        tick()
        vault.noteLeadStep(lead, LeadStep.CHECKED)
        vault.setLead(lead, LeadField.NEXT_STEP, "Ask whom to write to")
        val row = vault.leads().rows.single()
        assertEquals(LeadState.CHECKED to "Ask whom to write to", row.state to row.nextStep)
        tick()
        vault.closeLead(lead, LeadOutcome.GONE)
        assertEquals(0u, vault.leads().open)
    }

    @Test
    fun `what was learned is kept`() = told { vault, jane ->
        val bob = vault.addContact("Bob Lee")
        val insight = vault.addInsight(NewInsight(InsightKind.TREND, "Maps move to phones", heardFrom = listOf(jane)))
        tick()
        vault.noteAgreement(insight, bob)
        assertEquals(listOf(1), vault.insights().rows.map { it.agree.size })

        val term = vault.addTerm("geocoder", heardFrom = listOf(jane)).made(Kind.TERM).single()
        tick()
        vault.setTermMeaning(term, "Finds the place of an address")
        vault.learnTerm(term)
        assertEquals(listOf(true), vault.glossary().entries.map { it.isLearned })

        val book = vault.addResource("Maps", ResourceKind.READING, recommendedBy = listOf(jane))
        tick()
        vault.markResourceDone(book)
        assertEquals(listOf(ResourceState.DONE), vault.resources().map { it.state })
    }

    @Test
    fun `connections are taken over`() = told { vault, _ ->
        val file = """
            First Name,Last Name,Email Address,Company,Position,Connected On
            Zoe,Kim,zoe@acme.example,Acme,Designer,12 Mar 2024
        """.trimIndent()
        val read = readConnections(file.toByteArray())
        assertEquals(listOf("Zoe Kim"), read.people.map { it.name })
        assertEquals(1, vault.takeOver(read.people).made(Kind.CONTACT).size)
        tick()
        assertEquals(emptyList(), vault.takeOver(read.people).created)
        assertFailsWith<RapportException.Invalid> { readConnections("no list".toByteArray()) }
    }

    @Test
    fun `how it goes is seen`() = told { vault, jane ->
        assertEquals(listOf(jane), vault.chainTo(jane).map { it.person.contact })
        assertEquals(0u, vault.openLoops().open)
        assertEquals(emptyList(), vault.reminders(LocalDate.parse("2026-03-31")))
        vault.growth()
        vault.courtesy()
        vault.sources()
        vault.weeklyGoal()
        vault.questionYield()
    }
}
