//! `rapport pitch`

use clap::Args;
use rapport_core::{
    commands::{Command, PitchCommand},
    model::PitchSection,
};

use super::undo;
use crate::{failure::Failure, saved::Saved, session::Session};

/// Show what you say of yourself, with its time, and write it
#[derive(Args)]
#[command(after_help = "\
Example: rapport pitch --set goals \"To make maps that people use.\"

Parts: past, why, education, goals, work, love, values, skills.")]
pub struct Pitch {
    /// Write one of the parts named below
    #[arg(long, num_args = 2, value_names = ["PART", "TEXT"])]
    set: Vec<String>,
}

impl Pitch {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        if let [part, text] = self.set.as_slice() {
            let (section, text) = (section(part)?, Some(text.clone()));
            let command = Command::Pitch(PitchCommand::Set { campaign: None, section, text });
            let saved = Saved::from(vault.apply(&session.context, command)?);
            let pitch = vault.pitch(None)?;
            return session.answer(&saved, |page| {
                page.line(format!("{} words, {} seconds.", pitch.words, pitch.seconds));
                undo::offer(page, 1);
            });
        }
        let pitch = vault.pitch(None)?;
        session.answer(&pitch, |page| {
            for row in &pitch.sections {
                let kept = if row.text.is_some() && !row.is_spoken { " (kept in mind)" } else { "" };
                page.marked("  ", format!("{}{kept}: {}", row.label, row.text.as_deref().unwrap_or("-")));
            }
            page.gap();
            page.line(format!("{} words, {} seconds.", pitch.words, pitch.seconds));
        })
    }
}

fn section(word: &str) -> Result<PitchSection, Failure> {
    Ok(match word {
        "past" => PitchSection::Past,
        "why" => PitchSection::WhyLooking,
        "education" => PitchSection::Education,
        "goals" => PitchSection::Goals,
        "work" => PitchSection::KindOfWork,
        "love" => PitchSection::LoveAndKnow,
        "values" => PitchSection::Values,
        "skills" => PitchSection::KeySkills,
        _ => {
            return Err(Failure::input(format!(
                "'{word}' is no part of it. Try: past, why, education, goals, work, love, values, skills."
            )));
        }
    })
}
