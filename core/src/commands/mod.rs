//! The verbs: what a person can do, checked and turned into changes of a few records.
//!
//! A command is also what the bindings, the command line and the scenario files speak, and what undo names.

mod announcement;
mod campaign;
mod cards;
mod check;
mod commitment;
mod contact;
mod contact_field;
mod contact_point;
mod debrief;
mod employment;
mod gathering;
mod import;
mod impression;
mod industry;
mod insight;
mod intro_request;
mod knows;
mod lead;
mod meeting;
mod meeting_course;
mod merge;
mod note;
mod obligation;
mod occupation;
mod offer;
mod organization;
mod outreach;
mod pitch;
mod prep;
mod profile;
mod question;
mod referral;
mod resource;
mod review;
mod template;
mod term;
mod verdict;

use serde::{Deserialize, Serialize};

pub use announcement::AnnouncementCommand;
pub use campaign::{CampaignCommand, CampaignField};
pub use commitment::CommitmentCommand;
pub use contact::{ContactCommand, NewContact};
pub use contact_field::ContactField;
pub use debrief::{Debrief, DebriefCommand, DebriefPerson};
pub use employment::{JobField, NewJob};
pub use gathering::{GatheringCommand, GatheringField};
pub use import::{Connection, ImportCommand, MOST_CONNECTIONS};
pub use industry::{IndustryCommand, IndustryField};
pub use insight::{InsightCommand, NewInsight};
pub use intro_request::IntroRequestCommand;
pub use knows::KnowsCommand;
pub use lead::{LeadCommand, LeadField, NewLead};
pub use meeting::MeetingCommand;
pub use merge::MergeCommand;
pub use note::NoteCommand;
pub use obligation::ObligationCommand;
pub use occupation::{OccupationCommand, OccupationField};
pub use offer::OfferCommand;
pub use organization::{OrganizationCommand, OrganizationField};
pub use outreach::{OutreachCommand, OutreachField};
pub use pitch::PitchCommand;
pub use prep::PrepCommand;
pub use profile::{ProfileCommand, ProfileField};
pub use question::QuestionCommand;
pub use referral::ReferralCommand;
pub use resource::{ResourceCommand, ResourceField};
pub use review::ReviewCommand;
pub use template::TemplateCommand;
pub use term::TermCommand;

use crate::{Result, document::Workspace};

/// Something a person does: it changes everything it says, or nothing.
///
/// ```
/// use rapport_core::commands::{Command, ContactCommand, NewContact};
///
/// let contact = NewContact { name: "Jane Doe".into(), ..NewContact::default() };
/// let command = Command::Contact(ContactCommand::Create { contact });
/// assert_eq!(command.label(), "add a person");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// About the person's own settings.
    Profile(ProfileCommand),
    /// About a person met or named.
    Contact(ContactCommand),
    /// About a company, a school, an agency.
    Organization(OrganizationCommand),
    /// About a meeting.
    Meeting(MeetingCommand),
    /// About a note.
    Note(NoteCommand),
    /// About a name that somebody gave.
    Referral(ReferralCommand),
    /// About something owed.
    Obligation(ObligationCommand),
    /// About a promise.
    Commitment(CommitmentCommand),
    /// About a kind of work.
    Occupation(OccupationCommand),
    /// About a line of business.
    Industry(IndustryCommand),
    /// About what the person is after for a while.
    Campaign(CampaignCommand),
    /// About who knows whom.
    Knows(KnowsCommand),
    /// About an event, an association, a group.
    Gathering(GatheringCommand),
    /// About telling people that one is looking.
    Announcement(AnnouncementCommand),
    /// About preparing a meeting, and what was asked in it.
    Prep(PrepCommand),
    /// About a question to ask in talks.
    Question(QuestionCommand),
    /// About what the person says of themselves.
    Pitch(PitchCommand),
    /// About what was written down right after a talk.
    Debrief(DebriefCommand),
    /// About whether two cards are of one person.
    Merge(MergeCommand),
    /// About what two devices said differently.
    Review(ReviewCommand),
    /// About one ask to one person.
    Outreach(OutreachCommand),
    /// About a request to be introduced.
    IntroRequest(IntroRequestCommand),
    /// About a text to begin with.
    Template(TemplateCommand),
    /// About people who are taken over from elsewhere.
    Import(ImportCommand),
    /// About what somebody offered of their own accord.
    Offer(OfferCommand),
    /// About something that was learned in a talk.
    Insight(InsightCommand),
    /// About a word of the trade.
    Term(TermCommand),
    /// About something that was recommended.
    Resource(ResourceCommand),
    /// About work that somebody told of.
    Lead(LeadCommand),
}

impl Command {
    /// What undo calls it: the rest of a sentence that begins with "Undo: ".
    pub fn label(&self) -> &'static str {
        match self {
            Self::Profile(it) => it.label(),
            Self::Contact(it) => it.label(),
            Self::Organization(it) => it.label(),
            Self::Meeting(it) => it.label(),
            Self::Note(it) => it.label(),
            Self::Referral(it) => it.label(),
            Self::Obligation(it) => it.label(),
            Self::Commitment(it) => it.label(),
            Self::Occupation(it) => it.label(),
            Self::Industry(it) => it.label(),
            Self::Campaign(it) => it.label(),
            Self::Knows(it) => it.label(),
            Self::Gathering(it) => it.label(),
            Self::Announcement(it) => it.label(),
            Self::Prep(it) => it.label(),
            Self::Question(it) => it.label(),
            Self::Pitch(it) => it.label(),
            Self::Debrief(it) => it.label(),
            Self::Merge(it) => it.label(),
            Self::Review(it) => it.label(),
            Self::Outreach(it) => it.label(),
            Self::IntroRequest(it) => it.label(),
            Self::Template(it) => it.label(),
            Self::Import(it) => it.label(),
            Self::Offer(it) => it.label(),
            Self::Insight(it) => it.label(),
            Self::Term(it) => it.label(),
            Self::Resource(it) => it.label(),
            Self::Lead(it) => it.label(),
        }
    }

    pub(crate) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Profile(it) => it.run(work),
            Self::Contact(it) => it.run(work),
            Self::Organization(it) => it.run(work),
            Self::Meeting(it) => it.run(work),
            Self::Note(it) => it.run(work),
            Self::Referral(it) => it.run(work),
            Self::Obligation(it) => it.run(work),
            Self::Commitment(it) => it.run(work),
            Self::Occupation(it) => it.run(work),
            Self::Industry(it) => it.run(work),
            Self::Campaign(it) => it.run(work),
            Self::Knows(it) => it.run(work),
            Self::Gathering(it) => it.run(work),
            Self::Announcement(it) => it.run(work),
            Self::Prep(it) => it.run(work),
            Self::Question(it) => it.run(work),
            Self::Pitch(it) => it.run(work),
            Self::Debrief(it) => it.run(work),
            Self::Merge(it) => it.run(work),
            Self::Review(it) => it.run(work),
            Self::Outreach(it) => it.run(work),
            Self::IntroRequest(it) => it.run(work),
            Self::Template(it) => it.run(work),
            Self::Import(it) => it.run(work),
            Self::Offer(it) => it.run(work),
            Self::Insight(it) => it.run(work),
            Self::Term(it) => it.run(work),
            Self::Resource(it) => it.run(work),
            Self::Lead(it) => it.run(work),
        }
    }
}
