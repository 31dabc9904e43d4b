//! Questions in sentences.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{
    Mentions, Question, ReviewChoice, ReviewItem,
    choices::{choose, close, judge, keep_or_delete, rewritten},
    fields::{chosen_words, field_words},
    phrases::{campaign_words, intro_words, lower, offer_words, outcome_words, shortened, verdict_words},
    question::Fact,
};
use crate::{
    Context, Result,
    commands::{
        CampaignCommand, Command, ContactCommand, LeadCommand, MeetingCommand, MergeCommand, OutreachCommand,
        ReferralCommand, ReviewCommand,
    },
    model::{
        AuthorId, CampaignEvent, ClosedReason, DisputedValue, FieldDispute, Kind, NamePermission, Pair,
        Record, RecordId, Stance, WrittenText,
    },
    store::Reader,
    views::{
        agenda::{Off, subject_of},
        channel_words::by_channel,
        day_words::time_words,
        names::{card_name, name_of},
        outreach_page::line,
    },
};

/// The most links of cards that one item asks about.
const MOST_LINKS: usize = 3;

/// What is needed to say something: names of people and devices, and the viewer's clock.
pub(super) struct Words<'a, 'r> {
    pub(super) reader: &'a Reader<'r>,
    context: &'a Context,
    devices: &'a BTreeMap<AuthorId, String>,
    pub(super) mentions: &'a Mentions<'a>,
}

impl<'a, 'r> Words<'a, 'r> {
    pub(super) fn new(
        reader: &'a Reader<'r>,
        context: &'a Context,
        devices: &'a BTreeMap<AuthorId, String>,
        mentions: &'a Mentions<'a>,
    ) -> Self {
        Self { reader, context, devices, mentions }
    }

    /// The question about a record, in words.
    pub(super) fn item(&self, record: RecordId, it: &Record, question: Question) -> Result<ReviewItem> {
        let (kind, is_information) = (question.kind(), question.is_information());
        let subject = subject_of(self.reader, it)?;
        let (title, sentence, choices) = match question {
            Question::DeletedAndUsed { deleted, users } => {
                let by = self.told(&deleted, |()| "you deleted it".to_owned());
                let used = self.used(record, &users)?;
                let sentence = format!("{by}; {used}. It is kept until you choose.");
                let commands = keep_or_delete(it, record);
                let choices =
                    commands.map(|(keep, delete)| choose([("Keep it", keep), ("Delete it", delete)]));
                (format!("Keep {subject}?"), sentence, choices.unwrap_or_default())
            }
            Question::Times { times, began, off } => self.times(record, &subject, &times, &began, &off),
            Question::Permission { answers } => {
                let said = |answer: &NamePermission| match answer {
                    NamePermission::Granted => "you noted that you may use the name".to_owned(),
                    NamePermission::Denied => "you noted that you must not use the name".to_owned(),
                    _ => "you noted that it is not clear whether you may use the name".to_owned(),
                };
                let sentence = format!("{}. Until you choose, the answer is no.", self.told(&answers, said));
                let set = |permission| {
                    Command::Referral(ReferralCommand::SetPermission { referral: record, permission })
                };
                let choices = choose([
                    ("You may use the name", set(NamePermission::Granted)),
                    ("You must not use the name", set(NamePermission::Denied)),
                ]);
                (format!("May you use the name: {subject}?"), sentence, choices)
            }
            Question::AskedAndLeftAlone { contact, asked, left_alone } => {
                let name = self.name(contact)?;
                let sentence = format!(
                    "{}; {}.",
                    self.told(&[left_alone], |()| format!(
                        "you noted that {name} does not want to be contacted"
                    )),
                    lower(&self.told(&[asked], |()| format!("you asked {name} for a talk"))),
                );
                let reason = ClosedReason::NotPursued;
                let choices = choose([
                    ("Leave them alone", close(it, record, reason)),
                    (
                        "They may be contacted",
                        Command::Contact(ContactCommand::DoNotContact { contact, on: false }),
                    ),
                ]);
                (format!("{name} was asked, and does not want to be"), sentence, choices)
            }
            Question::Answers { answers } => {
                let lines = answers.iter().map(|fact| line(self.reader, &fact.what));
                self.answers(record, &subject, &answers, lines.collect::<Result<_>>()?)
            }
            Question::DeclinedAndAgreed { meeting, agreed, declined } => {
                let sentence = format!(
                    "{}; {}. Until you choose, it takes place.",
                    self.told(&[agreed], |start| {
                        let when = self.when(start.instant);
                        format!("you set a talk for {}", when.trim_start_matches("on "))
                    }),
                    lower(&self.told(&[declined], |()| "you noted that they said no".to_owned())),
                );
                let link = OutreachCommand::LinkMeeting { outreach: record, meeting };
                let choices = choose([
                    ("It takes place", Command::Outreach(link)),
                    ("They said no", Command::Meeting(MeetingCommand::Cancel { meeting })),
                ]);
                (format!("Does the talk take place: {subject}?"), sentence, choices)
            }
            Question::Verdicts { given } => {
                let sentence = format!(
                    "{}. The one that keeps the door open counts until you choose.",
                    self.told(&given, |(verdict, reason)| {
                        let why = reason.as_ref().map(|why| format!(" ({})", shortened(why)));
                        format!("you noted: {}{}", lower(verdict_words(*verdict)), why.unwrap_or_default())
                    })
                );
                let mut choices: Vec<ReviewChoice> = Vec::new();
                for Fact { what: (verdict, reason), .. } in given.into_iter().rev() {
                    let label = verdict_words(verdict).to_owned();
                    if choices.iter().all(|known| known.label != label) {
                        choices.push(ReviewChoice { label, command: judge(it, record, verdict, reason) });
                    }
                }
                choices.reverse();
                (format!("What do you make of {subject}?"), sentence, choices)
            }
            Question::Campaign { said } => {
                let sentence = format!(
                    "{}. Until you choose, it goes on as far as one says so.",
                    self.told(&said, |event| format!("you noted: {}", lower(campaign_words(*event))))
                );
                let is_said = |event: &CampaignEvent| said.iter().any(|fact| fact.what == *event);
                let all = [CampaignEvent::Opened, CampaignEvent::Paused, CampaignEvent::Closed];
                let choices = all.into_iter().filter(is_said).map(|event| ReviewChoice {
                    label: campaign_words(event).to_owned(),
                    command: Command::Campaign(match event {
                        CampaignEvent::Opened => CampaignCommand::Reopen { campaign: record },
                        CampaignEvent::Paused => CampaignCommand::Pause { campaign: record },
                        CampaignEvent::Closed => CampaignCommand::Close { campaign: record },
                    }),
                });
                (format!("Where does {subject} stand?"), sentence, choices.collect())
            }
            Question::Introduction { answers } => {
                let lines = answers.iter().map(|fact| intro_words(&fact.what).to_owned()).collect();
                self.answers(record, &subject, &answers, lines)
            }
            Question::Offer { answers } => {
                let lines = answers.iter().map(|fact| offer_words(&fact.what)).collect();
                self.answers(record, &subject, &answers, lines)
            }
            Question::Ends { ends } => {
                let lines = ends.iter().map(|fact| outcome_words(fact.what).to_owned()).collect();
                self.answers(record, &subject, &ends, lines)
            }
            Question::Stances { contact, stances } => {
                let name = self.name(contact)?;
                let line = |fact: &Fact<Stance>| match fact.what {
                    Stance::Agrees => format!("{name} agrees"),
                    Stance::Disagrees => format!("{name} says that it is not so"),
                };
                let lines = stances.iter().map(line).collect();
                self.answers(record, &subject, &stances, lines)
            }
            Question::LeadGivenUp { closed, went_on } => {
                let outcome = closed.what;
                let sentence = format!(
                    "{}; {}. Until you choose, it goes on.",
                    self.told(&[closed], |_| "you closed it".to_owned()),
                    lower(&self.told(std::slice::from_ref(&went_on), |what| (*what).to_owned())),
                );
                let keep = Command::Review(ReviewCommand::KeepEvent { record, event: went_on.event });
                let close = Command::Lead(LeadCommand::Close { lead: record, outcome });
                let choices = choose([("It goes on", keep), ("It is over", close)]);
                (format!("Is it over: {subject}?"), sentence, choices)
            }
            Question::GivenUp { closed, went_on } => {
                let reason = closed.what;
                let sentence = format!(
                    "{}; {}. Until you choose, it goes on.",
                    self.told(&[closed], |_| "you let it be".to_owned()),
                    lower(&self.told(std::slice::from_ref(&went_on), |what| (*what).to_owned())),
                );
                let keep = Command::Review(ReviewCommand::KeepEvent { record, event: went_on.event });
                let choices = choose([("It goes on", keep), ("Let it be", close(it, record, reason))]);
                (format!("Is it over: {subject}?"), sentence, choices)
            }
            Question::MergeContested { pair, same, different } => {
                let (one, other) = (self.name(pair.0)?, self.name(pair.1)?);
                let sentence = format!(
                    "{}; {}. They are not shown as one.",
                    self.told(&same, |()| format!("you said that {one} and {other} are the same person")),
                    lower(&self.told(&different, |()| "you said that they are not".to_owned())),
                );
                (format!("Are {one} and {other} the same person?"), sentence, self.same_or_not(&[pair])?)
            }
            Question::MergeBlocked { pair, links } => {
                let (one, other) = (self.name(pair.0)?, self.name(pair.1)?);
                let sentence = format!(
                    "You said that {one} and {other} are not the same person, but both look like one and the same \
                     third. None of them are shown as one until you choose."
                );
                let links: Vec<Pair> = links.into_iter().take(MOST_LINKS).collect();
                (format!("Who is who: {one} and {other}?"), sentence, self.same_or_not(&links)?)
            }
            Question::MergeInside { pair } => {
                let (one, other) = (card_name(self.reader, pair.0)?, card_name(self.reader, pair.1)?);
                let sentence = format!(
                    "You said that {one} and {other} are not the same person, and also that both are the same as \
                     somebody else. They are shown as one until you choose."
                );
                (format!("Are {one} and {other} the same person?"), sentence, self.same_or_not(&[pair])?)
            }
            Question::Field(dispute) => self.field(record, it.kind(), &subject, &dispute)?,
            Question::Preferred { what, points } => {
                let values: Vec<&str> = points.iter().map(|(_, value)| value.as_str()).collect();
                let sentence =
                    format!("Two devices each chose the {what} to use first: {}.", values.join(" and "));
                let choices = points.iter().map(|(item, value)| ReviewChoice {
                    label: format!("Use {}", shortened(value)),
                    command: Command::Contact(ContactCommand::Prefer { contact: record, item: *item }),
                });
                (format!("Which {what} of {subject} comes first?"), sentence, choices.collect())
            }
            Question::Texts(texts) => self.texts(record, it, &subject, &texts),
            Question::DoneTwice { done } => {
                let each: Vec<String> = done
                    .iter()
                    .map(|fact| {
                        let by = fact.what.map(|channel| format!(" {}", by_channel(channel)));
                        let by = by.unwrap_or_default();
                        format!("{}{by}, noted on {}", self.when(fact.at.instant), self.device(fact.author))
                    })
                    .collect();
                let sentence = format!("Done twice: {}. It counts once.", each.join("; "));
                (format!("Done twice: {subject}"), sentence, Vec::new())
            }
        };
        Ok(ReviewItem { kind, title, sentence, choices, record, is_information })
    }

    /// What a device is called, as it stands behind "on".
    pub(super) fn device(&self, author: AuthorId) -> String {
        match self.devices.get(&author) {
            Some(name) if name.starts_with(|c: char| c.is_lowercase()) => format!("the {name}"),
            Some(name) => name.clone(),
            None => "another device".to_owned(),
        }
    }

    pub(super) fn when(&self, at: DateTime<Utc>) -> String {
        time_words(at.with_timezone(&self.context.zone()).naive_local(), self.context.today())
    }

    /// Who said what and when: "On the phone, yesterday at 14:02, you ...; on the laptop, ...".
    fn told<T>(&self, facts: &[Fact<T>], what: impl Fn(&T) -> String) -> String {
        let told: Vec<String> = facts
            .iter()
            .map(|fact| {
                let (device, when) = (self.device(fact.author), self.when(fact.at.instant));
                format!("on {device}, {when}, {}", what(&fact.what))
            })
            .collect();
        let mut told = told.join("; ");
        if let Some(first) = told.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        told
    }

    fn name(&self, contact: RecordId) -> Result<String> {
        name_of(self.reader, contact)
    }

    fn times(
        &self,
        record: RecordId,
        subject: &str,
        times: &[Fact<crate::model::Appointment>],
        began: &[Fact<crate::model::Moment>],
        off: &[Fact<Off>],
    ) -> (String, String, Vec<ReviewChoice>) {
        let set = self.told(times, |time| {
            let when = self.when(time.start.instant);
            format!("you set it for {}", when.trim_start_matches("on "))
        });
        let began_words = self.told(began, |_| "you noted that it began".to_owned());
        let off_words = self.told(off, |off| match off {
            Off::Cancelled => "you called it off".to_owned(),
            Off::Missed => "you noted that it did not take place".to_owned(),
        });
        let told: Vec<String> =
            [set, began_words, off_words].into_iter().filter(|it| !it.is_empty()).collect();
        let (first, rest) =
            told.split_first().map_or((String::new(), &[][..]), |(it, rest)| (it.clone(), rest));
        let told = rest.iter().fold(first, |told, more| format!("{told}; {}", lower(more)));
        let keep = |event| Command::Review(ReviewCommand::KeepEvent { record, event });
        let mut choices: Vec<ReviewChoice> = times
            .iter()
            .map(|fact| ReviewChoice {
                label: format!("It is {}", self.when(fact.what.start.instant)),
                command: keep(fact.event),
            })
            .collect();
        if let Some(last) = began.last() {
            choices.push(ReviewChoice { label: "It takes place".to_owned(), command: keep(last.event) });
        }
        for (what, label) in [(Off::Cancelled, "It is called off"), (Off::Missed, "It did not take place")] {
            let last = off.iter().rev().find(|fact| fact.what == what);
            choices
                .extend(last.map(|last| ReviewChoice { label: label.to_owned(), command: keep(last.event) }));
        }
        (format!("When is {subject}?"), format!("{told}."), choices)
    }

    /// Answers that contradict each other, each in a line of its own.
    fn answers<T>(
        &self,
        record: RecordId,
        subject: &str,
        answers: &[Fact<T>],
        lines: Vec<String>,
    ) -> (String, String, Vec<ReviewChoice>) {
        let mut told = Vec::new();
        let mut choices: Vec<ReviewChoice> = Vec::new();
        for (fact, line) in answers.iter().zip(&lines) {
            let one = self.told(std::slice::from_ref(fact), |_| format!("you noted: {}", lower(line)));
            told.push(if told.is_empty() { one } else { lower(&one) });
            if !choices.iter().any(|choice| choice.label == *line) {
                let command = Command::Review(ReviewCommand::KeepEvent { record, event: fact.event });
                choices.push(ReviewChoice { label: line.clone(), command });
            }
        }
        let sentence = format!("{}. The first counts until you choose.", told.join("; "));
        (format!("Which answer is right: {subject}?"), sentence, choices)
    }

    fn field(
        &self,
        record: RecordId,
        kind: Kind,
        subject: &str,
        dispute: &FieldDispute,
    ) -> Result<(String, String, Vec<ReviewChoice>)> {
        let field = field_words(&dispute.key);
        let (mut told, mut choices) = (Vec::new(), Vec::new());
        for written in &dispute.values {
            let value = self.value(kind, &dispute.key, &written.value)?;
            let device = self.device(written.author);
            told.push(format!("on {device}, {}, you wrote {value}", self.when(written.at)));
            choices.push(ReviewChoice {
                label: format!("Keep {value}"),
                command: Command::Review(ReviewCommand::KeepValue {
                    record,
                    field: dispute.key.clone(),
                    author: written.author,
                }),
            });
        }
        let mut told = told.join("; ");
        if let Some(first) = told.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let sentence = format!("{told}. The first is shown until you choose.");
        // What takes many words to name needs a pause before whose it is.
        let of = if field.split(' ').count() > 2 { ": " } else { " of " };
        Ok((format!("The {field}{of}{subject}"), sentence, choices))
    }

    fn value(&self, kind: Kind, key: &str, value: &DisputedValue) -> Result<String> {
        Ok(match value {
            DisputedValue::Text(text) => {
                let words = chosen_words(kind, key, text).unwrap_or_else(|| shortened(text));
                format!("“{words}”")
            }
            DisputedValue::Number(number) => number.to_string(),
            DisputedValue::Flag(true) => "yes".to_owned(),
            DisputedValue::Flag(false) => "no".to_owned(),
            DisputedValue::Record(id) => self.name(*id)?,
            DisputedValue::Other => "something else".to_owned(),
        })
    }

    fn texts(
        &self,
        record: RecordId,
        it: &Record,
        subject: &str,
        texts: &[WrittenText],
    ) -> (String, String, Vec<ReviewChoice>) {
        let told: Vec<String> = texts
            .iter()
            .map(|side| {
                let device = self.device(side.author);
                format!("on {device}, {}: “{}”", self.when(side.at), shortened(&side.text))
            })
            .collect();
        let sentence =
            format!("Two devices wrote most of it anew, and it now holds both: {}.", told.join("; "));
        let mut choices: Vec<ReviewChoice> = texts
            .iter()
            .filter_map(|side| {
                let label = match shortened(&side.text).as_str() {
                    "" => "Keep it empty".to_owned(),
                    text => format!("Keep “{text}”"),
                };
                Some(ReviewChoice { label, command: rewritten(it, record, &side.text)? })
            })
            .collect();
        if let (Record::Note(_), [one, other]) = (it, texts) {
            let (text, other) = (one.text.clone(), other.text.clone());
            let command = Command::Review(ReviewCommand::KeepBoth { note: record, text, other });
            choices.push(ReviewChoice { label: "Keep both, as two notes".to_owned(), command });
        }
        (format!("Two versions of {subject}"), sentence, choices)
    }

    fn same_or_not(&self, pairs: &[Pair]) -> Result<Vec<ReviewChoice>> {
        let mut choices = Vec::new();
        for (contact, other) in pairs.iter().copied() {
            let (one, two) = (card_name(self.reader, contact)?, card_name(self.reader, other)?);
            choices.push(ReviewChoice {
                label: format!("{one} and {two} are the same person"),
                command: Command::Merge(MergeCommand::Same { contact, other }),
            });
            choices.push(ReviewChoice {
                label: format!("{one} and {two} are not the same person"),
                command: Command::Merge(MergeCommand::Different { contact, other }),
            });
        }
        Ok(choices)
    }
}
