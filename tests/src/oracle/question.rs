//! Questions to ask in talks.

use std::collections::BTreeMap;

use rapport_core::{
    Vault,
    commands::QuestionCommand,
    model::{Kind, Question, QuestionCategory, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same, sorted, word},
    fact::Val,
    mind::{Life, Mind},
    saying::{Refused, Saying},
    undo::TEXT,
};

/// Built-in questions, and one that is none.
pub(super) const BUILT_IN: &[&str] = &["industry_worry", "company_stay", "start_path", NOT_BUILT_IN];
pub(super) const NOT_BUILT_IN: &str = "from another version";

pub(super) fn any(chance: &Chance<'_>) -> Option<QuestionCommand> {
    let category = chance.of(&[QuestionCategory::Industry, QuestionCategory::Culture]);
    let text = chance.text(WORDS);
    if chance.mind.records(Kind::Question).is_empty() || chance.dice.chance(40) {
        return Some(match chance.dice.below(4) {
            0 | 1 => QuestionCommand::Create { category, text },
            2 => QuestionCommand::Override { built_in: chance.text(BUILT_IN), text: chance.some(text) },
            _ => QuestionCommand::HideBuiltIn { built_in: chance.text(BUILT_IN), on: chance.dice.chance(70) },
        });
    }
    let question = chance.record(Kind::Question)?;
    Some(match chance.dice.below(5) {
        0..2 => QuestionCommand::Edit { question, category, text },
        2 | 3 => QuestionCommand::Delete { question },
        _ => QuestionCommand::Restore { question },
    })
}

pub(super) fn interpret(command: &QuestionCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        QuestionCommand::Create { category, text } => {
            let question = saying.make(Kind::Question);
            say(saying, question, *category, text)
        }
        QuestionCommand::Edit { question, category, text } => {
            saying.require(Kind::Question, *question)?;
            say(saying, *question, *category, text)
        }
        QuestionCommand::Override { built_in, text } => {
            let question = instead_of(saying, built_in)?;
            saying.put_text(question, TEXT, text.as_deref());
            Ok(())
        }
        QuestionCommand::HideBuiltIn { built_in, on } => {
            let question = instead_of(saying, built_in)?;
            saying.put(question, "hidden", on.then_some(Val::Yes));
            Ok(())
        }
        QuestionCommand::Delete { question } => saying.delete(Kind::Question, *question),
        QuestionCommand::Restore { question } => saying.restore(Kind::Question, *question),
    }
}

fn say(
    saying: &mut Saying<'_>,
    question: RecordId,
    category: QuestionCategory,
    text: &str,
) -> Result<(), Refused> {
    if text.trim().is_empty() {
        return Err(Refused);
    }
    saying.put_text(question, TEXT, Some(text));
    saying.put_text(question, "category", Some(&word(category)));
    Ok(())
}

fn instead_of(saying: &mut Saying<'_>, built_in: &str) -> Result<RecordId, Refused> {
    if built_in == NOT_BUILT_IN {
        return Err(Refused);
    }
    Ok(saying.make_instead(Kind::Question, Question::override_id(built_in), built_in))
}

/// What was said of a built-in question, unless that is deleted.
fn instead(mind: &Mind<'_>, built_in: &str) -> Option<RecordId> {
    Some(Question::override_id(built_in)).filter(|id| mind.life(*id) != Life::Deleted)
}

/// Whether the person hid a built-in question, as far as a command sees.
pub(super) fn is_hidden(mind: &Mind<'_>, built_in: &Val) -> bool {
    let Val::Text(built_in) = built_in else { return false };
    mind.value(Question::override_id(built_in), "hidden").is_some()
}

/// What the bank shows.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let bank = vault.question_bank(None, None, true).unwrap();
    let own = mind.present(Kind::Question).into_iter();
    let own = own.filter(|it| mind.text(*it, "=built_in").is_none());
    let own = own.map(|it| (it, mind.text(it, "category"), mind.text(it, TEXT).unwrap_or_default()));
    let rows = bank.questions.iter().filter(|row| row.built_in.is_none());
    let rows = rows.map(|row| (row.question.unwrap(), Some(word(row.category)), row.text.clone()));
    same("questions of one's own", sorted(own.collect()), sorted(rows.collect()))?;
    let built_in: BTreeMap<String, _> = bank
        .questions
        .iter()
        .filter_map(|row| {
            Some((row.built_in.clone()?, (row.question, row.is_hidden, row.is_changed, &row.text)))
        })
        .collect();
    let mut hidden = 0;
    for (id, (question, is_hidden, is_changed, text)) in built_in {
        let own = instead(mind, &id);
        let expected = own.and_then(|own| mind.text(own, TEXT)).filter(|text| !text.is_empty());
        let is_to_hide = own.is_some_and(|own| mind.value(own, "hidden").is_some());
        hidden += u32::from(is_to_hide);
        same(
            "what stands for a question",
            (own, is_to_hide, expected.is_some()),
            (question, is_hidden, is_changed),
        )?;
        if let Some(expected) = expected {
            same("the words of a question", &expected, text)?;
        }
    }
    same("how many questions are hidden", hidden, bank.hidden)
}
