package rapport

import java.time.LocalDate

/** What hosts offered of their own accord: those of which something may still come first. */
public suspend fun RapportVault.offers(): List<OfferRow> = call { offers() }

/**
 * Notes that somebody offered something.
 *
 * @param about the person or organization it leads to.
 * @param text what was said, in one line.
 */
public suspend fun RapportVault.addOffer(
    host: RecordId,
    kind: OfferKind,
    about: RecordId? = null,
    meeting: RecordId? = null,
    text: String? = null,
): RecordId = apply(OfferCommand.Make(host, kind, about, null, null, meeting, text)).made(Kind.OFFER).first()

/** Notes that somebody offered something that leads to somebody of that name: who is added unless they are known. */
public suspend fun RapportVault.addOffer(
    host: RecordId,
    kind: OfferKind,
    aboutNamed: String,
    organization: String? = null,
    meeting: RecordId? = null,
    text: String? = null,
): RecordId =
    apply(OfferCommand.Make(host, kind, null, aboutNamed, organization, meeting, text)).made(Kind.OFFER).first()

/**
 * Notes that the person takes an offer in hand and writes themselves: makes a referral by the host.
 *
 * @param referee whom they write to; whom the offer leads to when not said.
 * @param permission whether they may say who sent them.
 */
public suspend fun RapportVault.takeOfferInHand(
    offer: RecordId,
    referee: RecordId? = null,
    permission: NamePermission = NamePermission.NOT_ASKED,
): Applied = apply(OfferCommand.TakeControl(offer, referee, null, null, permission))

/** The same, where the person writes to somebody of that name, who is added unless they are known. */
public suspend fun RapportVault.takeOfferInHand(
    offer: RecordId,
    refereeNamed: String,
    organization: String? = null,
    permission: NamePermission = NamePermission.NOT_ASKED,
): Applied = apply(OfferCommand.TakeControl(offer, null, refereeNamed, organization, permission))

/** Notes that the host does what they offered, and the day on which to ask whether they did. */
public suspend fun RapportVault.letThemPassOffer(offer: RecordId, check: LocalDate): Applied =
    apply(OfferCommand.LetThemPass(offer, check))

/** Notes that the person said yes to an offer. */
public suspend fun RapportVault.acceptOffer(offer: RecordId): Applied = apply(OfferCommand.Accept(offer))

/** Notes that what was offered was done. */
public suspend fun RapportVault.markOfferDone(offer: RecordId): Applied = apply(OfferCommand.MarkDone(offer))

/** Notes that nothing comes of an offer. */
public suspend fun RapportVault.lapseOffer(offer: RecordId): Applied = apply(OfferCommand.Lapse(offer))

/** Says on which day to come back to an offer; nothing for the usual one. */
public suspend fun RapportVault.comeBackToOffer(offer: RecordId, day: LocalDate?): Applied =
    apply(OfferCommand.ComeBack(offer, day))

/** Deletes an offer. */
public suspend fun RapportVault.deleteOffer(offer: RecordId): Applied = apply(OfferCommand.Delete(offer))

/** Brings a deleted offer back. */
public suspend fun RapportVault.restoreOffer(offer: RecordId): Applied = apply(OfferCommand.Restore(offer))

/** What people gave and what they were given, those who gave most beyond what came back first. */
public suspend fun RapportVault.ledger(): List<LedgerRow> = call { ledger(context()) }

/** What one person gave and was given. */
public suspend fun RapportVault.ledgerOf(contact: RecordId): LedgerRow =
    call { ledgerOf(context(), contact) }
