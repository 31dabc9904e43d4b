//! One ask to one person.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ClosedReason, Contact, Contradiction, ContradictionKind, EventId, Events, Life, Moment, NamePermission,
    NudgeSchedule, RecordId, Warmth, contradiction::last_standing,
};

/// One ask to one person for a talk. Where it stands is computed from what happened: see [`Outreach::state`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outreach {
    /// Who is asked.
    pub contact: Option<RecordId>,
    /// The campaign it belongs to.
    pub campaign: Option<RecordId>,
    /// The name that was given and led to it.
    pub referral: Option<RecordId>,
    /// How it is to be sent.
    pub channel: Option<OutreachChannel>,
    /// Why the person wants to talk with just this one, in their own words.
    pub stated_reason: Option<String>,
    /// How many minutes are asked for, as far as nothing was sent and the person said so.
    pub promised_minutes: Option<u32>,
    /// The line above the text.
    pub subject: Option<String>,
    /// The text as it is written so far.
    pub draft: String,
    /// The id of the template it began with.
    pub template: Option<String>,
    /// What the person ticked off the list of what an ask should hold.
    pub checklist: BTreeSet<ChecklistItem>,
    /// What the person said is not there, though it may look as if it were; what is ticked counts before it.
    #[serde(default)]
    pub not_there: BTreeSet<ChecklistItem>,
    /// The rules of the lint that are not to be applied to this text, by their ids.
    pub dismissed_rules: BTreeSet<String>,
    /// What happened.
    pub events: Events<OutreachEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

/// How somebody is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum OutreachChannel {
    /// By e-mail.
    Email,
    /// By phone.
    Phone,
    /// Through LinkedIn.
    Linkedin,
    /// Through another social network.
    OtherSocial,
    /// Face to face.
    InPerson,
    /// By somebody who introduces the two.
    Intro,
    /// By letter.
    Letter,
}

/// What an ask should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ChecklistItem {
    /// How the person came by the other's details.
    HowIGotYourDetails,
    /// A casual word on who the person is.
    CasualIntro,
    /// Something light, or something that shows they know their trade.
    HumourOrCompetence,
    /// A compliment, or an offer to help.
    ComplimentOrAssistance,
    /// Who is asking.
    Who,
    /// Why just this one is asked.
    Why,
    /// What exactly is asked.
    What,
}

/// What can happen with an ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutreachEvent {
    /// The person means to ask.
    Planned,
    /// The text is good as it is.
    Approved,
    /// It was sent.
    Sent {
        /// How.
        channel: OutreachChannel,
        /// The text as it went out.
        text: String,
        /// The line above it.
        subject: Option<String>,
        /// The template it began with.
        template: Option<String>,
        /// How many minutes it asks for.
        minutes: Option<u32>,
        /// How near the two were then.
        warmth: Warmth,
        /// When.
        at: Moment,
    },
    /// Another number of minutes was promised after it was sent.
    Promised {
        /// How many.
        minutes: u32,
    },
    /// It came back: it did not reach them.
    Bounced,
    /// They answered.
    Replied {
        /// What.
        reply: Reply,
        /// When.
        at: Moment,
    },
    /// The person asked once more.
    Nudged {
        /// The text as it went out, if it was kept.
        text: Option<String>,
        /// When.
        at: Moment,
    },
    /// A time for a talk is agreed.
    Scheduled {
        /// The talk.
        meeting: RecordId,
    },
    /// The person lets it be.
    Closed {
        /// Why.
        reason: ClosedReason,
        /// The events known then: an answer that is not among them counts all the same.
        known: BTreeSet<EventId>,
    },
    /// What had ended it is taken back.
    Reopened,
}

/// What somebody answered to an ask.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// They will talk.
    Yes,
    /// They will talk, but not now.
    Later {
        /// The day to ask again.
        #[serde(deserialize_with = "super::moment::written_day")]
        until: NaiveDate,
    },
    /// They will not.
    No,
    /// They gave another name.
    Redirected {
        /// Whose.
        contact: RecordId,
    },
}

/// Where an ask stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum OutreachState {
    /// Nothing went out yet.
    Planned,
    /// It went out and nothing came back.
    Sent,
    /// So did a polite reminder.
    Nudged,
    /// They did not answer, and the time for reminders is over.
    NoReply,
    /// It did not reach them.
    Bounced,
    /// They said yes; no time is agreed.
    RepliedYes,
    /// They said later.
    Later,
    /// They gave another name.
    Redirected,
    /// They said no.
    Declined,
    /// The person lets it be.
    Closed,
    /// A time for a talk is agreed.
    Scheduled,
    /// They talked.
    Held,
}

/// Where the talk stands that an ask is for, as the records of talks tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Talk {
    /// None is known.
    #[default]
    Unknown,
    /// The one that was agreed will not take place, or did not.
    CalledOff,
    /// A time is agreed.
    Agreed,
    /// It took place.
    Held,
}

/// One text that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending<'a> {
    /// How.
    pub channel: OutreachChannel,
    /// The text.
    pub text: &'a str,
    /// The line above it.
    pub subject: Option<&'a str>,
    /// The template it began with.
    pub template: Option<&'a str>,
    /// How many minutes it asks for.
    pub minutes: Option<u32>,
    /// How near the two were then.
    pub warmth: Warmth,
    /// When.
    pub at: &'a Moment,
}

impl Outreach {
    /// The most polite reminders that are sent.
    pub const MOST_NUDGES: usize = 2;

    /// Where the ask stands, whatever the day: held, scheduled, declined, redirected, closed, later, replied yes, bounced,
    /// nudged, sent or planned, the first that fits. A talk that was called off leaves the yes, noted or not. Closing counts only beside
    /// what whoever closed it knew of, and "later" until they were asked again on that day or after it.
    pub fn state(&self, talk: Talk) -> OutreachState {
        let replied = |is: fn(&Reply) -> bool| {
            self.events.any(|event| matches!(event, OutreachEvent::Replied { reply, .. } if is(reply)))
        };
        let is_scheduled = self.events.any(|event| matches!(event, OutreachEvent::Scheduled { .. }));
        if talk == Talk::Held {
            OutreachState::Held
        } else if talk == Talk::Agreed || (is_scheduled && talk == Talk::Unknown) {
            OutreachState::Scheduled
        } else if replied(|reply| *reply == Reply::No) {
            OutreachState::Declined
        } else if replied(|reply| matches!(reply, Reply::Redirected { .. })) {
            OutreachState::Redirected
        } else if self.closed().is_some() {
            OutreachState::Closed
        } else if self.later_until().is_some_and(|until| !self.is_asked_again(until)) {
            OutreachState::Later
        } else if is_scheduled || talk == Talk::CalledOff || replied(|reply| *reply == Reply::Yes) {
            OutreachState::RepliedYes
        } else if self.is_bounced() {
            OutreachState::Bounced
        } else if !self.nudges().is_empty() {
            OutreachState::Nudged
        } else if self.events.any(|event| matches!(event, OutreachEvent::Sent { .. })) {
            OutreachState::Sent
        } else {
            OutreachState::Planned
        }
    }

    /// Where the ask stands on a day: one that nobody answered is given up when the time for reminders is over.
    pub fn state_on(&self, talk: Talk, today: NaiveDate, schedule: &NudgeSchedule) -> OutreachState {
        match self.state(talk) {
            OutreachState::Sent | OutreachState::Nudged
                if self.gives_up(schedule).is_some_and(|day| today > day) =>
            {
                OutreachState::NoReply
            }
            state => state,
        }
    }

    /// The day on which a polite reminder is due, if one is: nobody answered, and not all were sent.
    pub fn nudge_due(&self, schedule: &NudgeSchedule) -> Option<NaiveDate> {
        let (last, nudges) = self.last_word()?;
        (nudges < Self::MOST_NUDGES).then(|| schedule.after(last, schedule.wait(nudges)))
    }

    /// The last day on which an answer is waited for, reminders or not; nothing while nothing went out.
    pub fn gives_up(&self, schedule: &NudgeSchedule) -> Option<NaiveDate> {
        let (last, nudges) = self.last_word()?;
        Some(schedule.after(last, schedule.whole_wait(nudges)))
    }

    /// The day on which the person last wrote, and how many reminders there were.
    fn last_word(&self) -> Option<(NaiveDate, usize)> {
        let sent = self.sendings().into_iter().map(|sending| sending.at.day()).max()?;
        let nudges = self.nudges();
        let last = nudges.iter().map(|at| at.day()).max().map_or(sent, |nudged| nudged.max(sent));
        Some((last, nudges.len()))
    }

    /// When polite reminders were sent that count, each on a day of its own: two devices may have noted the same one. Those
    /// before it went out once more do not count, nor, once whoever said "later" was asked again, those before that day.
    pub fn nudges(&self) -> Vec<&Moment> {
        let last = self.all_nudges().last().map(|at| at.day());
        last.map(|day| self.nudges_by(day)).unwrap_or_default()
    }

    /// The reminders that count for one on that day.
    pub fn nudges_by(&self, day: NaiveDate) -> Vec<&Moment> {
        let mut nudges = self.all_nudges();
        if let Some(until) = self.later_until().filter(|until| *until <= day) {
            nudges.retain(|at| at.day() >= until);
        }
        nudges
    }

    fn is_asked_again(&self, until: NaiveDate) -> bool {
        self.all_nudges().last().is_some_and(|at| at.day() >= until)
    }

    /// The reminders since it last went out.
    fn all_nudges(&self) -> Vec<&Moment> {
        let sent = self.last_sending().map(|sending| sending.at.instant);
        let standing = self.events.standing();
        let nudged = standing.into_iter().filter_map(|(_, event)| match event {
            OutreachEvent::Nudged { at, .. } => Some(at),
            _ => None,
        });
        let mut nudges: Vec<&Moment> =
            nudged.filter(|at| sent.is_none_or(|sent| at.instant >= sent)).collect();
        nudges.sort();
        nudges.dedup_by_key(|at| at.day());
        nudges
    }

    /// All that was written: why just this person, what went out and was said by way of a reminder, also where that was
    /// taken back, and what is written so far.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts: Vec<&str> = self.stated_reason.as_deref().into_iter().collect();
        for (_, event) in self.events.iter() {
            match &event.what {
                Some(OutreachEvent::Sent { text, subject, .. }) => {
                    texts.extend(subject.as_deref());
                    texts.push(text);
                }
                Some(OutreachEvent::Nudged { text, .. }) => texts.extend(text.as_deref()),
                _ => {}
            }
        }
        texts.extend(self.subject.as_deref());
        texts.push(&self.draft);
        texts
    }

    /// What went out, the earliest first.
    pub fn sendings(&self) -> Vec<Sending<'_>> {
        let standing = self.events.standing();
        let sent = standing.into_iter().filter_map(|(_, event)| match event {
            OutreachEvent::Sent { channel, text, subject, template, minutes, warmth, at } => Some(Sending {
                channel: *channel,
                text,
                subject: subject.as_deref(),
                template: template.as_deref(),
                minutes: *minutes,
                warmth: *warmth,
                at,
            }),
            _ => None,
        });
        let mut sendings: Vec<Sending<'_>> = sent.collect();
        sendings.sort_by_key(|sending| sending.at.instant);
        sendings
    }

    /// What went out last.
    pub fn last_sending(&self) -> Option<Sending<'_>> {
        self.sendings().pop()
    }

    /// What an answer at that moment was an answer to: the last that went out before it, or else the first of all.
    pub fn sending_answered(&self, replied: Option<&Moment>) -> Option<Sending<'_>> {
        let mut sendings = self.sendings();
        let before = sendings.iter().rposition(|it| replied.is_some_and(|at| it.at.instant <= at.instant));
        (!sendings.is_empty()).then(|| sendings.swap_remove(before.unwrap_or(0)))
    }

    /// Whether anything went out.
    pub fn is_sent(&self) -> bool {
        self.events.any(|event| matches!(event, OutreachEvent::Sent { .. }))
    }

    /// When it went out last, or they first answered where nobody noted that it did.
    pub fn out_at(&self) -> Option<Moment> {
        self.last_sending().map(|sending| sending.at.clone()).or_else(|| self.replied_at())
    }

    /// Whether it went out, or they answered though nobody noted that it did.
    pub fn is_out(&self) -> bool {
        self.out_at().is_some()
    }

    /// Whether it came back undelivered.
    pub fn is_bounced(&self) -> bool {
        self.events.any(|event| *event == OutreachEvent::Bounced)
    }

    /// When it was planned.
    pub fn planned_at(&self) -> Option<Moment> {
        let planned = self.events.earliest(|event| (*event == OutreachEvent::Planned).then_some(()));
        planned.map(|(at, ())| at.clone())
    }

    /// When they first answered, whatever they said later.
    pub fn replied_at(&self) -> Option<Moment> {
        // Whoever agrees on a time has answered.
        let said = self.events.earliest_said(|event| match event {
            OutreachEvent::Replied { at, .. } => Some(Some(at.clone())),
            OutreachEvent::Scheduled { .. } => Some(None),
            _ => None,
        });
        said.map(|(written, at)| at.unwrap_or_else(|| written.clone()))
    }

    /// When a time for a talk was first agreed.
    pub fn scheduled_at(&self) -> Option<Moment> {
        let scheduled =
            self.events.earliest(|event| matches!(event, OutreachEvent::Scheduled { .. }).then_some(()));
        scheduled.map(|(at, ())| at.clone())
    }

    /// The talks that came of it.
    pub fn meetings(&self) -> BTreeSet<RecordId> {
        let standing = self.events.standing();
        let meeting = standing.into_iter().filter_map(|(_, event)| match event {
            OutreachEvent::Scheduled { meeting } => Some(*meeting),
            _ => None,
        });
        meeting.collect()
    }

    /// The last answer, and when it came.
    pub fn reply(&self) -> Option<(Moment, Reply)> {
        let reply = self.events.latest(|event| match event {
            OutreachEvent::Replied { reply, at } => Some((at.clone(), reply.clone())),
            _ => None,
        });
        reply.map(|(_, reply)| reply)
    }

    /// The day on which they want to be asked again.
    pub fn later_until(&self) -> Option<NaiveDate> {
        let later = self.events.latest(|event| match event {
            OutreachEvent::Replied { reply: Reply::Later { until }, .. } => Some(*until),
            _ => None,
        });
        later.map(|(_, until)| until)
    }

    /// Why the person let it be and when, unless an answer came that they did not know of.
    pub fn closed(&self) -> Option<(Moment, ClosedReason)> {
        let news = self.news();
        let closed = self.events.latest(|event| match event {
            OutreachEvent::Closed { reason, known } => news.is_subset(known).then_some(*reason),
            _ => None,
        });
        closed.map(|(at, reason)| (at.clone(), reason))
    }

    /// How many minutes were promised: what was said last after sending, or what the text that went out asks for, or what
    /// the next one will.
    pub fn minutes(&self) -> Option<u32> {
        let promised = self.events.latest(|event| match event {
            OutreachEvent::Promised { minutes } => Some(*minutes),
            _ => None,
        });
        let sent = || self.last_sending().map(|sending| sending.minutes);
        promised.map(|(_, minutes)| Some(minutes)).or_else(sent).unwrap_or(self.promised_minutes)
    }

    /// Whether something is there that an ask should hold, as far as the person said so.
    pub fn is_ticked(&self, item: ChecklistItem) -> Option<bool> {
        if self.checklist.contains(&item) {
            Some(true)
        } else {
            self.not_there.contains(&item).then_some(false)
        }
    }

    /// How near the two are: as the person set it, or else as the records of the contact tell, and whether the name may be
    /// used of whoever led to them.
    pub fn warmth(contact: Option<&Contact>, permission: Option<NamePermission>) -> Warmth {
        if let Some(own) = contact.and_then(|contact| contact.warmth_override) {
            own
        } else if permission == Some(NamePermission::Granted) {
            Warmth::Warm
        } else if contact.is_some_and(|contact| !contact.common_ground.is_empty()) {
            Warmth::Tenuous
        } else {
            Warmth::Cold
        }
    }

    /// What two devices said differently.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let mut add = |what, counts: Option<EventId>, other: Option<EventId>| {
            if let (Some(counts), Some(other)) = (counts, other) {
                found.push(Contradiction { what, events: [counts, other] });
            }
        };
        let last = |is: fn(&OutreachEvent) -> bool| last_standing(&self.events, is);
        let scheduled = last(|event| matches!(event, OutreachEvent::Scheduled { .. }));
        let said = |is: fn(&Reply) -> bool| {
            last_standing(
                &self.events,
                |event| matches!(event, OutreachEvent::Replied { reply, .. } if is(reply)),
            )
        };
        let declined = said(|reply| *reply == Reply::No);
        add(ContradictionKind::ScheduledAndDeclined, scheduled, declined);
        let answers = [
            declined,
            said(|reply| matches!(reply, Reply::Redirected { .. })),
            said(|reply| matches!(reply, Reply::Later { .. })),
            said(|reply| *reply == Reply::Yes),
        ];
        let mut answers = answers.into_iter().flatten();
        let counts = answers.next();
        for other in answers {
            add(ContradictionKind::AnsweredTwice, counts, Some(other));
        }
        let bounced = last(|event| *event == OutreachEvent::Bounced);
        add(ContradictionKind::AnsweredAndBounced, scheduled.or(counts), bounced);
        let news = self.news();
        for (closed, event) in self.events.standing() {
            let OutreachEvent::Closed { known, .. } = event else { continue };
            let went_on = news.iter().find(|id| !known.contains(id)).copied();
            add(ContradictionKind::ClosedAndWentOn, went_on, Some(*closed));
        }
        found
    }

    /// What stands and moves it on: sending it, answers, talks.
    fn news(&self) -> BTreeSet<EventId> {
        let standing = self.events.standing();
        let news = standing.into_iter().filter(|(_, event)| {
            matches!(
                event,
                OutreachEvent::Sent { .. } | OutreachEvent::Replied { .. } | OutreachEvent::Scheduled { .. }
            )
        });
        news.map(|(id, _)| *id).collect()
    }
}
