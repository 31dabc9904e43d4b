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
