extension RapportVault {
    /// What good manners and promises still ask for, whenever it is due, and how much of what the other devices noted
    /// is here.
    public func openLoops() async throws -> OpenLoops {
        try await run { try $0.openLoops(context: $1.context) }
    }

    /// How many people each generation leads to, and at which step it stops.
    public func growth() async throws -> Growth {
        try await run { try $0.growth(context: $1.context) }
    }

    /// Back to the first contact: through whom the person came to somebody.
    public func chain(to contact: RecordId) async throws -> [ChainStep] {
        try await run { vault, _ in try vault.chainTo(contact: contact) }
    }

    /// How well thanks are given and names are reported on.
    public func courtesy() async throws -> Courtesy {
        try await run { try $0.courtesy(context: $1.context) }
    }

    /// Which ways of finding people bring talks and names, those that are used most first.
    public func sources() async throws -> [SourceRow] {
        try await run { try $0.sources(context: $1.context) }
    }

    /// What the person means to do this week, and how far it went.
    public func weeklyGoal() async throws -> WeeklyGoal {
        try await run { try $0.weeklyGoal(context: $1.context) }
    }

    /// What to be reminded of from now until the end of a day, the soonest first: at most 64. Ask again after every
    /// change, replace what is shown under an id, and take back what is not answered any more.
    public func reminders(until day: CivilDate) async throws -> [Reminder] {
        try await run { try $0.reminders(context: $1.context, until: day) }
    }
}
