@testable import Rapport

extension Draft {
    init(_ json: Json) throws {
        self = try Fields.read("a draft", json) { fields in
            Draft(
                text: try fields.text("text"),
                people: try fields.list("people", DraftPerson.init),
                promises: try fields.list("promises", DraftPromise.init),
                leads: try fields.list("leads", DraftText.init),
                terms: try fields.list("terms", DraftText.init),
                tags: try fields.list("tags", \.string),
                looseOrganizations: try fields.list("loose_organizations", DraftText.init),
                thanked: try fields.bool("thanked"),
                readings: try fields.list("readings", Reading.init))
        }
    }
}

extension DraftPerson {
    init(_ json: Json) throws {
        self = try Fields.read("a person in a draft", json) { fields in
            DraftPerson(
                name: try fields.text("name"),
                organization: try fields.optionalText("organization"),
                permission: try fields.choice("permission", permissions),
                span: try fields.one("span", Span.init))
        }
    }
}

extension DraftPromise {
    init(_ json: Json) throws {
        self = try Fields.read("a promise in a draft", json) { fields in
            DraftPromise(
                owner: try fields.choice("owner", owners),
                text: try fields.text("text"),
                due: try fields.optionalDay("due"),
                span: try fields.one("span", Span.init))
        }
    }
}

extension DraftText {
    init(_ json: Json) throws {
        self = try Fields.read("a text in a draft", json) { fields in
            DraftText(text: try fields.text("text"), span: try fields.one("span", Span.init))
        }
    }
}

extension Reading {
    init(_ json: Json) throws {
        let kinds: [ReadingKind] = [
            .person, .organization, .looseOrganization, .permission, .lead, .term, .promise, .when, .tag, .thanked,
        ]
        self = try Fields.read("a reading", json) { fields in
            Reading(kind: try fields.choice("kind", kinds), span: try fields.one("span", Span.init))
        }
    }
}

extension Span {
    init(_ json: Json) throws {
        self = try Fields.read("a span", json) { fields in
            Span(
                start: try fields.number("start"), end: try fields.number("end"),
                startUtf16: try fields.number("start_utf16"), endUtf16: try fields.number("end_utf16"))
        }
    }
}
