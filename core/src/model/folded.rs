//! One person out of several cards.

use std::collections::BTreeMap;

use super::{Contact, ItemId};

impl Contact {
    /// The person that these cards are of, as they are shown: of single values the first card's, or else the next one's
    /// that has any; all addresses, jobs, tags and common ground; whoever does not want to be contacted on any card does
    /// not. Nothing is moved: each card keeps what is its own.
    ///
    /// The first card is the one by which the person goes. Whether the person is deleted is the cards' own business.
    pub fn folded<'a>(cards: impl IntoIterator<Item = &'a Contact>) -> Self {
        let mut cards = cards.into_iter();
        let mut person = cards.next().cloned().unwrap_or_default();
        for card in cards {
            person.fold_in(card);
        }
        person
    }

    fn fold_in(&mut self, card: &Self) {
        // A name is one thing: parts of two cards would make a name that nobody has.
        if !self.is_named_in_full() && card.is_named_in_full() {
            self.given.clone_from(&card.given);
            self.family.clone_from(&card.family);
            self.display.clone_from(&card.display);
        }
        if self.given.is_none() && self.family.is_none() && self.display.is_none() {
            self.given.clone_from(&card.given);
            self.family.clone_from(&card.family);
        }
        fill(&mut self.pronouns, &card.pronouns);
        fill(&mut self.nickname, &card.nickname);
        fill(&mut self.headline, &card.headline);
        fill(&mut self.source, &card.source);
        fill(&mut self.source_detail, &card.source_detail);
        fill(&mut self.source_contact, &card.source_contact);
        fill(&mut self.region, &card.region);
        fill(&mut self.zone, &card.zone);
        fill(&mut self.seniority, &card.seniority);
        fill(&mut self.near_hiring, &card.near_hiring);
        fill(&mut self.linkedin_reach, &card.linkedin_reach);
        fill(&mut self.warmth_override, &card.warmth_override);
        fill(&mut self.cadence_days, &card.cadence_days);
        fill(&mut self.provenance, &card.provenance);
        self.may_introduce |= card.may_introduce;
        union(&mut self.emails, &card.emails);
        union(&mut self.phones, &card.phones);
        union(&mut self.urls, &card.urls);
        union(&mut self.addresses, &card.addresses);
        union(&mut self.employments, &card.employments);
        self.tags.extend(card.tags.iter().cloned());
        self.common_ground.extend(card.common_ground.iter().cloned());
        self.external_keys.extend(card.external_keys.iter().cloned());
        let summary = card.summary.trim();
        if !summary.is_empty() && !self.summary.contains(summary) {
            let gap = if self.summary.is_empty() { "" } else { "\n\n" };
            self.summary = format!("{}{gap}{summary}", self.summary);
        }
        for (id, event) in card.events.iter() {
            self.events.insert(*id, event.clone());
        }
    }

    /// Whether there is more of a name than one part of it.
    fn is_named_in_full(&self) -> bool {
        self.display.is_some() || (self.given.is_some() && self.family.is_some())
    }
}

fn fill<T: Clone>(value: &mut Option<T>, other: &Option<T>) {
    if value.is_none() {
        value.clone_from(other);
    }
}

fn union<T: Clone>(items: &mut BTreeMap<ItemId, T>, others: &BTreeMap<ItemId, T>) {
    for (id, item) in others {
        items.entry(*id).or_insert_with(|| item.clone());
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{AuthorId, ContactEvent, ContactPoint, Event, EventId, Moment, RecordId, Source};

    fn named(given: &str, family: Option<&str>) -> Contact {
        Contact { given: Some(given.into()), family: family.map(Into::into), ..Contact::default() }
    }

    #[test]
    fn the_first_card_counts_and_the_next_fills_what_it_lacks() {
        let mut first = named("Jane", Some("Doe"));
        first.headline = Some("Editor".into());
        let mut second = named("Janet", Some("Doe"));
        second.headline = Some("Chief".into());
        second.nickname = Some("Jay".into());
        second.source = Some(Source::Event);
        second.source_contact = Some(RecordId::from_bytes([9; 16]));
        let mut third = named("J", None);
        third.nickname = Some("JD".into());
        let person = Contact::folded([&first, &second, &third]);
        assert_eq!(person.name(), "Jane Doe");
        assert_eq!(person.headline.as_deref(), Some("Editor"));
        assert_eq!(person.nickname.as_deref(), Some("Jay"));
        assert_eq!((person.source, person.source_contact), (second.source, second.source_contact));
        assert_eq!(Contact::folded([&first]), first);
        assert_eq!(Contact::folded([]), Contact::default());
    }

    #[test]
    fn a_name_comes_whole_from_one_card() {
        let full = named("Jane", Some("Doe"));
        assert_eq!(Contact::folded([&named("J", None), &full]).name(), "Jane Doe");
        let display = Contact { display: Some("Ana de la Cruz".into()), ..Contact::default() };
        assert_eq!(Contact::folded([&named("Ana", None), &display]).name(), "Ana de la Cruz");
        assert_eq!(Contact::folded([&display, &full]).name(), "Ana de la Cruz");
        assert_eq!(Contact::folded([&Contact::default(), &named("Jane", None)]).name(), "Jane");
        assert_eq!(Contact::folded([&named("Jane", None), &named("Doe", None)]).name(), "Jane");
    }

    #[test]
    fn lists_are_put_together_and_what_one_card_says_of_contact_counts() {
        let point = |value: &str| ContactPoint { value: value.into(), ..ContactPoint::default() };
        let mut first = named("Jane", None);
        first.emails.insert(ItemId::from_bytes([1; 10]), point("a@x.org"));
        first.tags.insert("warm".into());
        first.summary = "Likes maps.".into();
        let mut second = named("Jane", None);
        second.emails.insert(ItemId::from_bytes([2; 10]), point("b@x.org"));
        second.phones.insert(ItemId::from_bytes([3; 10]), point("1"));
        second.urls.insert(ItemId::from_bytes([5; 10]), point("x.org"));
        second.addresses.insert(ItemId::from_bytes([6; 10]), point("Main St 1"));
        second.external_keys.insert("vcard:1".into());
        second.employments.insert(ItemId::from_bytes([4; 10]), Default::default());
        second.tags.insert("cold".into());
        second.common_ground.insert("chess".into());
        second.summary = "Likes tea.".into();
        let at = Moment::at(DateTime::from_timestamp(0, 0).unwrap(), chrono_tz::UTC);
        let author = AuthorId::from_bytes([1; 16]);
        let what = Some(ContactEvent::DoNotContact);
        second.events.insert(EventId::from_bytes([1; 10]), Event { at, author, what, voids: [].into() });
        let person = Contact::folded([&first, &second]);
        assert_eq!(person.emails.len(), 2);
        assert_eq!((person.phones.len(), person.employments.len()), (1, 1));
        assert_eq!((person.urls.len(), person.addresses.len(), person.external_keys.len()), (1, 1, 1));
        assert_eq!(person.tags, ["cold".to_owned(), "warm".to_owned()].into());
        assert_eq!(person.common_ground, ["chess".to_owned()].into());
        assert_eq!(person.summary, "Likes maps.\n\nLikes tea.");
        assert!(person.is_do_not_contact() && !first.is_do_not_contact());
        let mut contained = second.clone();
        contained.summary = "Likes maps.\n\nLikes tea.".into();
        assert_eq!(Contact::folded([&contained, &first]).summary, "Likes maps.\n\nLikes tea.");
        assert_eq!(Contact::folded([&named("J", None), &second]).summary, "Likes tea.");
    }
}
