//! One ask, with its text and what became of it.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    OutreachRow, OutreachTick, PersonRef,
    asked::care,
    channel_words::by_outreach_channel,
    day_words::time_words,
    encouraged::encouraged,
    hints::few_connections,
    names::{name_of, person_ref},
    naming::advised,
    outreach_lint::look_over,
    outreach_list::row,
    referral_pairs::permission_of,
    settings::profile,
};
use crate::{
    Context, Error, Result,
    coach::Finding,
    model::{
        ChecklistItem, ClosedReason, Contradiction, ContradictionKind, Kind, Moment, NamePermission,
        Outreach, OutreachChannel, OutreachEvent, OutreachState, Record, RecordId, Reply, Warmth,
    },
    store::Reader,
};

/// One ask, with its text and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutreachPage {
    /// The ask, who is asked, where it stands and why.
    pub row: OutreachRow,
    /// How near the two are.
    pub warmth: Warmth,
    /// The campaign it belongs to.
    pub campaign: Option<RecordId>,
    /// The referral it is about.
    pub referral: Option<RecordId>,
    /// Who gave the name.
    pub referrer: Option<PersonRef>,
    /// Whether the referrer's name may be used; nothing where there is none.
    pub permission: Option<NamePermission>,
    /// The referrer's name for the text: there only if it may be used.
    pub usable_name: Option<String>,
    /// Why just this person; carried to the screen of the talk.
    pub stated_reason: Option<String>,
    /// How many minutes are promised, or will be when it is sent as it is.
    pub promised_minutes: Option<u32>,
    /// The line above the text.
    pub subject: Option<String>,
    /// The text as it is written so far.
    pub draft: String,
    /// The id of the template it began with.
    pub template: Option<String>,
    /// What the person ticked off the list of what an ask should hold.
    pub checklist: Vec<ChecklistItem>,
    /// That list, always seven lines: as the person said, or else as it seems from the text.
    pub ticks: Vec<OutreachTick>,
    /// What to look at before it goes out, without what the person dismissed; nothing once it went out, or while nothing
    /// is written. None of it keeps anybody from sending.
    pub findings: Vec<Finding>,
    /// A word of encouragement while it is planned.
    pub encouragement: Option<String>,
    /// The rules of the lint that are not to be applied to this text.
    pub dismissed_rules: Vec<String>,
    /// What the two have in common.
    pub common_ground: Vec<String>,
    /// Words of care, one line each: what speaks against sending it as it is. None of them keeps anybody from it.
    pub care: Vec<String>,
    /// The texts that went out, as they were, the earliest first.
    pub sent: Vec<SentText>,
    /// What happened, the earliest first.
    pub history: Vec<OutreachHistoryRow>,
    /// What two devices said differently, in words.
    pub contradictions: Vec<ContradictionRow>,
}

/// A text that went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SentText {
    /// The instant.
    pub at: DateTime<Utc>,
    /// What the clock showed there.
    pub civil: NaiveDateTime,
    /// How it was sent.
    pub channel: OutreachChannel,
    /// The line above the text.
    pub subject: Option<String>,
    /// The text.
    pub text: String,
    /// The id of the template it began with.
    pub template: Option<String>,
    /// How many minutes it asks for.
    pub minutes: Option<u32>,
}

/// One thing that happened with an ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutreachHistoryRow {
    /// The instant.
    pub at: DateTime<Utc>,
    /// What the clock showed there.
    pub civil: NaiveDateTime,
    /// What happened, in one line.
    pub line: String,
}

/// Two facts that cannot both be so, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ContradictionRow {
    /// What is said in two ways.
    pub what: ContradictionKind,
    /// Both, in one line.
    pub line: String,
}

/// The page of an ask.
pub(crate) fn outreach(reader: &Reader<'_>, context: &Context, id: RecordId) -> Result<OutreachPage> {
    let not_found = || Error::NotFound { kind: Kind::Outreach.code(), id };
    let Some(Record::Outreach(ask)) = reader.indexed(id)?.map(|found| found.record) else {
        return Err(not_found());
    };
    let row = row(reader, context, id, &ask)?.ok_or_else(not_found)?;
    let referral = match ask.referral.map(|id| reader.live(id)).transpose()?.flatten() {
        Some(Record::Referral(referral)) => Some(referral),
        _ => None,
    };
    let contact = reader.contact(row.person.contact)?;
    let referrer = match referral.as_ref().and_then(|referral| referral.referrer) {
        Some(contact) => Some(person_ref(reader, contact)?),
        None => None,
    };
    let permission = referral.as_ref().map(|it| permission_of(reader, it)).transpose()?;
    let advised = match referral.as_ref().and_then(|referral| referral.referrer).zip(permission) {
        Some((referrer, permission)) => Some(advised(reader, referrer, permission)?),
        None => None,
    };
    let mut words = Vec::new();
    if contact.as_ref().is_some_and(|contact| contact.is_do_not_contact()) {
        words.push("They asked not to be contacted: do not write to them.".to_owned());
    }
    if let (Some(referrer), Some(permission), Some(advised)) = (&referrer, permission, advised) {
        words.extend(name_words(&referrer.name, permission, advised));
    }
    words.extend(care(reader, context, row.person.contact, Some(id))?);
    if ask.channel == Some(OutreachChannel::Linkedin) && !ask.is_sent() {
        words.extend(contact.as_ref().and_then(few_connections));
    }
    let look = look_over(reader, id, &ask)?;
    let may_go = matches!(row.state, OutreachState::Planned | OutreachState::Bounced);
    let usable = referrer.as_ref().filter(|_| advised == Some(NamePermission::Granted));
    Ok(OutreachPage {
        warmth: match ask.last_sending() {
            Some(sending) => sending.warmth,
            None => Outreach::warmth(contact.as_ref(), permission),
        },
        campaign: ask.campaign,
        referral: ask.referral,
        usable_name: usable.map(|referrer| referrer.name.clone()),
        referrer,
        permission,
        stated_reason: ask.stated_reason.clone(),
        promised_minutes: match ask.minutes().or(look.minutes_said) {
            Some(minutes) => Some(minutes),
            None => Some(profile(reader)?.promise_minutes()),
        },
        subject: ask.subject.clone(),
        draft: ask.draft.clone(),
        template: ask.template.clone(),
        checklist: ask.checklist.iter().copied().collect(),
        ticks: look.ticks,
        findings: if may_go { look.findings } else { Vec::new() },
        encouragement: (row.state == OutreachState::Planned).then(|| encouraged(id)),
        dismissed_rules: ask.dismissed_rules.iter().cloned().collect(),
        common_ground: contact.map(|it| it.common_ground.into_iter().collect()).unwrap_or_default(),
        care: words,
        sent: sent(&ask),
        history: history(reader, &ask)?,
        contradictions: contradictions(reader, context, &ask)?,
        row,
    })
}

/// What keeps a referrer's name out of the text, if anything does.
fn name_words(referrer: &str, answer: NamePermission, advised: NamePermission) -> Option<String> {
    match (answer, advised) {
        (NamePermission::Granted, _) => None,
        (NamePermission::Denied, _) => {
            Some(format!("Do not say that {referrer} sent you: they said no to that."))
        }
        (_, NamePermission::Denied) => Some(format!(
            "Do not say that {referrer} sent you: they never said that you may, and are not to be asked."
        )),
        (NamePermission::NotAsked, _) => Some(format!(
            "Ask {referrer} first whether you may say that they sent you; until then leave it out."
        )),
        (NamePermission::Unclear, _) => Some(format!(
            "Ask {referrer} once more whether you may say that they sent you; until then leave it out."
        )),
    }
}

fn sent(ask: &Outreach) -> Vec<SentText> {
    let text = |sending: crate::model::Sending<'_>| SentText {
        at: sending.at.instant,
        civil: sending.at.civil,
        channel: sending.channel,
        subject: sending.subject.map(str::to_owned),
        text: sending.text.to_owned(),
        template: sending.template.map(str::to_owned),
        minutes: sending.minutes,
    };
    ask.sendings().into_iter().map(text).collect()
}

fn history(reader: &Reader<'_>, ask: &Outreach) -> Result<Vec<OutreachHistoryRow>> {
    let mut rows = Vec::new();
    // What was said and taken back by what was said later happened all the same.
    for (id, event) in ask.events.iter() {
        let Some(what) = &event.what else { continue };
        let is_standing = ask.events.standing().iter().any(|(standing, _)| *standing == id);
        let mut line = line(reader, what)?;
        if !is_standing {
            line += " (no longer so)";
        }
        let at = said_at(what).unwrap_or(&event.at);
        rows.push((at.instant, *id, OutreachHistoryRow { at: at.instant, civil: at.civil, line }));
    }
    rows.sort_by_key(|(at, id, _)| (*at, *id));
    Ok(rows.into_iter().map(|(_, _, row)| row).collect())
}

/// When it happened, where that is not when it was written down.
fn said_at(event: &OutreachEvent) -> Option<&Moment> {
    match event {
        OutreachEvent::Sent { at, .. }
        | OutreachEvent::Replied { at, .. }
        | OutreachEvent::Nudged { at, .. } => Some(at),
        _ => None,
    }
}

/// What happened with an ask, in one line.
pub(super) fn line(reader: &Reader<'_>, event: &OutreachEvent) -> Result<String> {
    Ok(match event {
        OutreachEvent::Planned => "You planned to ask".to_owned(),
        OutreachEvent::Approved => "You found the text good".to_owned(),
        OutreachEvent::Sent { channel, .. } => format!("You sent it {}", by_outreach_channel(*channel)),
        OutreachEvent::Promised { minutes } => format!("You promised {minutes} minutes instead"),
        OutreachEvent::Bounced => "It came back undelivered".to_owned(),
        OutreachEvent::Replied { reply, .. } => match reply {
            Reply::Yes => "They said yes".to_owned(),
            Reply::Later { until } => format!("They said later: ask again {}", until.format("on %-d %B %Y")),
            Reply::No => "They said no".to_owned(),
            Reply::Redirected { contact } => {
                format!("They gave you the name of {}", name_of(reader, *contact)?)
            }
        },
        OutreachEvent::Nudged { .. } => "You reminded them".to_owned(),
        OutreachEvent::Scheduled { .. } => "A time was agreed".to_owned(),
        OutreachEvent::Closed { reason, .. } => match reason {
            ClosedReason::Declined => "You closed it: they said no".to_owned(),
            ClosedReason::NoReply => "You closed it: no answer".to_owned(),
            ClosedReason::NotPursued => "You let it be".to_owned(),
            ClosedReason::NoWayToReach => "You closed it: no way to reach them".to_owned(),
            ClosedReason::NotPassedOn => "You closed it: nothing was passed on".to_owned(),
        },
        OutreachEvent::Reopened => "You opened it again".to_owned(),
    })
}

fn contradictions(reader: &Reader<'_>, context: &Context, ask: &Outreach) -> Result<Vec<ContradictionRow>> {
    let mut rows = Vec::new();
    for Contradiction { what, events } in ask.contradictions() {
        let mut sides = Vec::new();
        for id in &events {
            let Some(event) = ask.events.get(id) else { continue };
            let Some(said) = &event.what else { continue };
            let written = time_words(event.at.civil, context.today());
            sides.push(format!("{} ({written})", line(reader, said)?));
        }
        rows.push(ContradictionRow { what, line: sides.join(", but elsewhere: ") });
    }
    Ok(rows)
}
