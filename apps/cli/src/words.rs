//! Dates and states, spelled out.

use chrono::{NaiveDate, NaiveDateTime};
pub use rapport_core::views::and_list;
use rapport_core::{
    model::{
        Channel, Confidence, InfoGoal, LeadKind, LeadOutcome, LeadState, LinkedInReach, Medium,
        NamePermission, OutreachChannel, OutreachState, Purpose, ReferralState, ResourceKind, Seniority,
        TalkOutcome, Verdict, Warmth,
    },
    views::{FunnelStage, Section},
};

/// "Friday 6 March 2026"
pub fn day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// "Friday 6 March 2026 at 15:00"
pub fn time(time: NaiveDateTime) -> String {
    format!("{} at {}", day(time.date()), time.format("%H:%M"))
}

/// "1 change", "3 changes"
pub fn count(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// The heading of a part of the day.
pub fn section(section: Section) -> &'static str {
    match section {
        Section::Meeting => "Talks",
        Section::Debrief => "To write down",
        Section::ThankEmail => "Thanks by e-mail",
        Section::ReportBack => "To report back",
        Section::Reach => "Names you were given",
        Section::Reply => "To agree on a time",
        Section::ThankHand => "Thanks by hand",
        Section::Nudge => "No answer yet",
        Section::FollowUp => "Follow-ups",
        Section::Promise => "Promises",
        Section::KeepInTouch => "To keep in touch",
        Section::Lead => "Leads to go on with",
        Section::Review => "To decide",
        Section::Verdict => "Still wanted?",
    }
}

/// Where a name that was given stands.
pub fn referral(state: ReferralState) -> &'static str {
    match state {
        ReferralState::Offered
        | ReferralState::AwaitingPermission
        | ReferralState::Ready
        | ReferralState::Blocked => "not yet contacted",
        ReferralState::Contacted => "contacted",
        ReferralState::Met => "met",
        ReferralState::ReportedBack => "reported back",
        ReferralState::Closed => "came to nothing",
    }
}

/// Whether the name of whoever referred somebody may be used; nothing when nobody asked.
pub fn permission(permission: NamePermission, referrer: &str) -> Option<String> {
    match permission {
        NamePermission::NotAsked => None,
        NamePermission::Granted => Some(format!("you may say that {referrer} sent you")),
        NamePermission::Unclear => Some(format!("it is not clear whether you may mention {referrer}")),
        NamePermission::Denied => Some(format!("do not mention {referrer}")),
    }
}

/// How something was said or sent, as the end of a sentence.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "by e-mail",
        Channel::Phone => "by phone",
        Channel::Letter => "by letter",
        Channel::InPerson => "face to face",
        Channel::Social => "through a social network",
        Channel::Message => "by text message",
    }
}

/// Where an ask stands.
pub fn outreach(state: OutreachState) -> &'static str {
    match state {
        OutreachState::Planned => "planned",
        OutreachState::Sent => "sent",
        OutreachState::Nudged => "reminded",
        OutreachState::NoReply => "no answer",
        OutreachState::Bounced => "not delivered",
        OutreachState::RepliedYes => "yes",
        OutreachState::Later => "later",
        OutreachState::Redirected => "another name",
        OutreachState::Declined => "no",
        OutreachState::Closed => "let be",
        OutreachState::Scheduled => "time agreed",
        OutreachState::Held => "talked",
    }
}

/// How somebody is asked, as the end of a sentence.
pub fn outreach_channel(channel: OutreachChannel) -> &'static str {
    match channel {
        OutreachChannel::Email => "by e-mail",
        OutreachChannel::Phone => "by phone",
        OutreachChannel::Linkedin => "through LinkedIn",
        OutreachChannel::OtherSocial => "through a social network",
        OutreachChannel::InPerson => "face to face",
        OutreachChannel::Intro => "through an introduction",
        OutreachChannel::Letter => "by letter",
    }
}

/// How far an ask came.
pub fn stage(stage: FunnelStage) -> &'static str {
    match stage {
        FunnelStage::Planned => "planned",
        FunnelStage::Sent => "sent",
        FunnelStage::Replied => "answered",
        FunnelStage::Scheduled => "time agreed",
        FunnelStage::Held => "talked",
        FunnelStage::Referral => "gave a name",
        FunnelStage::Lead => "told a lead",
    }
}

/// A number of hours, in hours or days.
pub fn hours(hours: u32) -> String {
    match hours {
        0..48 => count(u64::from(hours), "hour", "hours"),
        _ => count(u64::from((hours + 12) / 24), "day", "days"),
    }
}

/// How people meet, as the end of a sentence.
pub fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::InPerson => "face to face",
        Medium::Phone => "by phone",
        Medium::Video => "by video",
    }
}

/// What a talk brought.
pub fn outcome(outcome: TalkOutcome) -> &'static str {
    match outcome {
        TalkOutcome::Contact => "somebody else to talk to",
        TalkOutcome::Information => "something you did not know",
        TalkOutcome::Lead => "word of something that may open",
        TalkOutcome::Job => "work",
    }
}

/// What the person makes of something.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Interested => "it draws you",
        Verdict::Undecided => "you cannot say yet",
        Verdict::RuledOut => "ruled out",
    }
}

/// What talks are for.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::NewFieldOrOrg => "To learn about a new field or organization",
        Purpose::NewRoleOnboarding => "To find your way in a new role",
        Purpose::InternalMove => "To move on inside your organization",
    }
}

/// What the person wants to find out.
pub fn info_goal(goal: InfoGoal) -> &'static str {
    match goal {
        InfoGoal::Occupation => "what the work is like",
        InfoGoal::Industry => "how the line of business is made up",
        InfoGoal::CompanyFit => "which organization fits",
        InfoGoal::Geography => "where to live and work",
        InfoGoal::Openings => "what may open soon",
        InfoGoal::CareerPath => "how people got there",
    }
}

/// How far up somebody is.
pub fn seniority(seniority: Seniority) -> &'static str {
    match seniority {
        Seniority::Entry => "at the beginning",
        Seniority::Mid => "in the middle",
        Seniority::Senior => "experienced",
        Seniority::Executive => "at the top",
    }
}

/// How warm a first word to somebody is.
pub fn warmth(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Warm => "warm",
        Warmth::Tenuous => "tenuous",
        Warmth::Cold => "cold",
    }
}

/// How many people somebody is connected with on LinkedIn.
pub fn reach(reach: LinkedInReach) -> &'static str {
    match reach {
        LinkedInReach::Few => "few connections; write in another way",
        LinkedInReach::Many => "many connections",
    }
}

/// The years of a job: " (2019 - 2021)"; nothing when none are known.
pub fn years(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(" (since {from})"),
        (None, Some(to)) => format!(" (until {to})"),
        (Some(from), Some(to)) => format!(" ({from} to {to})"),
    }
}

/// Where a lead stands, as the end of a sentence.
pub fn lead_state(state: LeadState) -> &'static str {
    match state {
        LeadState::Heard => "heard of",
        LeadState::Checked => "checked",
        LeadState::Approached => "somebody there was spoken to",
        LeadState::Applied => "applied for",
        LeadState::Closed => "closed",
    }
}

/// How a lead ended.
pub fn lead_outcome(outcome: LeadOutcome) -> &'static str {
    match outcome {
        LeadOutcome::GotIt => "closed: you have the work",
        LeadOutcome::Declined => "closed: they said no",
        LeadOutcome::Gone => "closed: it is not there any more",
        LeadOutcome::NotForMe => "closed: not for you",
        LeadOutcome::LetGo => "closed: let be",
    }
}

/// What sort of work it is.
pub fn lead_kind(kind: LeadKind) -> &'static str {
    match kind {
        LeadKind::Permanent => "permanent",
        LeadKind::Temporary => "temporary",
        LeadKind::PartTime => "part-time",
        LeadKind::Freelance => "freelance",
        LeadKind::Internship => "an internship",
    }
}

/// How likely something is.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "a rumour",
        Confidence::Medium => "it may well be",
        Confidence::High => "whoever told you knows",
    }
}

/// What was recommended.
pub fn resource_kind(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Course => "course",
        ResourceKind::Reading => "reading",
        ResourceKind::Tool => "tool",
        ResourceKind::Event => "event",
    }
}
