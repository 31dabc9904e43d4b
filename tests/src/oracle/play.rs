//! A sequence of commands on devices of the engine and on those of the oracle, side by side.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use rapport_core::{
    Applied, Context, Error, Vault,
    commands::{Command, ReviewCommand},
    model::{Kind, RecordId},
};
use serde_json::Value as Json;

use super::{
    chance::Chance,
    compare::{self, Breach},
    devices::{NAMES, OfStep, Templates, Vaults},
    fact::{Known, Says, Time, Val},
    ledger::Ledger,
    mind::{Choices, Life, Mind},
    nouns,
    saying::{Names, Refused, Saying},
    step::{Deed, Plan, Step},
    undo::{self, TEXT},
};
use crate::{Dice, START, bytes_of, first_difference, views_of};

/// The zone of all devices.
pub(super) const ZONE: Tz = chrono_tz::Europe::Berlin;

/// For a device of which nobody asks which of several values it shows.
pub(super) static NOTHING_CHOSEN: Choices = BTreeMap::new();

pub(super) struct Play {
    pub(super) plan: Plan,
    vaults: Vaults,
    ledger: Ledger,
    devices: Vec<Device>,
    /// How many commands were done.
    pub(super) applied: usize,
}

#[derive(Default)]
struct Device {
    known: Known,
    choices: Choices,
}

impl Play {
    /// Before anything happens.
    pub(super) fn new(templates: &mut Templates, plan: Plan) -> Self {
        let vaults = templates.vaults(plan.devices);
        let devices = (0..plan.devices).map(|_| Device::default()).collect();
        Self { plan, vaults, ledger: Ledger::default(), devices, applied: 0 }
    }

    /// Something that might happen next.
    pub(super) fn choose(&self, dice: &Dice, number: u32, at: i64) -> Option<Deed> {
        let (beginning, others) = (self.plan.beginning(), self.plan.devices as u32 - 1);
        if (beginning + 1..=beginning + others).contains(&number) && beginning > 0 {
            return Some(Deed::Sync { from: 0, to: (number - beginning) as usize });
        }
        let is_beginning = number <= beginning;
        let device = if is_beginning { 0 } else { dice.below(self.plan.devices) };
        Some(match if is_beginning { 0 } else { dice.below(100) } {
            0..64 => {
                let context = self.context(device, number, at);
                let mind = self.mind(device);
                let focus = nouns::focus(self.plan.seed);
                let chance = Chance { dice, mind: &mind, focus, now: time(&context) };
                let command = nouns::any(&chance, self.vault(device), &context)?;
                Deed::Do { device, command: Box::new(command) }
            }
            64..72 => Deed::Undo { device },
            72..95 => {
                let to = (device + 1 + dice.below(self.plan.devices - 1)) % self.plan.devices;
                Deed::Sync { from: device, to }
            }
            _ => Deed::Look { device },
        })
    }

    pub(super) fn step(&mut self, step: &Step) -> Result<(), Breach> {
        match &step.deed {
            Deed::Do { device, command } => self.act(*device, Some(command), step),
            Deed::Undo { device } => self.act(*device, None, step),
            Deed::Sync { from, to } => self.sync(*from, *to, step.number, step.at),
            Deed::Look { device } => {
                let context = self.context(*device, step.number, step.at);
                compare::all(&self.mind(*device), self.vault(*device), &context)
            }
        }
    }

    /// Everything comes everywhere; then all devices must show the same, and what follows from everything.
    pub(super) fn end(&mut self) -> Result<(), Breach> {
        let (number, at) = self.plan.steps.last().map_or((0, 0), |step| (step.number + 1, step.at + 60));
        let dice = Dice::new(self.plan.seed, "end");
        let hub = dice.below(self.plan.devices);
        let mut others: Vec<usize> = (0..self.plan.devices).filter(|device| *device != hub).collect();
        dice.shuffle(&mut others);
        for other in &others {
            self.sync(*other, hub, number, at)?;
        }
        for other in &others {
            self.sync(hub, *other, number, at)?;
        }
        // One clock, for what is shown depends on it.
        let context = Context::new(true_time(at), ZONE, Arc::new(OfStep::new(self.plan.seed, number)));
        compare::all(&self.mind(hub), self.vault(hub), &context)?;
        self.compare_bytes(hub, &others, &context)
    }

    /// Every device has the same index as the one that was compared with the oracle, from which all views are made; and
    /// shows the same views in each tenth sequence.
    fn compare_bytes(&self, hub: usize, others: &[usize], context: &Context) -> Result<(), Breach> {
        let are_shown = self.plan.seed.is_multiple_of(10);
        let views = |device| are_shown.then(|| views_of(self.vault(device), context));
        let (expected, index) = (views(hub), self.vault(hub).dump_index().unwrap());
        for other in others {
            if let (Some(expected), Some(found)) = (&expected, views(*other))
                && bytes_of(expected) != bytes_of(&found)
            {
                let difference = first_difference(expected, &found);
                let what = format!("{} and {}: {difference}", NAMES[hub], NAMES[*other]);
                return Err(Breach::new("devices that hold the same", what));
            }
            if self.vault(*other).dump_index().unwrap() != index {
                let what = format!("{} and {}", NAMES[hub], NAMES[*other]);
                return Err(Breach::new("indexes of devices that hold the same", what));
            }
        }
        Ok(())
    }

    fn act(&mut self, device: usize, command: Option<&Command>, step: &Step) -> Result<(), Breach> {
        if self.is_unclear(device, command) {
            return Ok(());
        }
        let context = self.context(device, step.number, step.at);
        let vault = &self.vaults.vaults[device];
        let applied = match command {
            Some(command) => vault.apply(&context, command.clone()),
            None => vault.undo(&context),
        };
        let applied = match applied {
            Ok(applied) => Some(applied),
            Err(error) if error.is_input() || matches!(error, Error::NothingToUndo) => None,
            Err(error) => return Err(Breach::new("an error", format!("{error}"))),
        };
        let shown = Shown::new(vault, &context);
        let items = |id, list: &str| shown.items(id, list);
        let field = |id, field: &str| shown.field(id, field);
        let made = applied.as_ref().map_or(&[][..], |applied| &applied.created);
        let writer = |author| self.vaults.vaults.iter().position(|it| it.author().unwrap() == author);
        let is_done = applied.is_some();
        let names = Names { is_done, made, items: &items, shown: &field, device: &writer };
        let known = self.devices[device].known;
        let choices = std::mem::take(&mut self.devices[device].choices);
        let mut saying = Saying::begin(&mut self.ledger, device, time(&context), known, &choices, &names);
        let said = match command {
            Some(command) => nouns::interpret(command, &mut saying),
            None => undo::interpret(&mut saying),
        };
        let made_count = saying.made_count();
        self.devices[device].choices = choices;
        match (said, applied) {
            (Err(Refused), None) => {
                self.ledger.drop_last_act();
                Ok(())
            }
            (Err(Refused), Some(_)) => {
                Err(Breach::new("what is refused", "it was done, and should be refused"))
            }
            (Ok(()), None) => Err(Breach::new("what is refused", "it was refused, and should be done")),
            (Ok(()), Some(applied)) => self.done(device, command, &applied, made_count),
        }?;
        self.choose_values(device)
    }

    /// Compares what the engine and the oracle say was made and changed.
    fn done(
        &mut self,
        device: usize,
        command: Option<&Command>,
        applied: &Applied,
        made_count: usize,
    ) -> Result<(), Breach> {
        let act = self.ledger.acts.len() - 1;
        let touched: BTreeSet<RecordId> = applied.touched.iter().map(|it| it.id).collect();
        if command.is_none() {
            // Whether taking back one of two equal additions changes anything is anybody's choice.
            self.ledger.drop_facts(|fact| {
                let is_choice = matches!(fact.says, Says::TakenBack(_) | Says::Added { .. });
                fact.act == act && is_choice && !touched.contains(&fact.about)
            });
        }
        let facts = self.ledger.facts.iter().filter(|fact| fact.act == act);
        let expected: BTreeSet<RecordId> = facts.clone().map(|fact| fact.about).collect();
        if expected != touched {
            let what = format!("expected {expected:?}\n     found {touched:?}");
            return Err(Breach::new("which records are changed", what));
        }
        let kinds: BTreeMap<RecordId, Kind> = facts
            .filter_map(|fact| match fact.says {
                Says::Made(kind) => Some((fact.about, kind)),
                _ => None,
            })
            .collect();
        let found: BTreeMap<RecordId, Kind> = applied.created.iter().map(|it| (it.id, it.kind)).collect();
        if kinds != found || made_count != found.len() {
            return Err(Breach::new(
                "which records are made",
                format!("expected {kinds:?}\n     found {found:?}"),
            ));
        }
        if expected.is_empty() {
            self.ledger.drop_last_act();
            return Ok(());
        }
        self.devices[device].known |= 1 << act;
        self.applied += 1;
        Ok(())
    }

    fn sync(&mut self, from: usize, to: usize, number: u32, at: i64) -> Result<(), Breach> {
        let context = self.context(to, number, at);
        let dice = Dice::new(self.plan.seed, &format!("sync {number} {from} {to}"));
        let (source, target) = (self.vault(from), self.vault(to));
        let held = target.vector().unwrap();
        let mut authors: Vec<_> = source.vector().unwrap().iter().collect();
        dice.shuffle(&mut authors);
        for (author, last) in authors {
            // What the source passes on is what the author wrote, byte for byte.
            let is_author = |vault: &&Vault| vault.author().unwrap() == author;
            let Some(writer) = self.vaults.vaults.iter().find(is_author) else { continue };
            let mut next = held.get(author) + 1;
            while next <= last {
                let Some(segment) = writer.entries(author, next, last).unwrap() else { break };
                next = segment.run.last() + 1;
                target.receive(&context, None, segment).unwrap();
            }
        }
        if !target.vector().unwrap().covers(&source.vector().unwrap()) {
            return Err(Breach::new(
                "what arrives",
                format!("{} lacks what {} holds", NAMES[to], NAMES[from]),
            ));
        }
        self.devices[to].known |= self.devices[from].known;
        self.choose_values(to)
    }

    /// Looks which value the device shows of each field that several devices wrote apart.
    fn choose_values(&mut self, device: usize) -> Result<(), Breach> {
        let mut choices = Choices::new();
        {
            let context = self.context(device, u32::MAX, 0);
            let (mind, shown) = (self.mind(device), Shown::new(self.vault(device), &context));
            for id in self.ledger.records() {
                for field in mind.fields(id).into_iter().filter(|field| mind.is_open(id, field)) {
                    let Some(found) = shown.field(id, field) else {
                        choices.insert((id, field.to_owned()), None);
                        continue;
                    };
                    let candidates = mind.candidates(id, field);
                    let chosen = match field {
                        TEXT => found.as_str().map(|text| Val::Text(text.to_owned())),
                        _ => candidates.iter().find(|value| value.json() == found).cloned(),
                    };
                    let Some(chosen) = chosen else {
                        let what = format!("{field}: expected one of {candidates:?}, found {found}");
                        return Err(Breach::new("one of several values", what));
                    };
                    choices.insert((id, field.to_owned()), Some(chosen));
                }
            }
        }
        self.devices[device].choices = choices;
        Ok(())
    }

    /// Whether what a command does rests on a value of a deleted record that no screen shows.
    fn is_unclear(&self, device: usize, command: Option<&Command>) -> bool {
        // What happened to a deleted record no screen shows either.
        if let Some(Command::Review(ReviewCommand::KeepEvent { record, .. })) = command
            && self.mind(device).life(*record) == Life::Deleted
        {
            return true;
        }
        let choices = self.devices[device].choices.iter();
        let unclear: BTreeSet<RecordId> =
            choices.filter(|(_, value)| value.is_none()).map(|((id, _), _)| *id).collect();
        if unclear.is_empty() {
            return false;
        }
        match command {
            Some(command) => {
                let said = serde_json::to_string(command).unwrap();
                unclear.iter().any(|id| said.contains(&id.to_string()))
            }
            None => !undo::target(&self.ledger, device, self.devices[device].known).is_disjoint(&unclear),
        }
    }

    fn mind(&self, device: usize) -> Mind<'_> {
        Mind::new(&self.ledger, self.devices[device].known, &self.devices[device].choices)
    }

    fn vault(&self, device: usize) -> &Vault {
        &self.vaults.vaults[device]
    }

    fn context(&self, device: usize, number: u32, at: i64) -> Context {
        let now = true_time(at) + self.plan.skews[device];
        Context::new(now, ZONE, Arc::new(OfStep::new(self.plan.seed, number)))
    }
}

fn true_time(at: i64) -> DateTime<Utc> {
    Utc.timestamp_opt(START, 0).unwrap() + Duration::seconds(at)
}

fn time(context: &Context) -> Time {
    let civil = context.now().with_timezone(&context.zone()).naive_local();
    Time { instant: context.now(), civil }
}

/// What a device shows of a record's fields.
struct Shown<'a> {
    vault: &'a Vault,
    context: &'a Context,
    export: OnceCell<BTreeMap<String, Json>>,
}

impl<'a> Shown<'a> {
    fn new(vault: &'a Vault, context: &'a Context) -> Self {
        Self { vault, context, export: OnceCell::new() }
    }

    fn record(&self, id: RecordId) -> Option<&Json> {
        let export = self.export.get_or_init(|| {
            let export = serde_json::to_value(self.vault.export().unwrap()).unwrap();
            let records = export["records"].as_array().unwrap().iter();
            let record = |it: &Json| {
                let fields = it["record"].as_object().unwrap().values().next().unwrap().clone();
                (it["id"].as_str().unwrap().to_owned(), fields)
            };
            records.map(record).collect()
        });
        export.get(&id.to_string())
    }

    fn field(&self, id: RecordId, field: &str) -> Option<Json> {
        if let Some(record) = self.record(id) {
            let key = match field {
                TEXT => ["summary", "notes", "body", "context", "text"]
                    .into_iter()
                    .find(|key| record.get(key).is_some())?,
                field => field,
            };
            return key.split(['/', '.']).try_fold(record, |at, key| at.get(key)).cloned();
        }
        // Of somebody who is deleted there is still a page.
        let page = serde_json::to_value(self.vault.person(self.context, id).ok()?).unwrap();
        let key = if field == TEXT { "summary" } else { field };
        page.get(key).cloned()
    }

    fn items(&self, id: RecordId, list: &str) -> BTreeSet<String> {
        if let ("question_plan" | "answers", Some(talk)) = (list, self.record(id)) {
            return talk[list].as_object().unwrap().keys().cloned().collect();
        }
        if list == "filters" {
            return self.vault.saved_filters().unwrap().iter().map(|row| row.item.to_string()).collect();
        }
        let Ok(page) = self.vault.person(self.context, id) else { return BTreeSet::new() };
        let points = match list {
            "emails" => page.emails,
            "urls" => page.urls,
            _ => page.phones,
        };
        match list {
            "employments" => page.jobs.iter().map(|job| job.item.to_string()).collect(),
            _ => points.iter().map(|point| point.item.to_string()).collect(),
        }
    }
}
