package rapport

import java.time.LocalDate

/** Notes a promise, perhaps with the other side and the meeting in which it was made. */
public suspend fun RapportVault.addPromise(
    owner: Owner,
    text: String,
    due: LocalDate? = null,
    contact: RecordId? = null,
    meeting: RecordId? = null,
): RecordId = apply(CommitmentCommand.Add(owner, text, due, contact, meeting)).made(Kind.COMMITMENT).first()

/** Notes that a promise was kept. */
public suspend fun RapportVault.keepPromise(promise: RecordId): Applied = apply(CommitmentCommand.Keep(promise))

/** Lets a promise go. */
public suspend fun RapportVault.dropPromise(promise: RecordId): Applied = apply(CommitmentCommand.Drop(promise))

/** Takes back that a promise was kept or dropped. */
public suspend fun RapportVault.reopenPromise(promise: RecordId): Applied = apply(CommitmentCommand.Reopen(promise))
