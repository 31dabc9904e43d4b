//! Where the fields of a decision about two cards lie.

use super::{Fields, Noun};
use crate::model::{Kind, Merge};

impl Noun for Merge {
    const KIND: Kind = Kind::Merge;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("a", &mut self.a);
        fields.identity("b", &mut self.b);
        fields.events(&mut self.events);
    }
}
