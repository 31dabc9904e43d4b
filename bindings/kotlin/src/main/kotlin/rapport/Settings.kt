package rapport

import java.time.LocalDate

/** The person's own settings, with what counts where nothing is set. */
public suspend fun RapportVault.settings(): Settings = call { settings() }

/** Sets one field of the person's own settings, on all of their devices; nothing clears it. */
public suspend fun RapportVault.setProfile(field: ProfileField, value: String?): Applied =
    apply(ProfileCommand.Set(field, value))

/** Says whether a day is a holiday: no working day, apart from weekends. */
public suspend fun RapportVault.setHoliday(day: LocalDate, on: Boolean = true): Applied =
    apply(ProfileCommand.SetHoliday(day, on))
