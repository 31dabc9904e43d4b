import Foundation

extension RapportVault {
    /// What helps in a talk now: its clock, its cards, what is left to ask. Set one timer for the clock's next change,
    /// and ask again then.
    public func guide(_ meeting: RecordId) async throws -> Guide {
        try await run { try $0.guide(context: $1.context, meeting: meeting) }
    }

    /// The talk with a person that is meant when nothing else is said: one that is under way, or else the next, or one
    /// that is to be agreed, or the last.
    public func nextTalk(with contact: RecordId) async throws -> RecordId? {
        try await run { try $0.nextTalk(context: $1.context, contact: contact) }
    }

    /// The agreed times of a talk for any calendar, in the form of RFC 5545; empty when none is agreed.
    public func calendarEntry(of meeting: RecordId) async throws -> String {
        try await run { try $0.calendarEntry(context: $1.context, meeting: meeting) }
    }

    /// Times to propose for a talk, and the same in words for whoever is asked.
    public func proposeSlots(_ query: SlotQuery) async throws -> SlotProposal {
        try await run { try $0.proposeSlots(context: $1.context, query: query) }
    }

    /// How well promises about time are kept.
    public func promiseKeeping() async throws -> PromiseKeeping {
        try await run { vault, _ in try vault.promiseKeeping() }
    }

    /// Talks as practice: how the person found themselves in them.
    public func practice() async throws -> Practice {
        try await run { vault, _ in try vault.practice() }
    }

    /// Notes that the person got to a talk, and whether that was in time.
    @discardableResult
    public func arrive(at meeting: RecordId, onTime isOnTime: Bool) async throws -> Applied {
        try await apply(.meeting(.arrive(meeting: meeting, onTime: isOnTime)))
    }

    /// Notes that a talk began; now when no time is said.
    @discardableResult
    public func startTalk(_ meeting: RecordId, at time: CivilDateTime? = nil) async throws -> Applied {
        try await apply(.meeting(.start(meeting: meeting, at: time)))
    }

    /// Notes that the person was told to come to an end.
    @discardableResult
    public func promptWrapUp(of meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.promptWrapUp(meeting: meeting)))
    }

    /// Notes that the host wants to go on with a talk, by so many more minutes.
    @discardableResult
    public func extendTalk(_ meeting: RecordId, by minutes: UInt32) async throws -> Applied {
        try await apply(.meeting(.extendByHost(meeting: meeting, minutes: minutes)))
    }

    /// Notes that a talk came to its end, and so took place; now when no time is said.
    @discardableResult
    public func endTalk(_ meeting: RecordId, at time: CivilDateTime? = nil) async throws -> Applied {
        try await apply(.meeting(.end(meeting: meeting, at: time)))
    }

    /// Counts the names that were given in a talk; 0 is a number.
    @discardableResult
    public func countNames(_ names: UInt32, in meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.countNames(meeting: meeting, names: names)))
    }

    /// Notes what impression the person thinks they left, from 1 (poor) to 5 (very good). A poor one, of at most 2, is
    /// to be mended.
    ///
    /// - Parameter repair: what is to be mended, in one line.
    @discardableResult
    public func noteImpression(
        _ score: UInt32, in meeting: RecordId, toMend repair: String? = nil
    ) async throws -> Applied {
        try await apply(.meeting(.noteImpression(meeting: meeting, score: score, repair: repair)))
    }

    /// Notes that a poor impression was mended.
    @discardableResult
    public func markRepaired(_ meeting: RecordId) async throws -> Applied {
        try await apply(.meeting(.markRepaired(meeting: meeting)))
    }

    /// Says whether a talk brought something, beside what follows from what was written down.
    @discardableResult
    public func setOutcome(_ outcome: TalkOutcome, of meeting: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.meeting(.setOutcome(meeting: meeting, outcome: outcome, on: isOn)))
    }
}
