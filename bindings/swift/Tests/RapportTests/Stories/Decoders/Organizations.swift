@testable import Rapport

extension OrganizationCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("organization", json) { verb, fields in
            switch verb {
            case "create": .create(name: try fields.text("name"))
            case "set":
                .set(
                    organization: try fields.id("organization"),
                    field: try fields.choice("field", [.name, .place, .notes]),
                    value: try fields.optionalText("value"))
            case "delete": .delete(organization: try fields.id("organization"))
            case "restore": .restore(organization: try fields.id("organization"))
            default: throw unknown("organization", verb)
            }
        }
    }
}
