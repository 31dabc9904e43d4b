import Foundation

@testable import Rapport

extension RapportVault {
    /// A view, as it is looked at in a story.
    func shown(_ look: Look, names: Names) async throws -> Json {
        func of() throws -> RecordId {
            guard let of = look.of, let id = RecordId.told(try names.resolve(of)) else {
                throw Flaw("the view \(look.view) needs \"of\"")
            }
            return id
        }
        func query() throws -> String {
            guard let query = look.query else { throw Flaw("the view \(look.view) needs \"query\"") }
            return query
        }
        switch look.view {
        case "today": return try await today().json
        case "people": return try await people(limit: 10_000).json
        case "person": return try await person(of()).json
        case "filtered":
            guard let json = look.filter, let filter = try PeopleFilter.told(names.resolve(json)) else {
                throw Flaw("the view filtered needs \"filter\"")
            }
            return try await people(matching: filter).json
        case "filters": return try await savedFilters().json
        case "who": return try await who(at: query()).json
        case "candidates": return try await candidates().json
        case "careers": return try await careers(to: query()).json
        case "organizations": return try await organizations().json
        case "organization": return try await organization(of()).json
        case "fields": return try await fields().json
        case "campaigns": return try await campaigns().json
        case "campaign": return try await campaign(of()).json
        case "dormant": return try await dormant().json
        case "network": return try await network().json
        case "gatherings": return try await gatherings().json
        case "outreach": return try await outreach(of()).json
        case "outreach_list": return try await outreachList().json
        case "funnel": return try await funnel().json
        case "rates": return try await rates().json
        case "templates": return try await templates().json
        case "prep": return try await prep(for: of()).json
        case "prep_sheet":
            let (text, html) = (try await prepSheetText(for: of()), try await prepSheetHtml(for: of()))
            return .object(["lines": lines(text), "html": lines(html)])
        case "calendar_entry": return .object(["lines": lines(try await calendarEntry(of: of()))])
        case "guide": return try await guide(of()).json
        case "question_bank":
            let category = try look.query.map { try Fields.held("query", $0.json) as QuestionCategory }
            return try await questionBank(category).json
        case "pitch": return try await pitch(for: look.of == nil ? nil : of()).json
        case "promise_keeping": return try await promiseKeeping().json
        case "practice": return try await practice().json
        case "offers": return try await offers().json
        case "ledger": return try await look.of == nil ? ledger().json : ledger(of: of()).json
        case "leads": return try await leads().json
        case "insights": return try await insights().json
        case "atlas": return try await insightAtlas().json
        case "brief": return .object(["lines": lines(try await insightBrief(on: of()))])
        case "glossary": return try await glossary().json
        case "resources": return try await resources().json
        case "question_yield": return try await questionYield().json
        case "growth": return try await growth().json
        case "way": return try await chain(to: of()).json
        case "loops": return try await openLoops().json
        case "courtesy": return try await courtesy().json
        case "sources": return try await sources().json
        case "goal": return try await weeklyGoal().json
        case "reminders": return try await reminders(until: CivilDate(query())).json
        case "slots":
            let zone = try look.query.map(TimeZone.init(named:))
            return try await proposeSlots(SlotQuery(zone: zone, minutes: nil, wanted: nil, busy: [])).json
        case "settings": return try await settings().json
        case "lint": return try await lint(of()).json
        case "filled": return try await fill(query(), for: of()).json
        case "duplicates": return try await duplicates().json
        case "review": return try await review().json
        case "held": return try await held(on: of()).json
        case "tree": return try await referralTree().json
        case "timeline": return try await timeline(limit: 10_000).json
        case "search": return try await search(query(), limit: 20).json
        case "export": return try Json(parsing: Data(try await export().utf8))
        case "undoable": return try await undoable().json
        default: throw Flaw("there is no view called \(look.view)")
        }
    }

    /// Everything that the vault shows.
    func everything() async throws -> Json {
        let all = try await people(limit: 10_000)
        // How much is known of other devices is each device's own.
        var loops = try await openLoops()
        loops.known = []
        var views: [String: Json] = [
            "people": all.json,
            "a window of people": try await people(from: 1, limit: 2).json,
            "today": try await today().json,
            "duplicates": try await duplicates().json,
            "asks": try await outreachList().json,
            "funnel": try await funnel().json,
            "rates": try await rates().json,
            "templates": try await templates().json,
            "filters": try await savedFilters().json,
            "who": try await who(at: "Acme Beta", broadly: true).json,
            "candidates": try await candidates().json,
            "careers": try await careers(to: "deck").json,
            "fields": try await fields().json,
            "dormant": try await dormant().json,
            "network": try await network().json,
            "gatherings": try await gatherings().json,
            "review": try await review().json,
            "offers": try await offers().json,
            "ledger": try await ledger().json,
            "leads": try await leads().json,
            "insights": try await insights().json,
            "atlas": try await insightAtlas().json,
            "glossary": try await glossary().json,
            "resources": try await resources().json,
            "question yield": try await questionYield().json,
            "open loops": loops.json,
            "growth": try await growth().json,
            "courtesy": try await courtesy().json,
            "sources": try await sources().json,
            "weekly goal": try await weeklyGoal().json,
            "settings": try await settings().json,
            "timeline": try await timeline(limit: 10_000).json,
            "tree": try await referralTree().json,
            "export": try Json(parsing: Data(try await export().utf8)),
        ]
        for row in all.rows {
            views["person \(row.contact)"] = try await person(row.contact).json
            views["held on \(row.contact)"] = try await held(on: row.contact).json
        }
        for row in try await organizations() {
            views["organization \(row.organization)"] = try await organization(row.organization).json
        }
        for row in try await campaigns() {
            views["campaign \(row.campaign)"] = try await campaign(row.campaign).json
        }
        for row in try await outreachList().rows {
            views["ask \(row.outreach)"] = try await outreach(row.outreach).json
        }
        for query in ["", "a", "b", "d", "jane", "jane d", "zoe", "deck", "ä", "zz"] {
            views["search \"\(query)\""] = try await search(query).json
        }
        return .object(views)
    }
}

private func lines(_ text: String) -> Json {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return .list(lines.map { .text($0) })
}
