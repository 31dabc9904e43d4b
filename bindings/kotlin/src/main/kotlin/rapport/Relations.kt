package rapport

/** Adds something that the person has in common with somebody: a school, an interest. */
public suspend fun RapportVault.addCommonGround(contact: RecordId, text: String): Applied =
    apply(ContactCommand.AddCommonGround(contact, text))

/** Removes something that the person has in common with somebody. */
public suspend fun RapportVault.removeCommonGround(contact: RecordId, text: String): Applied =
    apply(ContactCommand.RemoveCommonGround(contact, text))

/**
 * Says how somebody was found; nothing clears it.
 *
 * @param detail more on it: which event, which page.
 * @param through who led to them, when it was somebody.
 */
public suspend fun RapportVault.setSource(
    contact: RecordId,
    source: Source?,
    detail: String? = null,
    through: RecordId? = null,
): Applied = apply(ContactCommand.SetSource(contact, source, detail, through))

/** Says how far up somebody is; nothing clears it. */
public suspend fun RapportVault.setSeniority(contact: RecordId, seniority: Seniority?): Applied =
    apply(ContactCommand.SetSeniority(contact, seniority))

/** Says whether somebody has a say in hiring; nothing when that is not known. */
public suspend fun RapportVault.setNearHiring(contact: RecordId, isNear: Boolean?): Applied =
    apply(ContactCommand.SetNearHiring(contact, isNear))

/** Says how many people somebody is connected with on LinkedIn; nothing clears it. */
public suspend fun RapportVault.setLinkedInReach(contact: RecordId, reach: LinkedInReach?): Applied =
    apply(ContactCommand.SetLinkedInReach(contact, reach))

/** Says how warm a first word to somebody is, whatever the rules say; nothing leaves it to them. */
public suspend fun RapportVault.setWarmth(contact: RecordId, warmth: Warmth?): Applied =
    apply(ContactCommand.SetWarmth(contact, warmth))

/** Says after how many days without a word somebody is to be heard from again; nothing leaves it to the settings. */
public suspend fun RapportVault.setCadence(contact: RecordId, days: Int?): Applied =
    apply(ContactCommand.SetCadence(contact, days?.let(::count)))

/** Says whether somebody may introduce the person to others later on. */
public suspend fun RapportVault.setMayIntroduce(contact: RecordId, may: Boolean = true): Applied =
    apply(ContactCommand.SetMayIntroduce(contact, may))

/** Notes that the person was in touch with somebody, with nothing more to note. */
public suspend fun RapportVault.noteInTouch(contact: RecordId, channel: Channel? = null): Applied =
    apply(ContactCommand.NoteInTouch(contact, channel))

/** Notes how two people are tied. A tie that is there already keeps what is known of it. */
public suspend fun RapportVault.noteTie(tie: KnowsKey, strength: Strength? = null): Applied =
    apply(KnowsCommand.Note(tie, strength))

/** Takes back how two people are tied. */
public suspend fun RapportVault.removeTie(tie: KnowsKey): Applied = apply(KnowsCommand.Remove(tie))

/** Who has not been heard from for longer than was planned, the longest first. */
public suspend fun RapportVault.dormant(): List<DormantRow> = call { dormant(context()) }

/**
 * Whom the person knows at an organization, now or before.
 *
 * @param broadly whether to list names that only share a word with it; they are counted anyway.
 */
public suspend fun RapportVault.who(organization: String, broadly: Boolean = false): WhoAnswer =
    call { who(organization, broadly) }

/** Whom to write to next: people whom the person has not met and to whom somebody leads, the most promising first. */
public suspend fun RapportVault.candidates(): List<CandidateRow> = call { candidates(context()) }
