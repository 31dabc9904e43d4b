package rapport

import rapport.ffi.recordId

/** Names one record, in every vault that holds it. Sorts by the time it was created. */
@JvmInline
public value class RecordId internal constructor(
    /** The usual 36 characters: what to keep in a link or a notification. */
    public val text: String,
) : Comparable<RecordId> {
    override fun compareTo(other: RecordId): Int = text.compareTo(other.text)

    override fun toString(): String = text

    public companion object {
        /**
         * Reads an id that was kept as [text].
         *
         * @throws RapportException.Invalid if the text is not one.
         */
        public fun parse(text: String): RecordId = recordId(text)
    }
}

/** Names one event inside a record. */
@JvmInline
public value class EventId internal constructor(internal val text: String) {
    override fun toString(): String = text
}

/** Names one item of a record's list (an e-mail address, an employment). */
@JvmInline
public value class ItemId internal constructor(internal val text: String) {
    override fun toString(): String = text
}

/** Names an author of changes: one device in one incarnation. */
@JvmInline
public value class AuthorId internal constructor(internal val text: String) {
    override fun toString(): String = text
}

/** Names a vault: the same on all of a person's devices. */
@JvmInline
public value class VaultId internal constructor(internal val text: String) {
    override fun toString(): String = text
}
