extension PersonRow: Identifiable {
    /// The person.
    public var id: RecordId { contact }
}

extension PersonPage: Identifiable {
    /// The person.
    public var id: RecordId { contact }
}

extension PersonRef: Identifiable {
    /// The person.
    public var id: RecordId { contact }
}

extension TreeRow: Identifiable {
    /// The person: each is in the tree once.
    public var id: RecordId { contact }
}

extension SearchHit: Identifiable {
    /// The record that was found.
    public var id: RecordId { record }
}

extension ReferralRow: Identifiable {
    /// The referral.
    public var id: RecordId { referral }
}

extension ContactPointRow: Identifiable {
    /// The address or number.
    public var id: ItemId { item }
}

extension JobRow: Identifiable {
    /// The job.
    public var id: ItemId { item }
}

extension Device: Identifiable {}

extension RecordRef: Identifiable {}

extension DuplicateRow: Identifiable {
    /// Names a pair in a list.
    public struct ID: Hashable, Sendable {
        let one: RecordId
        let other: RecordId
    }

    /// The two cards.
    public var id: ID { ID(one: one.contact, other: other.contact) }
}

extension MergedRow: Identifiable {
    /// The person.
    public var id: RecordId { person.contact }
}

extension HeldRecord: Identifiable {
    /// The record.
    public var id: RecordId { record }
}

extension OrganizationRow: Identifiable {
    /// The organization.
    public var id: RecordId { organization }
}

extension CampaignRow: Identifiable {
    /// The campaign.
    public var id: RecordId { campaign }
}

extension TargetRow: Identifiable {
    /// The organization, the kind of work or the line of business.
    public var id: RecordId { record }
}

extension GatheringRow: Identifiable {
    /// The gathering.
    public var id: RecordId { gathering }
}

extension FilteredRow: Identifiable {
    /// The person.
    public var id: RecordId { contact }
}

extension CandidateRow: Identifiable {
    /// The person.
    public var id: RecordId { contact }
}

extension DormantRow: Identifiable {
    /// The person.
    public var id: RecordId { contact }
}

extension SavedFilterRow: Identifiable {
    /// The filter.
    public var id: ItemId { item }
}

extension OfferRow: Identifiable {
    /// The offer.
    public var id: RecordId { offer }
}

extension LedgerRow: Identifiable {
    /// The person.
    public var id: RecordId { contact }
}

extension LeadRow: Identifiable {
    /// The lead.
    public var id: RecordId { lead }
}

extension InsightRow: Identifiable {
    /// The insight.
    public var id: RecordId { insight }
}

extension NewAnswerRow: Identifiable {
    /// The answer.
    public var id: ItemId { answer }
}

extension GlossaryEntry: Identifiable {
    /// The word.
    public var id: RecordId { record }
}

extension ResourceRow: Identifiable {
    /// What was recommended.
    public var id: RecordId { resource }
}

extension ChainStep: Identifiable {
    /// The person.
    public var id: RecordId { person.contact }
}

extension LoopGroup: Identifiable {
    /// The section.
    public var id: TodaySection { section }
}

extension KnownDevice: Identifiable {
    /// The device.
    public var id: DeviceId { device }
}

extension Reminder: Identifiable {}
