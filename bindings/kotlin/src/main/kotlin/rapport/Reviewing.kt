package rapport

/** What two devices said differently, with what settles each: [choose]. */
public suspend fun RapportVault.review(): Review = call { review(context()) }

/** Does what the person chose in the [review]. */
public suspend fun RapportVault.choose(choice: ReviewChoice): Applied = apply(choice.command)

/** Of two versions of a note, keeps one in it, as the person has put it now, and the other in a new note. */
public suspend fun RapportVault.keepBoth(note: RecordId, text: String, other: String): Applied =
    apply(ReviewCommand.KeepBoth(note, text, other))

/** Takes away that a note is about somebody who was forgotten; the note stays. */
public suspend fun RapportVault.unlink(note: RecordId, contact: RecordId): Applied =
    apply(ReviewCommand.Unlink(note, contact))
