//! What a document's history says of since when it refers to another record.

use automerge::{ReadDoc, ScalarValue};

use super::{
    crdt::Document,
    disputes::{author_of, change_of, instant},
    fields::Member,
    snapshot::Container,
};
use crate::model::{Mention, RecordId};

impl Document {
    /// Who was the first to write that a value or a member of a list is `other`, of what is so now. What only an event
    /// says is not looked at: it knows its moment itself.
    pub(crate) fn mention(&self, other: RecordId) -> Option<Mention> {
        let (content, value) = (self.snapshot(), ScalarValue::Bytes(other.as_bytes().to_vec()));
        let (name, members) = (other.name(), content.map(Container::Members));
        // The fields of an item outlive it.
        let is_there = |key: &str| key.rsplit_once('/').is_some_and(|(item, _)| members.contains_key(item));
        let is_member = |key: &str| key.rsplit_once('/').is_some_and(|(_, member)| member == name);
        let values = content.map(Container::Registers).iter().filter(|(_, it)| **it == value);
        let items = content.map(Container::Items).iter().filter(|(key, it)| **it == value && is_there(key));
        let members = members.keys().filter(|key| is_member(key));
        let places = values
            .map(|(key, _)| (Container::Registers, key))
            .chain(items.map(|(key, _)| (Container::Items, key)))
            .chain(members.map(|key| (Container::Members, key)));
        let changes = self.0.get_changes_meta(&[]);
        let wrote = places.filter_map(|(container, key)| {
            let (_, id) = self.0.get(self.object(container)?, key.as_str()).ok()??;
            change_of(&id, &changes)
        });
        let first = wrote.min_by_key(|change| (change.timestamp, change.hash))?;
        // Whoever makes a record knows of nothing but the bytes from which every record starts.
        let is_start = |hash| changes.iter().any(|change| change.hash == hash && change.deps.is_empty());
        Some(Mention {
            author: author_of(&first.actor)?,
            at: instant(first.timestamp),
            is_new: first.deps.iter().all(|hash| is_start(*hash)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::merging::{Copy, meet, two},
        model::{AuthorId, Contact, Employment, ItemId, Lead},
    };

    fn other() -> RecordId {
        RecordId::from_bytes([9; 16])
    }

    fn told(copy: &Copy) -> Option<(u8, bool)> {
        let mention = copy.document.mention(other())?;
        assert_eq!(mention.at.timestamp() / 10, 100_000);
        assert_eq!(mention.author, AuthorId::from_bytes([mention.author.as_bytes()[0]; 16]));
        Some((mention.author.as_bytes()[0], mention.is_new))
    }

    #[test]
    fn whoever_made_a_record_with_it_or_wrote_it_later_is_known() {
        let (made, _) = two::<Contact>(|it, _| it.source_contact = Some(other()));
        assert_eq!(told(&made), Some((1, true)));
        let (mut phone, mut laptop) = two::<Lead>(|it, _| it.text = Some("An editor".into()));
        assert_eq!(told(&phone), None);
        laptop.edit::<Lead>(|it, _| it.heard_from = [other()].into());
        phone.edit::<Lead>(|it, _| it.role = Some("Editor".into()));
        meet(&mut phone, &mut laptop);
        phone.edit::<Lead>(|it, _| it.text = Some("Two editors".into()));
        assert_eq!(told(&phone), Some((2, false)));
    }

    #[test]
    fn what_was_taken_out_of_a_list_does_not_count() {
        let job = || Employment { organization: Some(other()), ..Employment::default() };
        let (mut phone, mut laptop) = two::<Contact>(|it, context| {
            it.employments.insert(ItemId::new(context), job());
        });
        assert_eq!(told(&phone), Some((1, true)));
        phone.edit::<Contact>(|it, _| it.employments.clear());
        assert_eq!(told(&phone), None);
        laptop.take(&phone);
        laptop.edit::<Contact>(|it, context| {
            it.employments.insert(ItemId::new(context), job());
        });
        assert_eq!(told(&laptop), Some((2, false)));
    }
}
