/// Names one record, in every vault that holds it. Sorts by the time it was created.
public struct RecordId: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The usual 36 characters: what to keep in a link or a notification.
    public let text: String

    /// Reads an id that was kept as ``text``.
    ///
    /// - Throws: ``RapportError/Invalid(field:reason:)`` if the text is not one.
    public init(_ text: String) throws {
        self = try recordId(text: text)
    }

    init(checked text: String) {
        self.text = text
    }

    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool {
        left.text < right.text
    }
}

/// Names one event inside a record.
public struct EventId: Hashable, Sendable, CustomStringConvertible {
    let text: String

    init(checked text: String) {
        self.text = text
    }

    public var description: String { text }
}

/// Names one item of a record's list (an e-mail address, an employment).
public struct ItemId: Hashable, Sendable, CustomStringConvertible {
    let text: String

    init(checked text: String) {
        self.text = text
    }

    public var description: String { text }
}

/// Names an author of changes: one device in one incarnation.
public struct AuthorId: Hashable, Sendable, CustomStringConvertible {
    let text: String

    init(checked text: String) {
        self.text = text
    }

    public var description: String { text }
}

/// Names a vault: the same on all of a person's devices.
public struct VaultId: Hashable, Sendable, CustomStringConvertible {
    let text: String

    init(checked text: String) {
        self.text = text
    }

    public var description: String { text }
}
