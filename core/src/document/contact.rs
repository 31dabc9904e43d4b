//! Where a contact's fields lie.

use super::{Fields, Noun};
use crate::model::{Contact, Kind};

impl Noun for Contact {
    const KIND: Kind = Kind::Contact;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("given", &mut self.given);
        fields.register("family", &mut self.family);
        fields.register("display", &mut self.display);
        fields.register("nickname", &mut self.nickname);
        fields.register("headline", &mut self.headline);
        fields.register("source", &mut self.source);
        fields.register("source_contact", &mut self.source_contact);
        fields.items("emails", &mut self.emails, |email, item| {
            item.register("value", &mut email.value);
            item.register("label", &mut email.label);
        });
        fields.items("phones", &mut self.phones, |phone, item| {
            item.register("value", &mut phone.value);
            item.register("label", &mut phone.label);
        });
        fields.items("employments", &mut self.employments, |job, item| {
            item.register("organization", &mut job.organization);
            item.register("title", &mut job.title);
            item.register("past", &mut job.past);
        });
        fields.set("tags", &mut self.tags);
        fields.set("common_ground", &mut self.common_ground);
        fields.text(&mut self.summary);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
