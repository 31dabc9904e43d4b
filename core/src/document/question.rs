//! Where a question's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Question};

impl Noun for Question {
    const KIND: Kind = Kind::Question;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("built_in", &mut self.built_in);
        fields.register("category", &mut self.category);
        fields.register("locale", &mut self.locale);
        fields.register("hidden", &mut self.hidden);
        fields.text(&mut self.text);
        fields.life(&mut self.life);
    }
}
