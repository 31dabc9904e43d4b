extension RapportVault {
    /// The person's own settings, with what counts where nothing is set.
    public func settings() async throws -> Settings {
        try await run { vault, _ in try vault.settings() }
    }

    /// Sets one field of the person's own settings, on all of their devices; nothing clears it.
    @discardableResult
    public func set(_ field: ProfileField, to value: String?) async throws -> Applied {
        try await apply(.profile(.set(field: field, value: value)))
    }

    /// Says whether a day is a holiday: no working day, apart from weekends.
    @discardableResult
    public func setHoliday(_ day: CivilDate, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.profile(.setHoliday(day: day, on: isOn)))
    }
}
