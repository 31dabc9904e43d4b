//! Meetings.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{check, impression, meeting_course as course};
use crate::{
    Error, Result,
    document::Workspace,
    model::{
        Kind, Medium, Meeting, MeetingEvent, MeetingState, Moment, Outreach, Party, Profile, RecordId,
        TalkOutcome, check_day,
    },
};

/// The most names that can be counted in one talk.
const MOST_NAMES: u32 = 1_000;

/// What can be done with a meeting. Times are civil, in the context's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MeetingCommand {
    /// Puts a meeting into the calendar.
    Schedule {
        /// With whom.
        participants: Vec<RecordId>,
        /// When it starts.
        start: NaiveDateTime,
        /// How many minutes are asked for: 1 to 1,440; the person's usual number when not said.
        minutes: Option<u32>,
        /// How they meet.
        medium: Option<Medium>,
        /// Where, in words.
        place: Option<String>,
    },
    /// Moves a meeting that is not over: the times that this device knows of no longer count.
    Reschedule {
        /// Which.
        meeting: RecordId,
        /// When it starts now.
        start: NaiveDateTime,
    },
    /// Calls a meeting off. That it took place no longer counts either, unless it is written down.
    Cancel {
        /// Which.
        meeting: RecordId,
    },
    /// Says that the other side did not come, with the same effect.
    NoShow {
        /// Which.
        meeting: RecordId,
    },
    /// Says that it took place, in the place of what this device knows of when it did.
    MarkHeld {
        /// Which.
        meeting: RecordId,
        /// When it ended; now when not said.
        at: Option<NaiveDateTime>,
    },
    /// Proposes times for a meeting that is to be: two or three are a good number.
    Propose {
        /// With whom.
        participants: Vec<RecordId>,
        /// When each would start: 1 to 10.
        slots: Vec<NaiveDateTime>,
        /// How many minutes are asked for: 1 to 1,440; the person's usual number when not said.
        minutes: Option<u32>,
    },
    /// Proposes other times: those that this device knows of no longer count.
    ProposeAgain {
        /// For which.
        meeting: RecordId,
        /// When each would start: 1 to 10.
        slots: Vec<NaiveDateTime>,
    },
    /// Agrees on a time with all that goes with it: the times that this device knows of no longer count.
    Agree {
        /// For which.
        meeting: RecordId,
        /// When it starts.
        start: NaiveDateTime,
        /// How they meet.
        medium: Option<Medium>,
        /// Where, in words.
        place: Option<String>,
    },
    /// Calls a meeting off and says who did.
    CallOff {
        /// Which.
        meeting: RecordId,
        /// Who.
        by: Party,
    },
    /// Says who did not come.
    Miss {
        /// To which.
        meeting: RecordId,
        /// Who.
        who: Party,
    },
    /// Promises another number of minutes. What was promised before stays known.
    Promise {
        /// For which.
        meeting: RecordId,
        /// How many: 1 to 1,440.
        minutes: u32,
    },
    /// Says how long the way there takes.
    SetTravel {
        /// To which.
        meeting: RecordId,
        /// How many minutes: 1 to 1,440; nothing for no way.
        minutes: Option<u32>,
    },
    /// Says which ask it came of.
    SetOutreach {
        /// Which.
        meeting: RecordId,
        /// The ask.
        outreach: Option<RecordId>,
    },
    /// Notes that the person got there.
    Arrive {
        /// Where.
        meeting: RecordId,
        /// Whether that was in time.
        on_time: bool,
    },
    /// Notes that it began.
    Start {
        /// Which.
        meeting: RecordId,
        /// When; now when not said.
        at: Option<NaiveDateTime>,
    },
    /// Notes that the person was told to come to an end.
    PromptWrapUp {
        /// Of which.
        meeting: RecordId,
    },
    /// Notes that the host wants to go on.
    ExtendByHost {
        /// With which.
        meeting: RecordId,
        /// By how many more minutes: 1 to 1,440.
        minutes: u32,
    },
    /// Notes that it came to its end, and so took place.
    End {
        /// Which.
        meeting: RecordId,
        /// When; now when not said.
        at: Option<NaiveDateTime>,
    },
    /// Counts the names that were given in it.
    CountNames {
        /// In which.
        meeting: RecordId,
        /// How many: 0 to 1,000.
        names: u32,
    },
    /// Notes what impression the person thinks they left, in the place of what this device knows of that. A poor one, of at
    /// most 2, is to be mended.
    NoteImpression {
        /// In which.
        meeting: RecordId,
        /// From 1 (poor) to 5 (very good).
        score: u32,
        /// What is to be mended, in one line.
        repair: Option<String>,
    },
    /// Notes that a poor impression was mended.
    MarkRepaired {
        /// In which.
        meeting: RecordId,
    },
    /// Says what it brought, beside what follows from what was written down.
    SetOutcome {
        /// Which.
        meeting: RecordId,
        /// What it brought.
        outcome: TalkOutcome,
        /// Whether it did.
        on: bool,
    },
    /// Takes it off the day's page: if it took place there is nothing to write down, if not it is called off.
    Dismiss {
        /// Which.
        meeting: RecordId,
    },
    /// Adds a tag.
    Tag {
        /// Of which.
        meeting: RecordId,
        /// The tag.
        tag: String,
    },
    /// Deletes a meeting.
    Delete {
        /// Which.
        meeting: RecordId,
    },
    /// Brings a deleted meeting back.
    Restore {
        /// Which.
        meeting: RecordId,
    },
}

impl MeetingCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Schedule { .. } => "schedule a meeting",
            Self::Reschedule { .. } => "move a meeting",
            Self::Cancel { .. } => "cancel a meeting",
            Self::NoShow { .. } => "mark a meeting as missed",
            Self::MarkHeld { .. } => "mark a meeting as held",
            Self::Propose { .. } | Self::ProposeAgain { .. } => "propose times",
            Self::Agree { .. } => "agree on a time",
            Self::CallOff { .. } => "cancel a meeting",
            Self::Miss { .. } => "mark a meeting as missed",
            Self::Promise { .. } => "promise a number of minutes",
            Self::SetTravel { .. } => "change how long the way takes",
            Self::SetOutreach { .. } => "say what a talk came of",
            Self::Arrive { .. } => "note when you arrived",
            Self::Start { .. } => "begin a talk",
            Self::PromptWrapUp { .. } => "come to an end",
            Self::ExtendByHost { .. } => "note that they want to go on",
            Self::End { .. } => "end a talk",
            Self::CountNames { .. } => "count the names",
            Self::NoteImpression { .. } => "note an impression",
            Self::MarkRepaired { .. } => "note that an impression is mended",
            Self::SetOutcome { .. } => "change what a talk brought",
            Self::Dismiss { .. } => "take a meeting off the list",
            Self::Tag { .. } => "add a tag",
            Self::Delete { .. } => "delete a meeting",
            Self::Restore { .. } => "restore a meeting",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Schedule { participants, start, minutes, medium, place } => {
                let participants: BTreeSet<RecordId> = participants.into_iter().collect();
                schedule(work, participants, start, minutes, medium, place.as_deref()).map(|_| ())
            }
            Self::Reschedule { meeting, start } => {
                let start = Moment::civil(start, work.context().zone())?;
                work.edit(meeting, |it: &mut Meeting, work| {
                    let last = it.appointments().pop().or_else(|| it.last_appointment());
                    let (minutes, medium, place) =
                        last.map_or((None, None, None), |last| (Some(last.minutes), last.medium, last.place));
                    let minutes = minutes.or(it.promised_minutes).unwrap_or(Profile::USUAL_PROMISE_MINUTES);
                    course::check_is_not_over(it)?;
                    let voids = it.events.to_supersede(course::is_plan);
                    let what = MeetingEvent::Scheduled { start, minutes, medium, place };
                    work.happened_instead(&mut it.events, Some(what), voids);
                    Ok(())
                })
            }
            Self::Cancel { meeting } => work.edit(meeting, |it: &mut Meeting, work| call_off(it, work)),
            Self::NoShow { meeting } => work.edit(meeting, |it: &mut Meeting, work| miss(it, work)),
            Self::MarkHeld { meeting, at } => {
                let at = held_at(work, at)?;
                course::replace(work, meeting, MeetingEvent::Held { at })
            }
            Self::Propose { participants, slots, minutes } => {
                course::propose(work, participants.into_iter().collect(), &slots, minutes)
            }
            Self::ProposeAgain { meeting, slots } => course::propose_again(work, meeting, &slots),
            Self::Agree { meeting, start, medium, place } => {
                course::agree(work, meeting, start, medium, place.as_deref())
            }
            Self::CallOff { meeting, by } => work.edit(meeting, |it: &mut Meeting, work| {
                call_off(it, work)?;
                course::annotate(it, work, MeetingEvent::CalledOffBy { by });
                Ok(())
            }),
            Self::Miss { meeting, who } => work.edit(meeting, |it: &mut Meeting, work| {
                miss(it, work)?;
                course::annotate(it, work, MeetingEvent::MissedBy { who });
                Ok(())
            }),
            Self::Promise { meeting, minutes } => course::promise(work, meeting, minutes),
            Self::SetTravel { meeting, minutes } => work.edit(meeting, |it: &mut Meeting, _| {
                it.travel_minutes =
                    minutes.map(|minutes| check::minutes("way there", minutes)).transpose()?;
                Ok(())
            }),
            Self::SetOutreach { meeting, outreach } => {
                if let Some(outreach) = outreach {
                    let asked = work.get::<Outreach>(outreach)?.contact;
                    check_is_with(work, meeting, asked)?;
                }
                work.edit(meeting, |it: &mut Meeting, _| {
                    it.outreach = outreach;
                    Ok(())
                })
            }
            Self::Arrive { meeting, on_time } => {
                course::replace(work, meeting, MeetingEvent::Arrived { on_time })
            }
            Self::Start { meeting, at } => {
                let at = held_at(work, at)?;
                course::start(work, meeting, at)
            }
            Self::PromptWrapUp { meeting } => course::replace(work, meeting, MeetingEvent::WrapPrompted),
            Self::ExtendByHost { meeting, minutes } => course::extend(work, meeting, minutes),
            Self::End { meeting, at } => {
                let at = held_at(work, at)?;
                course::end(work, meeting, at)
            }
            Self::CountNames { meeting, names } => {
                if names > MOST_NAMES {
                    return Err(Error::invalid("number of names", format!("must be at most {MOST_NAMES}")));
                }
                course::replace(work, meeting, MeetingEvent::NamesCounted { names })
            }
            Self::NoteImpression { meeting, score, repair } => {
                impression::note(work, meeting, score, repair.as_deref())
            }
            Self::MarkRepaired { meeting } => impression::settle(work, meeting, true),
            Self::SetOutcome { meeting, outcome, on } => work.edit(meeting, |it: &mut Meeting, _| {
                if on {
                    it.outcomes.insert(outcome)
                } else {
                    it.outcomes.remove(&outcome)
                };
                Ok(())
            }),
            Self::Dismiss { meeting } => work.edit(meeting, |it: &mut Meeting, work| {
                if it.is_held() {
                    work.happened(&mut it.events, MeetingEvent::Logged);
                    return Ok(());
                }
                call_off(it, work)
            }),
            Self::Tag { meeting, tag } => work.edit(meeting, |it: &mut Meeting, _| {
                it.tags.insert(check::required_line("tag", &tag)?);
                Ok(())
            }),
            Self::Delete { meeting } => {
                let mut it: Meeting = work.get(meeting)?;
                work.delete(meeting, &mut it.life)?;
                work.put(meeting, &it)
            }
            Self::Restore { meeting } => {
                let mut it: Meeting = work.get(meeting)?;
                work.restore(&mut it.life)?;
                work.put(meeting, &it)
            }
        }
    }
}

/// Puts a meeting into the calendar and answers with its id.
pub(super) fn schedule(
    work: &mut Workspace<'_>,
    participants: BTreeSet<RecordId>,
    start: NaiveDateTime,
    minutes: Option<u32>,
    medium: Option<Medium>,
    place: Option<&str>,
) -> Result<RecordId> {
    if participants.is_empty() {
        return Err(Error::invalid("meeting", "needs somebody to meet"));
    }
    for participant in &participants {
        work.require(Kind::Contact, *participant)?;
    }
    let usual = work.find::<Profile>(Profile::id())?.unwrap_or_default().promise_minutes();
    let minutes = check::minutes("length of the meeting", minutes.unwrap_or(usual))?;
    let start = Moment::civil(start, work.context().zone())?;
    let place = check::optional_line("place", place)?;
    let mut meeting = Meeting { participants, promised_minutes: Some(minutes), ..Meeting::default() };
    work.happened(&mut meeting.events, MeetingEvent::Scheduled { start, minutes, medium, place });
    work.create(&meeting)
}

/// The moment at which a meeting ended: what was said, or now.
pub(super) fn held_at(work: &Workspace<'_>, at: Option<NaiveDateTime>) -> Result<Moment> {
    match at {
        None => {
            let now = Moment::now(work.context());
            check_day(now.day())?;
            Ok(now)
        }
        Some(civil) => Moment::civil(civil, work.context().zone()),
    }
}

/// Calls a meeting off: the times that this device knows of no longer count, nor that it began or took place; what another
/// device notes meanwhile does.
pub(super) fn call_off(meeting: &mut Meeting, work: &Workspace<'_>) -> Result<()> {
    did_not_take_place(meeting, work, MeetingEvent::Cancelled)
}

/// Notes that somebody did not come, with the same effect.
fn miss(meeting: &mut Meeting, work: &Workspace<'_>) -> Result<()> {
    did_not_take_place(meeting, work, MeetingEvent::NoShow)
}

fn did_not_take_place(meeting: &mut Meeting, work: &Workspace<'_>, what: MeetingEvent) -> Result<()> {
    if meeting.state() == MeetingState::Logged {
        return Err(Error::invalid("talk", "took place and is written down; delete it if that is not so"));
    }
    let voids = meeting.events.to_supersede(|event| {
        let is_of_its_end = matches!(
            event,
            MeetingEvent::Held { .. }
                | MeetingEvent::Ended { .. }
                | MeetingEvent::CalledOffBy { .. }
                | MeetingEvent::MissedBy { .. }
        );
        is_of_its_end || course::is_plan(event)
    });
    work.happened_instead(&mut meeting.events, Some(what), voids);
    Ok(())
}

/// Refuses to say that a talk came of an ask to somebody who has no part in it, on whatever card.
pub(super) fn check_is_with(
    work: &mut Workspace<'_>,
    meeting: RecordId,
    asked: Option<RecordId>,
) -> Result<()> {
    let it: Meeting = work.get(meeting)?;
    let cards = asked.map(|asked| work.cards(asked)).transpose()?.unwrap_or_default();
    if !cards.iter().any(|card| it.participants.contains(card)) {
        return Err(Error::invalid("talk", "is with somebody else than was asked"));
    }
    Ok(())
}
