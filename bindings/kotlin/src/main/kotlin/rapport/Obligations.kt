package rapport

import java.time.LocalDate

/** Notes that something owed is done: somebody was thanked, told how it went, sent what they asked for. */
public suspend fun RapportVault.done(obligation: ObligationKey, channel: Channel? = null): Applied =
    apply(ObligationCommand.Done(obligation, channel))

/** Notes that the thanks were said by e-mail. */
public suspend fun RapportVault.thankByEmail(obligation: ObligationKey): Applied = done(obligation, Channel.EMAIL)

/** Notes that the card or letter is written. */
public suspend fun RapportVault.writeCard(obligation: ObligationKey): Applied =
    apply(ObligationCommand.Write(obligation))

/** Notes that the card or letter is in the post: that settles it. */
public suspend fun RapportVault.postCard(obligation: ObligationKey): Applied = apply(ObligationCommand.Post(obligation))

/** Lets something owed be. */
public suspend fun RapportVault.waive(obligation: ObligationKey): Applied = apply(ObligationCommand.Waive(obligation))

/** Puts something owed off until a day. */
public suspend fun RapportVault.snooze(obligation: ObligationKey, until: LocalDate): Applied =
    apply(ObligationCommand.Snooze(obligation, until))

/** Takes back what this device knows of it being done, waived, written or put off. */
public suspend fun RapportVault.reopen(obligation: ObligationKey): Applied = apply(ObligationCommand.Reopen(obligation))

/** Opens a follow-up of the person's own. */
public suspend fun RapportVault.followUp(contact: RecordId, text: String, due: LocalDate): Applied =
    apply(ObligationCommand.FollowUp(contact, text, due))

/** Notes that somebody asked for something to be sent; by the next day when no day is said. */
public suspend fun RapportVault.sendRequested(contact: RecordId, text: String, due: LocalDate? = null): Applied =
    apply(ObligationCommand.SendRequested(contact, text, due))
