//! Taking back what a device did last: its own work, and nothing else.

use std::collections::BTreeSet;

use rapport_core::model::RecordId;

use super::{
    fact::{Detail, Says, Val},
    ledger::has,
    saying::{Refused, Saying},
};

/// Where the one text of a record lies: edits of it made apart become one text.
pub(super) const TEXT: &str = "@text";

/// The device takes back its last act that was not taken back yet.
pub(super) fn interpret(saying: &mut Saying<'_>) -> Result<(), Refused> {
    let (act, device) = (saying.act, saying.device);
    saying.ledger.acts[act].is_undoable = false;
    let mut acts = saying.ledger.acts.iter();
    let target = acts.rposition(|act| act.device == device && act.is_undoable).ok_or(Refused)?;
    let facts: Vec<(usize, RecordId, Says)> = saying
        .ledger
        .facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| fact.act == target)
        .map(|(number, fact)| (number, fact.about, fact.says.clone()))
        .collect();
    let touched: BTreeSet<RecordId> = facts.iter().map(|(_, about, _)| *about).collect();
    let made: BTreeSet<RecordId> = facts
        .iter()
        .filter(|(_, about, says)| matches!(says, Says::Made(_)) && !about.is_derived())
        .map(|(_, about, _)| *about)
        .collect();
    let stays = what_stays(saying, target, &touched, &made);
    let covers: Vec<_> = made.iter().map(|id| (*id, saying.mind().live_users(*id))).collect();
    for (id, covers) in covers.into_iter().filter(|(id, _)| !stays.contains(id)) {
        saying.happened(id, "deleted", Detail::Covers(covers));
    }
    for (number, about, says) in facts.into_iter().filter(|(_, about, _)| !made.contains(about)) {
        take_back(saying, number, about, says);
    }
    saying.ledger.acts[target].is_undoable = false;
    Ok(())
}

/// Which of the records that the act made stay: those that another device worked on, and those that something else
/// uses, or something that stays.
fn what_stays(
    saying: &Saying<'_>,
    target: usize,
    touched: &BTreeSet<RecordId>,
    made: &BTreeSet<RecordId>,
) -> BTreeSet<RecordId> {
    let mind = saying.mind();
    let is_edited = |id: &&RecordId| {
        mind.facts(**id).any(|(_, fact)| mind.ledger.acts[fact.act].device != mind.ledger.acts[target].device)
    };
    let mut stays: BTreeSet<RecordId> = made.iter().filter(is_edited).copied().collect();
    loop {
        let is_used = |id: &&RecordId| {
            mind.live_users(**id).iter().any(|user| !touched.contains(user) || stays.contains(user))
        };
        let more: Vec<RecordId> =
            made.iter().filter(|id| !stays.contains(id)).filter(is_used).copied().collect();
        if more.is_empty() {
            return stays;
        }
        stays.extend(more);
    }
}

fn take_back(saying: &mut Saying<'_>, number: usize, about: RecordId, says: Says) {
    match says {
        Says::Happened { .. } | Says::TakenBack(_) => saying.say(about, Says::TakenBack(number)),
        // Where another device added it as well, it is written once more for that one: from then on it stays until
        // somebody takes it away, even when that device takes back what it did.
        Says::Added { set, member } if saying.mind().is_addition_there(number) => {
            saying.say(about, Says::TakenBack(number));
            if saying.mind().members(about, set).contains(&member) {
                saying.say(about, Says::Added { set, member });
            }
        }
        // It is there again even if somebody else removed it too: the person sees it come back.
        Says::Removed { set, member } => saying.add(about, set, &member),
        Says::Value { field, value, before }
            if value != before && (before.is_some() || !field.starts_with('=')) =>
        {
            take_back_value(saying, about, field, value, before);
        }
        Says::Added { .. } | Says::Value { .. } | Says::Made(_) => {}
    }
}

/// A value that somebody changed since stays. Where another device wrote one of its own at the same time, that one
/// comes to light, and else the one before.
fn take_back_value(
    saying: &mut Saying<'_>,
    about: RecordId,
    field: String,
    value: Option<Val>,
    before: Option<Val>,
) {
    let mind = saying.mind();
    let now = mind.value(about, &field);
    let mut others = mind.candidates(about, &field);
    others.retain(|other| Some(other) != value.as_ref());
    if field == TEXT && (now != value || !others.is_empty()) {
        let shown = (saying.names().shown)(about, &field);
        let shown = shown.and_then(|text| text.as_str().filter(|text| !text.is_empty()).map(str::to_owned));
        let shown = shown.map(Val::Text);
        if shown != now {
            saying.say(about, Says::Value { field, value: shown, before: now });
        }
        return;
    }
    if now != value {
        return;
    }
    let back = match others.len() {
        0 => before,
        1 => others.pop_first(),
        _ => {
            let shown = (saying.names().shown)(about, &field);
            let chosen = others.iter().find(|other| Some(other.json()) == shown).cloned();
            chosen.or_else(|| others.pop_first())
        }
    };
    saying.say(about, Says::Value { field, value: back, before: now });
}

/// The records that an undo would touch now, if there is anything to undo.
pub(super) fn target(
    ledger: &super::ledger::Ledger,
    device: usize,
    known: super::fact::Known,
) -> BTreeSet<RecordId> {
    let last = ledger.acts.iter().rposition(|act| act.device == device && act.is_undoable);
    let facts = ledger.facts.iter().filter(|fact| Some(fact.act) == last && has(known, fact.act));
    facts.map(|fact| fact.about).collect()
}
