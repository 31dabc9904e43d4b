@testable import Rapport

extension DebriefCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("debrief", json) { verb, fields in
            switch verb {
            case "log": .log(debrief: try fields.one("debrief", Debrief.init))
            default: throw unknown("debrief", verb)
            }
        }
    }
}

extension Debrief {
    init(_ json: Json) throws {
        self = try Fields.read("a debrief", json) { fields in
            Debrief(
                draft: try fields.one("draft", Draft.init),
                met: try fields.list("met", DebriefPerson.init),
                named: try fields.list("named", DebriefPerson.init),
                meeting: try fields.optionalId("meeting"),
                held: try fields.optionalTime("held"))
        }
    }
}

extension DebriefPerson {
    init(_ json: Json) throws {
        self = try Fields.read("somebody in a debrief", json) { fields in
            DebriefPerson(
                name: try fields.text("name"),
                organization: try fields.optionalText("organization"),
                permission: try fields.choice("permission", permissions),
                contact: try fields.optionalId("contact"),
                candidates: try fields.ids("candidates"))
        }
    }
}
