import Foundation
import Testing

@testable import Rapport

@Suite struct SpanTests {
    let text = "🎓👩‍👩‍👧 Coffee with +Zoë Ørsted @Ångström ok-name. #weiß שלום >me send the 🎁 list fri"

    @Test func everyReadingIsHighlightedWhereItStands() throws {
        let draft = capture(text: text, today: try CivilDate("2026-03-02"), off: [])
        #expect(draft.text == text)
        let pieces = try draft.readings.map { reading in
            let piece = String(text[try #require(reading.span.range(in: text))])
            #expect((text as NSString).substring(with: reading.span.nsRange) == piece)
            return "\(reading.kind): \(piece)"
        }
        #expect(
            pieces == [
                "person: +Zoë Ørsted", "organization: @Ångström", "permission: ok-name", "tag: #weiß",
                "promise: >me send the 🎁 list fri", "when: fri",
            ])
        #expect(draft.promises.map(\.text) == ["send the 🎁 list"])
        #expect(draft.promises.map(\.due) == [CivilDate(year: 2026, month: 3, day: 6)])
    }

    @Test func whatIsSwitchedOffIsPlainText() throws {
        let day = try CivilDate("2026-03-02")
        let tag = try #require(capture(text: text, today: day, off: []).readings.first { $0.kind == .tag })
        let draft = capture(text: text, today: day, off: [tag.span])
        #expect(draft.tags.isEmpty && !draft.readings.contains(tag))
    }

    @Test func aSpanOfAnotherTextIsNowhere() {
        let span = Span(start: 0, end: 9, startUtf16: 0, endUtf16: 9)
        #expect(span.range(in: "short") == nil)
        #expect(Span(start: 1, end: 2, startUtf16: 0, endUtf16: 1).range(in: "ë") == nil)
    }
}
