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

/** Changes the day a promise is due; nothing for none. */
public suspend fun RapportVault.setDue(promise: RecordId, due: LocalDate?): Applied =
    apply(CommitmentCommand.SetDue(promise, due))

/** Deletes a promise. */
public suspend fun RapportVault.deletePromise(promise: RecordId): Applied = apply(CommitmentCommand.Delete(promise))

/** Brings a deleted promise back. */
public suspend fun RapportVault.restorePromise(promise: RecordId): Applied = apply(CommitmentCommand.Restore(promise))
