//! Dates and states, spelled out.

use chrono::{NaiveDate, NaiveDateTime};
use rapport_core::{
    model::{Channel, Medium, NamePermission, ReferralState, Source},
    views::Section,
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
        Section::Review => "To decide",
    }
}

/// Where a name that was given stands.
pub fn referral(state: ReferralState) -> &'static str {
    match state {
        ReferralState::Offered | ReferralState::Ready | ReferralState::Blocked => "not yet contacted",
        ReferralState::Contacted => "contacted",
        ReferralState::Met => "met",
        ReferralState::ReportedBack => "met, and reported back",
        ReferralState::Closed => "came to nothing",
    }
}

/// Whether the name of whoever referred somebody may be used; nothing when nobody asked.
pub fn permission(permission: NamePermission, referrer: &str) -> Option<String> {
    match permission {
        NamePermission::NotAsked => None,
        NamePermission::Granted => Some(format!("you may say that {referrer} sent you")),
        NamePermission::Denied => Some(format!("do not mention {referrer}")),
    }
}

/// How somebody was found.
pub fn source(source: Source) -> &'static str {
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

/// How people meet, as the end of a sentence.
pub fn medium(medium: Medium) -> &'static str {
    match medium {
        Medium::InPerson => "face to face",
        Medium::Phone => "by phone",
        Medium::Video => "by video",
    }
}
