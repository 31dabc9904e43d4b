//! Where an insight's fields lie.

use super::{Fields, Noun};
use crate::model::{Insight, Kind};

impl Noun for Insight {
    const KIND: Kind = Kind::Insight;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("kind", &mut self.kind);
        fields.register("text", &mut self.text);
        fields.set("subjects", &mut self.subjects);
        fields.identity("meeting", &mut self.meeting);
        fields.set("heard_from", &mut self.heard_from);
        fields.identity("answer", &mut self.answer);
        fields.identity("built_in", &mut self.built_in);
        fields.identity("question", &mut self.question);
        fields.identity("asked", &mut self.asked);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
