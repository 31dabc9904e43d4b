//! What can be chosen for a field, in words.

use crate::model::{
    Approach, Confidence, GatheringKind, LeadKind, LinkKind, LinkedInReach, Owner, Purpose, QuestionKind,
    ResourceKind, Seniority, Source, Strength, Warmth,
};

/// How somebody was found.
pub fn source_words(source: Source) -> &'static str {
    match source {
        Source::Referral => "named in a talk",
        Source::FriendsAndFamily => "through friends or family",
        Source::WorkOrSchool => "from work or school",
        Source::Event => "at an event",
        Source::Association => "through an association",
        Source::CompanySite => "on the company's pages",
        Source::SocialNetwork => "through a social network",
        Source::Other => "in some other way",
    }
}

/// How far up somebody is.
pub(super) fn seniority_words(seniority: Seniority) -> &'static str {
    match seniority {
        Seniority::Entry => "at the beginning",
        Seniority::Mid => "in the middle",
        Seniority::Senior => "experienced",
        Seniority::Executive => "at the top",
    }
}

/// How many people somebody is connected with on LinkedIn.
pub(super) fn reach_words(reach: LinkedInReach) -> &'static str {
    match reach {
        LinkedInReach::Few => "few connections",
        LinkedInReach::Many => "many connections",
    }
}

/// How near somebody is.
pub(super) fn warmth_words(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Warm => "warm",
        Warmth::Tenuous => "tenuous",
        Warmth::Cold => "cold",
    }
}

/// Who is to make the contact, and how.
pub(super) fn approach_words(approach: Approach) -> &'static str {
    match approach {
        Approach::IntroducedByReferrer => "they introduce you",
        Approach::SelfUsingName => "you write and use the name",
        Approach::SelfWithoutName => "you write without the name",
        Approach::TheyPassMyDetails => "they pass your details on",
    }
}

/// How likely a lead is.
pub(super) fn confidence_words(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "a rumour",
        Confidence::Medium => "it may well be",
        Confidence::High => "whoever told you knows",
    }
}

/// How well two people know each other.
pub(super) fn strength_words(strength: Strength) -> &'static str {
    match strength {
        Strength::Slight => "from afar",
        Strength::Good => "well",
        Strength::Close => "very well",
    }
}

/// Who promised something.
pub(super) fn owner_words(owner: Owner) -> &'static str {
    match owner {
        Owner::Me => "you promised it",
        Owner::Them => "they promised it",
    }
}

/// What the talks of a campaign are for.
pub(super) fn purpose_words(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::NewFieldOrOrg => "to learn about a new field or organization",
        Purpose::NewRoleOnboarding => "to find your way in a new role",
        Purpose::InternalMove => "to move on inside your organization",
    }
}

/// What another organization is to one.
pub(super) fn link_words(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Partner => "a partner of theirs",
        LinkKind::Client => "a client of theirs",
        LinkKind::Competitor => "a competitor of theirs",
        LinkKind::Parent => "their parent company",
        LinkKind::Agency => "an agency that works for them",
    }
}

/// How much a planned question matters.
pub(super) fn question_words(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Must => "it must be asked",
        QuestionKind::Nice => "if there is time",
        QuestionKind::Fallback => "when talking does not come easily",
    }
}

/// What sort of gathering something is.
pub(super) fn gathering_words(kind: GatheringKind) -> &'static str {
    match kind {
        GatheringKind::Event => "an event",
        GatheringKind::Association => "an association",
        GatheringKind::Group => "a group",
    }
}

/// What was recommended.
pub(super) fn resource_words(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Course => "a course",
        ResourceKind::Reading => "something to read",
        ResourceKind::Tool => "a tool",
        ResourceKind::Event => "an event",
    }
}

/// What sort of work a lead is.
pub(super) fn lead_kind_words(kind: LeadKind) -> &'static str {
    match kind {
        LeadKind::Permanent => "permanent",
        LeadKind::Temporary => "temporary",
        LeadKind::PartTime => "part-time",
        LeadKind::Freelance => "freelance",
        LeadKind::Internship => "an internship",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_told_as_people_say_them() {
        assert_eq!([Owner::Me, Owner::Them].map(owner_words), ["you promised it", "they promised it"]);
        let kinds = [ResourceKind::Course, ResourceKind::Reading, ResourceKind::Tool, ResourceKind::Event];
        assert_eq!(kinds.map(resource_words), ["a course", "something to read", "a tool", "an event"]);
    }
}
