extension RapportVault {
    /// What hosts offered of their own accord: those of which something may still come first.
    public func offers() async throws -> [OfferRow] {
        try await run { vault, _ in try vault.offers() }
    }

    /// Notes that somebody offered something.
    ///
    /// - Parameters:
    ///   - about: the person or organization it leads to.
    ///   - text: what was said, in one line.
    @discardableResult
    public func addOffer(
        _ kind: OfferKind, by host: RecordId, about: RecordId? = nil, in meeting: RecordId? = nil, text: String? = nil
    ) async throws -> Applied {
        try await apply(
            .offer(
                .make(
                    host: host, kind: kind, about: about, name: nil, organization: nil, meeting: meeting, text: text)))
    }

    /// Notes that somebody offered something that leads to somebody of that name: that person is added unless they are
    /// known.
    @discardableResult
    public func addOffer(
        _ kind: OfferKind, by host: RecordId, aboutNamed name: String, at organization: String? = nil,
        in meeting: RecordId? = nil, text: String? = nil
    ) async throws -> Applied {
        try await apply(
            .offer(
                .make(
                    host: host, kind: kind, about: nil, name: name, organization: organization, meeting: meeting,
                    text: text)))
    }

    /// Notes that the person takes an offer in hand and writes themselves: makes a referral by the host.
    ///
    /// - Parameters:
    ///   - referee: whom they write to; whom the offer leads to when not said.
    ///   - permission: whether they may say who sent them.
    @discardableResult
    public func takeControl(
        ofOffer offer: RecordId, writingTo referee: RecordId? = nil, permission: NamePermission = .notAsked
    ) async throws -> Applied {
        try await apply(
            .offer(
                .takeControl(offer: offer, referee: referee, name: nil, organization: nil, permission: permission)))
    }

    /// The same, where the person writes to somebody of that name, who is added unless they are known.
    @discardableResult
    public func takeControl(
        ofOffer offer: RecordId, writingToNamed name: String, at organization: String? = nil,
        permission: NamePermission = .notAsked
    ) async throws -> Applied {
        try await apply(
            .offer(
                .takeControl(
                    offer: offer, referee: nil, name: name, organization: organization, permission: permission)))
    }

    /// Notes that the host does what they offered, and the day on which to ask whether they did.
    @discardableResult
    public func letThemPass(offer: RecordId, askOn day: CivilDate) async throws -> Applied {
        try await apply(.offer(.letThemPass(offer: offer, check: day)))
    }

    /// Notes that the person said yes to an offer.
    @discardableResult
    public func acceptOffer(_ offer: RecordId) async throws -> Applied {
        try await apply(.offer(.accept(offer: offer)))
    }

    /// Notes that what was offered was done.
    @discardableResult
    public func markOfferDone(_ offer: RecordId) async throws -> Applied {
        try await apply(.offer(.markDone(offer: offer)))
    }

    /// Notes that nothing comes of an offer.
    @discardableResult
    public func lapseOffer(_ offer: RecordId) async throws -> Applied {
        try await apply(.offer(.lapse(offer: offer)))
    }

    /// Says on which day to come back to an offer; nothing for the usual one.
    @discardableResult
    public func comeBack(toOffer offer: RecordId, on day: CivilDate?) async throws -> Applied {
        try await apply(.offer(.comeBack(offer: offer, day: day)))
    }

    /// Deletes an offer.
    @discardableResult
    public func deleteOffer(_ offer: RecordId) async throws -> Applied {
        try await apply(.offer(.delete(offer: offer)))
    }

    /// Brings a deleted offer back.
    @discardableResult
    public func restoreOffer(_ offer: RecordId) async throws -> Applied {
        try await apply(.offer(.restore(offer: offer)))
    }

    /// What people gave and what they were given, those who gave most beyond what came back first.
    public func ledger() async throws -> [LedgerRow] {
        try await run { try $0.ledger(context: $1.context) }
    }

    /// What one person gave and was given.
    public func ledger(of contact: RecordId) async throws -> LedgerRow {
        try await run { try $0.ledgerOf(context: $1.context, contact: contact) }
    }
}
