//! The form of a story.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;

use super::Flaw;

/// A story: devices, what happens on them, and what they must show.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What it shows, as a sentence.
    pub name: String,
    /// Why that matters to a person.
    #[serde(default)]
    pub about: String,
    /// Which lines of `requirements.md` it holds.
    #[serde(default)]
    pub holds: Vec<String>,
    /// The zone of all devices.
    pub zone: Tz,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// The devices: the first makes the vault, the others join it.
    pub devices: Vec<String>,
    /// What happens, in order.
    #[serde(deserialize_with = "raw_steps")]
    steps: Vec<Value>,
}

/// One thing that happens, or that must be so.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// A device logs a debrief.
    Log { on: String, text: String, with: Vec<String>, names: Names, error: Option<String> },
    /// A device applies a command.
    Do { on: String, command: Value, names: Names, error: Option<String> },
    /// A device takes back the last thing it did.
    Undo { on: String, error: Option<String> },
    /// Time passes.
    Advance(Duration),
    /// Devices sync with the folder, one after the other.
    Sync(Vec<String>),
    /// All devices sync until nothing moves.
    Settle,
    /// What a device shows.
    Expect { on: String, expectation: Expectation, names: BTreeMap<String, String> },
    /// What a device understands of a text.
    Draft { on: String, text: String, with: Vec<String>, is: Value },
}

/// What a step calls the records it makes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(untagged)]
pub(super) enum Names {
    /// Nothing.
    #[default]
    None,
    /// The first record of the command's own kind.
    One(String),
    /// Each record by kind and place: `"contact"`, `"contact 2"`.
    Many(BTreeMap<String, String>),
}

/// What a view must show.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expectation {
    /// Which view.
    pub(super) view: View,
    /// Whose page, for a person's; which ask's, for an ask's; for whom a template is filled.
    pub(super) of: Option<String>,
    /// What is searched for; which template is filled.
    pub(super) query: Option<String>,
    /// What is looked for in the list of people.
    pub(super) filter: Option<Value>,
    /// The part of it that must be so.
    pub(super) is: Value,
}

/// The views that a story can look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum View {
    Today,
    Person,
    People,
    Filtered,
    Filters,
    Who,
    Candidates,
    Careers,
    Organizations,
    Organization,
    Fields,
    Campaigns,
    Campaign,
    Dormant,
    Network,
    Gatherings,
    Tree,
    Outreach,
    OutreachList,
    Funnel,
    Rates,
    Lint,
    Templates,
    Filled,
    Settings,
    Timeline,
    Search,
    Export,
    Undoable,
    Duplicates,
    Review,
    Held,
    Prep,
    PrepSheet,
    CalendarEntry,
    Guide,
    QuestionBank,
    Pitch,
    PromiseKeeping,
    Practice,
    Growth,
    Way,
    Loops,
    Courtesy,
    Sources,
    Goal,
    Reminders,
    Slots,
    Offers,
    Ledger,
    Leads,
    Insights,
    Atlas,
    Brief,
    Glossary,
    Resources,
    QuestionYield,
}

/// A step as it is written: which fields are there says what it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    on: Option<String>,
    log: Option<String>,
    draft: Option<String>,
    with: Option<Vec<String>>,
    r#do: Option<Value>,
    undo: Option<bool>,
    advance: Option<String>,
    sync: Option<Vec<String>>,
    settle: Option<bool>,
    expect: Option<Expectation>,
    expect_error: Option<ExpectedError>,
    is: Option<Value>,
    r#as: Option<Names>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedError {
    contains: String,
}

impl Scenario {
    /// Reads a story.
    ///
    /// # Errors
    /// What is wrong with it, and in which step.
    pub fn parse(text: &str) -> Result<Self, Flaw> {
        let scenario: Self = serde_json::from_str(text).map_err(|error| Flaw::new(error.to_string()))?;
        if scenario.devices.is_empty() {
            return Err(Flaw::new("it has no devices"));
        }
        scenario.steps()?;
        Ok(scenario)
    }

    /// What happens, in order.
    pub(super) fn steps(&self) -> Result<Vec<Step>, Flaw> {
        let step = |(at, raw): (usize, &Value)| self.step(raw).map_err(Flaw::at(at + 1));
        self.steps.iter().enumerate().map(step).collect()
    }

    fn step(&self, raw: &Value) -> Result<Step, Flaw> {
        let raw: Raw = serde_json::from_value(raw.clone()).map_err(|error| Flaw::new(error.to_string()))?;
        let error = raw.expect_error.map(|error| error.contains);
        let named = raw.r#as.unwrap_or_default();
        let with = raw.with.unwrap_or_default();
        let on = match &raw.on {
            Some(device) => self.device(device).map(Some)?,
            None => None,
        };
        let device = || on.clone().ok_or_else(|| Flaw::new("it does not say on which device"));
        let step =
            match (raw.log, raw.draft, raw.r#do, raw.undo, raw.advance, raw.sync, raw.settle, raw.expect) {
                (Some(text), None, None, None, None, None, None, None) => {
                    Step::Log { on: device()?, text, with, names: named, error }
                }
                (None, Some(text), None, None, None, None, None, None) => {
                    let is = raw.is.ok_or_else(|| Flaw::new("a draft needs `is`"))?;
                    Step::Draft { on: device()?, text, with, is }
                }
                (None, None, Some(command), None, None, None, None, None) => {
                    Step::Do { on: device()?, command, names: named, error }
                }
                (None, None, None, Some(true), None, None, None, None) => Step::Undo { on: device()?, error },
                (None, None, None, None, Some(time), None, None, None) => Step::Advance(duration(&time)?),
                (None, None, None, None, None, Some(devices), None, None) => {
                    Step::Sync(devices.iter().map(|device| self.device(device)).collect::<Result<_, _>>()?)
                }
                (None, None, None, None, None, None, Some(true), None) => Step::Settle,
                (None, None, None, None, None, None, None, Some(expectation)) => {
                    let names = match named {
                        Names::None => BTreeMap::new(),
                        Names::Many(names) => names,
                        Names::One(_) => {
                            return Err(Flaw::new("`as` beside `expect` says where in the view"));
                        }
                    };
                    Step::Expect { on: device()?, expectation, names }
                }
                _ => {
                    let verbs = "log, draft, do, undo, advance, sync, settle, expect";
                    return Err(Flaw::new(format!("a step says exactly one of: {verbs}")));
                }
            };
        Ok(step)
    }

    fn device(&self, name: &str) -> Result<String, Flaw> {
        match self.devices.iter().any(|known| known == name) {
            true => Ok(name.to_owned()),
            false => Err(Flaw::new(format!("there is no device called {name:?}"))),
        }
    }
}

/// `"3d"`, `"2h"`, `"15m"`, `"30s"`.
fn duration(text: &str) -> Result<Duration, Flaw> {
    let wrong = || Flaw::new(format!("{text:?} is no time such as \"3d\", \"2h\", \"15m\" or \"30s\""));
    let unit = text.chars().last().ok_or_else(wrong)?;
    let number: i64 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| wrong())?;
    match unit {
        'd' => Duration::try_days(number),
        'h' => Duration::try_hours(number),
        'm' => Duration::try_minutes(number),
        's' => Duration::try_seconds(number),
        _ => None,
    }
    .ok_or_else(wrong)
}

fn raw_steps<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Value>, D::Error> {
    Vec::deserialize(deserializer)
}
