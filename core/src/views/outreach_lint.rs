//! What to look at in an ask before it goes out, with what the records tell of it.

use serde::{Deserialize, Serialize};

use super::{
    ask::ask_of,
    degree::{Degree, degree_of},
    names::known_name,
    naming::{naming, unnamed_referrers},
};
use crate::{
    Error, Result,
    coach::{Audience, Finding, LintContext, LintPurpose, Span, checklist, lint, minutes_said},
    model::{ChecklistItem, Contact, Kind, Outreach, Record, RecordId},
    store::Reader,
};

/// What to look at in an ask before it goes out. None of it holds the ask back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutreachLint {
    /// Who reads it, as the records tell: somebody of the person's own, somebody to whom anybody leads, or a stranger.
    pub audience: Audience,
    /// What the rules found that the person did not dismiss; nothing while nothing is written.
    pub findings: Vec<Finding>,
    /// What an ask should hold, always seven lines: as the person said, or else as it seems.
    pub ticks: Vec<OutreachTick>,
    /// How many words it has.
    pub words: u32,
    /// How many minutes the text asks for: what is promised by sending it, if nobody said otherwise.
    pub minutes_said: Option<u32>,
}

/// One line of the list of what an ask should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OutreachTick {
    /// What is looked for.
    pub item: ChecklistItem,
    /// Whether it is there.
    pub is_ticked: bool,
    /// Whether the person said so; a guess otherwise.
    pub is_confirmed: bool,
    /// The words that make it seem so.
    pub span: Option<Span>,
}

/// What to look at in the draft of an ask.
pub(crate) fn lint_outreach(reader: &Reader<'_>, id: RecordId) -> Result<OutreachLint> {
    let not_found = || Error::NotFound { kind: Kind::Outreach.code(), id };
    let Some(Record::Outreach(ask)) = reader.indexed(id)?.map(|found| found.record) else {
        return Err(not_found());
    };
    look_over(reader, id, &ask)
}

pub(super) fn look_over(reader: &Reader<'_>, id: RecordId, ask: &Outreach) -> Result<OutreachLint> {
    let context = lint_context(reader, id, ask)?;
    let guesses = checklist(&ask.draft, &context).into_iter();
    let ticks = guesses.map(|guess| {
        let said = ask.is_ticked(guess.item);
        OutreachTick {
            item: guess.item,
            is_ticked: said.unwrap_or(guess.is_ticked),
            is_confirmed: said.is_some(),
            span: guess.span,
        }
    });
    Ok(OutreachLint {
        audience: context.audience,
        findings: lint(&ask.draft, &context),
        ticks: ticks.collect(),
        words: u32::try_from(ask.draft.split_whitespace().count()).unwrap_or(u32::MAX),
        minutes_said: minutes_said(&ask.draft),
    })
}

/// What the rules may know of an ask beside its text.
fn lint_context(reader: &Reader<'_>, id: RecordId, ask: &Outreach) -> Result<LintContext> {
    let contact = ask.contact.map(|id| reader.contact(id)).transpose()?.flatten();
    let named = match ask.contact {
        Some(contact) => naming(reader, contact, Some(ask))?,
        None => None,
    };
    let by = named.as_ref().and_then(|(it, _)| it.referrer);
    let unnamed_referrers = match ask.contact {
        Some(contact) => unnamed_referrers(reader, contact, by)?,
        None => Vec::new(),
    };
    let referrer = by.map(|referrer| known_name(reader, referrer)).transpose()?.flatten();
    let audience = match (ask.contact, &contact) {
        (Some(id), Some(contact)) => audience(reader, id, contact, named.is_some())?,
        _ => Audience::default(),
    };
    let minutes = match ask.minutes() {
        Some(minutes) => Some(minutes),
        None => planned_minutes(reader, id, ask)?,
    };
    Ok(LintContext {
        audience,
        to: contact.as_ref().filter(|it| it.is_named()).map(greeted),
        minutes: minutes.and_then(|minutes| u16::try_from(minutes).ok()),
        referrer,
        name_permission: named.map(|(_, permission)| permission),
        unnamed_referrers,
        purpose: LintPurpose::Ask,
        dismissed: ask.dismissed_rules.iter().cloned().collect(),
    })
}

fn audience(reader: &Reader<'_>, id: RecordId, contact: &Contact, is_named: bool) -> Result<Audience> {
    let (degree, leading) = degree_of(reader, reader.canonical(id)?, contact)?;
    Ok(match degree {
        Degree::Own => Audience::OwnNetwork,
        Degree::OneAway | Degree::TwoAway => Audience::SecondDegree,
        Degree::Cold if is_named || !leading.is_empty() => Audience::SecondDegree,
        Degree::Cold => Audience::Cold,
    })
}

/// All names somebody may be greeted by.
fn greeted(contact: &Contact) -> String {
    contact.names().collect::<Vec<_>>().join(" ")
}

/// How long the talk is that was agreed on.
fn planned_minutes(reader: &Reader<'_>, id: RecordId, ask: &Outreach) -> Result<Option<u32>> {
    let Some(meeting) = ask_of(reader, id, ask)?.meeting else { return Ok(None) };
    Ok(match reader.live(meeting)? {
        Some(Record::Meeting(meeting)) => meeting.promised_minutes,
        _ => None,
    })
}
