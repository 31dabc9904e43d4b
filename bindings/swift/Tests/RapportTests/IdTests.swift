import Foundation
import Testing

@testable import Rapport

@Test func anIdIsReadInAnyCaseAndKeptInOne() throws {
    let id = try RecordId("0190AB3C-7D2E-7F00-8000-0123456789AB")
    #expect(id.text == "0190ab3c-7d2e-7f00-8000-0123456789ab")
    #expect(try RecordId(id.text) == id)
}

@Test func theTextOfAnErrorArrives() {
    let error = thrown(RapportError.self) { try RecordId("nonsense") }
    #expect(error?.localizedDescription == "the id is not a record's id")
    #expect(error.map { "\($0)" } == "the id is not a record's id")
    #expect(error == .Invalid(field: "id", reason: "is not a record's id"))
}

@Test func everyErrorHasAText() {
    let sentence = RapportError.NewerVersion(found: 3, supported: 2).localizedDescription
    #expect(sentence.contains("format 3") && sentence.contains("up to 2"))
    #expect(RapportError.DiskFull.localizedDescription == "the disk is full; nothing was changed")
}

/// `#expect(throws:)` of Swift 6.0 does not hand back the error.
func thrown<E: Error, T>(_: E.Type, by body: () throws -> T) -> E? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? E
    }
}
