//! Where a gathering's fields lie.

use super::{Fields, Noun};
use crate::model::{Gathering, Kind};

impl Noun for Gathering {
    const KIND: Kind = Kind::Gathering;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.register("kind", &mut self.kind);
        fields.register("date", &mut self.date);
        fields.register("place", &mut self.place);
        fields.set("attendees", &mut self.attendees);
        fields.life(&mut self.life);
    }
}
