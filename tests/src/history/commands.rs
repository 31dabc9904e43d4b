//! Any command, by chance.

use chrono::{Duration, NaiveDateTime};
use rapport_core::{
    Context, Vault,
    commands::{
        Command, CommitmentCommand, ContactCommand, ContactField, DebriefCommand, MeetingCommand,
        MergeCommand, NewContact, NoteCommand, ObligationCommand, OrganizationCommand, OrganizationField,
        ProfileCommand, ProfileField, ReferralCommand, ReviewCommand,
    },
    model::{
        Channel, ClosedReason, Kind, Medium, NamePermission, ObligationKey, ObligationKind, Owner, RecordId,
        Source,
    },
};

use super::Known;
use crate::Dice;

const NAMES: &[&str] =
    &["Jane Doe", "Jane", "Zoë Ångström", "Bob Lee", "D'Arcy", "de la Cruz Ana María", "Ana Ruiz", "עלי 🦊"];
const PLACES: &[&str] = &["Acme", "ACME", "Beta & Söhne", "Zeta"];
const WORDS: &[&str] =
    &["deck", "send the deck", "Blue ocean", "äh", "🦊 fox", "read this\ntwice", "a", "d e f"];
const TAGS: &[&str] = &["warm", "fintech", "zoë"];
const DEBRIEFS: &[&str] = &[
    "Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name, +Ana Ruiz no-name. >me send deck fri #warm",
    "+Bob Lee was short. >them introduce me to Zoë in 2 weeks\nthanked",
    "Nobody named, a note of its own. >me read the report",
    "+Zoë Ångström @Beta named +Jane Doe and +Carl no-name !lead Zeta hires ?runway",
    "+Jane",
];

/// A command for the device of `vault` to apply, which may well be refused.
pub(super) fn any(dice: &Dice, vault: &Vault, context: &Context, known: &Known) -> Option<Command> {
    let choose = Choose { dice, vault, context, known };
    Some(match dice.below(100) {
        0..26 => Command::Contact(choose.contact()?),
        26..30 => Command::Organization(choose.organization()?),
        30..46 => Command::Meeting(choose.meeting()?),
        46..56 => Command::Note(choose.note()?),
        56..70 => Command::Referral(choose.referral()?),
        70..82 => Command::Obligation(choose.obligation()?),
        82..90 => Command::Commitment(choose.commitment()?),
        90..91 => Command::Profile(choose.profile()),
        91..95 => choose.merge_or_review()?,
        _ => choose.debrief(),
    })
}

struct Choose<'a> {
    dice: &'a Dice,
    vault: &'a Vault,
    context: &'a Context,
    known: &'a Known,
}

impl Choose<'_> {
    fn of<T: Copy>(&self, of: &[T]) -> T {
        of[self.dice.below(of.len())]
    }

    fn some<T>(&self, value: T) -> Option<T> {
        self.dice.chance(60).then_some(value)
    }

    fn text(&self, of: &[&str]) -> String {
        self.of(of).to_owned()
    }

    fn record(&self, kind: Kind) -> Option<RecordId> {
        let of: Vec<RecordId> =
            self.known.records.iter().filter(|(_, is)| *is == kind).map(|(id, _)| *id).collect();
        // Mostly things of late: that is where devices meet.
        let recent = if self.dice.chance(60) { of.len().saturating_sub(3) } else { 0 };
        self.dice.one(&of[recent..]).copied()
    }

    fn civil(&self) -> NaiveDateTime {
        let now = self.context.now().with_timezone(&self.context.zone()).naive_local();
        now + Duration::minutes(self.dice.within(-3 * 24 * 60..3 * 24 * 60))
    }

    fn day(&self) -> chrono::NaiveDate {
        (self.civil() + Duration::days(self.dice.within(-5..10))).date()
    }

    fn contact(&self) -> Option<ContactCommand> {
        if self.dice.chance(20) {
            return Some(ContactCommand::Create { contact: self.new_contact() });
        }
        let contact = self.record(Kind::Contact)?;
        let item = || self.dice.one(&self.known.items).copied();
        Some(match self.dice.below(14) {
            0..3 => {
                use ContactField::{Family, Given, Headline, Name, Nickname, Summary};
                let field = self.of(&[Name, Given, Family, Nickname, Headline, Summary]);
                ContactCommand::Set { contact, field, value: self.some(self.text(NAMES)) }
            }
            3 => {
                let address = format!("{}@example.org", self.of(&["jane", "Jane", "bob"]));
                ContactCommand::AddEmail { contact, address, label: self.some("work".into()) }
            }
            4 => {
                let number = format!("+1 415 555 010{}", self.dice.below(3));
                ContactCommand::AddPhone { contact, number, label: None }
            }
            5 => {
                let (organization, title) = (Some(self.text(PLACES)), self.some(self.text(WORDS)));
                let title = title.filter(|title| !title.contains('\n'));
                ContactCommand::AddEmployment { contact, organization, title }
            }
            6 => item().map(|(contact, item)| ContactCommand::EndEmployment { contact, item })?,
            7 => item().map(|(contact, item)| ContactCommand::RemoveItem { contact, item })?,
            8 => ContactCommand::Tag { contact, tag: self.text(TAGS) },
            9 => ContactCommand::Untag { contact, tag: self.text(TAGS) },
            10 => ContactCommand::DoNotContact { contact, on: self.dice.chance(60) },
            11..13 => ContactCommand::Delete { contact },
            _ => ContactCommand::Restore { contact },
        })
    }

    fn new_contact(&self) -> NewContact {
        NewContact {
            name: self.text(NAMES),
            organization: self.some(self.text(PLACES)),
            title: None,
            email: self.some("jane@example.org".into()),
            phone: None,
            source: self.some(self.of(&[Source::Event, Source::Referral])),
        }
    }

    fn organization(&self) -> Option<OrganizationCommand> {
        if self.dice.chance(30) {
            return Some(OrganizationCommand::Create { name: self.text(PLACES) });
        }
        let organization = self.record(Kind::Organization)?;
        Some(match self.dice.below(4) {
            0 | 1 => {
                use OrganizationField::{Name, Notes, Place};
                let field = self.of(&[Name, Place, Notes]);
                OrganizationCommand::Set { organization, field, value: Some(self.text(PLACES)) }
            }
            2 => OrganizationCommand::Delete { organization },
            _ => OrganizationCommand::Restore { organization },
        })
    }

    fn meeting(&self) -> Option<MeetingCommand> {
        if self.dice.chance(30) {
            let participants = [self.record(Kind::Contact), self.record(Kind::Contact)];
            return Some(MeetingCommand::Schedule {
                participants: participants.into_iter().flatten().collect(),
                start: self.civil(),
                minutes: self.some(20),
                medium: self.some(Medium::Video),
                place: self.some("the corner café".into()),
            });
        }
        let meeting = self.record(Kind::Meeting)?;
        Some(match self.dice.below(10) {
            0 | 1 => MeetingCommand::Reschedule { meeting, start: self.civil() },
            2 => MeetingCommand::Cancel { meeting },
            3 => MeetingCommand::NoShow { meeting },
            4 | 5 => MeetingCommand::MarkHeld { meeting, at: self.some(self.civil()) },
            6 => MeetingCommand::Tag { meeting, tag: self.text(TAGS) },
            7 | 8 => MeetingCommand::Delete { meeting },
            _ => MeetingCommand::Restore { meeting },
        })
    }

    fn note(&self) -> Option<NoteCommand> {
        if self.dice.chance(40) {
            let kind = self.of(&[Kind::Contact, Kind::Meeting, Kind::Organization]);
            let about = self.record(kind).into_iter().collect();
            return Some(NoteCommand::Add { about, text: self.text(WORDS) });
        }
        let note = self.record(Kind::Note)?;
        Some(match self.dice.below(5) {
            0..3 => NoteCommand::Edit { note, text: self.edited(note) },
            3 => NoteCommand::Delete { note },
            _ => NoteCommand::Restore { note },
        })
    }

    /// What the device has of a note, with something written into it.
    fn edited(&self, note: RecordId) -> String {
        let lines = self.vault.timeline(None, 1_000).unwrap().rows;
        let body = lines.into_iter().find(|line| line.record == note).and_then(|line| line.text);
        let mut body: Vec<char> = body.unwrap_or_default().chars().collect();
        let at = self.dice.below(body.len() + 1);
        let gone = self.dice.below((body.len() - at).min(4) + 1);
        body.splice(at..at + gone, self.text(WORDS).chars());
        body.into_iter().collect()
    }

    fn referral(&self) -> Option<ReferralCommand> {
        let permission =
            self.of(&[NamePermission::NotAsked, NamePermission::Granted, NamePermission::Denied]);
        if self.dice.chance(35) {
            let (referrer, referee) = (self.record(Kind::Contact)?, self.record(Kind::Contact)?);
            let meeting = self.record(Kind::Meeting).and_then(|meeting| self.some(meeting));
            return Some(ReferralCommand::Offer { referrer, referee, meeting, permission });
        }
        let referral = self.record(Kind::Referral)?;
        Some(match self.dice.below(9) {
            0 => ReferralCommand::SetPermission { referral, permission },
            1 | 2 => ReferralCommand::MarkContacted { referral },
            3 | 4 => ReferralCommand::MarkMet { referral, meeting: self.record(Kind::Meeting) },
            5 => {
                let reason =
                    self.of(&[ClosedReason::Declined, ClosedReason::NoReply, ClosedReason::NotPursued]);
                ReferralCommand::Close { referral, reason }
            }
            6 => ReferralCommand::ReportBack { referral, channel: Channel::Phone },
            7 => ReferralCommand::Delete { referral },
            _ => ReferralCommand::Restore { referral },
        })
    }

    fn obligation(&self) -> Option<ObligationCommand> {
        if self.dice.chance(30) {
            let contact = self.record(Kind::Contact)?;
            let text = self.of(&["ask for advice", "send the deck"]).to_owned();
            return Some(match self.dice.chance(70) {
                true => ObligationCommand::FollowUp { contact, text, due: self.day() },
                false => ObligationCommand::SendRequested { contact, text, due: self.some(self.day()) },
            });
        }
        let obligation = match self.dice.one(&self.known.obligations) {
            Some(known) if self.dice.chance(80) => known.clone(),
            _ => ObligationKey {
                kind: self.of(&[ObligationKind::ThankEmail, ObligationKind::ThankHand]),
                subject: self.record(Kind::Meeting)?,
                contact: self.record(Kind::Contact)?,
            },
        };
        Some(match self.dice.below(8) {
            0 => ObligationCommand::Write { obligation },
            1 => ObligationCommand::Post { obligation },
            2..4 => ObligationCommand::Done { obligation, channel: self.some(Channel::Email) },
            4 | 5 => ObligationCommand::Waive { obligation },
            6 => ObligationCommand::Snooze { obligation, until: self.day() },
            _ => ObligationCommand::Reopen { obligation },
        })
    }

    fn commitment(&self) -> Option<CommitmentCommand> {
        if self.dice.chance(35) {
            return Some(CommitmentCommand::Add {
                owner: self.of(&[Owner::Me, Owner::Them]),
                text: "send the deck".into(),
                due: self.some(self.day()),
                contact: self.record(Kind::Contact).and_then(|contact| self.some(contact)),
                meeting: self.record(Kind::Meeting).and_then(|meeting| self.some(meeting)),
            });
        }
        let commitment = self.record(Kind::Commitment)?;
        Some(match self.dice.below(6) {
            0 => CommitmentCommand::SetDue { commitment, due: self.some(self.day()) },
            1 => CommitmentCommand::Keep { commitment },
            2 => CommitmentCommand::Drop { commitment },
            3 => CommitmentCommand::Reopen { commitment },
            4 => CommitmentCommand::Delete { commitment },
            _ => CommitmentCommand::Restore { commitment },
        })
    }

    fn profile(&self) -> ProfileCommand {
        use ProfileField::{DefaultPromiseMinutes, Name, Signature};
        let field = self.of(&[Name, Signature, DefaultPromiseMinutes]);
        let value = self.some(self.of(&["20", "30"]).to_owned());
        ProfileCommand::Set { field, value }
    }

    /// Something about whether two cards are of one person, or whatever the review offers.
    fn merge_or_review(&self) -> Option<Command> {
        if self.dice.chance(40) {
            let items = self.vault.review(self.context).unwrap().items;
            let choices: Vec<Command> =
                items.into_iter().flat_map(|item| item.choices).map(|choice| choice.command).collect();
            return self.dice.one(&choices).cloned();
        }
        let (contact, other) = (self.record(Kind::Contact)?, self.record(Kind::Contact)?);
        Some(Command::Merge(match self.dice.below(6) {
            0..3 => MergeCommand::Same { contact, other },
            3 => MergeCommand::Different { contact, other },
            4 => MergeCommand::Unmerge { contact, other },
            _ => {
                let record = self.record(Kind::Note)?;
                return Some(Command::Review(ReviewCommand::Assign { record, from: contact, to: other }));
            }
        }))
    }

    fn debrief(&self) -> Command {
        let with: &[String] = &match self.dice.chance(30) {
            true => vec![self.text(NAMES)],
            false => Vec::new(),
        };
        let debrief = self.vault.draft(self.context, self.of(DEBRIEFS), with).unwrap();
        Command::Debrief(DebriefCommand::Log { debrief })
    }
}
