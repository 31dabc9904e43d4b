//! Where a template's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Template};

impl Noun for Template {
    const KIND: Kind = Kind::Template;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("built_in", &mut self.built_in);
        fields.register("title", &mut self.title);
        fields.register("purpose", &mut self.purpose);
        fields.register("locale", &mut self.locale);
        fields.register("hidden", &mut self.hidden);
        fields.text(&mut self.text);
        fields.life(&mut self.life);
    }
}
