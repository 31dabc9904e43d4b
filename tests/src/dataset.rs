//! Vaults of known sizes, the same from run to run.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Days, Duration, TimeZone, Utc};
use rapport_core::{
    Applied, Context, MemorySecrets, SecretStore, Vault,
    commands::{
        Command, ContactCommand, Debrief, DebriefCommand, DebriefPerson, NewContact, OutreachCommand,
    },
    model::{Kind, NamePermission, ObligationState, Record, RecordId},
};

use crate::{Dice, START, SeededRandom, build, secrets_beside, world::keys_beside};

/// Moves when what is generated does.
const VERSION: u32 = 2;

/// How much a vault holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataSet {
    /// What it is called.
    pub name: &'static str,
    /// People.
    pub contacts: usize,
    /// Meetings, each with 1 KB of notes.
    pub meetings: usize,
    /// Names that were given. Two in five are written to; a quarter of the meetings came of that.
    pub referrals: usize,
    /// Follow-ups, most of them done.
    pub follow_ups: usize,
}

impl DataSet {
    /// What a person has after a few months.
    pub const USUAL: Self =
        Self { name: "usual", contacts: 300, meetings: 100, referrals: 150, follow_ups: 400 };
    /// What a person has after a working life.
    pub const HEAVY: Self =
        Self { name: "heavy", contacts: 10_000, meetings: 5_000, referrals: 8_000, follow_ups: 20_000 };
    /// More than anybody has.
    pub const EXTREME: Self =
        Self { name: "extreme", contacts: 30_000, meetings: 15_000, referrals: 24_000, follow_ups: 60_000 };

    /// The data set of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::USUAL, Self::HEAVY, Self::EXTREME].into_iter().find(|set| set.name == name)
    }

    /// The vault of this data set below `cache`, generated if it is not there yet. It is not to be changed: see
    /// [`copy`].
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn cached(&self, cache: &Path) -> io::Result<PathBuf> {
        let folder = cache.join(format!("{}-{}", self.name, format_key()?));
        if folder.exists() {
            return Ok(folder);
        }
        let unfinished = cache.join(format!("{}-unfinished", self.name));
        let _ = fs::remove_dir_all(&unfinished);
        let _ = fs::remove_dir_all(keys_beside(&unfinished));
        let _ = fs::remove_dir_all(keys_beside(&folder));
        fs::create_dir_all(&unfinished)?;
        self.generate(&unfinished, secrets_beside(&unfinished)).suspend().unwrap();
        fs::rename(keys_beside(&unfinished), keys_beside(&folder))?;
        fs::rename(&unfinished, &folder)?;
        Ok(folder)
    }

    /// Makes the vault in an empty folder.
    pub fn generate(&self, folder: &Path, secrets: Arc<dyn SecretStore>) -> Vault {
        let mut maker = Maker::new(folder, self, secrets);
        let people = maker.people();
        let asked = self.meetings / 4;
        maker.meetings(&people, self.meetings - asked);
        let names = maker.referrals(&people);
        maker.asks(&names, asked);
        maker.follow_ups(&people);
        maker.vault
    }
}

/// A copy of a vault's folder and of the secrets beside it, to be changed freely.
///
/// # Errors
/// When the disk refuses.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    copy_files(from, to)?;
    copy_files(&keys_beside(from), &keys_beside(to))
}

fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        fs::copy(file.path(), to.join(file.file_name()))?;
    }
    Ok(())
}

/// The moment at which data sets end and are looked at.
pub fn context(name: &str) -> Context {
    at(Utc.timestamp_opt(START, 0).unwrap(), Arc::new(SeededRandom::new(1, name)))
}

fn at(now: DateTime<Utc>, random: Arc<SeededRandom>) -> Context {
    Context::new(now, chrono_tz::Europe::Berlin, random)
}

/// Stands for the generator and for the form in which this version keeps things.
fn format_key() -> io::Result<String> {
    let home = tempfile::tempdir()?;
    let tiny = DataSet { name: "tiny", contacts: 3, meetings: 2, referrals: 2, follow_ups: 3 };
    let vault = tiny.generate(home.path(), Arc::new(MemorySecrets::default()));
    let mut hasher = blake3::Hasher::new();
    hasher.update(&VERSION.to_le_bytes()).update(include_bytes!("dataset.rs"));
    hasher.update(vault.dump_index().unwrap().as_bytes());
    if let Some(segment) = vault.entries(vault.author().unwrap(), 1, u64::MAX).unwrap() {
        hasher.update(segment.run.after().as_bytes());
    }
    Ok(hasher.finalize().to_hex()[..16].to_owned())
}

struct Maker<'a> {
    set: &'a DataSet,
    vault: Vault,
    random: Arc<SeededRandom>,
    dice: Dice,
    now: DateTime<Utc>,
    step: Duration,
}

const GIVEN: &[&str] = &[
    "Jane", "Bob", "Ana", "Zoë", "Wei", "Fatima", "Olu", "Ingrid", "Mateo", "Yuki", "Priya", "Lars", "Noor",
    "Ewa",
];
const FAMILY: &[&str] = &[
    "Doe",
    "Lee",
    "Ruiz",
    "Ångström",
    "Chen",
    "Khan",
    "Adeyemi",
    "Berg",
    "Silva",
    "Sato",
    "Rao",
    "Holm",
    "Haddad",
];
const WORDS: &[&str] = &[
    "team", "product", "market", "hiring", "autumn", "budget", "roadmap", "customer", "pricing", "research",
    "growth", "design", "platform", "contract", "visit", "report", "the", "and", "with", "said", "they",
    "about", "their",
];

impl<'a> Maker<'a> {
    fn new(folder: &Path, set: &'a DataSet, secrets: Arc<dyn SecretStore>) -> Self {
        let random = Arc::new(SeededRandom::new(0, set.name));
        // Two years, with the last act shortly before the vault is looked at.
        let commands = set.contacts + set.meetings + 3 * set.referrals + 2 * set.follow_ups + 10;
        let span = Duration::days(730);
        let now = Utc.timestamp_opt(START, 0).unwrap() - span;
        let step = span / i32::try_from(commands).unwrap();
        let vault = Vault::create(folder, "laptop", &at(now, random.clone()), secrets).unwrap();
        Self { set, vault, random, dice: Dice::new(0, set.name), now, step }
    }

    fn apply(&mut self, command: Command) -> Applied {
        self.now += self.step;
        self.vault.apply(&at(self.now, self.random.clone()), command).unwrap()
    }

    fn people(&mut self) -> Vec<RecordId> {
        let make = |number: usize| {
            let word = |of: &[&str]| of[self.dice.below(of.len())].to_owned();
            let name = format!("{} {}{}", word(GIVEN), word(FAMILY), number / 100);
            NewContact {
                email: Some(format!("person{number}@example.org")),
                phone: Some(format!("+49 30 {number:07}")),
                organization: Some(format!("Company {}", self.dice.below(self.set.contacts / 20 + 1))),
                title: Some(word(WORDS)),
                name,
                source: None,
            }
        };
        let people: Vec<NewContact> = (0..self.set.contacts).map(make).collect();
        let create = |contact| Command::Contact(ContactCommand::Create { contact });
        people.into_iter().map(|it| self.apply(create(it)).first_created(Kind::Contact).unwrap()).collect()
    }

    fn meetings(&mut self, people: &[RecordId], count: usize) {
        for _ in 0..count {
            let contact = *self.dice.one(people).unwrap();
            self.meeting(contact);
        }
    }

    fn meeting(&mut self, contact: RecordId) {
        let mut text = String::with_capacity(1_100);
        while text.len() < 1_024 {
            text += WORDS[self.dice.below(WORDS.len())];
            text.push(if self.dice.chance(8) { '\n' } else { ' ' });
        }
        let mut debrief: Debrief = self.vault.draft(&at(self.now, self.random.clone()), &text, &[]).unwrap();
        debrief.met = vec![DebriefPerson {
            name: String::new(),
            organization: None,
            permission: NamePermission::NotAsked,
            contact: Some(contact),
            candidates: Vec::new(),
        }];
        self.apply(Command::Debrief(DebriefCommand::Log { debrief }));
    }

    /// The names that were given: the record, and who it is.
    fn referrals(&mut self, people: &[RecordId]) -> Vec<(RecordId, RecordId)> {
        let count = self.set.referrals;
        let give = |number: usize| {
            let permission =
                [NamePermission::NotAsked, NamePermission::Granted, NamePermission::Denied][number % 3];
            let (from, to) = (self.dice.below(people.len()), self.dice.below(people.len() - 1));
            let to = if to >= from { to + 1 } else { to };
            let given = self.apply(build::referral(people[from], people[to], permission));
            (given.first_created(Kind::Referral).unwrap(), people[to])
        };
        (0..count).map(give).collect()
    }

    /// Two in five of the `names` are written to; the first of them agree, until so many `meetings` are held.
    fn asks(&mut self, names: &[(RecordId, RecordId)], meetings: usize) {
        let written = names.iter().enumerate().filter(|(number, _)| number % 5 < 2);
        for (number, (_, (referral, contact))) in written.enumerate() {
            let plan = OutreachCommand::Plan {
                contact: *contact,
                campaign: None,
                referral: Some(*referral),
                channel: None,
                reason: Some("Your way from one field into another".to_owned()),
                minutes: None,
            };
            let planned = self.apply(Command::Outreach(plan));
            let outreach = planned.first_created(Kind::Outreach).unwrap();
            let text = Some("May I ask you how you found your way?".to_owned());
            self.apply(Command::Outreach(OutreachCommand::Send { outreach, channel: None, text, at: None }));
            if number < meetings {
                self.apply(Command::Outreach(OutreachCommand::ReplyYes { outreach, at: None }));
                self.meeting(*contact);
            }
        }
    }

    fn follow_ups(&mut self, people: &[RecordId]) {
        for number in 0..self.set.follow_ups {
            let contact = *self.dice.one(people).unwrap();
            let due = self.now.date_naive() + Days::new(self.dice.below(200) as u64);
            self.apply(build::follow_up(contact, &format!("ask again {number}"), due));
        }
        let today = Utc.timestamp_opt(START, 0).unwrap().date_naive();
        for record in self.vault.export().unwrap().records {
            let Record::Obligation(it) = record.record else { continue };
            let is_over = it.due.is_some_and(|due| due < today) && it.state() == ObligationState::Open;
            if let Some(key) = it.key().filter(|_| is_over && !self.dice.chance(2)) {
                self.apply(build::done(key.kind, key.subject, key.contact));
            }
        }
    }
}
