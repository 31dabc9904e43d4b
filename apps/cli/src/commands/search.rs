//! `rapport search`

use clap::Args;
use rapport_core::model::Kind;

use crate::{failure::Failure, find::described, page::DIM, session::Session};

/// Find people, organizations and notes by words
#[derive(Args)]
#[command(after_help = "Example: rapport search fintech roadmap")]
pub struct Search {
    /// Words that all must be there; the last may be unfinished
    #[arg(required = true)]
    words: Vec<String>,
    /// The most lines of each sort
    #[arg(long, default_value_t = 20, value_name = "NUMBER")]
    limit: u64,
}

impl Search {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let query = self.words.join(" ");
        let found = vault.search(&query, self.limit)?;
        session.answer(&found, |page| {
            if found.people.is_empty() && found.organizations.is_empty() && found.texts.is_empty() {
                page.line(format!("Nothing holds '{query}'."));
            }
            if !found.people.is_empty() {
                page.heading("People");
                found.people.iter().for_each(|row| page.marked("  ", described(row)));
            }
            if !found.organizations.is_empty() {
                page.heading("Organizations");
                found.organizations.iter().for_each(|hit| page.marked("  ", &hit.text));
            }
            if !found.texts.is_empty() {
                page.heading("Texts");
            }
            for hit in &found.texts {
                let what = match hit.kind {
                    Kind::Note => "Note",
                    Kind::Commitment => "Promise",
                    Kind::Obligation => "Follow-up",
                    Kind::Meeting => "Talk",
                    Kind::Contact => "Person",
                    Kind::Organization => "Organization",
                    Kind::Referral => "Referral",
                    Kind::Profile | Kind::Merge => "Settings",
                    Kind::Occupation => "Kind of work",
                    Kind::Industry => "Line of business",
                    Kind::Campaign => "Campaign",
                    Kind::Knows => "Tie",
                    Kind::Gathering => "Gathering",
                    Kind::Announcement => "Told",
                    Kind::Outreach => "Ask",
                    Kind::IntroRequest => "Introduction",
                    Kind::Template => "Template",
                    Kind::Question => "Question",
                    Kind::Pitch => "What you say of yourself",
                    Kind::Offer => "Offer",
                    Kind::Insight => "Insight",
                    Kind::Term => "Term",
                    Kind::Resource => "Recommendation",
                    Kind::Lead => "Lead",
                };
                let about = match hit.about.join(", ") {
                    about if about.is_empty() => String::new(),
                    about => format!(", {about}"),
                };
                page.marked("  ", format!("{what}{about}"));
                page.marked_in(DIM, "      ", &hit.text);
            }
        })
    }
}
