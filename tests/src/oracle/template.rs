//! Texts to begin with.

use rapport_core::{
    Vault,
    commands::TemplateCommand,
    model::{Kind, RecordId, Template},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same, sorted},
    fact::Val,
    mind::{Life, Mind},
    saying::{Refused, Saying},
    undo::TEXT,
};

/// Built-in texts, and one that this version does not have.
const BUILT_IN: &[&str] = &["builtin/cold/en", "builtin/nudge/en", NOT_BUILT_IN];
const NOT_BUILT_IN: &str = "builtin/singing/en";

pub(super) fn any(chance: &Chance<'_>) -> Option<TemplateCommand> {
    let (title, text) = (chance.text(WORDS), chance.text(WORDS));
    if chance.mind.records(Kind::Template).is_empty() || chance.dice.chance(40) {
        return Some(match chance.dice.below(4) {
            0 | 1 => {
                TemplateCommand::Create { title, purpose: None, locale: chance.some("en".to_owned()), text }
            }
            2 => {
                TemplateCommand::OverrideBuiltIn { built_in: chance.text(BUILT_IN), text: chance.some(text) }
            }
            _ => TemplateCommand::HideBuiltIn { built_in: chance.text(BUILT_IN), on: chance.dice.chance(70) },
        });
    }
    let template = chance.record(Kind::Template)?;
    Some(match chance.dice.below(5) {
        0..2 => TemplateCommand::Edit { template, title, text },
        2 | 3 => TemplateCommand::Delete { template },
        _ => TemplateCommand::Restore { template },
    })
}

pub(super) fn interpret(command: &TemplateCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        TemplateCommand::Create { title, purpose, locale, text } => {
            let template = saying.make(Kind::Template);
            saying.put_text(template, "purpose", purpose.as_deref());
            saying.put_text(template, "locale", locale.as_deref());
            say(saying, template, title, text)
        }
        TemplateCommand::Edit { template, title, text } => {
            saying.require(Kind::Template, *template)?;
            say(saying, *template, title, text)
        }
        TemplateCommand::OverrideBuiltIn { built_in, text } => {
            let template = saying.make_instead(Kind::Template, Template::override_id(built_in), built_in);
            saying.put_text(template, TEXT, text.as_deref());
            Ok(())
        }
        TemplateCommand::HideBuiltIn { built_in, on } => {
            let template = saying.make_instead(Kind::Template, Template::override_id(built_in), built_in);
            saying.put(template, "hidden", on.then_some(Val::Yes));
            Ok(())
        }
        TemplateCommand::Delete { template } => saying.delete(Kind::Template, *template),
        TemplateCommand::Restore { template } => saying.restore(Kind::Template, *template),
    }
}

fn say(saying: &mut Saying<'_>, template: RecordId, title: &str, text: &str) -> Result<(), Refused> {
    if title.trim().is_empty() {
        return Err(Refused);
    }
    saying.put_text(template, "title", Some(title));
    saying.put_text(template, TEXT, Some(text));
    Ok(())
}

/// What is offered: the built-in ones in the person's words, unless they hid them, and their own.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let found = vault.templates().unwrap();
    let text = |it: RecordId| mind.text(it, TEXT).unwrap_or_default();
    let own = mind.present(Kind::Template).into_iter();
    let own = own.filter(|it| mind.text(*it, "=built_in").is_none());
    let own = own.map(|it| (Some(it), mind.text(it, "title").unwrap_or_default(), text(it)));
    let rows = found.iter().filter(|row| row.built_in.is_none());
    let rows = rows.map(|row| (row.template, row.title.clone(), row.text.clone()));
    same("templates of one's own", sorted(own.collect()), sorted(rows.collect()))?;
    for built_in in BUILT_IN {
        let own = Some(Template::override_id(built_in)).filter(|id| mind.life(*id) != Life::Deleted);
        let words = own.map(text).filter(|text| !text.is_empty());
        let is_hidden = own.is_some_and(|own| mind.value(own, "hidden") == Some(Val::Yes));
        let is_offered = !is_hidden && (*built_in != NOT_BUILT_IN || words.is_some());
        let row = found.iter().find(|row| row.built_in.as_deref() == Some(*built_in));
        let expected = is_offered.then_some((own, words.is_some()));
        same("what stands for a template", expected, row.map(|row| (row.template, row.is_changed)))?;
        if let (Some(words), Some(row)) = (words, row) {
            same("the words of a template", words, row.text.clone())?;
        }
    }
    Ok(())
}
