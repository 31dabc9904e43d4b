//! Where a campaign's fields lie.

use super::{Fields, Noun};
use crate::model::{Campaign, Kind};

impl Noun for Campaign {
    const KIND: Kind = Kind::Campaign;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("title", &mut self.title);
        fields.register("purpose", &mut self.purpose);
        fields.set("info_goals", &mut self.info_goals);
        fields.set("organizations", &mut self.organizations);
        fields.set("occupations", &mut self.occupations);
        fields.set("industries", &mut self.industries);
        fields.set("regions", &mut self.regions);
        fields.register("weekly_asks", &mut self.weekly_asks);
        fields.register("weekly_meetings", &mut self.weekly_meetings);
        fields.text(&mut self.context);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
