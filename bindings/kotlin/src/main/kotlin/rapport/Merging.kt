package rapport

/** Cards that may be of one person, with the reason, and people who are shown as one out of several cards. */
public suspend fun RapportVault.duplicates(): Duplicates = call { duplicates() }

/**
 * Says that two cards are of one person: all screens show them as one, and nothing of either is lost. [unmerge] shows
 * them apart again.
 */
public suspend fun RapportVault.merge(contact: RecordId, other: RecordId): Applied =
    apply(MergeCommand.Same(contact, other))

/** Says that two cards are of two people: they are not shown as one, and not suggested again. */
public suspend fun RapportVault.keepApart(contact: RecordId, other: RecordId): Applied =
    apply(MergeCommand.Different(contact, other))

/** Shows two cards apart again: [other], with what is linked with it alone, leaves the person. */
public suspend fun RapportVault.unmerge(contact: RecordId, other: RecordId): Applied =
    apply(MergeCommand.Unmerge(contact, other))

/** Gives what was written down about one card to another: for what was written while the two were shown as one. */
public suspend fun RapportVault.assign(record: RecordId, from: RecordId, to: RecordId): Applied =
    apply(ReviewCommand.Assign(record, from, to))
