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

/** Applies a command about a kind of work. */
public suspend fun RapportVault.apply(command: OccupationCommand): Applied = apply(Command.Occupation(command))

/** Applies a command about a line of business. */
public suspend fun RapportVault.apply(command: IndustryCommand): Applied = apply(Command.Industry(command))

/** Applies a command about what the person is after for a while. */
public suspend fun RapportVault.apply(command: CampaignCommand): Applied = apply(Command.Campaign(command))

/** Applies a command about who knows whom. */
public suspend fun RapportVault.apply(command: KnowsCommand): Applied = apply(Command.Knows(command))

/** Applies a command about an event, an association, a group. */
public suspend fun RapportVault.apply(command: GatheringCommand): Applied = apply(Command.Gathering(command))

/** Applies a command about telling people that one is looking. */
public suspend fun RapportVault.apply(command: AnnouncementCommand): Applied = apply(Command.Announcement(command))

/** Applies a command about one ask to one person. */
public suspend fun RapportVault.apply(command: OutreachCommand): Applied = apply(Command.Outreach(command))

/** Applies a command about a request to be introduced. */
public suspend fun RapportVault.apply(command: IntroRequestCommand): Applied = apply(Command.IntroRequest(command))

/** Applies a command about a text to begin with. */
public suspend fun RapportVault.apply(command: TemplateCommand): Applied = apply(Command.Template(command))

/** Applies a command about preparing for a talk. */
public suspend fun RapportVault.apply(command: PrepCommand): Applied = apply(Command.Prep(command))

/** Applies a command about a question for talks. */
public suspend fun RapportVault.apply(command: QuestionCommand): Applied = apply(Command.Question(command))

/** Applies a command about what the person says of themselves. */
public suspend fun RapportVault.apply(command: PitchCommand): Applied = apply(Command.Pitch(command))

/** Applies a command about people who are taken over from elsewhere. */
public suspend fun RapportVault.apply(command: ImportCommand): Applied = apply(Command.Import(command))

/** Applies a command about what somebody offered of their own accord. */
public suspend fun RapportVault.apply(command: OfferCommand): Applied = apply(Command.Offer(command))

/** Applies a command about something that was learned in a talk. */
public suspend fun RapportVault.apply(command: InsightCommand): Applied = apply(Command.Insight(command))

/** Applies a command about a word of the trade. */
public suspend fun RapportVault.apply(command: TermCommand): Applied = apply(Command.Term(command))

/** Applies a command about something that was recommended. */
public suspend fun RapportVault.apply(command: ResourceCommand): Applied = apply(Command.Resource(command))

/** Applies a command about work that somebody told of. */
public suspend fun RapportVault.apply(command: LeadCommand): Applied = apply(Command.Lead(command))

/** The records of that kind that were made, in the order in which they were. */
public fun Applied.made(kind: Kind): List<RecordId> = created.filter { it.kind == kind }.map { it.id }
