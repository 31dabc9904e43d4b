//! Where a pitch's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Pitch};

impl Noun for Pitch {
    const KIND: Kind = Kind::Pitch;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("campaign", &mut self.campaign);
        fields.register("past", &mut self.past);
        fields.register("why_looking", &mut self.why_looking);
        fields.register("education", &mut self.education);
        fields.register("goals", &mut self.goals);
        fields.register("kind_of_work", &mut self.kind_of_work);
        fields.register("love_and_know", &mut self.love_and_know);
        fields.register("values", &mut self.values);
        fields.register("key_skills", &mut self.key_skills);
    }
}
