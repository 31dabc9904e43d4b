//! Where a promise's fields lie.

use super::{Fields, Noun};
use crate::model::{Commitment, Kind};

impl Noun for Commitment {
    const KIND: Kind = Kind::Commitment;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("owner", &mut self.owner);
        fields.register("text", &mut self.text);
        fields.register("due", &mut self.due);
        fields.register("contact", &mut self.contact);
        fields.register("meeting", &mut self.meeting);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
