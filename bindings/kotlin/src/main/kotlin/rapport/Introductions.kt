package rapport

/** Notes that somebody was asked to introduce somebody else, and why. */
public suspend fun RapportVault.askForIntroduction(
    contact: RecordId,
    target: RecordId,
    reason: String? = null,
): RecordId = apply(IntroRequestCommand.Ask(contact, target, reason)).made(Kind.INTRO_REQUEST).first()

/** Notes that they will introduce the person. */
public suspend fun RapportVault.markIntroductionAgreed(intro: RecordId): Applied =
    apply(IntroRequestCommand.Agree(intro))

/** Notes that they will not introduce the person. */
public suspend fun RapportVault.markIntroductionDeclined(intro: RecordId): Applied =
    apply(IntroRequestCommand.Decline(intro))

/** Notes that they introduced the person. */
public suspend fun RapportVault.markIntroductionMade(intro: RecordId): Applied =
    apply(IntroRequestCommand.MarkMade(intro))

/** Notes that whom they introduced answered. */
public suspend fun RapportVault.markIntroductionAnswered(intro: RecordId): Applied =
    apply(IntroRequestCommand.MarkReplied(intro))

/** Notes that they were asked once more. */
public suspend fun RapportVault.noteIntroductionReminder(intro: RecordId): Applied =
    apply(IntroRequestCommand.Remind(intro))

/** Notes that the person wrote to whom they were introduced to. */
public suspend fun RapportVault.markIntroductionWritten(intro: RecordId): Applied =
    apply(IntroRequestCommand.MarkWritten(intro))

/** Lets a request for an introduction be. */
public suspend fun RapportVault.closeIntroduction(intro: RecordId): Applied = apply(IntroRequestCommand.Close(intro))

/** Deletes a request for an introduction. */
public suspend fun RapportVault.deleteIntroduction(intro: RecordId): Applied =
    apply(IntroRequestCommand.Delete(intro))

/** Brings a deleted request for an introduction back. */
public suspend fun RapportVault.restoreIntroduction(intro: RecordId): Applied =
    apply(IntroRequestCommand.Restore(intro))
