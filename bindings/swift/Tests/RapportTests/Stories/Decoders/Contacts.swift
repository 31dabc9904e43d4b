@testable import Rapport

extension ContactCommand {
    init(_ json: Json) throws {
        self = try Fields.variant("contact", json) { verb, fields in
            if verb == "create" { return .create(contact: try fields.one("contact", NewContact.init)) }
            let contact = try fields.id("contact")
            return switch verb {
            case "set":
                .set(
                    contact: contact,
                    field: try fields.choice("field", [.name, .given, .family, .nickname, .headline, .summary]),
                    value: try fields.optionalText("value"))
            case "add_email":
                .addEmail(
                    contact: contact, address: try fields.text("address"), label: try fields.optionalText("label"))
            case "add_phone":
                .addPhone(contact: contact, number: try fields.text("number"), label: try fields.optionalText("label"))
            case "add_employment":
                .addEmployment(
                    contact: contact, organization: try fields.optionalText("organization"),
                    title: try fields.optionalText("title"))
            case "end_employment": .endEmployment(contact: contact, item: ItemId(checked: try fields.text("item")))
            case "remove_item": .removeItem(contact: contact, item: ItemId(checked: try fields.text("item")))
            case "tag": .tag(contact: contact, tag: try fields.text("tag"))
            case "untag": .untag(contact: contact, tag: try fields.text("tag"))
            case "do_not_contact": .doNotContact(contact: contact, on: try fields.bool("on"))
            case "delete": .delete(contact: contact)
            case "restore": .restore(contact: contact)
            default: throw unknown("contact", verb)
            }
        }
    }
}

extension NewContact {
    init(_ json: Json) throws {
        self = try Fields.read("a new contact", json) { fields in
            NewContact(
                name: try fields.optionalText("name") ?? "",
                organization: try fields.optionalText("organization"),
                title: try fields.optionalText("title"),
                email: try fields.optionalText("email"),
                phone: try fields.optionalText("phone"),
                source: try fields.optionalChoice(
                    "source",
                    [
                        .referral, .friendsAndFamily, .workOrSchool, .event, .association, .companySite,
                        .socialNetwork, .other,
                    ]))
        }
    }
}
