//! Where a contact's fields lie.

use super::{Fields, Noun, fields::ItemFields};
use crate::model::{Contact, ContactPoint, Kind};

impl Noun for Contact {
    const KIND: Kind = Kind::Contact;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("given", &mut self.given);
        fields.register("family", &mut self.family);
        fields.register("display", &mut self.display);
        fields.register("pronouns", &mut self.pronouns);
        fields.register("nickname", &mut self.nickname);
        fields.register("headline", &mut self.headline);
        fields.register("source", &mut self.source);
        fields.register("source_detail", &mut self.source_detail);
        fields.register("source_contact", &mut self.source_contact);
        fields.items("emails", &mut self.emails, point);
        fields.items("phones", &mut self.phones, point);
        fields.items("urls", &mut self.urls, point);
        fields.items("addresses", &mut self.addresses, point);
        fields.items("employments", &mut self.employments, |job, item| {
            item.register("organization", &mut job.organization);
            item.register("employer", &mut job.employer);
            item.register("title", &mut job.title);
            item.register("department", &mut job.department);
            item.register("from", &mut job.from);
            item.register("to", &mut job.to);
            item.register("past", &mut job.past);
        });
        fields.register("region", &mut self.region);
        fields.register("zone", &mut self.zone);
        fields.register("seniority", &mut self.seniority);
        fields.register("near_hiring", &mut self.near_hiring);
        fields.register("linkedin_reach", &mut self.linkedin_reach);
        fields.register("warmth_override", &mut self.warmth_override);
        fields.register("cadence_days", &mut self.cadence_days);
        fields.register("provenance", &mut self.provenance);
        fields.register("may_introduce", &mut self.may_introduce);
        fields.set("tags", &mut self.tags);
        fields.set("common_ground", &mut self.common_ground);
        fields.set("external_keys", &mut self.external_keys);
        fields.text(&mut self.summary);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}

fn point(point: &mut ContactPoint, item: &mut ItemFields<'_, '_>) {
    item.register("value", &mut point.value);
    item.register("label", &mut point.label);
    item.register("normal", &mut point.normal);
    item.register("preferred", &mut point.preferred);
}
