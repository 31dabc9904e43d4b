//! How a talk is prepared, and how it went for the person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How a talk is prepared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prep {
    /// What was found out about the organization.
    pub organization: Option<String>,
    /// About whom they meet.
    pub person: Option<String>,
    /// About what that person does there.
    pub position: Option<String>,
    /// About the part of the organization they work in.
    pub department: Option<String>,
    /// How the organization stands beside others.
    pub marketplace: Option<String>,
    /// Where they speak in public.
    pub social_presence: Option<String>,
    /// What impresses the person about them.
    pub impression: Option<String>,
    /// What to wear.
    pub dress: Option<String>,
    /// What is ticked off, by the ids of the list.
    pub ticked: BTreeSet<String>,
}

/// One thing to find out before a talk, in the order in which a list shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ResearchField {
    /// About the organization.
    Organization,
    /// About whom they meet.
    Person,
    /// About what that person does there.
    Position,
    /// About the part of the organization they work in.
    Department,
    /// How the organization stands beside others.
    Marketplace,
    /// Where they speak in public.
    SocialPresence,
    /// What impresses the person about them.
    Impression,
}

impl ResearchField {
    /// All of them, in the order in which a list shows them.
    pub const ALL: [ResearchField; 7] = [
        Self::Organization,
        Self::Person,
        Self::Position,
        Self::Department,
        Self::Marketplace,
        Self::SocialPresence,
        Self::Impression,
    ];
}

impl Prep {
    /// What was found out about one thing.
    pub fn research(&self, field: ResearchField) -> Option<&str> {
        let text = match field {
            ResearchField::Organization => &self.organization,
            ResearchField::Person => &self.person,
            ResearchField::Position => &self.position,
            ResearchField::Department => &self.department,
            ResearchField::Marketplace => &self.marketplace,
            ResearchField::SocialPresence => &self.social_presence,
            ResearchField::Impression => &self.impression,
        };
        text.as_deref()
    }

    /// What was found out about one thing, to be changed.
    pub fn research_mut(&mut self, field: ResearchField) -> &mut Option<String> {
        match field {
            ResearchField::Organization => &mut self.organization,
            ResearchField::Person => &mut self.person,
            ResearchField::Position => &mut self.position,
            ResearchField::Department => &mut self.department,
            ResearchField::Marketplace => &mut self.marketplace,
            ResearchField::SocialPresence => &mut self.social_presence,
            ResearchField::Impression => &mut self.impression,
        }
    }
}

/// How the person found themselves in a talk, each from 1 (poor) to 5 (very good).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratings {
    /// The first minutes.
    pub opening: Option<u32>,
    /// The asking.
    pub questions: Option<u32>,
    /// What they said of themselves.
    pub pitch: Option<u32>,
    /// The end.
    pub close: Option<u32>,
    /// Whether they stayed positive.
    pub staying_positive: Option<u32>,
}

/// What of a talk is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum RatedPart {
    /// The first minutes.
    Opening,
    /// The asking.
    Questions,
    /// What they said of themselves.
    Pitch,
    /// The end.
    Close,
    /// Whether they stayed positive.
    StayingPositive,
}

impl Ratings {
    /// The best that can be given.
    pub const BEST: u32 = 5;

    /// One rating, to be changed.
    pub fn part_mut(&mut self, part: RatedPart) -> &mut Option<u32> {
        match part {
            RatedPart::Opening => &mut self.opening,
            RatedPart::Questions => &mut self.questions,
            RatedPart::Pitch => &mut self.pitch,
            RatedPart::Close => &mut self.close,
            RatedPart::StayingPositive => &mut self.staying_positive,
        }
    }

    /// The mean of what was rated, in tenths; nothing when nothing was.
    pub fn mean_tenths(&self) -> Option<u32> {
        let all = [self.opening, self.questions, self.pitch, self.close, self.staying_positive];
        let given: Vec<u32> = all.into_iter().flatten().map(|rating| rating.min(Self::BEST)).collect();
        let count = given.len() as u32;
        (count > 0).then(|| (given.iter().sum::<u32>() * 10 + count / 2) / count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thing_to_find_out_is_a_field_of_its_own() {
        for field in ResearchField::ALL {
            let mut prep = Prep::default();
            *prep.research_mut(field) = Some("text".to_owned());
            let set: Vec<_> =
                ResearchField::ALL.into_iter().filter(|it| prep.research(*it).is_some()).collect();
            assert_eq!(set, [field]);
        }
    }

    #[test]
    fn the_mean_is_of_what_was_rated() {
        use RatedPart::{Close, Opening, Pitch, Questions, StayingPositive};
        let mut ratings = Ratings::default();
        assert_eq!(ratings.mean_tenths(), None);
        for (part, rating, mean) in
            [(Opening, 4, 40), (Questions, 5, 45), (Pitch, 2, 37), (Close, 3, 35), (StayingPositive, 1, 30)]
        {
            *ratings.part_mut(part) = Some(rating);
            assert_eq!(ratings.mean_tenths(), Some(mean));
        }
    }
}
