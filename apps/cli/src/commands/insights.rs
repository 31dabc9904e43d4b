//! `rapport insights`

use clap::{Args, Subcommand, ValueEnum};
use rapport_core::{
    Vault,
    commands::{Command, InsightCommand, NewInsight},
    model::{InsightKind, RecordId},
    views::{self, InsightAtlas, InsightRow, PersonRef},
};

use super::undo;
use crate::{
    failure::Failure,
    find,
    page::{DIM, Page},
    session::Session,
    words,
};

/// What you learned in talks, who said it, and who agrees
#[derive(Args)]
#[command(after_help = "Example: rapport insights add Maps move to the web --kind trend --from jane")]
pub struct Insights {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Write down what you learned
    #[command(
        after_help = "Example: rapport insights add Maps move to the web --kind trend --from jane\n\nKinds: \
                      trend, priority, prospect, player, recruiting, values, day, best,\nworst, culture, other."
    )]
    Add(Add),
    /// Keep an answer from a talk that was new to you
    #[command(
        after_help = "Example: rapport insights keep web --kind trend --about Acme\n\nKinds: trend, priority, \
                      prospect, player, recruiting, values, day, best,\nworst, culture, other."
    )]
    Keep(Keep),
    /// Put side by side what people said
    #[command(
        after_help = "Example: rapport insights atlas --about Acme   (one page on it)\n\nWithout --about: by \
                      question and by what it is about."
    )]
    Atlas(Atlas),
    /// Note that somebody else says the same
    #[command(after_help = "Example: rapport insights agree web --who bob")]
    Agree(Mark),
    /// Note that somebody says that it is not so
    #[command(after_help = "Example: rapport insights disagree web --who bob")]
    Disagree(Mark),
}

#[derive(Args)]
struct Add {
    /// What was said
    #[arg(required = true)]
    text: Vec<String>,
    /// What it tells of
    #[arg(long, value_enum, value_name = "KIND", hide_possible_values = true)]
    kind: Option<Sort>,
    /// Somebody, an organization, a business or a kind of work
    #[arg(long, value_name = "NAME|ID")]
    about: Vec<String>,
    /// Who said it; may be repeated
    #[arg(long, value_name = "NAME|ID")]
    from: Vec<String>,
    /// The question it answers; see `rapport questions`
    #[arg(long, value_name = "WORD")]
    question: Option<String>,
}

#[derive(Args)]
struct Keep {
    /// A word of the answer
    #[arg(required = true, value_name = "ANSWER")]
    answer: Vec<String>,
    /// What it tells of
    #[arg(long, value_enum, value_name = "KIND", hide_possible_values = true)]
    kind: Option<Sort>,
    /// Somebody, an organization, a business or a kind of work
    #[arg(long, value_name = "NAME|ID")]
    about: Vec<String>,
}

#[derive(Args)]
struct Atlas {
    /// One page on somebody, an organization or a business
    #[arg(long, value_name = "NAME|ID")]
    about: Option<String>,
}

#[derive(Args)]
struct Mark {
    /// A word of what was said, or the id
    #[arg(required = true, value_name = "INSIGHT")]
    insight: Vec<String>,
    /// Who
    #[arg(long, required = true, value_name = "NAME|ID")]
    who: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    Trend,
    Priority,
    Prospect,
    Player,
    Recruiting,
    Values,
    Day,
    Best,
    Worst,
    Culture,
    Other,
}

impl From<Sort> for InsightKind {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Trend => Self::Trend,
            Sort::Priority => Self::Priority,
            Sort::Prospect => Self::Prospect,
            Sort::Player => Self::MajorPlayer,
            Sort::Recruiting => Self::RecruitingPractice,
            Sort::Values => Self::Values,
            Sort::Day => Self::TypicalDay,
            Sort::Best => Self::Best,
            Sort::Worst => Self::Worst,
            Sort::Culture => Self::Culture,
            Sort::Other => Self::Other,
        }
    }
}

impl Insights {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        match self.verb {
            None => {
                let all = vault.insights()?;
                session.answer(&all, |page| draw(page, &all))
            }
            Some(Verb::Add(add)) => add.run(session, &vault),
            Some(Verb::Keep(keep)) => keep.run(session, &vault),
            Some(Verb::Atlas(Atlas { about: Some(about) })) => {
                let brief = vault.insight_brief(find::subject(session, &vault, &about)?)?;
                session.answer(&brief, |page| draw_brief(page, &brief))
            }
            Some(Verb::Atlas(Atlas { about: None })) => {
                let atlas = vault.insight_atlas()?;
                session.answer(&atlas, |page| side_by_side(page, &atlas))
            }
            Some(Verb::Agree(mark)) => mark.run(session, &vault, true),
            Some(Verb::Disagree(mark)) => mark.run(session, &vault, false),
        }
    }
}

impl Add {
    fn run(self, session: &Session<'_>, vault: &Vault) -> Result<String, Failure> {
        let people = self.from.iter().map(|name| find::person(vault, &session.context, name));
        let people = people.collect::<Result<Vec<_>, _>>()?;
        let insight = NewInsight {
            kind: self.kind.map_or(InsightKind::Other, Into::into),
            text: self.text.join(" "),
            subjects: subjects(session, vault, &self.about)?,
            heard_from: people.iter().map(|person| person.contact).collect(),
            meeting: None,
            built_in: self.question,
            question: None,
        };
        let command = Command::Insight(InsightCommand::Add { insight });
        undo::done(session, vault, vec![command], "Noted.".to_owned())
    }
}

impl Keep {
    fn run(self, session: &Session<'_>, vault: &Vault) -> Result<String, Failure> {
        let (rows, wanted) = (vault.insights()?.new_answers, self.answer.join(" "));
        let known: Vec<_> =
            rows.iter().map(|row| ((row.meeting, row.answer), row.text.clone(), row.text.clone())).collect();
        let hint = "`rapport insights` lists those that were new to you.";
        let (meeting, answer) = find::by_words(known, &wanted, "answer", hint)?;
        let kind = self.kind.map_or(InsightKind::Other, Into::into);
        let subjects = subjects(session, vault, &self.about)?;
        let command = Command::Insight(InsightCommand::Promote { meeting, answer, kind, subjects });
        undo::done(session, vault, vec![command], "Kept.".to_owned())
    }
}

impl Mark {
    fn run(self, session: &Session<'_>, vault: &Vault, agrees: bool) -> Result<String, Failure> {
        let rows = vault.insights()?.rows;
        let known = rows.iter().map(|row| (row.insight, row.text.clone(), row.text.clone())).collect();
        let hint = "`rapport insights` lists them.";
        let insight = find::by_words(known, &self.insight.join(" "), "insight", hint)?;
        let person = find::person(vault, &session.context, &self.who)?;
        let contact = person.contact;
        let (command, what) = match agrees {
            true => (InsightCommand::Agree { insight, contact }, "says the same"),
            false => (InsightCommand::Disagree { insight, contact }, "says that it is not so"),
        };
        undo::done(session, vault, vec![Command::Insight(command)], format!("Noted: {} {what}.", person.name))
    }
}

fn subjects(session: &Session<'_>, vault: &Vault, names: &[String]) -> Result<Vec<RecordId>, Failure> {
    names.iter().map(|name| find::subject(session, vault, name)).collect()
}

fn draw_brief(page: &mut Page, brief: &str) {
    for line in brief.lines() {
        match line.strip_prefix("  ") {
            Some(point) => page.marked("  ", point),
            None if line.is_empty() => page.gap(),
            None => page.line(line),
        }
    }
}

fn draw(page: &mut Page, all: &views::Insights) {
    if all.rows.is_empty() {
        page.line(
            "Nothing yet. After a talk: rapport insights add Maps move to the web --kind trend --from jane",
        );
    }
    let mut kind = None;
    for row in &all.rows {
        if kind != Some(row.kind) {
            kind = Some(row.kind);
            page.heading(views::insight_words(row.kind));
        }
        draw_row(page, row);
    }
    if !all.new_answers.is_empty() {
        page.heading("Answers that were new to you");
        for row in &all.new_answers {
            page.marked("  ", &row.text);
            let question = row.question.as_ref().map(|question| format!(", asked: {question}"));
            page.marked_in(DIM, "      ", format!("{}{}", names(&row.people), question.unwrap_or_default()));
        }
        page.gap();
        page.aside("Keep one with: rapport insights keep WORD --kind KIND --about NAME");
    }
}

/// One thing that was learned, with who said it below.
pub fn draw_row(page: &mut Page, row: &InsightRow) {
    page.marked("  ", &row.text);
    let about: Vec<&str> = row.subjects.iter().map(|subject| subject.name.as_str()).collect();
    let mut facts = Vec::new();
    if !about.is_empty() {
        facts.push(format!("about {}", words::and_list(&about)));
    }
    facts.extend(said(&row.heard_from, &row.agree, &row.disagree));
    if !facts.is_empty() {
        page.marked_in(DIM, "      ", facts.join("; "));
    }
}

fn said(from: &[PersonRef], agree: &[PersonRef], disagree: &[PersonRef]) -> Vec<String> {
    let parts = [("said by", from), ("also", agree), ("against it", disagree)];
    let there = parts.into_iter().filter(|(_, people)| !people.is_empty());
    there.map(|(what, people)| format!("{what} {}", names(people))).collect()
}

fn names(people: &[PersonRef]) -> String {
    words::and_list(&people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>())
}

fn side_by_side(page: &mut Page, atlas: &InsightAtlas) {
    if atlas.questions.is_empty() && atlas.subjects.is_empty() {
        page.line("Nothing stands side by side yet: note answers with rapport prep NAME --answer 1 TEXT");
    }
    for row in &atlas.questions {
        page.heading(format!("{} ({})", row.question, words::count(row.people.into(), "person", "people")));
        for answer in &row.answers {
            page.marked("  ", format!("{}: {}", names(&answer.people), answer.text));
            let marks = said(&[], &answer.agree, &answer.disagree);
            if !marks.is_empty() {
                page.marked_in(DIM, "      ", marks.join("; "));
            }
        }
    }
    for of in &atlas.subjects {
        page.heading(format!("About {}", of.subject.name));
        of.insights.iter().for_each(|row| draw_row(page, row));
    }
}
