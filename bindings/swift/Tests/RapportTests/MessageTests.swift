import Foundation
import Testing

@testable import Rapport

/// Messages, looked over and begun.
@Suite struct MessageTests {
    @Test func aFindingStandsWhereItsWordsAre() throws {
        let text = "👩‍👩‍👧 Dear Zoë, do you have any openings on your team? 🎓"
        let context = LintContext(audience: .secondDegree, to: "Zoë Ørsted", purpose: .ask)
        let finding = try #require(lintMessage(text: text, context: context).first { $0.rule == "ask_job" })
        let piece = String(text[try #require(finding.range(in: text))])
        #expect(piece.contains("openings") && text.contains(piece))
        let span = try #require(finding.span)
        #expect((text as NSString).substring(with: span.nsRange) == piece)
        #expect(Int(span.startUtf16) == (text as NSString).range(of: piece).location)
        #expect(!finding.why.isEmpty && !finding.fix.isEmpty)
    }

    @Test func whatIsDismissedIsNotFound() {
        let text = "Do you have any openings on your team?"
        let context = LintContext(audience: .cold, purpose: .ask, dismissed: ["ask_job"])
        #expect(lintRules().contains("ask_job"))
        #expect(!lintMessage(text: text, context: context).contains { $0.rule == "ask_job" })
    }

    @Test func aTemplateIsFilled() {
        let filled = fillSlots(
            text: "Dear {given}, {referrer} gave me your name. 🎓 {my_name}",
            slots: Slots(["given": "Zoë 👩‍👩‍👧", "referrer": "Bob Lee"]))
        #expect(filled.text == "Dear Zoë 👩‍👩‍👧, {referrer} gave me your name. 🎓 {my_name}")
        #expect(filled.missing == ["my_name"] && filled.blocked.map(\.slot) == ["referrer"])
    }

    @Test func whatIsBuiltInIsThere() {
        #expect(builtInTemplates().contains { $0.kind == .nudge && !$0.text.isEmpty })
        #expect(!builtInClauses().isEmpty && !encouragements().isEmpty)
        #expect(messageChecklist(text: "Hi", context: LintContext(audience: .cold, purpose: .ask)).count == 7)
    }
}
