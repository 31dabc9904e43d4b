//! `rapport edit`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, ContactCommand, ContactField, NewJob, NoteCommand},
    model::{LinkedInReach, RecordId, Seniority, Source, Warmth},
};

use super::settle::so_far;
use crate::{failure::Failure, find, saved::Saved, session::Session};

/// Change what is known of a person
#[derive(Args)]
#[command(override_usage = "rapport edit <NAME|ID>... <CHANGES>")]
#[command(after_help = "Example: rapport edit jane --headline \"Hiring in May\" --tag fintech")]
pub struct Edit {
    /// The name, a part of it, or the id
    #[arg(required = true, value_name = "NAME|ID")]
    person: Vec<String>,
    #[command(flatten)]
    changes: Changes,
}

/// What to change.
#[derive(Args)]
#[group(required = true, multiple = true)]
struct Changes {
    /// The name
    #[arg(long)]
    name: Option<String>,
    /// One line about what they do; empty clears it
    #[arg(long, value_name = "LINE")]
    headline: Option<String>,
    /// Another e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Vec<String>,
    /// Another phone number
    #[arg(long, value_name = "NUMBER")]
    phone: Vec<String>,
    /// A job: where
    #[arg(long, value_name = "ORGANIZATION")]
    org: Option<String>,
    /// A job: as what
    #[arg(long)]
    title: Option<String>,
    /// A job: in which part of it
    #[arg(long)]
    department: Option<String>,
    /// A job: since when (2021, 2021-03, 2021-03-04)
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// A job: until when; a job that has an end is over
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Another page of theirs, such as a profile
    #[arg(long, value_name = "ADDRESS")]
    page: Vec<String>,
    /// Another postal address; its lines with commas
    #[arg(long, value_name = "LINES")]
    post: Vec<String>,
    /// How to speak of them: she/her
    #[arg(long)]
    pronouns: Option<String>,
    /// The part of the world they are in
    #[arg(long)]
    region: Option<String>,
    /// Their time zone: Europe/Paris
    #[arg(long, value_name = "NAME")]
    their_zone: Option<String>,
    /// Where what you know of them comes from
    #[arg(long, value_name = "LINE")]
    known_by: Option<String>,
    /// How you found them: friends, work, event, association...
    #[arg(long, value_enum, value_name = "WAY", hide_possible_values = true)]
    source: Option<Way>,
    /// More on how you found them
    #[arg(long, value_name = "LINE", requires = "source")]
    source_detail: Option<String>,
    /// Who led to them
    #[arg(long, value_name = "NAME|ID", requires = "source")]
    through: Option<String>,
    /// How far up they are
    #[arg(long, value_enum, value_name = "LEVEL")]
    seniority: Option<Level>,
    /// Whether they have a say in hiring
    #[arg(long, value_enum, value_name = "ANSWER")]
    near_hiring: Option<Answer>,
    /// Their connections on LinkedIn: few, many
    #[arg(long, value_enum, value_name = "NUMBER", hide_possible_values = true)]
    linkedin: Option<Reach>,
    /// How warm a first word is: warm, tenuous, cold
    #[arg(long, value_enum, hide_possible_values = true)]
    warmth: Option<Nearness>,
    /// Be in touch every so many days; 0 leaves it to your settings
    #[arg(long, value_name = "DAYS")]
    every: Option<u32>,
    /// Something you have in common
    #[arg(long, value_name = "LINE")]
    common: Vec<String>,
    /// Something in common to take off
    #[arg(long, value_name = "LINE")]
    uncommon: Vec<String>,
    /// They may introduce you to others later on
    #[arg(long)]
    may_introduce: bool,
    /// You were in touch, with nothing more to note
    #[arg(long)]
    in_touch: bool,
    /// Another tag
    #[arg(long)]
    tag: Vec<String>,
    /// A tag to take off
    #[arg(long, value_name = "TAG")]
    untag: Vec<String>,
    /// A note about them
    #[arg(long, value_name = "TEXT")]
    note: Vec<String>,
    /// They do not want to be contacted
    #[arg(long)]
    do_not_contact: bool,
    /// They may be contacted again
    #[arg(long, conflicts_with = "do_not_contact")]
    may_contact: bool,
}

/// How somebody was found.
#[derive(Clone, Copy, ValueEnum)]
pub enum Way {
    Referral,
    Friends,
    Work,
    Event,
    Association,
    CompanySite,
    SocialNetwork,
    Other,
}

impl From<Way> for Source {
    fn from(way: Way) -> Self {
        match way {
            Way::Referral => Self::Referral,
            Way::Friends => Self::FriendsAndFamily,
            Way::Work => Self::WorkOrSchool,
            Way::Event => Self::Event,
            Way::Association => Self::Association,
            Way::CompanySite => Self::CompanySite,
            Way::SocialNetwork => Self::SocialNetwork,
            Way::Other => Self::Other,
        }
    }
}

/// How far up somebody is.
#[derive(Clone, Copy, ValueEnum)]
pub enum Level {
    Entry,
    Mid,
    Senior,
    Executive,
}

impl From<Level> for Seniority {
    fn from(level: Level) -> Self {
        match level {
            Level::Entry => Self::Entry,
            Level::Mid => Self::Mid,
            Level::Senior => Self::Senior,
            Level::Executive => Self::Executive,
        }
    }
}

/// Whether something is so.
#[derive(Clone, Copy, ValueEnum)]
enum Answer {
    Yes,
    No,
    Unknown,
}

/// How many people somebody is connected with.
#[derive(Clone, Copy, ValueEnum)]
enum Reach {
    Few,
    Many,
}

/// How warm a first word is.
#[derive(Clone, Copy, ValueEnum)]
enum Nearness {
    Warm,
    Tenuous,
    Cold,
}

impl Edit {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let person = find::person(&vault, &session.context, &self.person.join(" "))?;
        let (mut done, mut saved) = (Vec::new(), Vec::new());
        let through = match &self.changes.through {
            Some(name) => Some(find::person(&vault, &session.context, name)?.contact),
            None => None,
        };
        for command in self.changes.commands(person.contact, through) {
            let applied = vault.apply(&session.context, command);
            let applied = applied.map_err(|error| so_far(error.into(), &done))?;
            done.push(applied.label.clone());
            saved.push(Saved::from(applied));
        }
        session.answer(&saved, |page| {
            for line in &done {
                page.line(format!("{}: {line} - done.", person.name));
            }
            super::undo::offer(page, done.len());
        })
    }
}

impl Changes {
    fn commands(self, contact: RecordId, through: Option<RecordId>) -> Vec<Command> {
        let set = |field, value: String| {
            let value = Some(value).filter(|value| !value.trim().is_empty());
            ContactCommand::Set { contact, field, value }
        };
        let mut commands = Vec::new();
        commands.extend(self.name.map(|value| set(ContactField::Name, value)));
        commands.extend(self.headline.map(|value| set(ContactField::Headline, value)));
        let emails = self.email.into_iter();
        commands.extend(emails.map(|address| ContactCommand::AddEmail { contact, address, label: None }));
        let phones = self.phone.into_iter();
        commands.extend(phones.map(|number| ContactCommand::AddPhone { contact, number, label: None }));
        commands.extend(self.page.into_iter().map(|url| ContactCommand::AddUrl {
            contact,
            url,
            label: None,
        }));
        let post = self.post.into_iter().map(|lines| lines.replace(',', "\n"));
        commands.extend(post.map(|address| ContactCommand::AddAddress { contact, address, label: None }));
        let parts = [&self.org, &self.title, &self.department, &self.since, &self.until];
        if parts.into_iter().any(Option::is_some) {
            let job = NewJob {
                organization: self.org,
                title: self.title,
                department: self.department,
                from: self.since,
                to: self.until,
                ..NewJob::default()
            };
            commands.push(ContactCommand::AddJob { contact, job });
        }
        commands.extend(self.pronouns.map(|value| set(ContactField::Pronouns, value)));
        commands.extend(self.region.map(|value| set(ContactField::Region, value)));
        commands.extend(self.their_zone.map(|value| set(ContactField::Zone, value)));
        commands.extend(self.known_by.map(|value| set(ContactField::Provenance, value)));
        if let Some(way) = self.source {
            let (source, detail) = (Some(way.into()), self.source_detail);
            commands.push(ContactCommand::SetSource { contact, source, detail, through });
        }
        let seniority = self.seniority.map(Seniority::from);
        commands.extend(seniority.map(|it| ContactCommand::SetSeniority { contact, seniority: Some(it) }));
        commands.extend(self.near_hiring.map(|answer| {
            let near_hiring = match answer {
                Answer::Yes => Some(true),
                Answer::No => Some(false),
                Answer::Unknown => None,
            };
            ContactCommand::SetNearHiring { contact, near_hiring }
        }));
        commands.extend(self.linkedin.map(|reach| {
            let reach = match reach {
                Reach::Few => LinkedInReach::Few,
                Reach::Many => LinkedInReach::Many,
            };
            ContactCommand::SetLinkedInReach { contact, reach: Some(reach) }
        }));
        commands.extend(self.warmth.map(|warm| {
            let warmth = match warm {
                Nearness::Warm => Warmth::Warm,
                Nearness::Tenuous => Warmth::Tenuous,
                Nearness::Cold => Warmth::Cold,
            };
            ContactCommand::SetWarmth { contact, warmth: Some(warmth) }
        }));
        let every = self.every.map(|days| (days > 0).then_some(days));
        commands.extend(every.map(|days| ContactCommand::SetCadence { contact, days }));
        let common = self.common.into_iter();
        commands.extend(common.map(|text| ContactCommand::AddCommonGround { contact, text }));
        let uncommon = self.uncommon.into_iter();
        commands.extend(uncommon.map(|text| ContactCommand::RemoveCommonGround { contact, text }));
        if self.may_introduce {
            commands.push(ContactCommand::SetMayIntroduce { contact, on: true });
        }
        if self.in_touch {
            commands.push(ContactCommand::NoteInTouch { contact, channel: None });
        }
        commands.extend(self.tag.into_iter().map(|tag| ContactCommand::Tag { contact, tag }));
        commands.extend(self.untag.into_iter().map(|tag| ContactCommand::Untag { contact, tag }));
        if self.do_not_contact || self.may_contact {
            commands.push(ContactCommand::DoNotContact { contact, on: self.do_not_contact });
        }
        let notes = self.note.into_iter().map(|text| NoteCommand::Add { about: vec![contact], text });
        commands.into_iter().map(Command::Contact).chain(notes.map(Command::Note)).collect()
    }
}
