//! The commands that settle a question.

use super::ReviewChoice;
use crate::{
    commands::{
        CampaignCommand, CampaignField, Command, CommitmentCommand, ContactCommand, ContactField,
        GatheringCommand, IndustryCommand, IndustryField, InsightCommand, IntroRequestCommand, LeadCommand,
        MeetingCommand, NoteCommand, OccupationCommand, OccupationField, OfferCommand, OrganizationCommand,
        OrganizationField, OutreachCommand, QuestionCommand, ReferralCommand, ResourceCommand,
        TemplateCommand, TermCommand,
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

/// The commands that bring a record back and delete it; nothing for what nobody deletes.
pub(super) fn keep_or_delete(it: &Record, id: RecordId) -> Option<(Command, Command)> {
    macro_rules! commands {
        ($($noun:ident($command:ident, $field:ident)),+; $($never:ident),+) => {
            match it {
                $(Record::$noun(_) => Some((
                    Command::$noun($command::Restore { $field: id }),
                    Command::$noun($command::Delete { $field: id }),
                )),)+
                $(Record::$never(_))|+ => None,
            }
        };
    }
    commands! {
        Contact(ContactCommand, contact),
        Organization(OrganizationCommand, organization),
        Meeting(MeetingCommand, meeting),
        Note(NoteCommand, note),
        Referral(ReferralCommand, referral),
        Commitment(CommitmentCommand, commitment),
        Occupation(OccupationCommand, occupation),
        Industry(IndustryCommand, industry),
        Campaign(CampaignCommand, campaign),
        Gathering(GatheringCommand, gathering),
        Outreach(OutreachCommand, outreach),
        IntroRequest(IntroRequestCommand, intro),
        Template(TemplateCommand, template),
        Question(QuestionCommand, question),
        Offer(OfferCommand, offer),
        Insight(InsightCommand, insight),
        Term(TermCommand, term),
        Resource(ResourceCommand, resource),
        Lead(LeadCommand, lead);
        Profile, Obligation, Merge, Knows, Announcement, Pitch
    }
}

/// The command that gives a record the text of one side; nothing for what has no text that is written by hand.
pub(super) fn rewritten(it: &Record, id: RecordId, text: &str) -> Option<Command> {
    let (text, value) = (text.to_owned(), Some(text.to_owned()));
    Some(match it {
        Record::Note(_) => Command::Note(NoteCommand::Edit { note: id, text }),
        Record::Contact(_) => {
            Command::Contact(ContactCommand::Set { contact: id, field: ContactField::Summary, value })
        }
        Record::Organization(_) => {
            let field = OrganizationField::Notes;
            Command::Organization(OrganizationCommand::Set { organization: id, field, value })
        }
        Record::Occupation(_) => Command::Occupation(OccupationCommand::Set {
            occupation: id,
            field: OccupationField::Notes,
            value,
        }),
        Record::Industry(_) => {
            Command::Industry(IndustryCommand::Set { industry: id, field: IndustryField::Notes, value })
        }
        Record::Campaign(_) => {
            Command::Campaign(CampaignCommand::Set { campaign: id, field: CampaignField::Context, value })
        }
        Record::Outreach(_) => Command::Outreach(OutreachCommand::Write { outreach: id, text }),
        Record::Template(it) => Command::Template(match it.built_in.clone() {
            Some(built_in) => TemplateCommand::OverrideBuiltIn { built_in, text: value },
            None => TemplateCommand::Edit { template: id, title: it.title.clone()?, text },
        }),
        Record::Question(it) => Command::Question(match it.built_in.clone() {
            Some(built_in) => QuestionCommand::Override { built_in, text: value },
            None => QuestionCommand::Edit { question: id, category: it.category?, text },
        }),
        _ => return None,
    })
}
