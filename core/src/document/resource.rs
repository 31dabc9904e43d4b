//! Where a recommendation's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Resource};

impl Noun for Resource {
    const KIND: Kind = Kind::Resource;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.register("kind", &mut self.kind);
        fields.register("link", &mut self.link);
        fields.identity("meeting", &mut self.meeting);
        fields.set("recommended_by", &mut self.recommended_by);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
