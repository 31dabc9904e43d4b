//! A record of any kind, and what every kind must be able to say of itself.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Announcement, Campaign, Commitment, CommitmentEvent, Contact, Gathering, Industry, Insight, IntroEvent,
    IntroRequest, Kind, Knows, Lead, Life, Meeting, Merge, Note, Obligation, Occupation, Offer, Organization,
    Outreach, Pitch, Profile, Question, RecordId, Referral, Resource, Template, Term, fold, name_words,
};

/// A record of a kind that this version knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant)]
pub enum Record {
    /// The person's own settings.
    Profile(Profile),
    /// A person met or named.
    Contact(Contact),
    /// A company, a school, an agency.
    Organization(Organization),
    /// A meeting.
    Meeting(Meeting),
    /// A note.
    Note(Note),
    /// A name that somebody gave.
    Referral(Referral),
    /// Something owed.
    Obligation(Obligation),
    /// A promise.
    Commitment(Commitment),
    /// What was decided about two cards.
    Merge(Merge),
    /// A kind of work.
    Occupation(Occupation),
    /// A line of business.
    Industry(Industry),
    /// What the person is after for a while.
    Campaign(Campaign),
    /// A tie between two people.
    Knows(Knows),
    /// An event, an association, a group.
    Gathering(Gathering),
    /// That somebody was told that the person is looking.
    Announcement(Announcement),
    /// One ask to one person.
    Outreach(Outreach),
    /// A request to be introduced.
    IntroRequest(IntroRequest),
    /// A text to begin with.
    Template(Template),
    /// A question to ask in talks.
    Question(Question),
    /// What the person says of themselves.
    Pitch(Pitch),
    /// What somebody offered of their own accord.
    Offer(Offer),
    /// Something that was learned.
    Insight(Insight),
    /// A word of the trade.
    Term(Term),
    /// Something that was recommended.
    Resource(Resource),
    /// Work that somebody told of.
    Lead(Lead),
}

impl Record {
    /// What it is about.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Profile(_) => Kind::Profile,
            Self::Contact(_) => Kind::Contact,
            Self::Organization(_) => Kind::Organization,
            Self::Meeting(_) => Kind::Meeting,
            Self::Note(_) => Kind::Note,
            Self::Referral(_) => Kind::Referral,
            Self::Obligation(_) => Kind::Obligation,
            Self::Commitment(_) => Kind::Commitment,
            Self::Merge(_) => Kind::Merge,
            Self::Occupation(_) => Kind::Occupation,
            Self::Industry(_) => Kind::Industry,
            Self::Campaign(_) => Kind::Campaign,
            Self::Knows(_) => Kind::Knows,
            Self::Gathering(_) => Kind::Gathering,
            Self::Announcement(_) => Kind::Announcement,
            Self::Outreach(_) => Kind::Outreach,
            Self::IntroRequest(_) => Kind::IntroRequest,
            Self::Template(_) => Kind::Template,
            Self::Question(_) => Kind::Question,
            Self::Pitch(_) => Kind::Pitch,
            Self::Offer(_) => Kind::Offer,
            Self::Insight(_) => Kind::Insight,
            Self::Term(_) => Kind::Term,
            Self::Resource(_) => Kind::Resource,
            Self::Lead(_) => Kind::Lead,
        }
    }

    /// Whether it is deleted, as far as the record itself can tell. Settings cannot be; ties and announcements are taken
    /// back instead.
    pub fn life(&self) -> Option<&Life> {
        match self {
            // What was decided about cards is taken back, not deleted.
            Self::Profile(_) | Self::Merge(_) | Self::Knows(_) | Self::Announcement(_) | Self::Pitch(_) => {
                None
            }
            Self::Contact(it) => Some(&it.life),
            Self::Organization(it) => Some(&it.life),
            Self::Meeting(it) => Some(&it.life),
            Self::Note(it) => Some(&it.life),
            Self::Referral(it) => Some(&it.life),
            Self::Obligation(it) => Some(&it.life),
            Self::Commitment(it) => Some(&it.life),
            Self::Occupation(it) => Some(&it.life),
            Self::Industry(it) => Some(&it.life),
            Self::Campaign(it) => Some(&it.life),
            Self::Gathering(it) => Some(&it.life),
            Self::Outreach(it) => Some(&it.life),
            Self::IntroRequest(it) => Some(&it.life),
            Self::Template(it) => Some(&it.life),
            Self::Question(it) => Some(&it.life),
            Self::Offer(it) => Some(&it.life),
            Self::Insight(it) => Some(&it.life),
            Self::Term(it) => Some(&it.life),
            Self::Resource(it) => Some(&it.life),
            Self::Lead(it) => Some(&it.life),
        }
    }

    /// The name it goes by, for kinds that have one; empty otherwise.
    pub fn title(&self) -> String {
        match self {
            Self::Contact(it) => it.name(),
            Self::Organization(it) => it.name.clone().unwrap_or_default(),
            Self::Occupation(it) => it.name.clone().unwrap_or_default(),
            Self::Industry(it) => it.name.clone().unwrap_or_default(),
            Self::Campaign(it) => it.title.clone().unwrap_or_default(),
            Self::Gathering(it) => it.name.clone().unwrap_or_default(),
            Self::Term(it) => it.term.clone().unwrap_or_default(),
            Self::Resource(it) => it.name.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// What it is sorted by in lists: family name first for people, folded.
    pub fn sort_key(&self) -> String {
        match self {
            Self::Contact(it) => match (&it.family, &it.given) {
                (Some(family), Some(given)) => fold(&format!("{family} {given}")),
                _ => fold(&it.name()),
            },
            _ => fold(&self.title()),
        }
    }

    /// The words by which its name is found.
    pub fn name_words(&self) -> Vec<String> {
        match self {
            Self::Contact(it) => name_words(&it.names().collect::<Vec<_>>().join(" ")),
            Self::Organization(it) => words_of(it.names()),
            Self::Occupation(it) => words_of(it.names()),
            Self::Industry(it) => words_of(it.names()),
            Self::Campaign(_) | Self::Gathering(_) | Self::Term(_) | Self::Resource(_) => {
                name_words(&self.title())
            }
            _ => Vec::new(),
        }
    }

    /// The text that full-text search looks through.
    pub fn search_text(&self) -> Option<&str> {
        let text = match self {
            Self::Contact(it) => &it.summary,
            Self::Organization(it) => &it.notes,
            Self::Occupation(it) => &it.notes,
            Self::Industry(it) => &it.notes,
            Self::Campaign(it) => &it.context,
            Self::Note(it) => &it.body,
            Self::Commitment(it) => it.text.as_ref()?,
            Self::Obligation(it) => it.text.as_ref()?,
            Self::Outreach(it) => &it.draft,
            Self::Insight(it) => it.text.as_ref()?,
            Self::Term(it) => it.meaning.as_ref()?,
            Self::Lead(it) => it.text.as_ref()?,
            _ => return None,
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// Takes the text out of a note, the one kind whose text is long.
    pub(crate) fn take_long_text(&mut self) -> Option<String> {
        match self {
            Self::Note(it) => Some(std::mem::take(&mut it.body)),
            _ => None,
        }
    }

    /// Puts the text of a note back.
    pub(crate) fn put_long_text(&mut self, text: String) {
        if let Self::Note(it) = self {
            it.body = text;
        }
    }

    /// The instant by which it is sorted in a timeline, if it has a place there.
    pub fn at(&self) -> Option<DateTime<Utc>> {
        let moment = match self {
            Self::Meeting(it) => it.when(),
            Self::Note(it) => it.at.clone(),
            Self::Referral(it) => it.offered_at(),
            Self::Obligation(it) => it.settled_at(),
            Self::Commitment(it) => it
                .events
                .earliest(|event| (*event == CommitmentEvent::Made).then_some(()))
                .map(|(at, ())| at.clone()),
            Self::Outreach(it) => it.last_sending().map(|sending| sending.at.clone()),
            Self::IntroRequest(it) => it.since(&IntroEvent::Asked),
            Self::Offer(it) => it.made_at(),
            Self::Announcement(it) => it.told_at(),
            Self::Contact(it) => it.in_touch().pop().map(|(at, _)| at),
            _ => None,
        };
        moment.map(|moment| moment.instant)
    }

    /// How many things happened to it that only a newer version can read.
    pub fn unread_events(&self) -> usize {
        let own = match self {
            Self::Profile(_)
            | Self::Note(_)
            | Self::Gathering(_)
            | Self::Template(_)
            | Self::Question(_)
            | Self::Pitch(_) => 0,
            Self::Organization(it) => it.events.unknown_count(),
            Self::Occupation(it) => it.events.unknown_count(),
            Self::Industry(it) => it.events.unknown_count(),
            Self::Campaign(it) => it.events.unknown_count(),
            Self::Knows(it) => it.events.unknown_count(),
            Self::Outreach(it) => it.events.unknown_count(),
            Self::IntroRequest(it) => it.events.unknown_count(),
            Self::Offer(it) => it.events.unknown_count(),
            Self::Announcement(it) => it.events.unknown_count(),
            Self::Contact(it) => it.events.unknown_count(),
            Self::Meeting(it) => it.events.unknown_count(),
            Self::Referral(it) => it.events.unknown_count(),
            Self::Obligation(it) => it.events.unknown_count(),
            Self::Commitment(it) => it.events.unknown_count(),
            Self::Merge(it) => it.events.unknown_count(),
            Self::Insight(it) => it.events.unknown_count(),
            Self::Term(it) => it.events.unknown_count(),
            Self::Resource(it) => it.events.unknown_count(),
            Self::Lead(it) => it.events.unknown_count(),
        };
        own + self.life().map_or(0, |life| life.events.unknown_count())
    }

    /// The records it refers to.
    pub fn references(&self) -> BTreeSet<RecordId> {
        let mut ids = BTreeSet::new();
        match self {
            // What a filter looks for is not used by it: deleting it asks nobody.
            Self::Profile(_)
            | Self::Occupation(_)
            | Self::Industry(_)
            | Self::Template(_)
            | Self::Question(_) => {}
            Self::Organization(it) => {
                ids.extend(&it.industries);
                ids.extend(it.links.values().filter_map(|link| link.organization));
            }
            Self::Campaign(it) => {
                ids.extend(it.organizations.iter().chain(&it.occupations).chain(&it.industries));
            }
            // One that was removed is as if nobody had noted it.
            Self::Knows(it) => ids.extend(it.standing().into_iter().flat_map(|key| [key.from, key.to])),
            Self::Gathering(it) => ids.extend(&it.attendees),
            Self::Announcement(it) => ids.extend(it.contact.filter(|_| it.told().is_some())),
            Self::Contact(it) => {
                ids.extend(it.source_contact);
                ids.extend(it.employments.values().filter_map(|job| job.organization));
            }
            Self::Meeting(it) => {
                ids.extend(&it.participants);
                ids.extend(it.outreach);
                ids.extend(it.question_plan.values().filter_map(|planned| planned.question));
            }
            Self::Pitch(it) => ids.extend(it.campaign),
            Self::Note(it) => ids.extend(&it.about),
            Self::Referral(it) => ids.extend([it.referrer, it.referee, it.meeting].into_iter().flatten()),
            // One whose every act was taken back is as if nobody had touched it.
            Self::Obligation(it) if it.events.standing().is_empty() => {}
            Self::Obligation(it) => ids.extend([it.subject, it.contact].into_iter().flatten()),
            Self::Commitment(it) => ids.extend([it.contact, it.meeting].into_iter().flatten()),
            Self::Merge(it) if it.events.standing().is_empty() => {}
            Self::Merge(it) => ids.extend([it.a, it.b].into_iter().flatten()),
            Self::Outreach(it) => {
                ids.extend([it.contact, it.campaign, it.referral].into_iter().flatten());
                ids.extend(it.meetings());
            }
            Self::IntroRequest(it) => ids.extend([it.to, it.target].into_iter().flatten()),
            Self::Offer(it) => {
                ids.extend([it.host, it.about, it.meeting, it.referral()].into_iter().flatten());
            }
            // One that was made of an answer and taken back is as if nobody had made it.
            Self::Insight(it) if it.text.is_none() => {}
            Self::Insight(it) => {
                ids.extend(it.subjects.iter().chain(&it.heard_from));
                ids.extend([it.meeting, it.question].into_iter().flatten());
                ids.extend(it.marked_by());
            }
            Self::Term(it) => {
                ids.extend(&it.heard_from);
                ids.extend([it.industry, it.meeting].into_iter().flatten());
            }
            Self::Resource(it) => {
                ids.extend(&it.recommended_by);
                ids.extend(it.meeting);
            }
            Self::Lead(it) => {
                ids.extend(&it.heard_from);
                ids.extend([it.organization, it.meeting].into_iter().flatten());
            }
        }
        ids
    }
}

fn words_of<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    name_words(&names.collect::<Vec<_>>().join(" "))
}
