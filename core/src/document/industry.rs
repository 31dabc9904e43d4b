//! Where an industry's fields lie.

use super::{Fields, Noun};
use crate::model::{Industry, Kind};

impl Noun for Industry {
    const KIND: Kind = Kind::Industry;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.set("aliases", &mut self.aliases);
        fields.register("structure", &mut self.structure);
        fields.text(&mut self.notes);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
