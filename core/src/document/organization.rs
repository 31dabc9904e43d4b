//! Where an organization's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Organization};

impl Noun for Organization {
    const KIND: Kind = Kind::Organization;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.set("aliases", &mut self.aliases);
        fields.register("place", &mut self.place);
        fields.register("region", &mut self.region);
        fields.register("website", &mut self.website);
        fields.register("domain", &mut self.domain);
        fields.register("priority", &mut self.priority);
        fields.set("industries", &mut self.industries);
        fields.items("links", &mut self.links, |link, item| {
            item.register("organization", &mut link.organization);
            item.register("kind", &mut link.kind);
        });
        fields.text(&mut self.notes);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
