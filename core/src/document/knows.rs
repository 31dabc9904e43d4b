//! Where a tie between two people's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Knows};

impl Noun for Knows {
    const KIND: Kind = Kind::Knows;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("kind", &mut self.kind);
        fields.identity("from", &mut self.from);
        fields.identity("to", &mut self.to);
        fields.register("strength", &mut self.strength);
        fields.events(&mut self.events);
    }
}
