package rapport

import java.time.LocalDate

/**
 * Notes that somebody gave a name. A name that the same person gave before stays one referral.
 *
 * @param permission whether the referrer's name may be used.
 * @param meeting in which it was given.
 */
public suspend fun RapportVault.addReferral(
    referrer: RecordId,
    referee: RecordId,
    permission: NamePermission = NamePermission.NOT_ASKED,
    meeting: RecordId? = null,
): Applied = apply(ReferralCommand.Offer(referrer, referee, meeting, permission))

/** Notes the answer to "may I use your name?". */
public suspend fun RapportVault.setPermission(referral: RecordId, permission: NamePermission): Applied =
    apply(ReferralCommand.SetPermission(referral, permission))

/** Notes that the person who was named was asked for a talk. */
public suspend fun RapportVault.markContacted(referral: RecordId): Applied =
    apply(ReferralCommand.MarkContacted(referral))

/** Notes that the person who was named was met. */
public suspend fun RapportVault.markMet(referral: RecordId, meeting: RecordId? = null): Applied =
    apply(ReferralCommand.MarkMet(referral, meeting))

/** Notes that a referral came to nothing. */
public suspend fun RapportVault.closeReferral(referral: RecordId, reason: ClosedReason): Applied =
    apply(ReferralCommand.Close(referral, reason))

/** Notes that the referrer was told how it went. */
public suspend fun RapportVault.reportBack(referral: RecordId, channel: Channel): Applied =
    apply(ReferralCommand.ReportBack(referral, channel))

/** Says who is to make the contact, and how; nothing when that is open. */
public suspend fun RapportVault.setApproach(referral: RecordId, approach: Approach?): Applied =
    apply(ReferralCommand.SetApproach(referral, approach))

/** Says how good a name is: whether whoever gave it knows the person well, and thinks highly of them. */
public suspend fun RapportVault.rate(referral: RecordId, knownWell: Boolean, esteem: Boolean): Applied =
    apply(ReferralCommand.Rate(referral, knownWell, esteem))

/** Notes that how to reach the person named is known. */
public suspend fun RapportVault.markDetailsReceived(referral: RecordId): Applied =
    apply(ReferralCommand.ReceiveDetails(referral))

/** Notes that whoever gave the name will pass the person's own details on, and the day to ask whether they did. */
public suspend fun RapportVault.letThemPass(referral: RecordId, check: LocalDate): Applied =
    apply(ReferralCommand.LetThemPass(referral, check))

/** Notes that the person will write to the one named themselves after all. */
public suspend fun RapportVault.takeControl(referral: RecordId): Applied = apply(ReferralCommand.TakeControl(referral))

/** Deletes a referral. */
public suspend fun RapportVault.deleteReferral(referral: RecordId): Applied = apply(ReferralCommand.Delete(referral))

/** Brings a deleted referral back. */
public suspend fun RapportVault.restoreReferral(referral: RecordId): Applied = apply(ReferralCommand.Restore(referral))
