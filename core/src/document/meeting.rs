//! Where a meeting's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Meeting};

impl Noun for Meeting {
    const KIND: Kind = Kind::Meeting;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.set("participants", &mut self.participants);
        fields.register("promised_minutes", &mut self.promised_minutes);
        fields.set("tags", &mut self.tags);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
