//! `rapport glossary`

use clap::{Args, Subcommand};
use rapport_core::{
    Vault,
    commands::{Command, TermCommand},
    model::{Kind, RecordId},
    views::{self, GlossaryEntry},
};

use super::undo;
use crate::{
    failure::Failure,
    find,
    page::{DIM, Page},
    session::Session,
    words,
};

/// Words of the trade: who used them, and which to learn
#[derive(Args)]
#[command(after_help = "Example: rapport glossary meaning runway months until the money is gone")]
pub struct Glossary {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Write down a word that you heard
    #[command(
        after_help = "Example: rapport glossary add runway --from jane\n\nAfter a talk, `?runway` in `rapport \
                      log` does the same."
    )]
    Add(Add),
    /// Say what a word means
    #[command(after_help = "Example: rapport glossary meaning runway months until the money is gone")]
    Meaning(Meaning),
    /// Show the words to learn, or note whether you knew one
    #[command(after_help = "Example: rapport glossary quiz runway --knew   (without a word: the list)")]
    Quiz(Quiz),
    /// Note that you know a word
    #[command(after_help = "Example: rapport glossary learned runway")]
    Learned(Learned),
}

#[derive(Args)]
struct Add {
    /// The word
    #[arg(required = true)]
    word: Vec<String>,
    /// What it means
    #[arg(long, value_name = "TEXT")]
    means: Option<String>,
    /// Who used it; may be repeated
    #[arg(long, value_name = "NAME|ID")]
    from: Vec<String>,
    /// The line of business it is used in
    #[arg(long, value_name = "NAME")]
    industry: Option<String>,
}

#[derive(Args)]
struct Meaning {
    /// The word
    word: String,
    /// What it means; nothing clears it
    meaning: Vec<String>,
}

#[derive(Args)]
struct Quiz {
    /// The word; without it, the list without meanings
    word: Option<String>,
    /// You knew it
    #[arg(long, requires = "word", conflicts_with = "missed")]
    knew: bool,
    /// You did not know it
    #[arg(long, requires = "word")]
    missed: bool,
}

#[derive(Args)]
struct Learned {
    /// The word
    word: String,
    /// Learn it again
    #[arg(long)]
    not: bool,
}

impl Glossary {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let (command, line) = match self.verb {
            None => {
                let glossary = vault.glossary()?;
                return session.answer(&glossary, |page| draw(page, &glossary));
            }
            Some(Verb::Quiz(Quiz { word: None, .. })) => {
                let quiz = vault.glossary()?.quiz;
                return session.answer(&quiz, |page| list(page, &quiz));
            }
            Some(Verb::Quiz(Quiz { word: Some(word), knew, missed })) if !knew && !missed => {
                let entry = entry(&vault, &word)?;
                return session.answer(&entry, |page| draw_entry(page, &entry));
            }
            Some(Verb::Quiz(Quiz { word, knew, .. })) => {
                let term = entry(&vault, &word.unwrap_or_default())?.record;
                let line = if knew { "Noted: you knew it." } else { "Noted: it stays on the list." };
                (TermCommand::Quiz { term, knew }, line.to_owned())
            }
            Some(Verb::Add(add)) => (add.command(session, &vault)?, "Noted.".to_owned()),
            Some(Verb::Meaning(Meaning { word, meaning })) => {
                let meaning = Some(meaning.join(" ")).filter(|text| !text.trim().is_empty());
                let entry = entry(&vault, &word)?;
                let line = match &meaning {
                    Some(text) => format!("{}: {text}", entry.term),
                    None => format!("{}: no meaning noted.", entry.term),
                };
                (TermCommand::SetMeaning { term: entry.record, meaning }, line)
            }
            Some(Verb::Learned(Learned { word, not })) => {
                let (entry, term) = {
                    let entry = entry(&vault, &word)?;
                    (entry.term, entry.record)
                };
                match not {
                    true => (TermCommand::Unlearn { term }, format!("{entry} is on the list again.")),
                    false => (TermCommand::Learn { term }, format!("You know {entry}.")),
                }
            }
        };
        undo::done(session, &vault, vec![Command::Term(command)], line)
    }
}

impl Add {
    fn command(self, session: &Session<'_>, vault: &Vault) -> Result<TermCommand, Failure> {
        let people = self.from.iter().map(|name| find::person(vault, &session.context, name));
        let people = people.collect::<Result<Vec<_>, _>>()?;
        let industry: Option<RecordId> =
            self.industry.map(|name| find::field(vault, &name, Kind::Industry)).transpose()?;
        Ok(TermCommand::Add {
            term: self.word.join(" "),
            meaning: self.means,
            industry,
            meeting: None,
            heard_from: people.iter().map(|person| person.contact).collect(),
        })
    }
}

fn entry(vault: &Vault, word: &str) -> Result<GlossaryEntry, Failure> {
    let mut entries = vault.glossary()?.entries;
    let known = entries.iter().map(|entry| (entry.record, entry.term.clone(), entry.term.clone())).collect();
    let record = find::by_words(known, word, "word", "`rapport glossary` lists them.")?;
    entries.retain(|entry| entry.record == record);
    entries.pop().ok_or_else(|| Failure::failed("The word is not there any more.".to_owned()))
}

fn draw(page: &mut Page, glossary: &views::Glossary) {
    if glossary.entries.is_empty() {
        page.line("No word yet. After a talk: rapport log \"Tea with +Jane. She said ?runway\"");
        return;
    }
    glossary.entries.iter().for_each(|entry| draw_entry(page, entry));
    page.gap();
    page.aside(match glossary.quiz.len() as u64 {
        0 => "You know them all.".to_owned(),
        left => format!("{} to learn: rapport glossary quiz", words::count(left, "word", "words")),
    });
}

fn draw_entry(page: &mut Page, entry: &GlossaryEntry) {
    let meaning = match entry.meanings.is_empty() {
        true => "(no meaning noted)".to_owned(),
        false => entry.meanings.join("; or: "),
    };
    page.marked("  ", format!("{} - {meaning}", entry.term));
    let mut facts = Vec::new();
    let names: Vec<&str> = entry.used_by.iter().map(|person| person.name.as_str()).collect();
    if !names.is_empty() {
        facts.push(format!("used by {}", words::and_list(&names)));
    }
    facts.extend(entry.industries.iter().cloned());
    if entry.is_learned {
        facts.push("you know it".to_owned());
    } else if entry.quizzes > 0 {
        facts.push(format!("you knew it {} of {} times", entry.knew, entry.quizzes));
    }
    if !facts.is_empty() {
        page.marked_in(DIM, "      ", facts.join("; "));
    }
}

fn list(page: &mut Page, quiz: &[GlossaryEntry]) {
    if quiz.is_empty() {
        page.line("There is nothing to learn.");
        return;
    }
    for entry in quiz {
        let missing = if entry.meanings.is_empty() { " (no meaning noted)" } else { "" };
        page.marked("  ", format!("{}{missing}", entry.term));
    }
    page.gap();
    page.aside("Look one up: rapport glossary quiz WORD; note how it went with --knew or --missed.");
}
