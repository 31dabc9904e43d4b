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
        fields.items("filters", &mut self.filters, |filter, item| {
            item.register("name", &mut filter.name);
            item.register("tag", &mut filter.tag);
            item.register("region", &mut filter.region);
            item.register("source", &mut filter.source);
            item.register("organization", &mut filter.organization);
            item.register("industry", &mut filter.industry);
            item.register("degree", &mut filter.degree);
            item.register("seniority", &mut filter.seniority);
        });
        fields.register("country", &mut self.country);
        fields.register("default_promise_minutes", &mut self.default_promise_minutes);
    }
}
