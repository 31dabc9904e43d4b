@testable import Rapport

extension Command {
    /// Reads a command as stories write it.
    init(telling json: Json) throws {
        guard let told = try Self.told(json) else { throw Flaw("no command is written as \(json)") }
        self = told
    }

    /// The kind of record that the command makes when it makes one.
    var kind: Kind {
        switch self {
        case .profile: .profile
        case .contact, .import: .contact
        case .organization: .organization
        case .meeting, .prep, .debrief: .meeting
        case .question: .question
        case .pitch: .pitch
        case .note, .review: .note
        case .referral: .referral
        case .obligation: .obligation
        case .commitment: .commitment
        case .merge: .merge
        case .outreach: .outreach
        case .introRequest: .introRequest
        case .template: .template
        case .occupation: .occupation
        case .industry: .industry
        case .campaign: .campaign
        case .knows: .knows
        case .gathering: .gathering
        case .announcement: .announcement
        case .offer: .offer
        case .insight: .insight
        case .term: .term
        case .resource: .resource
        case .lead: .lead
        }
    }
}
