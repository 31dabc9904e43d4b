extension TodayItem: Identifiable {
    /// Names an item as long as it is about the same thing: one talk may be listed at two times.
    public struct ID: Hashable, Sendable {
        let section: TodaySection
        let record: RecordId
        let contact: RecordId?
        let obligation: ObligationKey?
        let due: CivilDateTime?
    }

    /// Names the item in a list.
    public var id: ID {
        ID(section: section, record: record, contact: contact, obligation: obligation, due: due)
    }
}
