import Foundation

extension TimelineRow: Identifiable {
    /// Names a line: several things may have happened to one record.
    public struct ID: Hashable, Sendable {
        let record: RecordId
        let at: Date
        let title: String
    }

    /// Names the line in a list.
    public var id: ID {
        ID(record: record, at: at, title: title)
    }
}
