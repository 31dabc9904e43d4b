@testable import Rapport

extension NoteCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("note", json) { verb, fields in
            switch verb {
            case "add": .add(about: try fields.ids("about"), text: try fields.text("text"))
            case "edit": .edit(note: try fields.id("note"), text: try fields.text("text"))
            case "delete": .delete(note: try fields.id("note"))
            case "restore": .restore(note: try fields.id("note"))
            default: throw unknown("note", verb)
            }
        }
    }
}
