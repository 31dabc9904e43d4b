import Foundation

@testable import Rapport

extension RapportVault {
    /// A view, as it is looked at in a story.
    func shown(_ look: Look, names: Names) async throws -> Json {
        switch look.view {
        case "today": return try await today().json
        case "people": return try await people(limit: 10_000).json
        case "tree": return try await referralTree().json
        case "timeline": return try await timeline(limit: 10_000).json
        case "undoable": return try await undoable().json
        case "export": return try Json(parsing: Data(try await export().utf8))
        case "search":
            guard let query = look.query else { throw Flaw("a search needs \"query\"") }
            return try await search(query, limit: 20).json
        case "person":
            guard let of = look.of, let id = RecordId.told(try names.resolve(of)) else {
                throw Flaw("a person needs \"of\"")
            }
            return try await person(id).json
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
            "timeline": try await timeline(limit: 10_000).json,
            "tree": try await referralTree().json,
            "export": try Json(parsing: Data(try await export().utf8)),
        ]
        for row in all.rows {
            views["person \(row.contact)"] = try await person(row.contact).json
        }
        for query in ["", "a", "b", "d", "jane", "jane d", "zoe", "deck", "ä", "zz"] {
            views["search \"\(query)\""] = try await search(query).json
        }
        return .object(views)
    }
}
