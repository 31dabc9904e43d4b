//! Where the profile's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Profile};

impl Noun for Profile {
    const KIND: Kind = Kind::Profile;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.register("email", &mut self.email);
        fields.register("signature", &mut self.signature);
        fields.register("locale", &mut self.locale);
        fields.register("home_zone", &mut self.home_zone);
        fields.register("cadence_days", &mut self.cadence_days);
        fields.set("holidays", &mut self.holidays);
        fields.items("filters", &mut self.filters, |saved, item| {
            item.register("name", &mut saved.name);
            item.register("tag", &mut saved.filter.tag);
            item.register("region", &mut saved.filter.region);
            item.register("source", &mut saved.filter.source);
            item.register("organization", &mut saved.filter.organization);
            item.register("industry", &mut saved.filter.industry);
            item.register("degree", &mut saved.filter.degree);
            item.register("seniority", &mut saved.filter.seniority);
        });
        fields.register("country", &mut self.country);
        fields.register("default_promise_minutes", &mut self.default_promise_minutes);
        fields.register("first_nudge_days", &mut self.first_nudge_days);
        fields.register("second_nudge_days", &mut self.second_nudge_days);
    }
}
