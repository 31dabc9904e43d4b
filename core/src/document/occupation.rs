//! Where an occupation's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Occupation};

impl Noun for Occupation {
    const KIND: Kind = Kind::Occupation;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.set("aliases", &mut self.aliases);
        fields.text(&mut self.notes);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
