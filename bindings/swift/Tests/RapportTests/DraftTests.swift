import Testing

@testable import Rapport

@Test func aDraftComesBackWhole() throws {
    let span = Span(start: 0, end: 7, startUtf16: 0, endUtf16: 6)
    let draft = Draft(
        text: "+Zoë 👩‍👩‍👧 שלום e\u{301}\0",
        people: [DraftPerson(name: "Zoë", organization: "Ørsted", permission: .granted, span: span)],
        promises: [DraftPromise(owner: .them, text: "send it", due: try CivilDate("2026-03-01"), span: span)],
        leads: [DraftText(text: "a lead", span: span)],
        terms: [],
        tags: ["tag"],
        looseOrganizations: [],
        thanked: true,
        readings: [Reading(kind: .looseOrganization, span: span)]
    )
    #expect(try FfiConverterTypeDraft_lift(FfiConverterTypeDraft_lower(draft)) == draft)
}
