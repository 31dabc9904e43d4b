//! What helps in a talk: its clock, its cards, and what is left to ask.

use serde::{Deserialize, Serialize};

use super::{
    PersonRef, QuestionRow,
    prep::{ask_of, meeting_of, people, questions, slots_of},
};
use crate::{
    Context, Result,
    coach::{MeetingClock, MeetingFacts, REFERRAL_SCRIPT, control_script, meeting_clock},
    model::{Meeting, MeetingState, Profile, QuestionKind, Record, RecordId},
    store::Reader,
};

/// What helps in a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Guide {
    /// Which talk.
    pub meeting: RecordId,
    /// Where it stands.
    pub state: MeetingState,
    /// With whom.
    pub people: Vec<PersonRef>,
    /// Why just this person was asked, as they were told.
    pub stated_reason: Option<String>,
    /// How many minutes are promised.
    pub promised_minutes: u32,
    /// How many minutes the host added.
    pub extension_minutes: u32,
    /// The clock and the cards.
    pub clock: MeetingClock,
    /// What is left to ask, in order: only the musts once the host gave more time, fallbacks last.
    pub questions: Vec<QuestionRow>,
    /// What to say to be given names, line by line.
    pub referral_script: Vec<String>,
    /// What to say when they want to pass the person's details on, line by line.
    pub control_script: Vec<String>,
    /// How many names were counted; none is a number.
    pub names_counted: Option<u32>,
}

/// What helps in a talk at the context's instant.
pub(crate) fn guide(reader: &Reader<'_>, context: &Context, id: RecordId) -> Result<Guide> {
    let it = meeting_of(reader, id)?;
    let courtesy_check = match reader.live(Profile::id())? {
        Some(Record::Profile(profile)) => !profile.no_courtesy_check,
        _ => true,
    };
    let clock = meeting_clock(&facts(&it, courtesy_check), context.now());
    let mut left: Vec<QuestionRow> = questions(reader, &it, &slots_of(reader, &it)?)?;
    left.retain(|row| !row.is_answered && (!clock.only_musts || row.kind == QuestionKind::Must));
    left.sort_by_key(|row| row.kind == QuestionKind::Fallback);
    Ok(Guide {
        meeting: id,
        state: it.state(),
        people: people(reader, &it)?,
        stated_reason: ask_of(reader, id, &it)?.and_then(|ask| ask.stated_reason),
        promised_minutes: it.promise(),
        extension_minutes: it.extension_minutes(),
        clock,
        questions: left,
        referral_script: REFERRAL_SCRIPT.iter().map(|line| (*line).to_owned()).collect(),
        control_script: control_script(None),
        names_counted: it.names_counted(),
    })
}

pub(super) fn facts(meeting: &Meeting, courtesy_check: bool) -> MeetingFacts {
    let is_to_come = matches!(meeting.state(), MeetingState::Scheduled | MeetingState::InProgress);
    let planned = meeting.appointments().pop().filter(|_| is_to_come || meeting.is_held());
    // A talk that was held without its end being noted was over when it was noted as held.
    let ended = meeting.ended_at().or_else(|| meeting.held_at().filter(|_| meeting.is_held()));
    MeetingFacts {
        promised_minutes: meeting.promise(),
        planned: planned.map(|appointment| appointment.start.instant),
        travel_minutes: meeting.travel_minutes,
        started: meeting.started_at().map(|at| at.instant),
        extension_minutes: meeting.extension_minutes(),
        ended: ended.map(|at| at.instant),
        courtesy_check,
        answered: meeting.answered_count(),
        names: meeting.names_counted(),
    }
}
