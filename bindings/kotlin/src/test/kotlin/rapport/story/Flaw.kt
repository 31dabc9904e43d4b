package rapport.story

import kotlin.contracts.ExperimentalContracts
import kotlin.contracts.contract

/** Why a file is not a story that can be run. */
internal class Flaw(what: String) : Exception(what)

@OptIn(ExperimentalContracts::class)
internal inline fun demand(met: Boolean, what: () -> String) {
    contract { returns() implies met }
    if (!met) throw Flaw(what())
}
