//! Telling a story to vaults and looking at what they show.

use rapport_core::{
    Applied, Result as CoreResult, Vault,
    commands::{Command, DebriefCommand},
    model::{Kind, RecordId},
    views::SlotQuery,
};
use serde::Serialize;
use serde_json::{Value, json};

use super::{
    Flaw, Mismatch, Scenario,
    expect::compare,
    format::{Expectation, Names, Step, View},
    names::Bindings,
};
use crate::World;

/// What became of one expectation.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The step, counted from 1.
    pub step: usize,
    /// What was looked at, in words.
    pub what: String,
    /// Where it was not as expected; empty when it was.
    pub mismatches: Vec<Mismatch>,
}

/// Runs a story. It ends at the first step that could not be done; at the end all devices sync until nothing moves
/// and must show the same.
///
/// # Errors
/// What is wrong with the story itself, and in which step.
pub fn run(scenario: &Scenario) -> Result<Vec<Outcome>, Flaw> {
    let devices: Vec<&str> = scenario.devices.iter().map(String::as_str).collect();
    let world = World::at(0, scenario.start, scenario.zone, &devices);
    let mut stage = Stage { world, bindings: Bindings::default(), outcomes: Vec::new(), step: 0 };
    for (at, step) in scenario.steps()?.into_iter().enumerate() {
        stage.step = at + 1;
        if !stage.play(step).map_err(Flaw::at(at + 1))? {
            return Ok(stage.outcomes);
        }
    }
    stage.world.settle();
    stage.world.assert_same();
    Ok(stage.outcomes)
}

struct Stage {
    world: World,
    bindings: Bindings,
    outcomes: Vec<Outcome>,
    step: usize,
}

impl Stage {
    /// Plays a step; whether the story can go on.
    fn play(&mut self, step: Step) -> Result<bool, Flaw> {
        match step {
            Step::Advance(time) => self.world.advance(time),
            Step::Sync(devices) => devices.iter().for_each(|device| {
                self.world.sync(device);
            }),
            Step::Settle => self.world.settle(),
            Step::Log { on, text, with, names, error } => {
                let debrief = self.world.vault(&on).draft(&self.world.context(&on), &text, &with);
                let command = debrief.map(|debrief| Command::Debrief(DebriefCommand::Log { debrief }));
                let applied = command.and_then(|command| self.world.try_apply(&on, command));
                return self.done(&format!("{on} logs a debrief"), applied, error, &names, Kind::Meeting);
            }
            Step::Do { on, command, names, error } => {
                let command: Command = serde_json::from_value(self.bindings.resolve(&command)?)
                    .map_err(|error| Flaw::new(format!("it is no command: {error}")))?;
                let (what, own) = (format!("{on} can {}", command.label()), own_kind(&command));
                let applied = self.world.try_apply(&on, command);
                return self.done(&what, applied, error, &names, own);
            }
            Step::Undo { on, error } => {
                self.world.advance(chrono::Duration::seconds(1));
                let applied = self.world.vault(&on).undo(&self.world.context(&on));
                return self.done(&format!("{on} undoes"), applied, error, &Names::None, Kind::Profile);
            }
            Step::Expect { on, expectation, names } => {
                let shown = self.look(&on, &expectation)?;
                let expected = self.bindings.resolve(&expectation.is)?;
                self.outcome(format!("{on} shows {}", words(&expectation)), compare(&expected, &shown));
                for (name, pointer) in names {
                    let there = shown.pointer(&pointer).cloned();
                    let there = there.ok_or_else(|| Flaw::new(format!("there is nothing at {pointer:?}")))?;
                    self.bindings.bind(&name, there)?;
                }
            }
            Step::Draft { on, text, with, is } => {
                let debrief = self.world.vault(&on).draft(&self.world.context(&on), &text, &with);
                let debrief = value(debrief)?;
                let expected = self.bindings.resolve(&is)?;
                self.outcome(format!("{on} reads a draft"), compare(&expected, &debrief));
            }
        }
        Ok(true)
    }

    fn done(
        &mut self,
        what: &str,
        applied: CoreResult<Applied>,
        error: Option<String>,
        names: &Names,
        own: Kind,
    ) -> Result<bool, Flaw> {
        let differs = |expected: String, got: String| {
            vec![Mismatch { path: String::new(), expected, got: Value::String(got) }]
        };
        match (applied, error) {
            (Ok(applied), None) => self.bindings.bind_made(names, &applied, own).map(|()| true),
            (Ok(_), Some(wanted)) => {
                let expected = format!("an error that contains {wanted:?}");
                self.outcome(what.to_owned(), differs(expected, "it worked".to_owned()));
                Ok(false)
            }
            (Err(error), Some(wanted)) => {
                let said = error.to_string();
                let expected = format!("an error that contains {wanted:?}");
                let mismatches = if said.contains(&wanted) { Vec::new() } else { differs(expected, said) };
                self.outcome(format!("{what}, which is refused"), mismatches);
                Ok(true)
            }
            (Err(error), None) => {
                self.outcome(what.to_owned(), differs("it works".to_owned(), error.to_string()));
                Ok(false)
            }
        }
    }

    fn outcome(&mut self, what: String, mismatches: Vec<Mismatch>) {
        self.outcomes.push(Outcome { step: self.step, what, mismatches });
    }

    fn look(&self, on: &str, expectation: &Expectation) -> Result<Value, Flaw> {
        let (vault, context): (&Vault, _) = (self.world.vault(on), self.world.context(on));
        match expectation.view {
            View::Today => value(vault.today(&context)),
            View::People => value(vault.people(0, 10_000)),
            View::Tree => value(vault.referral_tree()),
            View::OutreachList => value(vault.outreach_list(&context)),
            View::Funnel => value(vault.funnel(&context)),
            View::Rates => value(vault.rates(&context)),
            View::Templates => value(vault.templates()),
            View::Settings => value(vault.settings()),
            View::Lint => value(vault.lint_outreach(self.record(expectation)?)),
            View::Filled => {
                let template = query(expectation, "a template")?;
                value(vault.fill_template(template, self.record(expectation)?, None, None))
            }
            View::Timeline => value(vault.timeline(None, 10_000)),
            View::Export => value(vault.export()),
            View::Undoable => value(vault.undoable().map(|act| act.map(|act| json!({"label": act.label})))),
            View::Search => value(vault.search(query(expectation, "a search")?, 20)),
            View::Duplicates => value(vault.duplicates()),
            View::Review => value(vault.review(&context)),
            View::Held => value(vault.held_on(self.record(expectation)?)),
            View::Person => value(vault.person(&context, self.record(expectation)?)),
            View::Filtered => {
                let filter = expectation.filter.as_ref();
                let filter = filter.ok_or_else(|| Flaw::new("a narrowed list needs `filter`"))?;
                let filter = serde_json::from_value(self.bindings.resolve(filter)?);
                let filter = filter.map_err(|error| Flaw::new(format!("`filter` is none: {error}")))?;
                value(vault.people_filtered(&filter))
            }
            View::Filters => value(vault.saved_filters()),
            View::Who => value(vault.who(query(expectation, "a question for people")?, false)),
            View::Candidates => value(vault.candidates(&context)),
            View::Careers => value(vault.careers(query(expectation, "a comparison of careers")?)),
            View::Organizations => value(vault.organizations()),
            View::Organization => value(vault.organization(self.record(expectation)?)),
            View::Fields => value(vault.fields()),
            View::Campaigns => value(vault.campaigns()),
            View::Campaign => value(vault.campaign(self.record(expectation)?)),
            View::Dormant => value(vault.dormant(&context)),
            View::Network => value(vault.network()),
            View::Gatherings => value(vault.gatherings()),
            View::Leads => value(vault.leads(&context)),
            View::Insights => value(vault.insights()),
            View::Atlas => value(vault.insight_atlas()),
            View::Brief => {
                let brief = vault.insight_brief(self.record(expectation)?);
                value(brief.map(|brief| json!({"lines": lines(brief)})))
            }
            View::Glossary => value(vault.glossary()),
            View::Resources => value(vault.resources()),
            View::QuestionYield => value(vault.question_yield()),
            View::Outreach => value(vault.outreach(&context, self.record(expectation)?)),
            View::Prep => value(vault.prep(&context, self.record(expectation)?)),
            View::PrepSheet => {
                let meeting = self.record(expectation)?;
                let text = vault.prep_sheet_text(&context, meeting).map(lines);
                value(text.and_then(|text| {
                    Ok(json!({"lines": text, "html": lines(vault.prep_sheet_html(&context, meeting)?)}))
                }))
            }
            View::CalendarEntry => {
                let entry = vault.calendar_entry(&context, self.record(expectation)?);
                value(entry.map(|entry| json!({"lines": lines(entry)})))
            }
            View::Guide => value(vault.guide(&context, self.record(expectation)?)),
            View::QuestionBank => {
                let code = expectation.query.clone().map(Value::String);
                let category = code.map(serde_json::from_value).transpose();
                let category = category.map_err(|_| Flaw::new("`query` is no category of questions"))?;
                value(vault.question_bank(None, category, false))
            }
            View::Pitch => {
                let of = expectation.of.as_ref().map(|_| self.record(expectation)).transpose()?;
                value(vault.pitch(of))
            }
            View::PromiseKeeping => value(vault.promise_keeping()),
            View::Practice => value(vault.practice()),
            View::Offers => value(vault.offers()),
            View::Ledger => match expectation.of {
                Some(_) => value(vault.ledger_of(&context, self.record(expectation)?)),
                None => value(vault.ledger(&context)),
            },
            View::Growth => value(vault.growth(&context)),
            View::Way => value(vault.chain_to(self.record(expectation)?)),
            View::Loops => value(vault.open_loops(&context)),
            View::Courtesy => value(vault.courtesy(&context)),
            View::Sources => value(vault.sources(&context)),
            View::Goal => value(vault.weekly_goal(&context)),
            View::Reminders => {
                let until = query(expectation, "a list of reminders")?.parse();
                let until = until.map_err(|_| Flaw::new("`query` is no day"))?;
                value(vault.reminders(&context, until))
            }
            View::Slots => {
                let zone = expectation.query.as_deref().map(str::parse).transpose();
                let zone = zone.map_err(|_| Flaw::new("`query` is no time zone"))?;
                let query = SlotQuery { zone, minutes: None, wanted: None, busy: Vec::new() };
                value(vault.propose_slots(&context, &query))
            }
        }
    }

    /// The record that the expectation is about.
    fn record(&self, expectation: &Expectation) -> Result<RecordId, Flaw> {
        let of = expectation.of.clone().ok_or_else(|| Flaw::new("one record's page needs `of`"))?;
        let id = self.bindings.resolve(&Value::String(of))?;
        serde_json::from_value(id).map_err(|_| Flaw::new("`of` is no record"))
    }
}

fn query<'a>(expectation: &'a Expectation, what: &str) -> Result<&'a str, Flaw> {
    expectation.query.as_deref().ok_or_else(|| Flaw::new(format!("{what} needs `query`")))
}

fn lines(text: String) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The kind of record that a command makes when it makes one.
fn own_kind(command: &Command) -> Kind {
    match command {
        Command::Profile(_) => Kind::Profile,
        Command::Contact(_) => Kind::Contact,
        Command::Organization(_) => Kind::Organization,
        Command::Meeting(_) | Command::Prep(_) | Command::Debrief(_) => Kind::Meeting,
        Command::Question(_) => Kind::Question,
        Command::Pitch(_) => Kind::Pitch,
        Command::Note(_) => Kind::Note,
        Command::Referral(_) => Kind::Referral,
        Command::Obligation(_) => Kind::Obligation,
        Command::Commitment(_) => Kind::Commitment,
        Command::Merge(_) => Kind::Merge,
        Command::Review(_) => Kind::Note,
        Command::Occupation(_) => Kind::Occupation,
        Command::Industry(_) => Kind::Industry,
        Command::Campaign(_) => Kind::Campaign,
        Command::Knows(_) => Kind::Knows,
        Command::Gathering(_) => Kind::Gathering,
        Command::Announcement(_) => Kind::Announcement,
        Command::Outreach(_) => Kind::Outreach,
        Command::IntroRequest(_) => Kind::IntroRequest,
        Command::Template(_) => Kind::Template,
        Command::Import(_) => Kind::Contact,
        Command::Offer(_) => Kind::Offer,
        Command::Insight(_) => Kind::Insight,
        Command::Term(_) => Kind::Term,
        Command::Resource(_) => Kind::Resource,
        Command::Lead(_) => Kind::Lead,
    }
}

fn value(view: CoreResult<impl Serialize>) -> Result<Value, Flaw> {
    let view = view.map_err(|error| Flaw::new(error.to_string()))?;
    serde_json::to_value(view).map_err(|error| Flaw::new(error.to_string()))
}

fn words(expectation: &Expectation) -> String {
    let view = match expectation.view {
        View::Today => "today",
        View::Person => "the person",
        View::People => "the people",
        View::Duplicates => "duplicates",
        View::Review => "the review",
        View::Held => "what is held on a person",
        View::Filtered => "the narrowed list",
        View::Filters => "the filters",
        View::Who => "who is at",
        View::Candidates => "whom to write to",
        View::Careers => "the ways to",
        View::Organizations => "the organizations",
        View::Organization => "the organization",
        View::Fields => "the fields",
        View::Campaigns => "the campaigns",
        View::Campaign => "the campaign",
        View::Dormant => "who was not heard from",
        View::Network => "whom to tell",
        View::Gatherings => "the gatherings",
        View::Tree => "the referral tree",
        View::Outreach => "the ask",
        View::OutreachList => "the asks",
        View::Funnel => "how far asks get",
        View::Rates => "how often asks are answered",
        View::Templates => "the templates",
        View::Lint => "what to look at in the ask",
        View::Filled => "the template for",
        View::Settings => "the settings",
        View::Timeline => "the timeline",
        View::Search => "what is found for",
        View::Export => "everything",
        View::Undoable => "what can be undone",
        View::Prep => "how prepared is",
        View::PrepSheet => "the sheet for",
        View::CalendarEntry => "the calendar entry of",
        View::Guide => "the guide through",
        View::QuestionBank => "the bank of questions",
        View::Pitch => "what one says of oneself",
        View::PromiseKeeping => "how promises are kept",
        View::Practice => "the practice",
        View::Growth => "how the network grows",
        View::Way => "the way to",
        View::Loops => "what is open",
        View::Courtesy => "the courtesy",
        View::Sources => "where people come from",
        View::Goal => "the goal for the week",
        View::Reminders => "what to be reminded of until",
        View::Slots => "times to propose",
        View::Offers => "what was offered",
        View::Ledger => "what was given and received",
        View::Leads => "the leads",
        View::Insights => "what was learned",
        View::Atlas => "what people said, side by side",
        View::Brief => "one page on",
        View::Glossary => "the glossary",
        View::Resources => "what was recommended",
        View::QuestionYield => "what questions brought",
    };
    let detail = expectation.of.as_ref().or(expectation.query.as_ref());
    detail.map_or(view.to_owned(), |detail| format!("{view} {detail}"))
}
