//! What a person wrote in a record, in their own words.

use super::{
    Contact, Events, Gathering, Meeting, MeetingEvent, Pitch, Record, ResearchField, Template, VerdictEvent,
};

impl Record {
    /// Every text in which a person may have written of somebody: notes, answers, letters, reasons, promises, names of things.
    /// Not what somebody is called, nor their addresses.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            // Settings, and what only says who has to do with whom.
            Self::Profile(_)
            | Self::Merge(_)
            | Self::Knows(_)
            | Self::Announcement(_)
            | Self::Referral(_) => Vec::new(),
            Self::Contact(it) => of_contact(it),
            Self::Organization(it) => {
                let texts = it.names().chain(it.place.as_deref()).chain([it.notes.as_str()]);
                texts.chain(reasons(&it.events)).collect()
            }
            Self::Occupation(it) => {
                it.names().chain([it.notes.as_str()]).chain(reasons(&it.events)).collect()
            }
            Self::Industry(it) => {
                let texts = it.names().chain(it.structure.as_deref()).chain([it.notes.as_str()]);
                texts.chain(reasons(&it.events)).collect()
            }
            Self::Campaign(it) => {
                let texts = it.title.as_deref().into_iter().chain([it.context.as_str()]);
                texts.chain(it.regions.iter().map(String::as_str)).collect()
            }
            Self::Gathering(Gathering { name, place, .. }) => written([name, place]),
            Self::Meeting(it) => of_meeting(it),
            Self::Note(it) => vec![&it.body],
            Self::Obligation(it) => written([&it.text]),
            Self::Commitment(it) => written([&it.text]),
            Self::Outreach(it) => it.texts(),
            Self::IntroRequest(it) => written([&it.reason]),
            Self::Template(Template { title, text, .. }) => {
                title.as_deref().into_iter().chain([text.as_str()]).collect()
            }
            Self::Question(it) => vec![&it.text],
            Self::Pitch(it) => of_pitch(it),
            Self::Offer(it) => written([&it.text]),
            Self::Insight(it) => written([&it.text, &it.asked]),
            Self::Term(it) => written([&it.term, &it.meaning]),
            Self::Resource(it) => written([&it.name, &it.link]),
            Self::Lead(it) => written([&it.text, &it.role, &it.next_step]),
        }
    }
}

fn written<const N: usize>(texts: [&Option<String>; N]) -> Vec<&str> {
    texts.into_iter().flatten().map(String::as_str).collect()
}

fn of_contact(it: &Contact) -> Vec<&str> {
    let mut texts = written([&it.headline, &it.source_detail, &it.provenance]);
    for job in it.employments.values() {
        texts.extend(written([&job.title, &job.employer, &job.department]));
    }
    texts.extend(it.tags.iter().chain(&it.common_ground).map(String::as_str));
    texts.push(&it.summary);
    texts
}

fn of_meeting(it: &Meeting) -> Vec<&str> {
    let mut texts: Vec<&str> =
        ResearchField::ALL.into_iter().filter_map(|field| it.prep.research(field)).collect();
    texts.extend(it.prep.dress.as_deref());
    for planned in it.question_plan.values() {
        texts.extend(written([&planned.text, &planned.known_answer]));
    }
    texts.extend(it.answers.values().filter_map(|answer| answer.text.as_deref()));
    texts.extend(it.tags.iter().map(String::as_str));
    for (_, event) in it.events.iter() {
        match &event.what {
            Some(MeetingEvent::Scheduled { place, .. }) => texts.extend(place.as_deref()),
            Some(MeetingEvent::Impression { repair, .. }) => texts.extend(repair.as_deref()),
            _ => {}
        }
    }
    texts
}

fn of_pitch(it: &Pitch) -> Vec<&str> {
    written([
        &it.past,
        &it.why_looking,
        &it.education,
        &it.goals,
        &it.kind_of_work,
        &it.love_and_know,
        &it.values,
        &it.key_skills,
    ])
}

/// Why something is for the person or not.
fn reasons(events: &Events<VerdictEvent>) -> impl Iterator<Item = &str> {
    events.iter().filter_map(|(_, event)| match &event.what {
        Some(VerdictEvent::Given { reason, .. }) => reason.as_deref(),
        None => None,
    })
}
