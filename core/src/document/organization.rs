//! Where an organization's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Organization};

impl Noun for Organization {
    const KIND: Kind = Kind::Organization;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.set("aliases", &mut self.aliases);
        fields.register("place", &mut self.place);
        fields.text(&mut self.notes);
        fields.life(&mut self.life);
    }
}
