//! Where an offer's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Offer};

impl Noun for Offer {
    const KIND: Kind = Kind::Offer;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("host", &mut self.host);
        fields.identity("kind", &mut self.kind);
        fields.register("meeting", &mut self.meeting);
        fields.register("about", &mut self.about);
        fields.register("text", &mut self.text);
        fields.register("come_back", &mut self.come_back);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
