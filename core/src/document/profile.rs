//! Where the profile's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Profile};

impl Noun for Profile {
    const KIND: Kind = Kind::Profile;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.register("name", &mut self.name);
        fields.register("email", &mut self.email);
        fields.register("signature", &mut self.signature);
        fields.register("country", &mut self.country);
        fields.register("default_promise_minutes", &mut self.default_promise_minutes);
    }
}
