@testable import Rapport

extension Command {
    /// Reads a command as stories write it.
    init(_ json: Json) throws {
        guard case .object(let all) = json, all.count == 1, let (noun, inner) = all.first else {
            throw Flaw("a command is one noun with its verb, not \(json)")
        }
        switch noun {
        case "profile": self = .profile(try ProfileCommand(inner))
        case "contact": self = .contact(try ContactCommand(inner))
        case "organization": self = .organization(try OrganizationCommand(inner))
        case "meeting": self = .meeting(try MeetingCommand(inner))
        case "note": self = .note(try NoteCommand(inner))
        case "referral": self = .referral(try ReferralCommand(inner))
        case "obligation": self = .obligation(try ObligationCommand(inner))
        case "commitment": self = .commitment(try CommitmentCommand(inner))
        case "debrief": self = .debrief(try DebriefCommand(inner))
        default: throw Flaw("there is no command about \"\(noun)\"")
        }
    }

    /// The kind of record that the command makes when it makes one.
    var kind: Kind {
        switch self {
        case .profile: .profile
        case .contact: .contact
        case .organization: .organization
        case .meeting, .debrief: .meeting
        case .note: .note
        case .referral: .referral
        case .obligation: .obligation
        case .commitment: .commitment
        }
    }
}

/// There is no such verb.
func unknown(_ noun: String, _ verb: String) -> Flaw {
    Flaw("there is no \(noun) command \"\(verb)\"")
}
