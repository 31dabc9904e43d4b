package rapport

/**
 * Adds a person; one name is enough.
 *
 * @param organization where they work: an organization of that name is used, or made.
 * @param source how they were found.
 */
public suspend fun RapportVault.addContact(
    name: String,
    organization: String? = null,
    title: String? = null,
    email: String? = null,
    phone: String? = null,
    source: Source? = null,
): RecordId =
    apply(ContactCommand.Create(NewContact(name, organization, title, email, phone, source))).made(Kind.CONTACT).first()

/** Sets one field of a person; nothing clears it. */
public suspend fun RapportVault.setContact(contact: RecordId, field: ContactField, value: String?): Applied =
    apply(ContactCommand.Set(contact, field, value))

/** Adds an e-mail address. One that is there already stays as it is. */
public suspend fun RapportVault.addEmail(contact: RecordId, address: String, label: String? = null): Applied =
    apply(ContactCommand.AddEmail(contact, address, label))

/** Adds a phone number. One that is there already stays as it is. */
public suspend fun RapportVault.addPhone(contact: RecordId, number: String, label: String? = null): Applied =
    apply(ContactCommand.AddPhone(contact, number, label))

/** Adds a page of theirs. One that is there already stays as it is. */
public suspend fun RapportVault.addPage(contact: RecordId, url: String, label: String? = null): Applied =
    apply(ContactCommand.AddUrl(contact, url, label))

/** Adds a postal address, in lines. One that is there already stays as it is. */
public suspend fun RapportVault.addAddress(contact: RecordId, address: String, label: String? = null): Applied =
    apply(ContactCommand.AddAddress(contact, address, label))

/** Says that one of several addresses, numbers or pages of a person is to be used before the others. */
public suspend fun RapportVault.prefer(contact: RecordId, item: ItemId): Applied =
    apply(ContactCommand.Prefer(contact, item))

/** Removes an e-mail address, a phone number, a page, a postal address or a job. */
public suspend fun RapportVault.removeItem(contact: RecordId, item: ItemId): Applied =
    apply(ContactCommand.RemoveItem(contact, item))

/** Everything that is held on one person, for them to see or before they are forgotten. */
public suspend fun RapportVault.heldOn(contact: RecordId): HeldOn = call { heldOn(contact) }

/** Adds a tag to a person. */
public suspend fun RapportVault.tag(contact: RecordId, tag: String): Applied = apply(ContactCommand.Tag(contact, tag))

/** Removes a tag from a person. */
public suspend fun RapportVault.untag(contact: RecordId, tag: String): Applied =
    apply(ContactCommand.Untag(contact, tag))

/** Says whether a person does not want to be contacted. */
public suspend fun RapportVault.doNotContact(contact: RecordId, on: Boolean = true): Applied =
    apply(ContactCommand.DoNotContact(contact, on))

/** Deletes a person; it can be undone, and work of other devices brings them back. */
public suspend fun RapportVault.deleteContact(contact: RecordId): Applied = apply(ContactCommand.Delete(contact))

/** Brings a deleted person back. */
public suspend fun RapportVault.restoreContact(contact: RecordId): Applied = apply(ContactCommand.Restore(contact))
