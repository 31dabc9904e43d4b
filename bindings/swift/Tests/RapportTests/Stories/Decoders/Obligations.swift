@testable import Rapport

extension ObligationCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("obligation", json) { verb, fields in
            switch verb {
            case "follow_up":
                return .followUp(
                    contact: try fields.id("contact"), text: try fields.text("text"), due: try fields.day("due"))
            case "send_requested":
                return .sendRequested(
                    contact: try fields.id("contact"), text: try fields.text("text"),
                    due: try fields.optionalDay("due"))
            default: break
            }
            let obligation = try fields.one("obligation", ObligationKey.init)
            return switch verb {
            case "write": .write(obligation: obligation)
            case "post": .post(obligation: obligation)
            case "done": .done(obligation: obligation, channel: try fields.optionalChoice("channel", channels))
            case "waive": .waive(obligation: obligation)
            case "snooze": .snooze(obligation: obligation, until: try fields.day("until"))
            case "reopen": .reopen(obligation: obligation)
            default: throw unknown("obligation", verb)
            }
        }
    }
}

extension ObligationKey {
    init(_ json: Json) throws {
        self = try Fields.read("an obligation", json) { fields in
            ObligationKey(
                kind: try fields.choice("kind", [.thankEmail, .thankHand, .reportBack, .sendRequested, .custom]),
                subject: try fields.id("subject"),
                contact: try fields.id("contact"))
        }
    }
}
