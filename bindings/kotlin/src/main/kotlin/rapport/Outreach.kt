package rapport

import java.time.LocalDateTime

/** All asks, by where they stand. */
public suspend fun RapportVault.outreachList(): OutreachList = call { outreachList(context()) }

/** One ask, with its text and what became of it. */
public suspend fun RapportVault.outreach(outreach: RecordId): OutreachPage = call { outreach(context(), outreach) }

/** How far asks get, and where most are lost. */
public suspend fun RapportVault.funnel(): Funnel = call { funnel(context()) }

/** How often asks are answered, and how fast. */
public suspend fun RapportVault.rates(): ResponseRates = call { rates(context()) }

/**
 * Plans to ask somebody for a talk. Who is asked, for what and by whose word never changes: that is another ask.
 *
 * @param campaign the campaign it belongs to.
 * @param referral the name that was given and led to them.
 * @param channel how it is to be sent.
 * @param reason why just this person.
 * @param minutes how many are asked for, 1 to 1,440; the person's usual number when not said.
 */
public suspend fun RapportVault.planOutreach(
    contact: RecordId,
    campaign: RecordId? = null,
    referral: RecordId? = null,
    channel: OutreachChannel? = null,
    reason: String? = null,
    minutes: Int? = null,
): RecordId {
    val command = OutreachCommand.Plan(contact, campaign, referral, channel, reason, minutes?.let(::count))
    return apply(command).made(Kind.OUTREACH).first()
}

/** Sets one field of an ask; nothing clears it. */
public suspend fun RapportVault.setOutreach(outreach: RecordId, field: OutreachField, value: String?): Applied =
    apply(OutreachCommand.Set(outreach, field, value))

/** Says how an ask is to be sent. */
public suspend fun RapportVault.setChannel(outreach: RecordId, channel: OutreachChannel?): Applied =
    apply(OutreachCommand.SetChannel(outreach, channel))

/** Says how many minutes are asked for. What was sent stays as it is: after that, this is another promise. */
public suspend fun RapportVault.setMinutes(outreach: RecordId, minutes: Int): Applied =
    apply(OutreachCommand.SetMinutes(outreach, count(minutes)))

/** Writes the text of an ask: all of it, up to 16 KB. */
public suspend fun RapportVault.writeOutreach(outreach: RecordId, text: String): Applied =
    apply(OutreachCommand.Write(outreach, text))

/** Ticks something off the list of what an ask should hold, or takes that back. */
public suspend fun RapportVault.tick(outreach: RecordId, item: ChecklistItem, on: Boolean = true): Applied =
    apply(OutreachCommand.Tick(outreach, item, on))

/** Says that a rule for messages is not to be applied to the text of an ask, or is again. */
public suspend fun RapportVault.dismissRule(outreach: RecordId, rule: String, on: Boolean = true): Applied =
    apply(OutreachCommand.DismissRule(outreach, rule, on))

/** Says that the text of an ask is good as it is. */
public suspend fun RapportVault.approve(outreach: RecordId): Applied = apply(OutreachCommand.Approve(outreach))

/**
 * Notes that an ask went out, and keeps its text as it was then.
 *
 * @param channel how; as planned, or else by e-mail, when not said.
 * @param text as it went out; the one written so far when not said.
 * @param at when; now when not said.
 */
public suspend fun RapportVault.send(
    outreach: RecordId,
    channel: OutreachChannel? = null,
    text: String? = null,
    at: LocalDateTime? = null,
): Applied = apply(OutreachCommand.Send(outreach, channel, text, at))

/** Notes that an ask came back: it did not reach them. */
public suspend fun RapportVault.markBounced(outreach: RecordId): Applied = apply(OutreachCommand.MarkBounced(outreach))

/** Notes that the person asked once more. */
public suspend fun RapportVault.nudge(outreach: RecordId, text: String? = null, at: LocalDateTime? = null): Applied =
    apply(OutreachCommand.Nudge(outreach, text, at))

/** Lets an ask be. */
public suspend fun RapportVault.closeOutreach(outreach: RecordId, reason: ClosedReason): Applied =
    apply(OutreachCommand.Close(outreach, reason))

/** Takes back what ended an ask: that it was let be, that they said no or gave another name, that it came back. */
public suspend fun RapportVault.reopenOutreach(outreach: RecordId): Applied = apply(OutreachCommand.Reopen(outreach))

/** Deletes an ask. */
public suspend fun RapportVault.deleteOutreach(outreach: RecordId): Applied = apply(OutreachCommand.Delete(outreach))

/** Brings a deleted ask back. */
public suspend fun RapportVault.restoreOutreach(outreach: RecordId): Applied = apply(OutreachCommand.Restore(outreach))

/** The link that opens a new e-mail with everything filled in, and whether it is so long that some programs cut it. */
public suspend fun RapportVault.mailto(address: String, subject: String, body: String): Mailto =
    call { mailto(address, subject, body) }
