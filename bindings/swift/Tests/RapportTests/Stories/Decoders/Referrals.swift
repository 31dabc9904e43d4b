@testable import Rapport

let permissions: [NamePermission] = [.notAsked, .granted, .denied]
let channels: [Channel] = [.email, .phone, .letter, .inPerson, .social, .message]

extension ReferralCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("referral", json) { verb, fields in
            if verb == "offer" {
                return .offer(
                    referrer: try fields.id("referrer"),
                    referee: try fields.id("referee"),
                    meeting: try fields.optionalId("meeting"),
                    permission: try fields.choice("permission", permissions))
            }
            let referral = try fields.id("referral")
            return switch verb {
            case "set_permission":
                .setPermission(referral: referral, permission: try fields.choice("permission", permissions))
            case "mark_contacted": .markContacted(referral: referral)
            case "mark_met": .markMet(referral: referral, meeting: try fields.optionalId("meeting"))
            case "close":
                .close(referral: referral, reason: try fields.choice("reason", [.declined, .noReply, .notPursued]))
            case "report_back": .reportBack(referral: referral, channel: try fields.choice("channel", channels))
            case "delete": .delete(referral: referral)
            case "restore": .restore(referral: referral)
            default: throw unknown("referral", verb)
            }
        }
    }
}
