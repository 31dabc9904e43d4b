package rapport

/** Applies a command about the person's own settings. */
public suspend fun RapportVault.apply(command: ProfileCommand): Applied = apply(Command.Profile(command))

/** Applies a command about a person met or named. */
public suspend fun RapportVault.apply(command: ContactCommand): Applied = apply(Command.Contact(command))

/** Applies a command about a company, a school, an agency. */
public suspend fun RapportVault.apply(command: OrganizationCommand): Applied = apply(Command.Organization(command))

/** Applies a command about a meeting. */
public suspend fun RapportVault.apply(command: MeetingCommand): Applied = apply(Command.Meeting(command))

/** Applies a command about a note. */
public suspend fun RapportVault.apply(command: NoteCommand): Applied = apply(Command.Note(command))

/** Applies a command about a name that somebody gave. */
public suspend fun RapportVault.apply(command: ReferralCommand): Applied = apply(Command.Referral(command))

/** Applies a command about something owed. */
public suspend fun RapportVault.apply(command: ObligationCommand): Applied = apply(Command.Obligation(command))

/** Applies a command about a promise. */
public suspend fun RapportVault.apply(command: CommitmentCommand): Applied = apply(Command.Commitment(command))

/** Applies a command about two cards that may be of one person. */
public suspend fun RapportVault.apply(command: MergeCommand): Applied = apply(Command.Merge(command))

/** Applies a command about what two devices said differently. */
public suspend fun RapportVault.apply(command: ReviewCommand): Applied = apply(Command.Review(command))

/** The records of that kind that were made, in the order in which they were. */
public fun Applied.made(kind: Kind): List<RecordId> = created.filter { it.kind == kind }.map { it.id }
