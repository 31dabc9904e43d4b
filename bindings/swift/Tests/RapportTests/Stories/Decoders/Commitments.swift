@testable import Rapport

let owners: [Owner] = [.me, .them]

extension CommitmentCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("commitment", json) { verb, fields in
            if verb == "add" {
                return .add(
                    owner: try fields.choice("owner", owners),
                    text: try fields.text("text"),
                    due: try fields.optionalDay("due"),
                    contact: try fields.optionalId("contact"),
                    meeting: try fields.optionalId("meeting"))
            }
            let commitment = try fields.id("commitment")
            return switch verb {
            case "set_due": .setDue(commitment: commitment, due: try fields.optionalDay("due"))
            case "keep": .keep(commitment: commitment)
            case "drop": .drop(commitment: commitment)
            case "reopen": .reopen(commitment: commitment)
            case "delete": .delete(commitment: commitment)
            case "restore": .restore(commitment: commitment)
            default: throw unknown("commitment", verb)
            }
        }
    }
}
