//! Where a referral's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Referral};

impl Noun for Referral {
    const KIND: Kind = Kind::Referral;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("referrer", &mut self.referrer);
        fields.register("referee", &mut self.referee);
        fields.register("meeting", &mut self.meeting);
        fields.register("approach", &mut self.approach);
        fields.register("known_well", &mut self.known_well);
        fields.register("esteem", &mut self.esteem);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
