//! The commands that settle a question.

use super::ReviewChoice;
use crate::{
    commands::{
        CampaignCommand, Command, CommitmentCommand, ContactCommand, ContactField, GatheringCommand,
        IndustryCommand, InsightCommand, IntroRequestCommand, LeadCommand, MeetingCommand, NoteCommand,
        OccupationCommand, OfferCommand, OrganizationCommand, OrganizationField, OutreachCommand,
        ReferralCommand, ResourceCommand, TemplateCommand, TermCommand,
    },
    model::{ClosedReason, Record, RecordId, Verdict},
};

pub(super) fn choose<const N: usize>(choices: [(&str, Command); N]) -> Vec<ReviewChoice> {
    choices.into_iter().map(|(label, command)| ReviewChoice { label: label.to_owned(), command }).collect()
}

/// What lets a referral, an ask or an introduction be.
pub(super) fn close(it: &Record, id: RecordId, reason: ClosedReason) -> Command {
    match it {
        Record::Outreach(_) => Command::Outreach(OutreachCommand::Close { outreach: id, reason }),
        Record::IntroRequest(_) => Command::IntroRequest(IntroRequestCommand::Close { intro: id }),
        _ => Command::Referral(ReferralCommand::Close { referral: id, reason }),
    }
}

/// What notes what the person makes of something.
pub(super) fn judge(it: &Record, id: RecordId, verdict: Verdict, reason: Option<String>) -> Command {
    let verdict = Some(verdict);
    match it {
        Record::Occupation(_) => {
            Command::Occupation(OccupationCommand::Judge { occupation: id, verdict, reason })
        }
        Record::Industry(_) => Command::Industry(IndustryCommand::Judge { industry: id, verdict, reason }),
        _ => Command::Organization(OrganizationCommand::Judge { organization: id, verdict, reason }),
    }
}

/// The commands that bring a record back and delete it.
pub(super) fn keep_or_delete(it: &Record, id: RecordId) -> (Command, Command) {
    match it {
        Record::Meeting(_) => (
            Command::Meeting(MeetingCommand::Restore { meeting: id }),
            Command::Meeting(MeetingCommand::Delete { meeting: id }),
        ),
        Record::Note(_) => (
            Command::Note(NoteCommand::Restore { note: id }),
            Command::Note(NoteCommand::Delete { note: id }),
        ),
        Record::Referral(_) => (
            Command::Referral(ReferralCommand::Restore { referral: id }),
            Command::Referral(ReferralCommand::Delete { referral: id }),
        ),
        Record::Commitment(_) => (
            Command::Commitment(CommitmentCommand::Restore { commitment: id }),
            Command::Commitment(CommitmentCommand::Delete { commitment: id }),
        ),
        Record::Organization(_) => (
            Command::Organization(OrganizationCommand::Restore { organization: id }),
            Command::Organization(OrganizationCommand::Delete { organization: id }),
        ),
        Record::Outreach(_) => (
            Command::Outreach(OutreachCommand::Restore { outreach: id }),
            Command::Outreach(OutreachCommand::Delete { outreach: id }),
        ),
        Record::IntroRequest(_) => (
            Command::IntroRequest(IntroRequestCommand::Restore { intro: id }),
            Command::IntroRequest(IntroRequestCommand::Delete { intro: id }),
        ),
        Record::Offer(_) => (
            Command::Offer(OfferCommand::Restore { offer: id }),
            Command::Offer(OfferCommand::Delete { offer: id }),
        ),
        Record::Campaign(_) => (
            Command::Campaign(CampaignCommand::Restore { campaign: id }),
            Command::Campaign(CampaignCommand::Delete { campaign: id }),
        ),
        Record::Occupation(_) => (
            Command::Occupation(OccupationCommand::Restore { occupation: id }),
            Command::Occupation(OccupationCommand::Delete { occupation: id }),
        ),
        Record::Industry(_) => (
            Command::Industry(IndustryCommand::Restore { industry: id }),
            Command::Industry(IndustryCommand::Delete { industry: id }),
        ),
        Record::Gathering(_) => (
            Command::Gathering(GatheringCommand::Restore { gathering: id }),
            Command::Gathering(GatheringCommand::Delete { gathering: id }),
        ),
        Record::Template(_) => (
            Command::Template(TemplateCommand::Restore { template: id }),
            Command::Template(TemplateCommand::Delete { template: id }),
        ),
        Record::Insight(_) => (
            Command::Insight(InsightCommand::Restore { insight: id }),
            Command::Insight(InsightCommand::Delete { insight: id }),
        ),
        Record::Term(_) => (
            Command::Term(TermCommand::Restore { term: id }),
            Command::Term(TermCommand::Delete { term: id }),
        ),
        Record::Resource(_) => (
            Command::Resource(ResourceCommand::Restore { resource: id }),
            Command::Resource(ResourceCommand::Delete { resource: id }),
        ),
        Record::Lead(_) => (
            Command::Lead(LeadCommand::Restore { lead: id }),
            Command::Lead(LeadCommand::Delete { lead: id }),
        ),
        _ => (
            Command::Contact(ContactCommand::Restore { contact: id }),
            Command::Contact(ContactCommand::Delete { contact: id }),
        ),
    }
}

/// The command that gives a record the text of one side.
pub(super) fn rewritten(it: &Record, id: RecordId, text: &str) -> Option<Command> {
    let value = Some(text.to_owned());
    Some(match it {
        Record::Note(_) => Command::Note(NoteCommand::Edit { note: id, text: text.to_owned() }),
        Record::Contact(_) => {
            Command::Contact(ContactCommand::Set { contact: id, field: ContactField::Summary, value })
        }
        Record::Organization(_) => Command::Organization(OrganizationCommand::Set {
            organization: id,
            field: OrganizationField::Notes,
            value,
        }),
        _ => return None,
    })
}
