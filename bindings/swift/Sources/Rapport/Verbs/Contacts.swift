extension RapportVault {
    /// Adds a person; one name is enough. The id is in the answer's ``Applied/ids(of:)``.
    @discardableResult
    public func addContact(
        named name: String, organization: String? = nil, title: String? = nil, email: String? = nil,
        phone: String? = nil, source: Source? = nil
    ) async throws -> Applied {
        let contact = NewContact(
            name: name, organization: organization, title: title, email: email, phone: phone, source: source)
        return try await apply(.contact(.create(contact: contact)))
    }

    /// Sets one field of a person; nothing clears it.
    @discardableResult
    public func set(_ field: ContactField, of contact: RecordId, to value: String?) async throws -> Applied {
        try await apply(.contact(.set(contact: contact, field: field, value: value)))
    }

    /// Adds an e-mail address to a person.
    @discardableResult
    public func addEmail(_ address: String, label: String? = nil, to contact: RecordId) async throws -> Applied {
        try await apply(.contact(.addEmail(contact: contact, address: address, label: label)))
    }

    /// Adds a phone number to a person.
    @discardableResult
    public func addPhone(_ number: String, label: String? = nil, to contact: RecordId) async throws -> Applied {
        try await apply(.contact(.addPhone(contact: contact, number: number, label: label)))
    }

    /// Adds a page of theirs to a person.
    @discardableResult
    public func addPage(_ url: String, label: String? = nil, to contact: RecordId) async throws -> Applied {
        try await apply(.contact(.addUrl(contact: contact, url: url, label: label)))
    }

    /// Adds a postal address, in lines, to a person.
    @discardableResult
    public func addAddress(_ address: String, label: String? = nil, to contact: RecordId) async throws -> Applied {
        try await apply(.contact(.addAddress(contact: contact, address: address, label: label)))
    }

    /// Says that one of several addresses, numbers or pages of a person is to be used before the others.
    @discardableResult
    public func prefer(_ item: ItemId, of contact: RecordId) async throws -> Applied {
        try await apply(.contact(.prefer(contact: contact, item: item)))
    }

    /// Removes an e-mail address, a phone number, a page, a postal address or a job.
    @discardableResult
    public func remove(_ item: ItemId, of contact: RecordId) async throws -> Applied {
        try await apply(.contact(.removeItem(contact: contact, item: item)))
    }

    /// Adds a tag to a person.
    @discardableResult
    public func tag(_ contact: RecordId, _ tag: String) async throws -> Applied {
        try await apply(.contact(.tag(contact: contact, tag: tag)))
    }

    /// Takes a tag off a person.
    @discardableResult
    public func untag(_ contact: RecordId, _ tag: String) async throws -> Applied {
        try await apply(.contact(.untag(contact: contact, tag: tag)))
    }

    /// Says whether a person does not want to be contacted.
    @discardableResult
    public func setDoNotContact(_ contact: RecordId, _ isOn: Bool = true) async throws -> Applied {
        try await apply(.contact(.doNotContact(contact: contact, on: isOn)))
    }

    /// Deletes a person; work of other devices brings them back.
    @discardableResult
    public func deleteContact(_ contact: RecordId) async throws -> Applied {
        try await apply(.contact(.delete(contact: contact)))
    }

    /// Brings a deleted person back.
    @discardableResult
    public func restoreContact(_ contact: RecordId) async throws -> Applied {
        try await apply(.contact(.restore(contact: contact)))
    }
}
