@testable import Rapport

extension ProfileCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("profile", json) { verb, fields in
            switch verb {
            case "set":
                .set(
                    field: try fields.choice("field", [.name, .email, .signature, .defaultPromiseMinutes]),
                    value: try fields.optionalText("value"))
            default: throw unknown("profile", verb)
            }
        }
    }
}
