import Foundation

/// All that happened, newest first, read page by page as it is asked for.
public struct TimelineSequence: AsyncSequence, Sendable {
    /// A line of the timeline.
    public typealias Element = TimelineRow

    let vault: RapportVault
    let pageSize: Int

    /// Goes through what happened from the newest on.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(vault: vault, pageSize: pageSize)
    }

    /// Where a walk through the timeline stands.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let vault: RapportVault
        let pageSize: Int
        private var page: [TimelineRow] = []
        private var place = 0
        private var before: Date?
        private var isLast = false

        init(vault: RapportVault, pageSize: Int) {
            self.vault = vault
            self.pageSize = pageSize
        }

        /// What happened before the last line; nothing after the oldest.
        public mutating func next() async throws -> TimelineRow? {
            while place == page.count {
                if isLast { return nil }
                let older = try await vault.timeline(before: before, limit: pageSize)
                page = older.rows
                place = 0
                before = older.older
                isLast = older.older == nil
            }
            defer { place += 1 }
            return page[place]
        }
    }
}

extension RapportVault {
    /// All that happened, newest first.
    public func history(pageSize: Int = 100) -> TimelineSequence {
        TimelineSequence(vault: self, pageSize: max(1, pageSize))
    }
}
