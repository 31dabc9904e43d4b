//! What was written down right after a talk: many facts in one act.

use std::collections::BTreeSet;

use rapport_core::{
    Context, Vault,
    commands::{Debrief, DebriefCommand, DebriefPerson, NewContact},
    model::{Kind, RecordId, Source},
};

use super::{
    chance::Chance,
    commitment, contact,
    fact::Detail,
    lead, meeting, note, referral,
    saying::{Refused, Saying},
    term,
};

const TEXTS: &[&str] = &[
    "Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name, +Ana Ruiz no-name. >me send deck fri #warm",
    "+Bob Lee was short. >them introduce me in 2 weeks\nthanked",
    "Nobody named, a note of its own. >me read the report",
    "+Ana Ruiz @Zeta named +Jane Doe no-name",
    "+Jane Doe",
    "+Bob Lee !lead Editor at Zeta soon\n?OKR and ?churn, then ?okr once more",
    "Nobody in particular: !lead a post in the north\n?churn",
];

pub(super) fn any(chance: &Chance<'_>, vault: &Vault, context: &Context) -> DebriefCommand {
    let debrief = vault.draft(context, chance.of(TEXTS), &[]).unwrap();
    DebriefCommand::Log { debrief }
}

pub(super) fn interpret(command: &DebriefCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    let DebriefCommand::Log { debrief } = command;
    let mut met = Vec::new();
    for person in &debrief.met {
        met.push(resolve(saying, person, None)?);
    }
    let talk = if met.is_empty() { None } else { Some(hold(saying, debrief, &met)?) };
    let about: Vec<RecordId> = talk.into_iter().chain(met.iter().copied()).collect();
    note::add(saying, &about, &debrief.draft.text)?;
    let host = met.first().copied();
    for person in &debrief.named {
        let named = resolve(saying, person, host.map(|_| Source::Referral))?;
        if let Some(host) = host.filter(|host| *host != named) {
            referral::offer(saying, host, named, talk, person.permission)?;
        }
    }
    for promise in &debrief.draft.promises {
        commitment::add(saying, promise.owner, &promise.text, promise.due, host, talk);
    }
    for heard in &debrief.draft.leads {
        lead::add_heard(saying, &heard.text, host, talk);
    }
    // A word that was used twice was heard once.
    let mut words = BTreeSet::new();
    for heard in &debrief.draft.terms {
        if words.insert(heard.text.to_lowercase()) {
            term::add(saying, &heard.text, host, talk);
        }
    }
    Ok(())
}

fn resolve(
    saying: &mut Saying<'_>,
    person: &DebriefPerson,
    source: Option<Source>,
) -> Result<RecordId, Refused> {
    if let Some(known) = person.contact {
        saying.require(Kind::Contact, known)?;
        if let Some(place) = &person.organization {
            contact::add_workplace(saying, known, place);
        }
        return Ok(known);
    }
    let (name, organization) = (person.name.clone(), person.organization.clone());
    contact::create(saying, &NewContact { name, organization, source, ..NewContact::default() })
}

/// The talk that was in the calendar, or a new one, took place.
fn hold(saying: &mut Saying<'_>, debrief: &Debrief, met: &[RecordId]) -> Result<RecordId, Refused> {
    let at = debrief.held.map_or(saying.at, meeting::time);
    if let Some(planned) = debrief.meeting {
        saying.require(Kind::Meeting, planned)?;
    }
    let is_with = |talk: &RecordId| {
        let (mind, people) = (saying.mind(), saying.mind().people_in(*talk, "participants"));
        met.iter().any(|person| people.contains(&mind.person(*person)))
    };
    let planned = debrief.meeting.filter(is_with);
    let talk = planned.unwrap_or_else(|| saying.make(Kind::Meeting));
    for person in met {
        let people = saying.mind().people_in(talk, "participants");
        if !people.contains(&saying.mind().person(*person)) {
            saying.add(talk, "participants", &person.to_string());
        }
    }
    for tag in &debrief.draft.tags {
        saying.add(talk, "tags", tag);
    }
    if !meeting::is_held(&saying.mind(), talk) {
        saying.happened(talk, "held", Detail::At(at));
    }
    saying.happened(talk, "logged", Detail::Nothing);
    if debrief.draft.thanked {
        saying.happened(talk, "thanked", Detail::Nothing);
    }
    Ok(talk)
}
