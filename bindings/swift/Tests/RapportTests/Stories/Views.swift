import Foundation

@testable import Rapport

extension RapportVault {
    /// A view, as it is looked at in a story.
    func shown(_ look: Look, names: Names) async throws -> Json {
        switch look.view {
        case "today": return Json(showing: try await today())
        case "people": return Json(showing: try await people(limit: 10_000))
        case "tree": return Json(showing: try await referralTree())
        case "timeline": return Json(showing: try await timeline(limit: 10_000))
        case "undoable": return Json(showing: try await undoable() as Any)
        case "export": return try Json(parsing: Data(try await export().utf8))
        case "search":
            guard let query = look.query else { throw Flaw("a search needs \"query\"") }
            return Json(showing: try await search(query, limit: 20))
        case "person":
            guard let of = look.of, let id = try names.resolve(of).id else { throw Flaw("a person needs \"of\"") }
            return Json(showing: try await person(id))
        default: throw Flaw("there is no view called \(look.view)")
        }
    }

    /// Everything that the vault shows.
    func everything() async throws -> Json {
        let all = try await people(limit: 10_000)
        var views: [String: Json] = [
            "people": Json(showing: all),
            "a window of people": Json(showing: try await people(from: 1, limit: 2)),
            "today": Json(showing: try await today()),
            "timeline": Json(showing: try await timeline(limit: 10_000)),
            "tree": Json(showing: try await referralTree()),
            "export": try Json(parsing: Data(try await export().utf8)),
        ]
        for row in all.rows {
            views["person \(row.contact)"] = Json(showing: try await person(row.contact))
        }
        for query in ["", "a", "b", "d", "jane", "jane d", "zoe", "deck", "ä", "zz"] {
            views["search \"\(query)\""] = Json(showing: try await search(query))
        }
        return .object(views)
    }
}
