import Foundation
import Testing

@testable import Rapport

/// What a story gets wrong is said, and never passed over.
@Suite struct DecoderTests {
    private func json(_ text: String) throws -> Json {
        try Json(parsing: Data(text.utf8))
    }

    @Test(arguments: [
        (#"{"contact": {"befriend": {"contact": "0190ab3c-7d2e-7f00-8000-0123456789ab"}}}"#, "no contact command"),
        (#"{"planet": {"create": {}}}"#, "no command \"planet\""),
        (#"{"note": {"add": {"about": [], "text": "x", "txet": "y"}}}"#, "no field \"txet\""),
        (#"{"note": {"add": {"about": []}}}"#, "needs \"text\""),
        (#"{"note": {"delete": {"note": "nonsense"}}}"#, "cannot be \"nonsense\""),
        (#"{"profile": {"set": {"field": "shoe_size", "value": null}}}"#, "cannot be \"shoe_size\""),
    ])
    func aWrongCommandIsAFlaw(text: String, says: String) throws {
        let flaw = thrown(Flaw.self) { try Command(telling: json(text)) }
        #expect(flaw?.description.contains(says) == true, "\(String(describing: flaw))")
    }

    @Test func namesStandForWhatWasMade() throws {
        var names = Names()
        try names.bind("jane", .text("some id"))
        let resolved = try names.resolve(json(#"{"a": ["$jane", "$$5", "cost: $5"]}"#))
        #expect(resolved == .object(["a": .list([.text("some id"), .text("$5"), .text("cost: $5")])]))
        #expect(throws: Flaw.self) { try names.resolve(.text("$bob")) }
    }

    @Test func onlyWhatIsNamedCounts() throws {
        let shown = try json(#"{"name": "Jane", "tags": ["a", "b"], "jobs": [{"title": "x", "past": false}]}"#)
        func fits(_ text: String) throws -> Bool { mismatches(try json(text), shown).isEmpty }
        #expect(try fits(#"{"name": "Jane"}"#) && fits("{}") && fits(#"{"absent": null}"#))
        #expect(try fits(#"{"tags": ["a", "b"]}"#) && !fits(#"{"tags": ["a"]}"#) && !fits(#"{"tags": ["b", "a"]}"#))
        #expect(try fits(#"{"tags": {"contains": ["b"], "lacks": ["c"], "count": 2}}"#))
        #expect(try !fits(#"{"tags": {"contains": ["c"]}}"#) && !fits(#"{"tags": {"lacks": ["a"]}}"#))
        #expect(try !fits(#"{"tags": {"count": 3}}"#) && !fits(#"{"name": {"count": 1}}"#))
        #expect(try mismatches(json(#"{"jobs": [{"past": true}]}"#), shown).first?.hasPrefix("/jobs/0/past:") == true)
    }

    @Test func recordsAreShownUnderTheNamesOfStories() throws {
        let span = Span(start: 1, end: 2, startUtf16: 1, endUtf16: 3)
        #expect(try span.json == json(#"{"start": 1, "end": 2, "start_utf16": 1, "end_utf16": 3}"#))
        #expect(TodaySection.followUp.json == .text("follow_up"))
        #expect(try CivilDate("2026-03-02").json == .text("2026-03-02"))
        #expect(Date(milliseconds: 1_772_463_602_000).json == .text("2026-03-02T15:00:02Z"))
        #expect(Date(milliseconds: 1_772_463_602_005).json == .text("2026-03-02T15:00:02.005Z"))
        #expect(String?.none.json == .null && String?.some("x").json == .text("x"))
    }

    @Test(arguments: [
        #"{"profile": {"set": {"field": "default_promise_minutes", "value": null}}}"#,
        #"{"note": {"add": {"about": ["0190ab3c-7d2e-7f00-8000-0123456789ab"], "text": "x"}}}"#,
    ])
    func aCommandIsWrittenAsItIsRead(text: String) throws {
        #expect(try Command(telling: json(text)).json == json(text))
    }

    @Test(arguments: ["{}", "[]", #"{"name": "x", "zone": "Europe/Berlin"}"#])
    func aFileThatIsNoStoryIsAFlaw(text: String) throws {
        let scratch = try Scratch()
        let file = try scratch.folder("story.json")
        try Data(text.utf8).write(to: file)
        #expect(throws: Flaw.self) { try Story(reading: file) }
    }
}
