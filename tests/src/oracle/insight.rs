//! What was learned, who said it, and who agrees.

use std::{cmp::Reverse, collections::BTreeSet};

use rapport_core::{
    Vault,
    commands::{InsightCommand, NewInsight},
    model::{Insight, InsightKind, Kind, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same, sorted, word},
    contact,
    fact::{Detail, Val},
    mind::{Life, Mind},
    prep,
    saying::{Refused, Saying},
};

/// What an insight can be about.
const SUBJECTS: [Kind; 4] = [Kind::Contact, Kind::Organization, Kind::Industry, Kind::Occupation];

pub(super) fn any(chance: &Chance<'_>) -> Option<InsightCommand> {
    let kind = chance.of(&[InsightKind::Trend, InsightKind::Culture, InsightKind::Other]);
    let subject = || chance.record(chance.of(&SUBJECTS));
    if chance.dice.chance(30)
        && let Some((meeting, answer)) = prep::any_answer(chance)
    {
        let subjects = subject().into_iter().collect();
        return Some(InsightCommand::Promote { meeting, answer, kind, subjects });
    }
    if chance.mind.records(Kind::Insight).is_empty() || chance.dice.chance(20) {
        return Some(InsightCommand::Add {
            insight: NewInsight {
                kind,
                text: chance.text(WORDS),
                subjects: subject().into_iter().collect(),
                heard_from: chance.record(Kind::Contact).into_iter().collect(),
                meeting: chance.record(Kind::Meeting).and_then(|it| chance.some(it)),
                built_in: None,
                question: chance.record(Kind::Question).and_then(|it| chance.some(it)),
            },
        });
    }
    let insight = chance.record(Kind::Insight)?;
    Some(match chance.dice.below(18) {
        0 | 1 => InsightCommand::SetText { insight, text: chance.text(WORDS) },
        2 => InsightCommand::SetKind { insight, kind },
        3 | 4 => InsightCommand::SetSubject { insight, subject: subject()?, on: chance.dice.chance(60) },
        5 | 6 => InsightCommand::SetHeardFrom {
            insight,
            contact: chance.record(Kind::Contact)?,
            on: chance.dice.chance(60),
        },
        7..10 => InsightCommand::Agree { insight, contact: chance.record(Kind::Contact)? },
        10..13 => InsightCommand::Disagree { insight, contact: chance.record(Kind::Contact)? },
        13 | 14 => InsightCommand::TakeBack { insight, contact: chance.record(Kind::Contact)? },
        15 | 16 => InsightCommand::Delete { insight },
        _ => InsightCommand::Restore { insight },
    })
}

pub(super) fn interpret(command: &InsightCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        InsightCommand::Add { insight } => add(saying, insight),
        InsightCommand::Promote { meeting, answer, kind, subjects } => {
            require_subjects(saying, subjects)?;
            saying.require(Kind::Meeting, *meeting)?;
            let mind = saying.mind();
            let answered = answer.to_string();
            let text = prep::answer_text(&mind, *meeting, &answered).ok_or(Refused)?;
            let asked = prep::question_answered(&mind, *meeting, &answered);
            let participants = mind.members(*meeting, "participants");
            let id = Insight::of_answer(*meeting, *answer);
            saying.make_known(Kind::Insight, id);
            saying.supersede_deletion(id);
            saying.put_text(id, "kind", Some(&word(kind)));
            saying.put_text(id, "text", Some(&text));
            for subject in subjects {
                saying.add(id, "subjects", &subject.to_string());
            }
            for person in participants {
                saying.add(id, "heard_from", &person);
            }
            saying.put(id, "=meeting", Some(Val::Id(*meeting)));
            saying.put_text(id, "=answer", Some(&answered));
            if let Some([built_in, question, text]) = asked {
                saying.put(id, "=built_in", built_in);
                saying.put(id, "=question", question);
                saying.put(id, "=asked", text);
            }
            Ok(())
        }
        InsightCommand::SetText { insight, text } => {
            saying.require(Kind::Insight, *insight)?;
            if text.trim().is_empty() {
                return Err(Refused);
            }
            saying.put_text(*insight, "text", Some(text));
            Ok(())
        }
        InsightCommand::SetKind { insight, kind } => {
            saying.require(Kind::Insight, *insight)?;
            saying.put_text(*insight, "kind", Some(&word(kind)));
            Ok(())
        }
        InsightCommand::SetSubject { insight, subject, on } => {
            require_subjects(saying, &[*subject])?;
            saying.require(Kind::Insight, *insight)?;
            saying.set_member(*insight, "subjects", &subject.to_string(), *on);
            Ok(())
        }
        InsightCommand::SetHeardFrom { insight, contact, on } => {
            saying.require(Kind::Contact, *contact)?;
            saying.require(Kind::Insight, *insight)?;
            saying.set_member(*insight, "heard_from", &contact.to_string(), *on);
            Ok(())
        }
        InsightCommand::Agree { insight, contact } => mark(saying, *insight, *contact, "agreed"),
        InsightCommand::Disagree { insight, contact } => mark(saying, *insight, *contact, "disagreed"),
        InsightCommand::TakeBack { insight, contact } => mark(saying, *insight, *contact, ""),
        InsightCommand::Delete { insight } => saying.delete(Kind::Insight, *insight),
        InsightCommand::Restore { insight } => saying.restore(Kind::Insight, *insight),
    }
}

fn add(saying: &mut Saying<'_>, new: &NewInsight) -> Result<(), Refused> {
    require_subjects(saying, &new.subjects)?;
    saying.require_all(Kind::Contact, new.heard_from.iter().copied())?;
    saying.require_all(Kind::Meeting, new.meeting)?;
    saying.require_all(Kind::Question, new.question)?;
    if new.text.trim().is_empty() {
        return Err(Refused);
    }
    let insight = saying.make(Kind::Insight);
    saying.put_text(insight, "kind", Some(&word(new.kind)));
    saying.put_text(insight, "text", Some(&new.text));
    saying.put(insight, "=meeting", new.meeting.map(Val::Id));
    saying.put_text(insight, "=built_in", new.built_in.as_deref());
    saying.put(insight, "=question", new.question.map(Val::Id));
    for subject in &new.subjects {
        saying.add(insight, "subjects", &subject.to_string());
    }
    for contact in &new.heard_from {
        saying.add(insight, "heard_from", &contact.to_string());
    }
    Ok(())
}

/// What somebody says takes the place of what they said before.
fn mark(
    saying: &mut Saying<'_>,
    insight: RecordId,
    contact: RecordId,
    what: &'static str,
) -> Result<(), Refused> {
    saying.require(Kind::Contact, contact)?;
    saying.require(Kind::Insight, insight)?;
    let detail = Detail::By { card: contact, cards: saying.mind().cards(contact) };
    saying.supersede(insight, what, detail, &["agreed", "disagreed"]);
    Ok(())
}

fn require_subjects(saying: &Saying<'_>, subjects: &[RecordId]) -> Result<(), Refused> {
    let is_one = |it: &RecordId| saying.mind().kind(*it).is_some_and(|kind| SUBJECTS.contains(&kind));
    if subjects.iter().all(is_one) { Ok(()) } else { Err(Refused) }
}

fn said_by(mind: &Mind<'_>, insight: RecordId, what: &str) -> BTreeSet<RecordId> {
    let said = mind.happened(insight, what).into_iter().filter_map(|it| match it.detail {
        Detail::By { card, .. } => Some(*card),
        _ => None,
    });
    said.collect()
}

/// One that was made of an answer and taken back is as if nobody had made it.
pub(super) fn uses(mind: &Mind<'_>, insight: RecordId) -> BTreeSet<RecordId> {
    if mind.value(insight, "text").is_none() {
        return BTreeSet::new();
    }
    let fields = ["=meeting", "=question"].iter().filter_map(|field| mind.id(insight, field));
    let sets = ["subjects", "heard_from"].iter().flat_map(|set| mind.ids(insight, set));
    let marks = ["agreed", "disagreed"].iter().flat_map(|what| said_by(mind, insight, what));
    fields.chain(sets).chain(marks).collect()
}

/// Whether devices noted of one person that they agree and that they do not.
pub(super) fn is_in_question(mind: &Mind<'_>, insight: RecordId) -> bool {
    !said_by(mind, insight, "agreed").is_disjoint(&said_by(mind, insight, "disagreed"))
}

/// Whether an insight was made of an answer and stands.
fn is_made_of(mind: &Mind<'_>, meeting: RecordId, answer: &str) -> bool {
    let of = |it: &RecordId| {
        mind.id(*it, "=meeting") == Some(meeting) && mind.text(*it, "=answer").as_deref() == Some(answer)
    };
    let is_there = |it: RecordId| mind.value(it, "text").is_some();
    mind.present(Kind::Insight).into_iter().filter(of).any(is_there)
}

/// What the list of what was learned shows. Who says that it is not so counts as that, whatever else they said.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let found = vault.insights().unwrap();
    let expected = mind.present(Kind::Insight).into_iter().filter_map(|it| {
        let text = mind.text(it, "text")?;
        let heard_from = contact::by_name(mind, &mind.ids(it, "heard_from"));
        let against = contact::by_name(mind, &said_by(mind, it, "disagreed"));
        let disagree = against.clone();
        let mut agree = contact::by_name(mind, &said_by(mind, it, "agreed"));
        agree.retain(|person| !against.contains(person) && !heard_from.contains(person));
        let first = heard_from.iter().filter(|person| !against.contains(person)).count();
        let say_so = (first + agree.len()) as u32;
        let talk = mind.id(it, "=meeting").filter(|talk| mind.life(*talk) != Life::Deleted);
        let subjects = mind.ids(it, "subjects").into_iter();
        let subjects = subjects.filter(|id| mind.life(*id) != Life::Deleted).map(|id| mind.person(id));
        let subjects: Vec<RecordId> = subjects.collect::<BTreeSet<_>>().into_iter().collect();
        let people = (heard_from, agree, disagree, say_so);
        Some((it, mind.text(it, "kind").unwrap(), text, subjects, people, talk))
    });
    let rows = found.rows.iter().map(|row| {
        let of = |people: &[rapport_core::views::PersonRef]| people.iter().map(|it| it.contact).collect();
        let people: (Vec<RecordId>, Vec<RecordId>, Vec<RecordId>, u32) =
            (of(&row.heard_from), of(&row.agree), of(&row.disagree), row.say_so);
        let subjects = sorted(row.subjects.iter().map(|subject| subject.record).collect());
        (row.insight, word(row.kind), row.text.clone(), subjects, people, row.meeting)
    });
    same("what was learned", sorted(expected.collect()), sorted(rows.collect()))?;
    let is_in_order = found.rows.is_sorted_by_key(|row| (row.kind, Reverse(row.say_so), row.insight));
    same("whether what was learned is in order", true, is_in_order)?;
    let news = mind.present(Kind::Meeting).into_iter().flat_map(|talk| {
        let answers = mind.members(talk, "answers").into_iter();
        let is_news = move |answer: &String| {
            let was_new = mind.value(talk, &format!("answers/{answer}/was_new")) == Some(Val::Yes);
            was_new && !is_made_of(mind, talk, answer)
        };
        answers
            .filter(is_news)
            .filter_map(move |answer| Some((talk, answer.clone(), prep::answer_text(mind, talk, &answer)?)))
    });
    let rows = found.new_answers.iter().map(|row| (row.meeting, row.answer.to_string(), row.text.clone()));
    same("answers that were new", sorted(news.collect()), sorted(rows.collect()))
}
