package rapport

/** Adds a job with all that is known of it. */
public suspend fun RapportVault.addJob(contact: RecordId, job: NewJob): Applied =
    apply(ContactCommand.AddJob(contact, job))

/** Adds a job. An organization of that name is used, or made. */
public suspend fun RapportVault.addJob(contact: RecordId, organization: String?, title: String? = null): Applied =
    apply(ContactCommand.AddEmployment(contact, organization, title))

/** Sets one field of a job that a person has or had; nothing clears it. */
public suspend fun RapportVault.setJob(contact: RecordId, job: ItemId, field: JobField, value: String?): Applied =
    apply(ContactCommand.SetJob(contact, job, field, value))

/** Says that a job is over. */
public suspend fun RapportVault.endJob(contact: RecordId, job: ItemId): Applied =
    apply(ContactCommand.EndEmployment(contact, job))

/** How people came to a role: a title, or an occupation with all its names. */
public suspend fun RapportVault.careers(role: String): Careers = call { careers(role) }
