//! Settling what two devices said differently, where no other command can say it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{check, intro_request, lead, meeting_course, note, offer, outreach, referral};
use crate::{
    Error, Result,
    document::{Noun, Workspace},
    model::{
        AuthorId, Commitment, Event, EventId, Events, Insight, InsightEvent, IntroEvent, IntroRequest, Kind,
        Lead, Meeting, MeetingEvent, Note, Obligation, ObligationKey, ObligationKind, Offer, Outreach,
        RecordId, Referral, ReferralEvent, Resource, Term,
    },
};

/// What settles a contradiction. What was settled on one device is settled on all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ReviewCommand {
    /// Of several values that devices wrote into one field, keeps the one of this author.
    KeepValue {
        /// Of which record.
        record: RecordId,
        /// Which field, as the review names it.
        field: String,
        /// Whose value.
        author: AuthorId,
    },
    /// Of what contradicts each other, keeps what happened here: the others no longer count.
    KeepEvent {
        /// Of which record.
        record: RecordId,
        /// Which event stays.
        event: EventId,
    },
    /// Of two versions of a text, keeps one in the note and the other as a new note about the same.
    KeepBoth {
        /// Which note.
        note: RecordId,
        /// What the note says from now on.
        text: String,
        /// What the new note says.
        other: String,
    },
    /// Takes away that a note is about somebody: they were forgotten, and the note stays.
    Unlink {
        /// Which note.
        note: RecordId,
        /// Whom it is no longer about.
        contact: RecordId,
    },
    /// Gives what was written down about one card to another: for what was written while the two were shown as one. What was
    /// done of what is owed for a talk or a name goes along.
    Assign {
        /// The note, talk, referral, promise or offer.
        record: RecordId,
        /// The card it names.
        from: RecordId,
        /// The card it is to name.
        to: RecordId,
    },
}

impl ReviewCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::KeepValue { .. } => "choose one of two values",
            Self::KeepEvent { .. } => "settle a contradiction",
            Self::KeepBoth { .. } => "keep two versions of a note",
            Self::Unlink { .. } => "keep a note that named somebody forgotten",
            Self::Assign { .. } => "assign something to another card",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::KeepValue { record, field, author } => work.choose_value(record, &field, author),
            Self::KeepEvent { record, event } => keep_event(work, record, event),
            Self::KeepBoth { note, text, other } => {
                let mut it: Note = work.get(note)?;
                let about = it.about.iter().copied().collect();
                check::text("note", &text, Note::MAX_BYTES)?;
                it.body = text;
                work.put(note, &it)?;
                note::add_as_it_was(work, about, other, it.at)
            }
            Self::Unlink { note, contact } => work.edit(note, |it: &mut Note, _| {
                it.about.remove(&contact);
                Ok(())
            }),
            Self::Assign { record, from, to } => {
                work.require(Kind::Contact, to)?;
                assign(work, record, from, to)
            }
        }
    }
}

fn keep_event(work: &mut Workspace<'_>, record: RecordId, event: EventId) -> Result<()> {
    if let Some(mut meeting) = work.find::<Meeting>(record)? {
        let began = |it: &MeetingEvent| matches!(it, MeetingEvent::Started { .. });
        let is_off = |it: &MeetingEvent| matches!(it, MeetingEvent::Cancelled | MeetingEvent::NoShow);
        let is_plan =
            |it: &MeetingEvent| began(it) || is_off(it) || matches!(it, MeetingEvent::Scheduled { .. });
        // A talk that takes place keeps its time.
        let is_begun = meeting.events.get(&event).and_then(|it| it.what.as_ref()).is_some_and(began);
        keep(work, &mut meeting.events, event, is_plan, |it| match is_begun {
            true => is_off(it),
            false => meeting_course::is_plan(it),
        })?;
        return work.put(record, &meeting);
    }
    if work.find::<Outreach>(record)?.is_some() {
        return outreach::keep(work, record, event);
    }
    if let Some(mut intro) = work.find::<IntroRequest>(record)? {
        let is_yes = |it: &IntroEvent| matches!(it, IntroEvent::Agreed | IntroEvent::IntroMade);
        let is_no = |it: &IntroEvent| *it == IntroEvent::Declined;
        let is_answer = |it: &IntroEvent| is_yes(it) || is_no(it) || *it == IntroEvent::Replied;
        // Who introduced the two agreed before: one yes leaves the other. Whoever was introduced and answered, had said
        // neither.
        let is_kept = |is: &dyn Fn(&IntroEvent) -> bool| {
            intro.events.standing().into_iter().any(|(id, what)| *id == event && is(what))
        };
        let (is_yes_kept, is_no_kept) = (is_kept(&is_yes), is_kept(&is_no));
        let closings = intro_request::closings(&intro);
        if !closings.is_empty() {
            work.happened_instead(&mut intro.events, None, closings);
        }
        keep(work, &mut intro.events, event, is_answer, |it| {
            is_no(it) && (is_yes_kept || is_no_kept) || is_yes(it) && is_no_kept
        })?;
        return work.put(record, &intro);
    }
    if work.find::<Offer>(record)?.is_some() {
        return offer::keep(work, record, event);
    }
    if work.find::<Lead>(record)?.is_some() {
        return lead::keep(work, record, event);
    }
    if let Some(mut insight) = work.find::<Insight>(record)? {
        let kept = insight.events.get(&event).and_then(|kept| kept.what);
        let is_of_them = |it: &InsightEvent| kept.is_some_and(|kept| kept.contact() == it.contact());
        keep(work, &mut insight.events, event, |_| true, is_of_them)?;
        return work.put(record, &insight);
    }
    let mut referral: Referral = work.get(record)?;
    let standing = referral.events.standing().into_iter().find(|(id, _)| **id == event);
    match standing.map(|(_, what)| what) {
        Some(ReferralEvent::Contacted | ReferralEvent::Met { .. }) => {
            let voids = referral::closings(&referral);
            work.happened_instead(&mut referral.events, None, voids);
        }
        _ => {
            let is_answer = |it: &ReferralEvent| matches!(it, ReferralEvent::Permission { .. });
            keep(work, &mut referral.events, event, is_answer, is_answer)?;
        }
    }
    work.put(record, &referral)
}

/// Keeps `event`, if it is one to be kept, and takes back everything else that it excludes.
pub(super) fn keep<K>(
    work: &Workspace<'_>,
    events: &mut Events<K>,
    event: EventId,
    may_be_kept: impl Fn(&K) -> bool,
    is_excluded: impl Fn(&K) -> bool,
) -> Result<()> {
    if !events.standing().into_iter().any(|(id, what)| *id == event && may_be_kept(what)) {
        return Err(check::not_there());
    }
    let mut voids: BTreeSet<EventId> = events.to_supersede(is_excluded);
    voids.remove(&event);
    work.happened_instead(events, None, voids);
    Ok(())
}

fn assign(work: &mut Workspace<'_>, record: RecordId, from: RecordId, to: RecordId) -> Result<()> {
    let replaced = |ids: &mut BTreeSet<RecordId>| {
        let is_there = ids.remove(&from);
        if is_there {
            ids.insert(to);
        }
        is_there
    };
    let moved = |id: &mut Option<RecordId>| *id == Some(from) && id.replace(to).is_some();
    let is_done = edited(work, record, |it: &mut Meeting| replaced(&mut it.participants))?
        || edited(work, record, |it: &mut Referral| moved(&mut it.referrer) | moved(&mut it.referee))?;
    if is_done {
        return assign_owed(work, record, from, to);
    }
    let is_done = edited(work, record, |it: &mut Note| replaced(&mut it.about))?
        || edited(work, record, |it: &mut Commitment| moved(&mut it.contact))?
        || edited(work, record, |it: &mut Offer| moved(&mut it.host) | moved(&mut it.about))?
        || edited(work, record, |it: &mut Insight| {
            replaced(&mut it.subjects) | replaced(&mut it.heard_from)
        })?
        || edited(work, record, |it: &mut Term| replaced(&mut it.heard_from))?
        || edited(work, record, |it: &mut Resource| replaced(&mut it.recommended_by))?
        || edited(work, record, |it: &mut Lead| replaced(&mut it.heard_from))?;
    if is_done {
        return Ok(());
    }
    Err(match work.find::<Obligation>(record)? {
        Some(_) => Error::invalid("record", "belongs to the talk or referral it is about; assign that"),
        None => Error::invalid("record", "does not name this person"),
    })
}

/// What was done of what was owed to one card for a talk or a name was done to the other.
fn assign_owed(work: &mut Workspace<'_>, subject: RecordId, from: RecordId, to: RecordId) -> Result<()> {
    use ObligationKind::{Judge, Mend, ReportBack, ThankEmail, ThankHand};
    for kind in [ThankEmail, ThankHand, ReportBack, Mend, Judge] {
        let key = |contact| ObligationKey { kind, subject, contact };
        let Some(mut known) = work.find::<Obligation>(key(from).id())? else { continue };
        let voids = known.events.to_supersede(|_| true);
        if voids.is_empty() {
            continue;
        }
        let mut it: Obligation = work.find(key(to).id())?.unwrap_or_default();
        (it.kind, it.subject, it.contact) = (Some(kind), Some(subject), Some(to));
        for (id, what) in known.events.standing() {
            let Some(event) = known.events.get(id) else { continue };
            let (at, author, what) = (event.at.clone(), event.author, Some(what.clone()));
            it.events.insert(EventId::new(work.context()), Event { at, author, what, voids: [].into() });
        }
        work.put(key(to).id(), &it)?;
        work.happened_instead(&mut known.events, None, voids);
        work.put(key(from).id(), &known)?;
    }
    Ok(())
}

fn edited<T: Noun>(
    work: &mut Workspace<'_>,
    record: RecordId,
    change: impl FnOnce(&mut T) -> bool,
) -> Result<bool> {
    let Some(mut it) = work.find::<T>(record)? else { return Ok(false) };
    let is_changed = change(&mut it);
    work.put(record, &it)?;
    Ok(is_changed)
}
