//! Where a lead's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Lead};

impl Noun for Lead {
    const KIND: Kind = Kind::Lead;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("text", &mut self.text);
        fields.register("organization", &mut self.organization);
        fields.register("role", &mut self.role);
        fields.register("kind", &mut self.kind);
        fields.register("public", &mut self.is_public);
        fields.identity("meeting", &mut self.meeting);
        fields.set("heard_from", &mut self.heard_from);
        fields.register("confidence", &mut self.confidence);
        fields.register("next_step", &mut self.next_step);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
