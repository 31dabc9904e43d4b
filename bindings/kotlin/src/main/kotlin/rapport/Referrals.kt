package rapport

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
