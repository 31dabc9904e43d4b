extension RapportVault {
    /// All asks, by where they stand.
    public func outreachList() async throws -> OutreachList {
        try await run { try $0.outreachList(context: $1.context) }
    }

    /// One ask, with its text and what became of it.
    public func outreach(_ outreach: RecordId) async throws -> OutreachPage {
        try await run { try $0.outreach(context: $1.context, outreach: outreach) }
    }

    /// How far asks get, and where most are lost.
    public func funnel() async throws -> Funnel {
        try await run { try $0.funnel(context: $1.context) }
    }

    /// How often asks are answered, and how fast.
    public func rates() async throws -> ResponseRates {
        try await run { try $0.rates(context: $1.context) }
    }

    /// Plans to ask somebody for a talk. Who is asked, for what and by whose word never changes: that is another ask.
    ///
    /// - Parameters:
    ///   - contact: who is asked.
    ///   - campaign: the campaign it belongs to.
    ///   - referral: the name that was given and led to them.
    ///   - channel: how it is to be sent.
    ///   - reason: why just this person.
    ///   - minutes: how many are asked for, 1 to 1,440; the person's usual number when not said.
    @discardableResult
    public func planOutreach(
        to contact: RecordId, in campaign: RecordId? = nil, through referral: RecordId? = nil,
        by channel: OutreachChannel? = nil, because reason: String? = nil, minutes: UInt32? = nil
    ) async throws -> Applied {
        try await apply(
            .outreach(
                .plan(
                    contact: contact, campaign: campaign, referral: referral, channel: channel, reason: reason,
                    minutes: minutes)))
    }

    /// Sets one field of an ask; nothing clears it.
    @discardableResult
    public func set(_ field: OutreachField, ofOutreach outreach: RecordId, to value: String?) async throws -> Applied {
        try await apply(.outreach(.set(outreach: outreach, field: field, value: value)))
    }

    /// Says how an ask is to be sent.
    @discardableResult
    public func setChannel(_ channel: OutreachChannel?, of outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.setChannel(outreach: outreach, channel: channel)))
    }

    /// Says how many minutes are asked for. What was sent stays as it is: after that, this is another promise.
    @discardableResult
    public func setMinutes(_ minutes: UInt32, of outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.setMinutes(outreach: outreach, minutes: minutes)))
    }

    /// Writes the text of an ask: all of it, up to 16 KB.
    @discardableResult
    public func write(_ text: String, for outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.write(outreach: outreach, text: text)))
    }

    /// Ticks something off the list of what an ask should hold, or takes that back.
    @discardableResult
    public func tick(_ item: ChecklistItem, for outreach: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.outreach(.tick(outreach: outreach, item: item, on: isOn)))
    }

    /// Says that a rule for messages is not to be applied to the text of an ask, or is again.
    @discardableResult
    public func dismissRule(_ rule: String, for outreach: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.outreach(.dismissRule(outreach: outreach, rule: rule, on: isOn)))
    }

    /// Says that the text of an ask is good as it is.
    @discardableResult
    public func approve(_ outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.approve(outreach: outreach)))
    }

    /// Notes that an ask went out, and keeps its text as it was then.
    ///
    /// - Parameters:
    ///   - channel: how; as planned, or else by e-mail, when not said.
    ///   - text: as it went out; the one written so far when not said.
    ///   - time: when; now when not said.
    @discardableResult
    public func send(
        _ outreach: RecordId, by channel: OutreachChannel? = nil, text: String? = nil, at time: CivilDateTime? = nil
    ) async throws -> Applied {
        try await apply(.outreach(.send(outreach: outreach, channel: channel, text: text, at: time)))
    }

    /// Notes that an ask came back: it did not reach them.
    @discardableResult
    public func markBounced(_ outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.markBounced(outreach: outreach)))
    }

    /// Notes that the person asked once more.
    @discardableResult
    public func nudge(
        _ outreach: RecordId, text: String? = nil, at time: CivilDateTime? = nil
    ) async throws -> Applied {
        try await apply(.outreach(.nudge(outreach: outreach, text: text, at: time)))
    }

    /// Lets an ask be.
    @discardableResult
    public func closeOutreach(_ outreach: RecordId, _ reason: ClosedReason) async throws -> Applied {
        try await apply(.outreach(.close(outreach: outreach, reason: reason)))
    }

    /// Takes back what ended an ask: that it was let be, that they said no or gave another name, that it came back.
    @discardableResult
    public func reopenOutreach(_ outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.reopen(outreach: outreach)))
    }

    /// Deletes an ask.
    @discardableResult
    public func deleteOutreach(_ outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.delete(outreach: outreach)))
    }

    /// Brings a deleted ask back.
    @discardableResult
    public func restoreOutreach(_ outreach: RecordId) async throws -> Applied {
        try await apply(.outreach(.restore(outreach: outreach)))
    }
}

extension RapportVault {
    /// The link that opens a new e-mail with everything filled in, and whether it is so long that some programs cut it.
    public func mailto(_ address: String, subject: String, body: String) -> Mailto {
        inner.mailto(address: address, subject: subject, body: body)
    }
}

extension OutreachRow: Identifiable {
    /// The ask.
    public var id: RecordId { outreach }
}

extension TemplateRow: Identifiable {}
