//! Where the fields of a request to be introduced lie.

use super::{Fields, Noun};
use crate::model::{IntroRequest, Kind};

impl Noun for IntroRequest {
    const KIND: Kind = Kind::IntroRequest;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("to", &mut self.to);
        fields.identity("target", &mut self.target);
        fields.register("reason", &mut self.reason);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
