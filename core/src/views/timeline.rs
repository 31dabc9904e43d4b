//! What happened, newest first.

use std::cmp::Reverse;

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    REMOVED,
    agenda::was_met,
    ask::ask_of,
    channel_words::{by_channel, by_outreach_channel},
    names::{and_list, name_of, names_of},
    offer_words::{offered, standing},
};
use crate::{
    Result,
    model::{
        Channel, CommitmentEvent, CommitmentState, Contact, IntroEvent, IntroState, Kind, MeetingState,
        Moment, ObligationKind, ObligationState, OfferKind, OutreachState, Owner, Record, RecordId,
        ReferralState,
    },
    store::Reader,
};

/// What happened, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Timeline {
    /// The lines.
    pub rows: Vec<TimelineRow>,
    /// Pass this to get what came before; nothing when that is all.
    pub older: Option<DateTime<Utc>>,
}

/// One line of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TimelineRow {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub kind: Kind,
    /// The instant.
    pub at: DateTime<Utc>,
    /// What the clock showed there.
    pub civil: NaiveDateTime,
    /// One line saying what happened.
    pub title: String,
    /// The text, for notes.
    pub text: Option<String>,
}

/// Everything that happened before `before`, newest first: up to `limit` lines.
pub(crate) fn timeline(reader: &Reader<'_>, before: Option<DateTime<Utc>>, limit: u64) -> Result<Timeline> {
    let places = reader.timeline(before.map(|at| at.timestamp_millis()), limit)?;
    let older = match places.last() {
        Some(last) if places.len() as u64 >= limit => DateTime::from_timestamp_millis(last.at),
        _ => None,
    };
    let mut rows = Vec::with_capacity(places.len());
    for place in places {
        match reader.live(place.id)? {
            // A card has one place here: that of the last time.
            Some(Record::Contact(card)) => {
                rows.extend(touches(place.id, &name_of(reader, place.id)?, &card).pop());
            }
            Some(record) => rows.extend(line(reader, place.id, &record)?),
            None => {}
        }
    }
    Ok(Timeline { rows, older })
}

/// Everything that happened with one person, newest first: up to `limit` lines.
pub(crate) fn timeline_of(reader: &Reader<'_>, contact: RecordId, limit: usize) -> Result<Vec<TimelineRow>> {
    let mut rows = Vec::new();
    for user in reader.users(contact)? {
        if let Some(record) = reader.live(user)? {
            rows.extend(line(reader, user, &record)?);
        }
    }
    let canonical = reader.canonical(contact)?;
    if let Some(person) = reader.contact(canonical)? {
        rows.extend(touches(canonical, &person.name(), &person));
    }
    rows.sort_by_key(|row| Reverse((row.at, row.record)));
    rows.truncate(limit);
    Ok(rows)
}

/// When the two were in touch with nothing more to note, the earliest first.
fn touches(record: RecordId, name: &str, contact: &Contact) -> Vec<TimelineRow> {
    let row = |(at, channel): (Moment, Option<Channel>)| {
        let by = channel.map(|channel| format!(" {}", by_channel(channel))).unwrap_or_default();
        let title = format!("In touch with {name}{by}");
        let (at, civil) = (at.instant, at.civil);
        TimelineRow { record, kind: Kind::Contact, at, civil, title, text: None }
    };
    contact.in_touch().into_iter().map(row).collect()
}

/// What happened with a record, in one line, if it has a place among what happened.
pub(super) fn line(reader: &Reader<'_>, id: RecordId, record: &Record) -> Result<Option<TimelineRow>> {
    let name = |contact: Option<RecordId>| match contact {
        Some(contact) => name_of(reader, contact),
        None => Ok(REMOVED.to_owned()),
    };
    let (moment, title, text): (Option<Moment>, String, Option<String>) = match record {
        Record::Meeting(it) => {
            let names = and_list(&names_of(reader, &it.participants)?);
            let title = match it.state() {
                MeetingState::Held | MeetingState::Logged => format!("Met {names}"),
                MeetingState::Cancelled => format!("The talk with {names} was called off"),
                MeetingState::NoShow => format!("{names} did not come"),
                MeetingState::Scheduled | MeetingState::InProgress | MeetingState::Proposed => {
                    format!("Talk with {names}")
                }
            };
            (it.when(), title, None)
        }
        Record::Note(it) => (it.at.clone(), "Note".to_owned(), Some(it.body.clone())),
        Record::Referral(it) => {
            let (referrer, referee) = (name(it.referrer)?, name(it.referee)?);
            let is_met = || match it.referee {
                Some(referee) if it.met_at().is_none() => was_met(reader, referee),
                _ => Ok(it.met_at().is_some()),
            };
            let state = match it.state() {
                ReferralState::Offered | ReferralState::AwaitingPermission | ReferralState::Ready => "",
                ReferralState::Blocked => " (do not say who sent you)",
                ReferralState::Contacted => " (contacted)",
                ReferralState::Met => " (met)",
                ReferralState::ReportedBack if is_met()? => " (met, and told how it went)",
                ReferralState::ReportedBack => " (told how it went)",
                ReferralState::Closed => " (came to nothing)",
            };
            (it.offered_at(), format!("{referrer} named {referee}{state}"), None)
        }
        Record::Obligation(it) if it.state() == ObligationState::Done => {
            let name = name(it.contact)?;
            let title = match it.kind {
                Some(ObligationKind::ThankEmail) => format!("Thanked {name} by e-mail"),
                Some(ObligationKind::ThankHand) => format!("Thanked {name} by hand"),
                Some(ObligationKind::ReportBack) => format!("Told {name} how it went"),
                Some(ObligationKind::SendRequested) => format!("Sent {name} what they asked for"),
                Some(ObligationKind::Mend) => format!("Mended the impression you left on {name}"),
                Some(ObligationKind::Judge) => format!("Thought the talk with {name} over"),
                Some(ObligationKind::Custom) | None => format!("Followed up with {name}"),
            };
            (it.settled_at(), title, it.text.clone())
        }
        Record::Commitment(it) => {
            let who = match it.owner {
                Some(Owner::Them) => name(it.contact)?,
                _ => "You".to_owned(),
            };
            let first =
                |what| it.events.earliest(|event| (*event == what).then_some(())).map(|(at, ())| at.clone());
            let made = first(CommitmentEvent::Made);
            let year = made.as_ref().map(|at| at.day().year());
            let kept = first(CommitmentEvent::Kept).map(|at| match year == Some(at.day().year()) {
                true => at.day().format("%-d %B").to_string(),
                false => at.day().format("%-d %B %Y").to_string(),
            });
            let state = match (it.state(), kept) {
                (CommitmentState::Kept, Some(day)) => format!(" (kept on {day})"),
                (CommitmentState::Dropped, _) => " (let go)".to_owned(),
                _ => String::new(),
            };
            (made, format!("{who} promised{state}"), it.text.clone())
        }
        Record::Outreach(it) => {
            let Some(sent) = it.last_sending() else { return Ok(None) };
            let state = match it.state(ask_of(reader, id, it)?.talk) {
                OutreachState::Held => " (you talked)",
                OutreachState::Scheduled => " (a time is agreed)",
                OutreachState::Declined => " (they said no)",
                OutreachState::Redirected => " (they gave another name)",
                OutreachState::Later => " (they said later)",
                OutreachState::RepliedYes => " (they said yes)",
                OutreachState::Bounced => " (it came back)",
                OutreachState::Closed => " (let be)",
                _ => "",
            };
            let title = format!("Asked {} {}{state}", name(it.contact)?, by_outreach_channel(sent.channel));
            let text = Some(sent.text.to_owned()).filter(|text| !text.trim().is_empty());
            (Some(sent.at.clone()), title, text)
        }
        Record::IntroRequest(it) => {
            let (to, target) = (name(it.to)?, name(it.target)?);
            let state = match it.state() {
                IntroState::Asked => "",
                IntroState::Declined => " (they said no)",
                IntroState::Agreed => " (they agreed)",
                IntroState::IntroMade => " (made)",
                IntroState::Replied => " (made, and answered)",
                IntroState::Closed => " (let be)",
            };
            let title = format!("Asked {to} for an introduction to {target}{state}");
            (it.since(&IntroEvent::Asked), title, it.reason.clone())
        }
        Record::Offer(it) => {
            let Some(kind) = it.kind else { return Ok(None) };
            let about = it.about.map(|about| name_of(reader, about)).transpose()?;
            let what = offered(kind, about.as_deref(), it.text.as_deref());
            let title = format!("{} offered {what}{}", name(it.host)?, standing(it.state()));
            (it.made_at(), title, it.text.clone().filter(|_| kind != OfferKind::Other))
        }
        Record::Announcement(it) => {
            let Some((_, channel)) = it.told() else { return Ok(None) };
            let title = format!("Told {} {} that you are looking", name(it.contact)?, by_channel(channel));
            (it.told_at(), title, None)
        }
        _ => return Ok(None),
    };
    Ok(moment.map(|moment| TimelineRow {
        record: id,
        kind: record.kind(),
        at: moment.instant,
        civil: moment.civil,
        title,
        text,
    }))
}
