//! Where an announcement's fields lie.

use super::{Fields, Noun};
use crate::model::{Announcement, Kind};

impl Noun for Announcement {
    const KIND: Kind = Kind::Announcement;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("contact", &mut self.contact);
        fields.events(&mut self.events);
    }
}
