//! What the person says of themselves.

use serde::{Deserialize, Serialize};

use super::RecordId;

/// What the person says of themselves: one for each campaign, and one for all else. Its id is its meaning, so that two
/// devices that begin one have begun the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pitch {
    /// The campaign it is for; nothing for the one that serves everywhere else.
    pub campaign: Option<RecordId>,
    /// What they did so far.
    pub past: Option<String>,
    /// Why they look around.
    pub why_looking: Option<String>,
    /// What they learned.
    pub education: Option<String>,
    /// Where they want to get to.
    pub goals: Option<String>,
    /// What kind of work they look for.
    pub kind_of_work: Option<String>,
    /// What they love doing and know well: what there is to say without a certain job in mind.
    pub love_and_know: Option<String>,
    /// What matters to them.
    pub values: Option<String>,
    /// What they are good at.
    pub key_skills: Option<String>,
}

/// A part of what the person says of themselves, in the order in which it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum PitchSection {
    /// What they did so far.
    Past,
    /// Why they look around.
    WhyLooking,
    /// What they learned.
    Education,
    /// Where they want to get to.
    Goals,
    /// What kind of work they look for.
    KindOfWork,
    /// What they love doing and know well.
    LoveAndKnow,
    /// What matters to them.
    Values,
    /// What they are good at.
    KeySkills,
}

impl PitchSection {
    /// All parts, in the order in which they are said.
    pub const ALL: [PitchSection; 8] = [
        Self::Past,
        Self::WhyLooking,
        Self::Education,
        Self::Goals,
        Self::KindOfWork,
        Self::LoveAndKnow,
        Self::Values,
        Self::KeySkills,
    ];
}

impl Pitch {
    /// How many words are said in a minute.
    pub const WORDS_PER_MINUTE: u32 = 150;

    /// The id of a campaign's pitch, or of the one that serves everywhere else.
    pub fn id(campaign: Option<RecordId>) -> RecordId {
        match campaign {
            Some(campaign) => RecordId::derived("pitch", &[campaign.as_bytes()]),
            None => RecordId::derived("pitch", &[]),
        }
    }

    /// One part.
    pub fn section(&self, section: PitchSection) -> Option<&str> {
        let text = match section {
            PitchSection::Past => &self.past,
            PitchSection::WhyLooking => &self.why_looking,
            PitchSection::Education => &self.education,
            PitchSection::Goals => &self.goals,
            PitchSection::KindOfWork => &self.kind_of_work,
            PitchSection::LoveAndKnow => &self.love_and_know,
            PitchSection::Values => &self.values,
            PitchSection::KeySkills => &self.key_skills,
        };
        text.as_deref()
    }

    /// One part, to be changed.
    pub fn section_mut(&mut self, section: PitchSection) -> &mut Option<String> {
        match section {
            PitchSection::Past => &mut self.past,
            PitchSection::WhyLooking => &mut self.why_looking,
            PitchSection::Education => &mut self.education,
            PitchSection::Goals => &mut self.goals,
            PitchSection::KindOfWork => &mut self.kind_of_work,
            PitchSection::LoveAndKnow => &mut self.love_and_know,
            PitchSection::Values => &mut self.values,
            PitchSection::KeySkills => &mut self.key_skills,
        }
    }

    /// What is said: what they love and know stands in where no kind of work is named, and is kept in mind otherwise.
    pub fn spoken(&self) -> Vec<PitchSection> {
        let is_said =
            |section: &PitchSection| *section != PitchSection::LoveAndKnow || self.kind_of_work.is_none();
        let all = PitchSection::ALL.into_iter().filter(|section| self.section(*section).is_some());
        all.filter(is_said).collect()
    }

    /// How many words are said.
    pub fn words(&self) -> u32 {
        let spoken = self.spoken();
        let texts = spoken.iter().filter_map(|section| self.section(*section));
        texts.map(|text| text.split_whitespace().count() as u32).sum()
    }

    /// How many seconds that takes, rounded up.
    pub fn seconds(&self) -> u32 {
        (self.words() * 60).div_ceil(Self::WORDS_PER_MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pitch_is_timed_at_150_words_a_minute() {
        let words = |count: usize| Some("word ".repeat(count).trim().to_owned());
        let pitch = Pitch { past: words(100), goals: words(50), ..Pitch::default() };
        assert_eq!((pitch.words(), pitch.seconds()), (150, 60));
        let pitch = Pitch { past: words(1), ..Pitch::default() };
        assert_eq!((pitch.words(), pitch.seconds()), (1, 1), "less than a second is a second");
        assert_eq!((Pitch::default().words(), Pitch::default().seconds()), (0, 0));
    }

    #[test]
    fn what_one_loves_stands_in_where_no_kind_of_work_is_named() {
        let love = Some("I love maps".to_owned());
        let mut pitch = Pitch { love_and_know: love, key_skills: Some("Drawing".into()), ..Pitch::default() };
        assert_eq!(pitch.spoken(), [PitchSection::LoveAndKnow, PitchSection::KeySkills]);
        assert_eq!(pitch.words(), 4);
        pitch.kind_of_work = Some("Map making".into());
        assert_eq!(pitch.spoken(), [PitchSection::KindOfWork, PitchSection::KeySkills]);
        assert_eq!(pitch.words(), 3);
    }

    #[test]
    fn every_section_is_a_field_of_its_own() {
        for section in PitchSection::ALL {
            let mut pitch = Pitch::default();
            *pitch.section_mut(section) = Some("text".to_owned());
            let set: Vec<_> =
                PitchSection::ALL.into_iter().filter(|it| pitch.section(*it).is_some()).collect();
            assert_eq!(set, [section]);
        }
    }

    #[test]
    fn each_campaign_has_a_pitch_of_its_own() {
        let campaign = |n| Some(RecordId::from_bytes([n; 16]));
        assert_eq!(Pitch::id(campaign(1)), Pitch::id(campaign(1)));
        assert_ne!(Pitch::id(campaign(1)), Pitch::id(campaign(2)));
        assert_ne!(Pitch::id(campaign(1)), Pitch::id(None));
    }
}
