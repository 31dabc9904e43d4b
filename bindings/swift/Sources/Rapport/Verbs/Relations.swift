extension RapportVault {
    /// Adds something that the person has in common with somebody: a school, an interest.
    @discardableResult
    public func addCommonGround(_ text: String, with contact: RecordId) async throws -> Applied {
        try await apply(.contact(.addCommonGround(contact: contact, text: text)))
    }

    /// Removes something that the person has in common with somebody.
    @discardableResult
    public func removeCommonGround(_ text: String, with contact: RecordId) async throws -> Applied {
        try await apply(.contact(.removeCommonGround(contact: contact, text: text)))
    }

    /// Says how somebody was found; nothing clears it.
    ///
    /// - Parameters:
    ///   - detail: more on it: which event, which page.
    ///   - guide: who led to them, when it was somebody.
    @discardableResult
    public func setSource(
        _ source: Source?, of contact: RecordId, detail: String? = nil, through guide: RecordId? = nil
    ) async throws -> Applied {
        try await apply(.contact(.setSource(contact: contact, source: source, detail: detail, through: guide)))
    }

    /// Says how far up somebody is; nothing clears it.
    @discardableResult
    public func setSeniority(_ seniority: Seniority?, of contact: RecordId) async throws -> Applied {
        try await apply(.contact(.setSeniority(contact: contact, seniority: seniority)))
    }

    /// Says whether somebody has a say in hiring; nothing when that is not known.
    @discardableResult
    public func setNearHiring(_ contact: RecordId, _ isNear: Bool?) async throws -> Applied {
        try await apply(.contact(.setNearHiring(contact: contact, nearHiring: isNear)))
    }

    /// Says how many people somebody is connected with on LinkedIn; nothing clears it.
    @discardableResult
    public func setLinkedInReach(_ reach: LinkedInReach?, of contact: RecordId) async throws -> Applied {
        try await apply(.contact(.setLinkedInReach(contact: contact, reach: reach)))
    }

    /// Says how warm a first word to somebody is, whatever the rules say; nothing leaves it to them.
    @discardableResult
    public func setWarmth(_ warmth: Warmth?, of contact: RecordId) async throws -> Applied {
        try await apply(.contact(.setWarmth(contact: contact, warmth: warmth)))
    }

    /// Says after how many days without a word somebody is to be heard from again, 1 to 3,650; nothing leaves it to the
    /// settings.
    @discardableResult
    public func setCadence(days: UInt32?, of contact: RecordId) async throws -> Applied {
        try await apply(.contact(.setCadence(contact: contact, days: days)))
    }

    /// Says whether somebody may introduce the person to others later on.
    @discardableResult
    public func setMayIntroduce(_ contact: RecordId, _ may: Bool = true) async throws -> Applied {
        try await apply(.contact(.setMayIntroduce(contact: contact, on: may)))
    }

    /// Notes that the person was in touch with somebody, with nothing more to note.
    @discardableResult
    public func noteInTouch(with contact: RecordId, by channel: Channel? = nil) async throws -> Applied {
        try await apply(.contact(.noteInTouch(contact: contact, channel: channel)))
    }

    /// Notes how two people are tied. A tie that is there already keeps what is known of it.
    @discardableResult
    public func noteTie(_ tie: KnowsKey, strength: Strength? = nil) async throws -> Applied {
        try await apply(.knows(.note(tie: tie, strength: strength)))
    }

    /// Takes back how two people are tied.
    @discardableResult
    public func removeTie(_ tie: KnowsKey) async throws -> Applied {
        try await apply(.knows(.remove(tie: tie)))
    }

    /// Who has not been heard from for longer than was planned, the longest first.
    public func dormant() async throws -> [DormantRow] {
        try await run { try $0.dormant(context: $1.context) }
    }

    /// Whom the person knows at an organization, now or before.
    ///
    /// - Parameters:
    ///   - organization: its name.
    ///   - isBroad: whether to list names that only share a word with it; they are counted anyway.
    public func who(at organization: String, broadly isBroad: Bool = false) async throws -> WhoAnswer {
        try await run { vault, _ in try vault.who(organization: organization, withWeak: isBroad) }
    }

    /// Whom to write to next: people whom the person has not met and to whom somebody leads, the most promising first.
    public func candidates() async throws -> [CandidateRow] {
        try await run { try $0.candidates(context: $1.context) }
    }
}
