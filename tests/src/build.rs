//! Commands in few words.

use chrono::{NaiveDate, NaiveDateTime};
use rapport_core::{
    commands::{
        Command, CommitmentCommand, ContactCommand, ContactField, MeetingCommand, NewContact, NoteCommand,
        ObligationCommand, OfferCommand, ReferralCommand,
    },
    model::{NamePermission, ObligationKey, ObligationKind, OfferKind, Owner, RecordId},
};

/// Adds a person.
pub fn person(name: &str) -> Command {
    Command::Contact(ContactCommand::Create {
        contact: NewContact { name: name.to_owned(), ..NewContact::default() },
    })
}

/// Sets a person's field, or clears it with an empty value.
pub fn set(contact: RecordId, field: ContactField, value: &str) -> Command {
    let value = (!value.is_empty()).then(|| value.to_owned());
    Command::Contact(ContactCommand::Set { contact, field, value })
}

/// Tags a person.
pub fn tag(contact: RecordId, tag: &str) -> Command {
    Command::Contact(ContactCommand::Tag { contact, tag: tag.to_owned() })
}

/// Deletes a person.
pub fn delete(contact: RecordId) -> Command {
    Command::Contact(ContactCommand::Delete { contact })
}

/// Writes a note.
pub fn note(text: &str, about: &[RecordId]) -> Command {
    Command::Note(NoteCommand::Add { about: about.to_vec(), text: text.to_owned() })
}

/// Changes a note.
pub fn edit_note(note: RecordId, text: &str) -> Command {
    Command::Note(NoteCommand::Edit { note, text: text.to_owned() })
}

/// Puts a meeting of half an hour into the calendar.
pub fn meeting(participants: &[RecordId], start: NaiveDateTime) -> Command {
    Command::Meeting(MeetingCommand::Schedule {
        participants: participants.to_vec(),
        start,
        minutes: Some(30),
        medium: None,
        place: None,
    })
}

/// Says that a meeting took place, just now.
pub fn held(meeting: RecordId) -> Command {
    Command::Meeting(MeetingCommand::MarkHeld { meeting, at: None })
}

/// Notes that a name was given.
pub fn referral(referrer: RecordId, referee: RecordId, permission: NamePermission) -> Command {
    Command::Referral(ReferralCommand::Offer { referrer, referee, meeting: None, permission })
}

/// Notes that somebody offered to pass the person's details on.
pub fn offer(host: RecordId, about: Option<RecordId>) -> Command {
    Command::Offer(OfferCommand::Make {
        host,
        kind: OfferKind::PassDetails,
        about,
        name: None,
        organization: None,
        meeting: None,
        text: None,
    })
}

/// Plans a follow-up.
pub fn follow_up(contact: RecordId, text: &str, due: NaiveDate) -> Command {
    Command::Obligation(ObligationCommand::FollowUp { contact, text: text.to_owned(), due })
}

/// Notes a promise of the person's own.
pub fn promise(text: &str, due: Option<NaiveDate>, contact: Option<RecordId>) -> Command {
    Command::Commitment(CommitmentCommand::Add {
        owner: Owner::Me,
        text: text.to_owned(),
        due,
        contact,
        meeting: None,
    })
}

/// Notes that something owed is done.
pub fn done(kind: ObligationKind, subject: RecordId, contact: RecordId) -> Command {
    let obligation = ObligationKey { kind, subject, contact };
    Command::Obligation(ObligationCommand::Done { obligation, channel: None })
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A time, such as `2026-03-04T09:00:00`.
pub fn time(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}
