package rapport

/** Whom of the list of people the whole filter fits, by family name, each with a reason. */
public suspend fun RapportVault.people(filter: PeopleFilter): List<FilteredRow> = call { peopleFiltered(filter) }

/** The filters that the person keeps, by name. */
public suspend fun RapportVault.savedFilters(): List<SavedFilterRow> = call { savedFilters() }

/** Keeps a way to look through the list of people, in the place of the one of that name. */
public suspend fun RapportVault.saveFilter(name: String, filter: PeopleFilter): Applied =
    apply(ProfileCommand.SaveFilter(name, filter))

/** Forgets a way to look through the list of people. */
public suspend fun RapportVault.removeFilter(filter: ItemId): Applied = apply(ProfileCommand.RemoveFilter(filter))
