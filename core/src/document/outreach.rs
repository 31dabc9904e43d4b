//! Where an ask's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Outreach};

impl Noun for Outreach {
    const KIND: Kind = Kind::Outreach;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.identity("contact", &mut self.contact);
        fields.identity("campaign", &mut self.campaign);
        fields.identity("referral", &mut self.referral);
        fields.register("channel", &mut self.channel);
        fields.register("stated_reason", &mut self.stated_reason);
        fields.register("promised_minutes", &mut self.promised_minutes);
        fields.register("subject", &mut self.subject);
        fields.register("template", &mut self.template);
        fields.set("checklist", &mut self.checklist);
        fields.set("dismissed_rules", &mut self.dismissed_rules);
        fields.text(&mut self.draft);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
