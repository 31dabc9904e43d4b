//! Where a note's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Note};

impl Noun for Note {
    const KIND: Kind = Kind::Note;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.set("about", &mut self.about);
        fields.register("at", &mut self.at);
        fields.text(&mut self.body);
        fields.life(&mut self.life);
    }
}
