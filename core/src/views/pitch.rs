//! What the person says of themselves.

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    model::{Pitch, PitchSection, Record, RecordId},
    store::Reader,
};

/// What the person says of themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PitchPage {
    /// The campaign whose own words these are; nothing when they are those for everywhere else.
    pub campaign: Option<RecordId>,
    /// All parts, in the order in which they are said.
    pub sections: Vec<PitchRow>,
    /// How many words are said.
    pub words: u32,
    /// How many seconds that takes, at 150 words a minute.
    pub seconds: u32,
}

/// A part of what the person says of themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PitchRow {
    /// Which.
    pub section: PitchSection,
    /// What it is about, in words.
    pub label: String,
    /// What there is.
    pub text: Option<String>,
    /// Whether it is said; what they love and know is kept in mind where a kind of work is named.
    pub is_spoken: bool,
}

/// What the person says of themselves for a campaign; what they say everywhere else where it has no words of its own.
pub(crate) fn pitch(reader: &Reader<'_>, campaign: Option<RecordId>) -> Result<PitchPage> {
    let stored = |campaign| -> Result<Option<Pitch>> {
        Ok(match reader.live(Pitch::id(campaign))? {
            Some(Record::Pitch(pitch)) => Some(pitch).filter(|pitch| pitch.words() > 0),
            _ => None,
        })
    };
    let own = match campaign {
        Some(_) => stored(campaign)?,
        None => None,
    };
    let campaign = campaign.filter(|_| own.is_some());
    let pitch = match own {
        Some(own) => own,
        None => stored(None)?.unwrap_or_default(),
    };
    let spoken = pitch.spoken();
    let row = |section| PitchRow {
        section,
        label: label(section).to_owned(),
        text: pitch.section(section).map(str::to_owned),
        is_spoken: spoken.contains(&section),
    };
    Ok(PitchPage {
        campaign,
        sections: PitchSection::ALL.into_iter().map(row).collect(),
        words: pitch.words(),
        seconds: pitch.seconds(),
    })
}

fn label(section: PitchSection) -> &'static str {
    match section {
        PitchSection::Past => "What I did so far",
        PitchSection::WhyLooking => "Why I look around",
        PitchSection::Education => "What I learned",
        PitchSection::Goals => "Where I want to get to",
        PitchSection::KindOfWork => "What kind of work I look for",
        PitchSection::LoveAndKnow => "What I love doing and know well",
        PitchSection::Values => "What matters to me",
        PitchSection::KeySkills => "What I am good at",
    }
}
