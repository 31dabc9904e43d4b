//! Words of the trade.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use rapport_core::{
    Vault,
    commands::TermCommand,
    model::{Kind, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same},
    contact,
    fact::{Detail, Val},
    mind::{Life, Mind},
    saying::{Refused, Saying},
};

/// Words, one of them written in two ways.
const TERMS: &[&str] = &["OKR", "okr", "churn"];

pub(super) fn any(chance: &Chance<'_>) -> Option<TermCommand> {
    if chance.mind.records(Kind::Term).is_empty() || chance.dice.chance(30) {
        return Some(TermCommand::Add {
            term: chance.text(TERMS),
            meaning: chance.some(chance.text(WORDS)),
            industry: chance.record(Kind::Industry).and_then(|it| chance.some(it)),
            meeting: chance.record(Kind::Meeting).and_then(|it| chance.some(it)),
            heard_from: chance.record(Kind::Contact).into_iter().collect(),
        });
    }
    let term = chance.record(Kind::Term)?;
    Some(match chance.dice.below(16) {
        0..4 => TermCommand::SetMeaning { term, meaning: chance.some(chance.text(WORDS)) },
        4 => TermCommand::SetIndustry { term, industry: chance.record(Kind::Industry) },
        5..7 => TermCommand::Quiz { term, knew: chance.dice.chance(50) },
        7..10 => TermCommand::Learn { term },
        10..12 => TermCommand::Unlearn { term },
        12..14 => TermCommand::Delete { term },
        _ => TermCommand::Restore { term },
    })
}

pub(super) fn interpret(command: &TermCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        TermCommand::Add { term, meaning, industry, meeting, heard_from } => {
            saying.require_all(Kind::Industry, *industry)?;
            saying.require_all(Kind::Meeting, *meeting)?;
            saying.require_all(Kind::Contact, heard_from.iter().copied())?;
            if term.trim().is_empty() {
                return Err(Refused);
            }
            let made = add(saying, term, heard_from.iter().copied(), *meeting);
            saying.put_text(made, "meaning", meaning.as_deref());
            saying.put(made, "industry", industry.map(Val::Id));
            Ok(())
        }
        TermCommand::SetMeaning { term, meaning } => {
            for id in wherever(saying, *term)? {
                saying.put_text(id, "meaning", meaning.as_deref().filter(|_| id == *term));
            }
            Ok(())
        }
        TermCommand::SetIndustry { term, industry } => {
            saying.require_all(Kind::Industry, *industry)?;
            for id in wherever(saying, *term)? {
                saying.put(id, "industry", industry.filter(|_| id == *term).map(Val::Id));
            }
            Ok(())
        }
        TermCommand::Quiz { term, knew } => {
            saying.require(Kind::Term, *term)?;
            let knew = if *knew { "known" } else { "not known" };
            saying.happened(*term, "quizzed", Detail::Word(knew));
            Ok(())
        }
        TermCommand::Learn { term } => {
            saying.require(Kind::Term, *term)?;
            if !saying.mind().has(*term, "learned") {
                saying.happened(*term, "learned", Detail::Nothing);
            }
            Ok(())
        }
        TermCommand::Unlearn { term } => {
            for id in wherever(saying, *term)? {
                saying.supersede(id, "", Detail::Nothing, &["learned"]);
            }
            Ok(())
        }
        TermCommand::Delete { term } => {
            wherever(saying, *term)?.into_iter().try_for_each(|id| saying.delete(Kind::Term, id))
        }
        TermCommand::Restore { term } => {
            let along = gone_along(&saying.mind(), *term);
            saying.restore(Kind::Term, *term)?;
            along.into_iter().try_for_each(|id| saying.restore(Kind::Term, id))
        }
    }
}

/// A word that was heard.
pub(super) fn add(
    saying: &mut Saying<'_>,
    word: &str,
    used_by: impl IntoIterator<Item = RecordId>,
    talk: Option<RecordId>,
) -> RecordId {
    let term = saying.make(Kind::Term);
    saying.put_text(term, "term", Some(word));
    saying.put(term, "=meeting", talk.map(Val::Id));
    for person in used_by {
        saying.add(term, "heard_from", &person.to_string());
    }
    term
}

fn word(mind: &Mind<'_>, term: RecordId) -> String {
    mind.text(term, "term").unwrap_or_default().to_lowercase()
}

/// What is gone of the same word and went in an act in which this went too.
fn gone_along(mind: &Mind<'_>, term: RecordId) -> Vec<RecordId> {
    let acts = |id: RecordId| -> BTreeSet<usize> {
        let deleted = mind.facts(id).filter(|(number, _)| mind.ledger.is_named(*number, "deleted"));
        deleted.map(|(_, fact)| fact.act).collect()
    };
    let (wanted, went) = (word(mind, term), acts(term));
    let mut others = mind.records(Kind::Term);
    others.retain(|id| *id != term && mind.life(*id) == Life::Deleted && word(mind, *id) == wanted);
    others.retain(|id| !acts(*id).is_disjoint(&went));
    others
}

/// Wherever the word was heard, as far as the device knows, and this record of it.
fn wherever(saying: &Saying<'_>, term: RecordId) -> Result<BTreeSet<RecordId>, Refused> {
    saying.require(Kind::Term, term)?;
    let mind = saying.mind();
    let wanted = word(&mind, term);
    let others = mind.present(Kind::Term).into_iter().filter(|other| word(&mind, *other) == wanted);
    Ok(others.chain([term]).collect())
}

pub(super) fn uses(mind: &Mind<'_>, term: RecordId) -> BTreeSet<RecordId> {
    let fields = ["industry", "=meeting"].iter().filter_map(|field| mind.id(term, field));
    fields.chain(mind.ids(term, "heard_from")).collect()
}

/// What the glossary shows: a word heard several times is one entry.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let found = vault.glossary().unwrap();
    let mut words: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
    for term in mind.present(Kind::Term) {
        words.entry(word(mind, term)).or_default().push(term);
    }
    let expected = words.into_values().map(|records| {
        let mut meanings: Vec<String> = Vec::new();
        for meaning in records.iter().filter_map(|it| mind.text(*it, "meaning")) {
            if !meanings.contains(&meaning) {
                meanings.push(meaning);
            }
        }
        let users = records.iter().flat_map(|it| mind.ids(*it, "heard_from")).collect();
        let quizzes: Vec<_> = records.iter().flat_map(|it| mind.happened(*it, "quizzed")).collect();
        let knew = quizzes.iter().filter(|quiz| *quiz.detail == Detail::Word("known")).count() as u32;
        let is_learned = records.iter().any(|it| mind.has(*it, "learned"));
        let first = (records[0], mind.text(records[0], "term").unwrap_or_default());
        let counts = (records.len() as u32, is_learned, quizzes.len() as u32, knew);
        (first, meanings, contact::by_name(mind, &users), counts)
    });
    let rows = found.entries.iter().map(|row| {
        let users: Vec<RecordId> = row.used_by.iter().map(|person| person.contact).collect();
        let counts = (row.heard, row.is_learned, row.quizzes, row.knew);
        ((row.record, row.term.clone()), row.meanings.clone(), users, counts)
    });
    same("words of the trade", expected.collect::<Vec<_>>(), rows.collect())?;
    let to_learn: BTreeSet<RecordId> =
        found.entries.iter().filter(|row| !row.is_learned).map(|row| row.record).collect();
    same("words to learn", to_learn, found.quiz.iter().map(|row| row.record).collect())?;
    let is_in_order =
        found.quiz.is_sorted_by_key(|row| (Reverse(!row.meanings.is_empty()), row.knew, row.quizzes));
    same("whether words are in order", true, is_in_order)
}
