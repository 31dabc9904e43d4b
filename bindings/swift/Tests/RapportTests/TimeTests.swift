import Foundation
import Testing

@testable import Rapport

@Test func everyMillisecondComesBack() throws {
    // Steps of a prime number of milliseconds, from 1900 to 2200.
    for step in 0..<100_000 as Range<Int64> {
        let milliseconds = -2_208_988_800_000 + step * 94_670_809
        let date = try FfiConverterTypeTimestamp_lift(milliseconds)
        try #require(FfiConverterTypeTimestamp_lower(date) == milliseconds)
    }
}

@Test func aDayDependsOnTheZone() throws {
    let instant = Date(timeIntervalSince1970: 1_772_236_800)  // 2026-02-28T00:00:00Z
    #expect(try CivilDate(at: instant, in: #require(TimeZone(identifier: "Asia/Tokyo"))).description == "2026-02-28")
    #expect(
        try CivilDate(at: instant, in: #require(TimeZone(identifier: "America/New_York"))).description == "2026-02-27")
}

@Test func whatTheCoreCannotTakeIsAnError() throws {
    let zone = try #require(TimeZone(secondsFromGMT: 5400))
    let unknown = thrown(RapportError.self) { try CivilDate(at: .now, in: zone) }
    #expect(unknown?.localizedDescription == "the time zone is not in the IANA list")
    let utc = try #require(TimeZone(identifier: "UTC"))
    let far = thrown(RapportError.self) { try CivilDate(at: Date(timeIntervalSince1970: .infinity), in: utc) }
    #expect(far?.localizedDescription == "the instant is out of range")
}

@Test(arguments: ["1900-01-01", "2024-02-29", "2200-12-31"])
func aDayComesBack(text: String) throws {
    let date = try CivilDate(text)
    #expect(date.description == text)
    #expect(try FfiConverterTypeCivilDate_lift(FfiConverterTypeCivilDate_lower(date)) == date)
}

@Test(arguments: ["2026-02-29", "2026-13-01", "2026-2-1", "+026-01-01", "2026-01-01T00:00:00", "", "20260-1-01"])
func whatIsNoDayIsRefused(text: String) {
    #expect(throws: RapportError.self) { try CivilDate(text) }
}

@Test(arguments: ["2026-02-28T00:00:00", "2026-02-28T23:59:59", "2026-02-28T09:30:00.250000000"])
func aCivilTimeComesBack(text: String) throws {
    let time = try CivilDateTime(text)
    #expect(time.description == text)
    #expect(try FfiConverterTypeCivilDateTime_lift(FfiConverterTypeCivilDateTime_lower(time)) == time)
}

@Test func aFractionOfAnyLengthIsRead() throws {
    #expect(try CivilDateTime("2026-02-28T09:30:00.25").nanosecond == 250_000_000)
    #expect(throws: RapportError.self) { try CivilDateTime("2026-02-28T09:30:00.") }
    #expect(throws: RapportError.self) { try CivilDateTime("2026-02-28T24:00:00") }
}

@Test func daysAreOrdered() throws {
    #expect(try CivilDate("2025-12-31") < CivilDate("2026-01-01"))
    #expect(try CivilDateTime("2026-01-01T09:00:00") < CivilDateTime("2026-01-01T09:00:00.5"))
}
