@testable import Rapport

extension MeetingCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("meeting", json) { verb, fields in
            if verb == "schedule" {
                return .schedule(
                    participants: try fields.ids("participants"),
                    start: try fields.time("start"),
                    minutes: try fields.optional("minutes", \.number),
                    medium: try fields.optionalChoice("medium", [.inPerson, .phone, .video]),
                    place: try fields.optionalText("place"))
            }
            let meeting = try fields.id("meeting")
            return switch verb {
            case "reschedule": .reschedule(meeting: meeting, start: try fields.time("start"))
            case "cancel": .cancel(meeting: meeting)
            case "no_show": .noShow(meeting: meeting)
            case "dismiss": .dismiss(meeting: meeting)
            case "mark_held": .markHeld(meeting: meeting, at: try fields.optionalTime("at"))
            case "tag": .tag(meeting: meeting, tag: try fields.text("tag"))
            case "delete": .delete(meeting: meeting)
            case "restore": .restore(meeting: meeting)
            default: throw unknown("meeting", verb)
            }
        }
    }
}
