//! Asks: one to one person.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{
    check,
    contact::{self, NewContact},
    meeting, referral,
};
use crate::{
    Error, Result,
    coach::minutes_said,
    document::Workspace,
    model::{
        ChecklistItem, ClosedReason, Contact, EventId, Kind, Medium, Meeting, MeetingState, Moment,
        NamePermission, Outreach, OutreachChannel, OutreachEvent, Profile, RecordId, Referral, Reply, Source,
        check_day, first_talk, is_only_with,
    },
};

/// The longest text of an ask, in bytes.
const MOST_TEXT: usize = 16 * 1024;

/// What can be done with an ask. Times are civil, in the context's zone; now when not said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum OutreachCommand {
    /// Plans to ask somebody for a talk. Who is asked, for what and by whose word never changes: that is another ask.
    Plan {
        /// Who.
        contact: RecordId,
        /// The campaign it belongs to.
        campaign: Option<RecordId>,
        /// The name that was given and led to them.
        referral: Option<RecordId>,
        /// How it is to be sent.
        channel: Option<OutreachChannel>,
        /// Why just this person.
        reason: Option<String>,
        /// How many minutes are asked for: 1 to 1,440. When not said it is what the text asks for when it is sent, or else
        /// the person's usual number.
        minutes: Option<u32>,
    },
    /// Sets one field.
    Set {
        /// Of which.
        outreach: RecordId,
        /// Which field.
        field: OutreachField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Says how it is to be sent.
    SetChannel {
        /// Which.
        outreach: RecordId,
        /// How.
        channel: Option<OutreachChannel>,
    },
    /// Says how many minutes are asked for. What was sent stays as it is: after that, this is another promise.
    SetMinutes {
        /// Which.
        outreach: RecordId,
        /// How many: 1 to 1,440.
        minutes: u32,
    },
    /// Writes the text.
    Write {
        /// Which.
        outreach: RecordId,
        /// All of it, up to 16 KB.
        text: String,
    },
    /// Says whether something is there that an ask should hold. What the person says counts before any guess.
    Tick {
        /// Which.
        outreach: RecordId,
        /// What.
        item: ChecklistItem,
        /// Whether it is there.
        on: bool,
    },
    /// Says that a rule of the lint is not to be applied to this text, or is again.
    DismissRule {
        /// Which.
        outreach: RecordId,
        /// The rule's id.
        rule: String,
        /// Whether it is not to be applied.
        on: bool,
    },
    /// Says that the text is good as it is.
    Approve {
        /// Which.
        outreach: RecordId,
    },
    /// Notes that it went out, and keeps the text as it was then. Findings never keep it back. When nobody said how many
    /// minutes are asked for, the minutes that the text names are the promise; when it names none, the person's usual number.
    Send {
        /// Which.
        outreach: RecordId,
        /// How; as planned, or else by e-mail, when not said.
        channel: Option<OutreachChannel>,
        /// The text as it went out; the one written so far when not said.
        text: Option<String>,
        /// When.
        at: Option<NaiveDateTime>,
    },
    /// Notes that it came back: it did not reach them.
    MarkBounced {
        /// Which.
        outreach: RecordId,
    },
    /// Notes that they said yes.
    ReplyYes {
        /// To which.
        outreach: RecordId,
        /// When they answered.
        at: Option<NaiveDateTime>,
    },
    /// Notes that they said "later".
    ReplyLater {
        /// To which.
        outreach: RecordId,
        /// The day to ask again.
        until: NaiveDate,
        /// When they answered.
        at: Option<NaiveDateTime>,
    },
    /// Notes that they said no. Talks that are agreed because of it are called off.
    ReplyNo {
        /// To which.
        outreach: RecordId,
        /// When they answered.
        at: Option<NaiveDateTime>,
    },
    /// Notes that they gave another name: that person is added unless they are known, and the name counts as given by
    /// whoever was asked, without a word on whether theirs may be used.
    ReplyRedirected {
        /// To which.
        outreach: RecordId,
        /// Whose name they gave, when the person is known.
        to: Option<RecordId>,
        /// The name they gave, when the person is not.
        name: Option<String>,
        /// When they answered.
        at: Option<NaiveDateTime>,
    },
    /// Notes that the person asked once more.
    Nudge {
        /// For which.
        outreach: RecordId,
        /// The text as it went out, if it is to be kept.
        text: Option<String>,
        /// When.
        at: Option<NaiveDateTime>,
    },
    /// Notes that a time is agreed, and puts the talk into the calendar.
    Schedule {
        /// For which.
        outreach: RecordId,
        /// When it starts.
        start: NaiveDateTime,
        /// How long, in minutes; what was promised when not said.
        minutes: Option<u32>,
        /// How they meet.
        medium: Option<Medium>,
        /// Where, in words.
        place: Option<String>,
    },
    /// Says that a talk that is in the calendar came of it.
    LinkMeeting {
        /// Of which.
        outreach: RecordId,
        /// The talk.
        meeting: RecordId,
    },
    /// Lets it be.
    Close {
        /// Which.
        outreach: RecordId,
        /// Why.
        reason: ClosedReason,
    },
    /// Takes back what ended it: that it was let be, that they said no or gave another name, that it came back.
    Reopen {
        /// Which.
        outreach: RecordId,
    },
    /// Deletes it.
    Delete {
        /// Which.
        outreach: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        outreach: RecordId,
    },
}

/// A field of an ask that holds one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum OutreachField {
    /// Why just this person.
    Reason,
    /// The line above the text.
    Subject,
    /// The id of the template it began with.
    Template,
}

impl OutreachCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Plan { .. } => "plan an ask",
            Self::Set { .. } | Self::SetChannel { .. } | Self::Tick { .. } | Self::DismissRule { .. } => {
                "edit an ask"
            }
            Self::SetMinutes { .. } => "change how many minutes you ask for",
            Self::Write { .. } => "write an ask",
            Self::Approve { .. } => "approve an ask",
            Self::Send { .. } => "send an ask",
            Self::MarkBounced { .. } => "mark an ask as not delivered",
            Self::ReplyYes { .. }
            | Self::ReplyLater { .. }
            | Self::ReplyNo { .. }
            | Self::ReplyRedirected { .. } => "note an answer",
            Self::Nudge { .. } => "send a reminder",
            Self::Schedule { .. } => "agree on a time",
            Self::LinkMeeting { .. } => "say what a talk came of",
            Self::Close { .. } => "let an ask be",
            Self::Reopen { .. } => "open an ask again",
            Self::Delete { .. } => "delete an ask",
            Self::Restore { .. } => "restore an ask",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Plan { contact, campaign, referral, channel, reason, minutes } => {
                plan(work, contact, campaign, referral, channel, reason.as_deref(), minutes)
            }
            Self::Set { outreach, field, value } => {
                work.edit(outreach, |it: &mut Outreach, _| set(it, field, value.as_deref()))
            }
            Self::SetChannel { outreach, channel } => work.edit(outreach, |it: &mut Outreach, _| {
                it.channel = channel;
                Ok(())
            }),
            Self::SetMinutes { outreach, minutes } => set_minutes(work, outreach, minutes),
            Self::Write { outreach, text } => work.edit(outreach, |it: &mut Outreach, _| {
                check::text("text", &text, MOST_TEXT)?;
                it.draft = text;
                Ok(())
            }),
            Self::Tick { outreach, item, on } => work.edit(outreach, |it: &mut Outreach, _| {
                if on {
                    it.not_there.remove(&item);
                    it.checklist.insert(item);
                } else {
                    it.checklist.remove(&item);
                    it.not_there.insert(item);
                }
                Ok(())
            }),
            Self::DismissRule { outreach, rule, on } => work.edit(outreach, |it: &mut Outreach, _| {
                let rule = check::required_line("rule", &rule)?;
                if on {
                    it.dismissed_rules.insert(rule)
                } else {
                    it.dismissed_rules.remove(&rule)
                };
                Ok(())
            }),
            Self::Approve { outreach } => happened(work, outreach, OutreachEvent::Approved),
            Self::Send { outreach, channel, text, at } => send(work, outreach, channel, text, at),
            Self::MarkBounced { outreach } => {
                let it: Outreach = work.get(outreach)?;
                if !it.is_sent() {
                    return Err(Error::invalid("ask", "has not gone out yet, so it cannot come back"));
                }
                if it.replied_at().is_some() {
                    return Err(Error::invalid("ask", "was answered, so it arrived"));
                }
                happened(work, outreach, OutreachEvent::Bounced)
            }
            Self::ReplyYes { outreach, at } => replied(work, outreach, Reply::Yes, at),
            Self::ReplyLater { outreach, until, at } => {
                check_day(until)?;
                replied(work, outreach, Reply::Later { until }, at)
            }
            Self::ReplyNo { outreach, at } => {
                call_off_talks(work, outreach)?;
                replied(work, outreach, Reply::No, at)
            }
            Self::ReplyRedirected { outreach, to, name, at } => redirected(work, outreach, to, name, at),
            Self::Nudge { outreach, text, at } => nudge(work, outreach, text, at),
            Self::Schedule { outreach, start, minutes, medium, place } => {
                let it: Outreach = work.get(outreach)?;
                let contact = it.contact.ok_or_else(nobody)?;
                let promised = it.minutes().or_else(|| minutes_said(&it.draft));
                let minutes = minutes.or(promised);
                let made =
                    meeting::schedule(work, [contact].into(), start, minutes, medium, place.as_deref())?;
                agreed(work, outreach, made)
            }
            Self::LinkMeeting { outreach, meeting } => {
                let asked = work.get::<Outreach>(outreach)?.contact;
                meeting::check_is_with(work, meeting, asked)?;
                agreed(work, outreach, meeting)
            }
            Self::Close { outreach, reason } => work.edit(outreach, |it: &mut Outreach, work| {
                let known = it.events.ids();
                let voids = it.events.to_supersede(|event| matches!(event, OutreachEvent::Closed { .. }));
                work.happened_instead(&mut it.events, Some(OutreachEvent::Closed { reason, known }), voids);
                Ok(())
            }),
            Self::Reopen { outreach } => reopen(work, outreach),
            Self::Delete { outreach } => {
                let mut it: Outreach = work.get(outreach)?;
                work.delete(outreach, &mut it.life)?;
                work.put(outreach, &it)
            }
            Self::Restore { outreach } => {
                let mut it: Outreach = work.get(outreach)?;
                work.restore(&mut it.life)?;
                work.put(outreach, &it)
            }
        }
    }
}

/// Of what contradicts each other, keeps one event: what cannot be so beside it no longer counts. Talks that are agreed
/// are called off when they said no.
pub(super) fn keep(work: &mut Workspace<'_>, outreach: RecordId, event: EventId) -> Result<()> {
    let it: Outreach = work.get(outreach)?;
    let mut standing = it.events.standing().into_iter().filter(|(id, _)| **id == event);
    let kept = standing.find_map(|(_, what)| match what {
        OutreachEvent::Sent { .. }
        | OutreachEvent::Replied { .. }
        | OutreachEvent::Scheduled { .. }
        | OutreachEvent::Bounced => Some(what.clone()),
        _ => None,
    });
    let kept = kept.ok_or_else(check::not_there)?;
    if matches!(kept, OutreachEvent::Replied { reply: Reply::No, .. }) {
        call_off_talks(work, outreach)?;
    }
    work.edit(outreach, |it: &mut Outreach, work| {
        let mut voids = it.events.to_supersede(|other| excludes(&kept, other));
        voids.remove(&event);
        work.happened_instead(&mut it.events, None, voids);
        Ok(())
    })
}

/// Whether the other event cannot be so when the kept one is.
fn excludes(kept: &OutreachEvent, other: &OutreachEvent) -> bool {
    let is_answer = |event: &OutreachEvent| {
        matches!(event, OutreachEvent::Replied { .. } | OutreachEvent::Scheduled { .. })
    };
    match kept {
        OutreachEvent::Replied { reply: Reply::Yes, .. } | OutreachEvent::Scheduled { .. } => {
            ends_it(other) || matches!(other, OutreachEvent::Replied { reply: Reply::Later { .. }, .. })
        }
        OutreachEvent::Replied { .. } => {
            is_answer(other) || matches!(other, OutreachEvent::Bounced | OutreachEvent::Closed { .. })
        }
        OutreachEvent::Bounced => is_answer(other),
        OutreachEvent::Sent { .. } => matches!(other, OutreachEvent::Closed { .. }),
        _ => false,
    }
}

/// Refuses to write to somebody who asked not to be contacted, on whatever card, as far as this device knows.
pub(super) fn check_may_be_asked(work: &mut Workspace<'_>, contact: Option<RecordId>) -> Result<()> {
    let person = contact.map(|id| folded(work, id)).transpose()?;
    if person.is_some_and(|it| it.is_do_not_contact()) {
        return Err(Error::invalid("person", "asked not to be contacted; allow contact again first"));
    }
    Ok(())
}

/// The person that a card is of, with what stands on all their cards.
fn folded(work: &mut Workspace<'_>, contact: RecordId) -> Result<Contact> {
    let mut cards = Vec::new();
    for card in work.cards(contact)? {
        cards.extend(work.find::<Contact>(card)?);
    }
    Ok(Contact::folded(&cards))
}

fn plan(
    work: &mut Workspace<'_>,
    contact: RecordId,
    campaign: Option<RecordId>,
    referral: Option<RecordId>,
    channel: Option<OutreachChannel>,
    reason: Option<&str>,
    minutes: Option<u32>,
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    if let Some(campaign) = campaign {
        work.require(Kind::Campaign, campaign)?;
    }
    if let Some(referral) = referral {
        let named = work.get::<Referral>(referral)?.referee;
        if !named.map(|named| work.is_same_person(named, contact)).transpose()?.unwrap_or(false) {
            return Err(Error::invalid("referral", "gave the name of somebody else"));
        }
    }
    let minutes = minutes.map(|minutes| check::minutes("number of minutes", minutes)).transpose()?;
    let mut it = Outreach {
        contact: Some(contact),
        campaign,
        referral,
        channel,
        stated_reason: check::optional_line("reason for the talk", reason)?,
        promised_minutes: minutes,
        ..Outreach::default()
    };
    work.happened(&mut it.events, OutreachEvent::Planned);
    work.create(&it).map(|_| ())
}

fn set(it: &mut Outreach, field: OutreachField, value: Option<&str>) -> Result<()> {
    match field {
        OutreachField::Reason => it.stated_reason = check::optional_line("reason for the talk", value)?,
        OutreachField::Subject => it.subject = check::optional_line("subject", value)?,
        OutreachField::Template => it.template = check::optional_line("template", value)?,
    }
    Ok(())
}

fn set_minutes(work: &mut Workspace<'_>, outreach: RecordId, minutes: u32) -> Result<()> {
    let minutes = check::minutes("number of minutes", minutes)?;
    work.edit(outreach, |it: &mut Outreach, work| {
        if it.is_sent() {
            let voids = it.events.to_supersede(|event| matches!(event, OutreachEvent::Promised { .. }));
            work.happened_instead(&mut it.events, Some(OutreachEvent::Promised { minutes }), voids);
        } else {
            it.promised_minutes = Some(minutes);
        }
        Ok(())
    })
}

fn send(
    work: &mut Workspace<'_>,
    outreach: RecordId,
    channel: Option<OutreachChannel>,
    text: Option<String>,
    at: Option<NaiveDateTime>,
) -> Result<()> {
    let it: Outreach = work.get(outreach)?;
    check_may_be_asked(work, it.contact)?;
    if it.is_sent() && !it.is_bounced() {
        return Err(Error::invalid("ask", "went out already; send a reminder, or plan another ask"));
    }
    if it.stated_reason.is_none() {
        let advice = "is missing; say first why you want to talk with just this person";
        return Err(Error::invalid("reason for the talk", advice));
    }
    let channel = channel.or(it.channel).unwrap_or(OutreachChannel::Email);
    let text = text.unwrap_or_else(|| it.draft.clone());
    check::text("text", &text, MOST_TEXT)?;
    let is_spoken =
        matches!(channel, OutreachChannel::Phone | OutreachChannel::InPerson | OutreachChannel::Intro);
    if text.trim().is_empty() && !is_spoken {
        return Err(Error::invalid("text", "is empty; write it first, or say what you sent"));
    }
    let referral = it.referral.map(|id| work.find::<Referral>(id)).transpose()?.flatten();
    let permission = referral.map(|it| referral::permission_of(work, &it)).transpose()?;
    let contact = it.contact.map(|id| folded(work, id)).transpose()?;
    let warmth = Outreach::warmth(contact.as_ref(), permission);
    let usual = work.find::<Profile>(Profile::id())?.unwrap_or_default().promise_minutes();
    let minutes = it.minutes().or_else(|| minutes_said(&text)).unwrap_or(usual);
    let at = moment(work, at)?;
    work.edit(outreach, |it: &mut Outreach, work| {
        // Whoever sends it after all takes back that it was let be, and that an earlier one did not arrive.
        let voids =
            it.events.to_supersede(|event| ends_it(event) && !matches!(event, OutreachEvent::Replied { .. }));
        let what = OutreachEvent::Sent {
            channel,
            text,
            subject: it.subject.clone(),
            template: it.template.clone(),
            minutes: Some(minutes),
            warmth,
            at,
        };
        work.happened_instead(&mut it.events, Some(what), voids);
        Ok(())
    })
}

fn replied(
    work: &mut Workspace<'_>,
    outreach: RecordId,
    reply: Reply,
    at: Option<NaiveDateTime>,
) -> Result<()> {
    let at = moment(work, at)?;
    work.edit(outreach, |it: &mut Outreach, work| {
        let takes_back_time = matches!(reply, Reply::No | Reply::Later { .. } | Reply::Redirected { .. });
        let voids = it.events.to_supersede(|event| match event {
            OutreachEvent::Replied { .. } => true,
            OutreachEvent::Scheduled { .. } => takes_back_time,
            event => ends_it(event),
        });
        work.happened_instead(&mut it.events, Some(OutreachEvent::Replied { reply, at }), voids);
        Ok(())
    })
}

fn redirected(
    work: &mut Workspace<'_>,
    outreach: RecordId,
    to: Option<RecordId>,
    name: Option<String>,
    at: Option<NaiveDateTime>,
) -> Result<()> {
    let asked = work.get::<Outreach>(outreach)?.contact.ok_or_else(nobody)?;
    let contact = match (to, name) {
        (Some(contact), None) => contact,
        (None, Some(name)) => {
            let new = NewContact { name, source: Some(Source::Referral), ..NewContact::default() };
            contact::create(work, &new)?
        }
        _ => return Err(Error::invalid("other person", "must be said by name, or be one of your people")),
    };
    referral::offer(work, asked, contact, None, NamePermission::NotAsked)?;
    replied(work, outreach, Reply::Redirected { contact }, at)
}

fn nudge(
    work: &mut Workspace<'_>,
    outreach: RecordId,
    text: Option<String>,
    at: Option<NaiveDateTime>,
) -> Result<()> {
    let it: Outreach = work.get(outreach)?;
    check_may_be_asked(work, it.contact)?;
    check::text("text", text.as_deref().unwrap_or_default(), MOST_TEXT)?;
    if !it.is_sent() {
        return Err(Error::invalid("ask", "has not gone out yet; send it first"));
    }
    let at = moment(work, at)?;
    if it.nudges_by(at.day()).len() >= Outreach::MOST_NUDGES {
        return Err(Error::invalid(
            "reminder",
            "would be the third; let it rest, and plan another ask some day",
        ));
    }
    let text = text.filter(|text| !text.trim().is_empty());
    happened(work, outreach, OutreachEvent::Nudged { text, at })
}

fn agreed(work: &mut Workspace<'_>, outreach: RecordId, meeting: RecordId) -> Result<()> {
    work.edit(outreach, |it: &mut Outreach, work| {
        let voids = it.events.to_supersede(|event| match event {
            OutreachEvent::Replied { reply, .. } => *reply != Reply::Yes,
            event => ends_it(event),
        });
        work.happened_instead(&mut it.events, Some(OutreachEvent::Scheduled { meeting }), voids);
        Ok(())
    })
}

/// Calls off the talks to come that are known to have come of it, the first one with them alone that nobody linked to any
/// ask among them.
fn call_off_talks(work: &mut Workspace<'_>, outreach: RecordId) -> Result<()> {
    let ask: Outreach = work.get(outreach)?;
    let mut came = ask.meetings();
    let cards = ask.contact.map(|contact| work.cards(contact)).transpose()?.unwrap_or_default();
    let mut users = work.users(outreach)?;
    for card in &cards {
        users.extend(work.users(*card)?);
    }
    let (mut asks, mut talks) = (Vec::new(), Vec::new());
    for user in users {
        asks.extend(work.find::<Outreach>(user)?.map(|it| (user, it)));
        talks.extend(work.find::<Meeting>(user)?.map(|it| (user, it)));
    }
    came.extend(talks.iter().filter(|(_, it)| it.outreach == Some(outreach)).map(|(id, _)| *id));
    let first = first_talk(outreach, &ask, &asks, &talks).filter(|(_, it)| is_only_with(it, &cards));
    came.extend(first.map(|(id, _)| *id));
    for id in came {
        let Some(mut talk) = work.find::<Meeting>(id)? else { continue };
        if talk.state() == MeetingState::Scheduled {
            meeting::call_off(&mut talk, work)?;
            work.put(id, &talk)?;
        }
    }
    Ok(())
}

fn reopen(work: &mut Workspace<'_>, outreach: RecordId) -> Result<()> {
    work.edit(outreach, |it: &mut Outreach, work| {
        let voids = it.events.to_supersede(ends_it);
        if voids.is_empty() {
            return Err(Error::invalid("ask", "is open already"));
        }
        work.happened_instead(&mut it.events, Some(OutreachEvent::Reopened), voids);
        Ok(())
    })
}

/// Whether it ends an ask unless something takes it back.
fn ends_it(event: &OutreachEvent) -> bool {
    match event {
        OutreachEvent::Closed { .. } | OutreachEvent::Bounced => true,
        OutreachEvent::Replied { reply, .. } => matches!(reply, Reply::No | Reply::Redirected { .. }),
        _ => false,
    }
}

fn happened(work: &mut Workspace<'_>, outreach: RecordId, what: OutreachEvent) -> Result<()> {
    work.edit(outreach, |it: &mut Outreach, work| {
        work.happened(&mut it.events, what);
        Ok(())
    })
}

fn moment(work: &Workspace<'_>, at: Option<NaiveDateTime>) -> Result<Moment> {
    match at {
        Some(civil) => Moment::civil(civil, work.context().zone()),
        None => Ok(Moment::now(work.context())),
    }
}

fn nobody() -> Error {
    Error::invalid("ask", "names nobody yet: what another device wrote has not all arrived")
}
