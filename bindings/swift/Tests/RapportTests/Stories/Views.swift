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
        var views: [String: Json] = [
            "people": all.json,
            "a window of people": try await people(from: 1, limit: 2).json,
            "today": try await today().json,
            "duplicates": try await duplicates().json,
            "review": try await review().json,
            "timeline": try await timeline(limit: 10_000).json,
            "tree": try await referralTree().json,
            "export": try Json(parsing: Data(try await export().utf8)),
        ]
        for row in all.rows {
            views["person \(row.contact)"] = try await person(row.contact).json
            views["held on \(row.contact)"] = try await held(on: row.contact).json
        }
        for query in ["", "a", "b", "d", "jane", "jane d", "zoe", "deck", "ä", "zz"] {
            views["search \"\(query)\""] = try await search(query).json
        }
        return .object(views)
    }
}
