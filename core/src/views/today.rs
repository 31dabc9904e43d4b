//! Today: what to do now, each with one line of reason.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{
    DuplicateRow, ReviewKind, Section,
    agenda::{AgendaItem, Off, Outcome, Task, due_number, is_about_time, item_of},
    ask_words,
    day_words::{count_words, day_words, time_words},
    duplicates::added_twice,
    encouraged::encouraged,
    goal::weekly_goal,
    interaction::last_words,
    lead_words,
    names::and_list,
    offer_words,
    prep::readiness_words,
    sentence::ended,
};
use crate::{
    Context, Result,
    model::{
        ClosedReason, MeetingState, NamePermission, ObligationKey, ObligationKind, Owner, Record, RecordId,
    },
    store::{AgendaRow, Reader},
};

/// What to do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Today {
    /// The person's civil day.
    pub day: NaiveDate,
    /// What to do, the most pressing first: at most [`Today::MOST`], and of one section at most the 10 whose time is nearest, so
    /// that neither a long section nor what has been late for long hides the rest.
    pub items: Vec<TodayItem>,
    /// How many more there are; of each section at most 100 are counted.
    pub more: u32,
    /// How the week goes, in one line; nothing where there is no goal, or while it rests.
    pub week: Option<String>,
    /// Somebody who was added lately and may be there already; the list of duplicates says more.
    pub added_twice: Option<DuplicateRow>,
}

impl Today {
    /// The most items that a day shows.
    pub const MOST: usize = 30;

    /// The most items of one section that a day shows; talks that are to come are all shown.
    const MOST_OF_SECTION: usize = 10;

    /// The most talks whose time has passed with nothing noted that a day shows.
    const MOST_MISSED: usize = 5;

    /// For how many days at most an answer is asked for, others' or the person's own.
    const MOST_NUDGE_DAYS: i64 = 400;

    /// How far the items of one section are counted.
    const MOST_COUNTED: u32 = 100;

    /// The same day with at most so many items: of each section the one whose time is nearest, then of each the next, and so
    /// on. What is left out counts as more.
    #[must_use]
    pub fn brief(mut self, most: usize) -> Self {
        let noon = self.day.and_time(NaiveTime::MIN) + Duration::hours(12);
        let distance = |item: &TodayItem| item.due.map(|due| (due - noon).abs());
        let mut nearest: Vec<usize> = (0..self.items.len()).collect();
        nearest.sort_by_key(|place| {
            let distance = distance(&self.items[*place]);
            (distance.is_none(), distance)
        });
        let mut seen: BTreeMap<Section, usize> = BTreeMap::new();
        let mut turns: Vec<(usize, usize)> = Vec::new();
        for place in nearest {
            let turn = seen.entry(self.items[place].section).or_default();
            turns.push((*turn, place));
            *turn += 1;
        }
        turns.sort_by_key(|(turn, place)| (*turn, self.items[*place].section));
        let kept: BTreeSet<usize> = turns.into_iter().take(most).map(|(_, place)| place).collect();
        self.more += (self.items.len() - kept.len()) as u32;
        let items = self.items.into_iter().enumerate();
        self.items = items.filter(|(place, _)| kept.contains(place)).map(|(_, item)| item).collect();
        self
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TodayItem {
    /// Where it belongs.
    pub section: Section,
    /// What to do, in one line.
    pub title: String,
    /// Why now, in one line.
    pub reason: String,
    /// What settles it.
    pub action: TodayAction,
    /// The record it is about.
    pub record: RecordId,
    /// The obligation to act on, where it is one.
    pub obligation: Option<ObligationKey>,
    /// The person it is about.
    pub contact: Option<RecordId>,
    /// When it is due, on the clock of the place where it arose; nothing when there is no such time.
    pub due: Option<NaiveDateTime>,
    /// Whether it is late.
    pub is_late: bool,
}

/// What settles an item: the screen's one main button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum TodayAction {
    /// Open the meeting.
    Prepare,
    /// Write down what was said.
    LogDebrief,
    /// Write and send an e-mail.
    WriteEmail,
    /// Write a card or letter.
    WriteCard,
    /// Take the card or letter to the post.
    PostCard,
    /// Tell the one who gave the name.
    ReportBack,
    /// Write to the person.
    Reach,
    /// Do it and tick it off.
    MarkDone,
    /// Ask, or let it go.
    Ask,
    /// Keep it or delete it.
    Choose,
    /// Look at it in the review, which offers what settles it.
    Review,
    /// Agree on a time for a talk.
    AgreeOnTime,
    /// Send a polite reminder.
    Remind,
    /// Find another way to send it.
    Resend,
    /// Let the ask be.
    LetBe,
    /// Write oneself instead of waiting for somebody to pass one's details on.
    TakeControl,
    /// See an introduction through.
    SeeIntroduction,
    /// Write and send the ask.
    SendAsk,
    /// Ask for the name behind an offer, and write oneself.
    TakeOfferInHand,
    /// Take an offer up, or ask about it.
    TakeUpOffer,
    /// Ask whom they would introduce one to.
    AskToIntroduce,
    /// Mend a poor impression.
    Mend,
    /// Say whether what a talk was about is still wanted.
    Judge,
    /// Take the next step with a lead, or close it.
    StepLead,
}

/// What to do now.
pub(crate) fn today(reader: &Reader<'_>, context: &Context) -> Result<Today> {
    let now = context.now().with_timezone(&context.zone()).naive_local();
    let end_of_today = now.date().and_time(NaiveTime::MIN) + Duration::days(1) - Duration::seconds(1);
    let mut items: Vec<TodayItem> = Vec::new();
    let mut total = 0;
    let mut talks: BTreeSet<RecordId> = BTreeSet::new();
    let mut add = |section: Section, after: i64, until: i64, now: i64, most: usize| -> Result<()> {
        let rows = nearest(reader, section, (after, until), now, most)?;
        let mut found: Vec<AgendaItem> = rows.iter().filter_map(item_of).collect();
        // A talk that is there asks itself when it is, or how it was.
        found.retain(|item| match item.task {
            Task::Review { what, .. } if is_about_time(what) => !talks.contains(&item.record),
            _ => true,
        });
        if section == Section::Meeting {
            talks.extend(found.iter().map(|item| item.record));
        }
        total += match rows.len() {
            count if count < most => found.len() as u32,
            count => {
                let dropped = (count - found.len()) as u32;
                reader.agenda_count(section as u8, after, until, now, Today::MOST_COUNTED)? - dropped
            }
        };
        items.extend(found.into_iter().map(|item| shown(item, context)));
        Ok(())
    };
    // A talk lies on the line of instants, everything else on the clock of the person's day. Talks that are to come are
    // looked up before those that were missed, and those that were missed leave room for the rest of the day.
    let (instant, civil) = (due_number(context.now().naive_utc()), due_number(now));
    let under_way = instant - Duration::hours(2).num_milliseconds();
    let rest_of_day = (end_of_today - now).max(Duration::hours(Section::Meeting.lead_hours()));
    add(Section::Meeting, under_way, instant + rest_of_day.num_milliseconds(), instant, Today::MOST)?;
    add(Section::Meeting, i64::MIN, under_way, instant, Today::MOST_MISSED)?;
    for section in Section::ALL.into_iter().filter(|section| *section != Section::Meeting) {
        let lead = Duration::hours(section.lead_hours());
        let until = due_number(if lead.is_zero() { end_of_today } else { (now + lead).max(end_of_today) });
        // What is over need not be passed over again every day for ever: no reminder is due for as long as that.
        let after = match section {
            Section::Nudge | Section::Verdict => due_number(now - Duration::days(Today::MOST_NUDGE_DAYS)),
            _ => i64::MIN,
        };
        add(section, after, until, civil, Today::MOST_OF_SECTION)?;
    }
    in_order(&mut items);
    let more = total.saturating_sub(items.len() as u32);
    let (week, added_twice) = (weekly_goal(reader, context)?.line, added_twice(reader)?);
    let mut today = Today { day: context.today(), items, more, week, added_twice }.brief(Today::MOST);
    prepared(reader, context, &mut today.items)?;
    Ok(today)
}

/// Up to `most` rows of a section in a span of time, those nearest to `now`.
fn nearest(
    reader: &Reader<'_>,
    section: Section,
    (after, until): (i64, i64),
    now: i64,
    most: usize,
) -> Result<Vec<AgendaRow>> {
    let (section, limit) = (section as u8, most as u32);
    let mut rows = reader.agenda_last(section, after, until.min(now), now, limit)?;
    rows.extend(reader.agenda(section, after.max(now), until, now, limit)?);
    rows.sort_by_key(|row| row.due.abs_diff(now));
    rows.truncate(most);
    Ok(rows)
}

/// The most pressing first: by section, then by what is due first; of equal ones by id.
pub(super) fn in_order(items: &mut [TodayItem]) {
    items.sort_by(|one, other| {
        let key = |item: &TodayItem| (item.section, item.due, item.record, item.contact);
        key(one).cmp(&key(other))
    });
}

/// Says with each talk to come how ready the person is, and of one that is under way since when it is. What two devices
/// say differently comes first.
fn prepared(reader: &Reader<'_>, context: &Context, items: &mut [TodayItem]) -> Result<()> {
    for item in items.iter_mut().filter(|item| item.action == TodayAction::Prepare) {
        let Some(Record::Meeting(meeting)) = reader.live(item.record)? else { continue };
        if let Some(started) = meeting.started_at().filter(|_| meeting.state() == MeetingState::InProgress) {
            let since = started.instant.with_timezone(&context.zone()).format("%H:%M");
            let off = [
                (meeting.is_called_off_elsewhere(), Off::Cancelled),
                (meeting.is_missed_elsewhere(), Off::Missed),
            ];
            item.reason = match off.into_iter().find(|(is_so, _)| *is_so) {
                Some((_, off)) => format!(
                    "Under way since {since}, but another device {}. Make sure whether it takes place.",
                    off_words(off)
                ),
                None => format!("Under way since {since}; you promised {} minutes.", meeting.promise()),
            };
        } else if meeting.contradictions().is_empty() {
            item.reason += &format!(" {}", readiness_words(reader, item.record, &meeting)?);
        }
    }
    Ok(())
}

/// The item as a screen shows it in this context.
pub(super) fn shown(mut item: AgendaItem, context: &Context) -> TodayItem {
    let now = context.now().with_timezone(&context.zone()).naive_local();
    let today = now.date();
    if matches!(item.task, Task::Meet { .. }) {
        item.due = item.due.and_utc().with_timezone(&context.zone()).naive_local();
    }
    let name = item.name.as_str();
    let (mut section, mut due, mut is_late) = (item.section, Some(item.due), item.due < now);
    let (title, reason, action) = match &item.task {
        Task::Meet { minutes, place, times, off_elsewhere, .. } => {
            let over = item.due + Duration::minutes(i64::from(*minutes)) < now;
            is_late = over;
            if over {
                section = Section::Debrief;
                let reason = format!(
                    "It was planned {}; log it, move it or call it off.",
                    time_words(item.due, today)
                );
                (format!("How was the talk with {name}?"), reason, TodayAction::LogDebrief)
            } else {
                let place = place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
                let reason = match (times, off_elsewhere) {
                    (_, Some(off)) => format!(
                        "One device {}, another says {} Make sure whether it takes place.",
                        off_words(*off),
                        ended(format!("{}{place}", time_words(item.due, today)))
                    ),
                    (1, None) => {
                        ended(format!("You meet {}, {minutes} minutes{place}", time_words(item.due, today)))
                    }
                    (_, None) => format!(
                        "Two devices moved this talk: one says {} Make sure which time is right.",
                        ended(format!("{}{place}", time_words(item.due, today)))
                    ),
                };
                (format!("Meet {name}"), reason, TodayAction::Prepare)
            }
        }
        Task::Debrief { held } => {
            let reason = format!("You talked {} and wrote nothing down yet.", day_words(held.date(), today));
            (format!("Write down the talk with {name}"), reason, TodayAction::LogDebrief)
        }
        Task::Thank { kind: ObligationKind::ThankHand, met, is_written, .. } => {
            let met = day_words(met.date(), today);
            if *is_written {
                let reason = format!("It is written; you met {met}.");
                (format!("Post the card to {name}"), reason, TodayAction::PostCard)
            } else {
                let is = if is_late { "was" } else { "is" };
                let reason = format!("You met {met}; a card {is} due {}.", day_words(item.due.date(), today));
                (format!("Thank {name} by hand"), reason, TodayAction::WriteCard)
            }
        }
        Task::Thank { met, on_the_spot, .. } => {
            let spot = if *on_the_spot { " You thanked on the spot; an e-mail lasts longer." } else { "" };
            let met = day_words(met.date(), today);
            let reason = match is_late {
                true => format!("You met {met}; the first day has passed.{spot}"),
                false => format!("You met {met}; the first day ends {}.{spot}", time_words(item.due, today)),
            };
            (format!("Thank {name} by e-mail"), reason, TodayAction::WriteEmail)
        }
        Task::ReportBack { referee, outcome } => {
            let reason = match outcome {
                Outcome::Met(day) => {
                    ended(format!("You met {referee} {}, thanks to {name}", day_words(*day, today)))
                }
                Outcome::Closed(ClosedReason::Declined) => {
                    format!("{referee} said no; {name} gave you the name.")
                }
                Outcome::Closed(ClosedReason::NoWayToReach) => {
                    format!("You found no way to reach {referee}; {name} gave you the name.")
                }
                Outcome::Closed(ClosedReason::NotPassedOn) => {
                    format!("Your details did not get to {referee}; {name} gave you the name.")
                }
                Outcome::Closed(ClosedReason::NotPursued) => {
                    format!("You did not write to {referee}; {name} gave you the name.")
                }
                Outcome::Closed(ClosedReason::NoReply) | Outcome::Silent(_) => {
                    format!("{referee} did not answer; {name} gave you the name.")
                }
                Outcome::Redirected => {
                    format!("{referee} sent you on to somebody else; {name} gave you the name.")
                }
            };
            (format!("Tell {name} how it went with {referee}"), reason, TodayAction::ReportBack)
        }
        Task::Reach { referrer, offered, permission } => {
            is_late = item.due.date() < today;
            let given = day_words(offered.date(), today);
            let reason = match permission {
                NamePermission::Granted => {
                    format!("{referrer} gave you the name {given}, and you may say so.")
                }
                NamePermission::Denied => {
                    format!("{referrer} gave you the name {given}; do not say so when you write.")
                }
                NamePermission::Unclear => format!(
                    "{referrer} gave you the name {given}, and it is not clear whether you may say so; ask once more."
                ),
                NamePermission::NotAsked => {
                    format!("{referrer} gave you the name {given}; ask whether you may say so.")
                }
            };
            (format!("Write to {name}"), reason, TodayAction::Reach)
        }
        Task::FollowUp { kind, text } => {
            let due_words = day_words(item.due.date(), today);
            is_late = item.due.date() < today;
            match kind {
                ObligationKind::SendRequested => {
                    let is = if is_late { "was" } else { "is" };
                    let reason = format!("{name} asked for it; it {is} due {due_words}.");
                    (format!("Send {name}: {text}"), reason, TodayAction::MarkDone)
                }
                _ => {
                    let reason = format!("You planned this for {}.", due_words.trim_start_matches("on "));
                    (format!("{text} ({name})"), reason, TodayAction::MarkDone)
                }
            }
        }
        Task::Promise { owner, text, due: promised, made } => {
            due = promised.map(|day| day.and_time(NaiveTime::MIN));
            is_late = promised.is_some_and(|day| day < today);
            let made = day_words(made.date(), today);
            let when = match promised {
                Some(day) if *day < today => {
                    let late = match (today - *day).num_days() {
                        1 => String::new(),
                        days => format!(", {} ago", count_words(days, "day")),
                    };
                    format!("it was due {}{late}", day_words(*day, today).trim_start_matches("last "))
                }
                Some(day) => format!("it is due {}", day_words(*day, today)),
                None => "no date was said".to_owned(),
            };
            match owner {
                Owner::Me => {
                    let title = if name.is_empty() { text.clone() } else { format!("{text} (for {name})") };
                    (title, format!("You promised it {made}; {when}."), TodayAction::MarkDone)
                }
                Owner::Them => {
                    let who = if name.is_empty() { "They" } else { name };
                    (
                        format!("Ask about: {text}"),
                        format!("{who} promised it {made}; {when}."),
                        TodayAction::Ask,
                    )
                }
            }
        }
        Task::AskPlanned { planned } => {
            is_late = false;
            let planned = day_words(planned.date(), today);
            let reason = format!("You planned it {planned}. {}", encouraged(item.record));
            (format!("Ask {name} for a talk"), reason, TodayAction::SendAsk)
        }
        Task::KeepInTouch { last, days } => {
            is_late = item.due.date() < today;
            let every = count_words(i64::from(*days), "day");
            let reason = format!("{} You planned to be in touch every {every}.", last_words(*last, today));
            (format!("Get in touch with {name}"), reason, TodayAction::Reach)
        }
        Task::StaleLead { lead, since, state, next_step } => {
            is_late = false;
            lead_words::shown(lead, name, since.date(), *state, next_step.as_deref(), today)
        }
        task @ (Task::Nudge { .. }
        | Task::Bounced { .. }
        | Task::AgreeOnTime { .. }
        | Task::AskAgain { .. }
        | Task::WroteAllTheSame { .. }
        | Task::CheckPassed { .. }
        | Task::AskForIntroduction { .. }
        | Task::Introduction { .. }) => {
            is_late = item.due.date() < today && !matches!(task, Task::WroteAllTheSame { .. });
            ask_words::shown(task, name, today)
        }
        Task::Mend { score, repair, noted } => {
            is_late = item.due.date() < today;
            let why = repair.as_ref().map(|repair| format!(": {repair}")).unwrap_or_default();
            let noted = day_words(noted.date(), today);
            let reason = ended(format!("You gave the talk {score} of 5 {noted}{why}"));
            (format!("Mend the impression you left on {name}"), reason, TodayAction::Mend)
        }
        Task::AskToIntroduce { met } => {
            is_late = item.due.date() < today;
            let reason = format!(
                "You noted that they may, and talked {}; ask now that you can say what came of it.",
                day_words(met.date(), today)
            );
            (format!("Ask {name} whom they would introduce you to"), reason, TodayAction::AskToIntroduce)
        }
        Task::Judge { of, met, .. } => {
            is_late = false;
            let reason = format!(
                "You talked with {name} {}; what you heard may have changed your mind.",
                day_words(met.date(), today)
            );
            (format!("Do you still want {}?", and_list(of)), reason, TodayAction::Judge)
        }
        task @ Task::Offer { .. } => {
            is_late = item.due.date() < today;
            offer_words::shown(task, name, today)
        }
        Task::Review { what, subject } => {
            due = None;
            is_late = false;
            if *what == ReviewKind::DeletedAndUsed {
                let reason =
                    "It was deleted on one device and used on another; keep it or delete it.".to_owned();
                (format!("Keep {subject}?"), reason, TodayAction::Choose)
            } else {
                (format!("Look at {subject}"), review_reason(*what).to_owned(), TodayAction::Review)
            }
        }
    };
    TodayItem {
        section,
        title,
        reason,
        action,
        record: item.record,
        obligation: item.obligation,
        contact: item.contact,
        due,
        is_late,
    }
}

/// What a device says of a talk that does not take place.
fn off_words(off: Off) -> &'static str {
    match off {
        Off::Cancelled => "called this talk off",
        Off::Missed => "noted that this talk did not take place",
    }
}

/// Why something is to be looked at.
fn review_reason(what: ReviewKind) -> &'static str {
    match what {
        ReviewKind::MovedTwice => "Two devices moved it to different times; say which is right.",
        ReviewKind::CalledOff => "One device called it off, another set a time; say whether it takes place.",
        ReviewKind::Permission => "Two devices noted different answers on whether you may use the name.",
        ReviewKind::AskedAndLeftAlone => {
            "One device asked them for a talk; on another they asked to be left alone."
        }
        ReviewKind::Answers => "Two devices noted different answers; say which is right.",
        ReviewKind::GivenUp => "One device gave it up, on another it went on; say whether it is over.",
        ReviewKind::MergeContested => {
            "One device says that they are the same person, another that they are not."
        }
        ReviewKind::MergeBlocked => "They look like the same person as others whom you kept apart.",
        ReviewKind::Preferred => "Two devices chose different addresses to use first.",
        ReviewKind::Text => "Two devices wrote most of the text anew.",
        _ => "Two devices wrote different things; choose one.",
    }
}
