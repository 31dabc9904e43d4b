//! Where an obligation's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Obligation};

impl Noun for Obligation {
    const KIND: Kind = Kind::Obligation;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("kind", &mut self.kind);
        fields.identity("subject", &mut self.subject);
        fields.identity("contact", &mut self.contact);
        fields.register("text", &mut self.text);
        fields.register("due", &mut self.due);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
