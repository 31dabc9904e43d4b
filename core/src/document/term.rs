//! Where a word's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Term};

impl Noun for Term {
    const KIND: Kind = Kind::Term;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("term", &mut self.term);
        fields.register("meaning", &mut self.meaning);
        fields.register("industry", &mut self.industry);
        fields.identity("meeting", &mut self.meeting);
        fields.set("heard_from", &mut self.heard_from);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
