//! What a document's history says of two devices that did not know of each other.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{ActorId, ChangeHash, ChangeMetadata, ObjId, ReadDoc, ScalarValue, Value};
use chrono::{DateTime, Utc};

use super::{
    crdt::Document,
    snapshot::{Container, TEXT},
};
use crate::model::{
    AuthorId, ClockGap, DisputedValue, Disputes, FieldDispute, RecordId, WrittenText, WrittenValue,
    is_mostly_rewritten,
};

/// How many seconds a clock may go back behind what its device had seen.
const CLOCK_SLACK: i64 = 24 * 60 * 60;

/// The most gaps of one record that are told.
const MOST_GAPS: usize = 4;

impl Document {
    /// What two devices wrote without knowing of each other.
    pub(crate) fn disputes(&self) -> Disputes {
        let changes = self.0.get_changes_meta(&[]);
        Disputes {
            fields: self.field_disputes(&changes),
            texts: self.rewritten_texts(&changes),
            clocks: clock_gaps(&changes),
            newer: 0,
        }
    }

    /// What `author` wrote into a disputed place.
    pub(super) fn value_by(&self, key: &str, author: AuthorId) -> Option<(Container, ScalarValue)> {
        for (container, object) in self.places() {
            for (value, id) in self.0.get_all(&object, key).ok()?.into_iter().rev() {
                if let (Value::Scalar(value), ObjId::Id(_, actor, _)) = (value, id)
                    && author_of(&actor) == Some(author)
                {
                    return Some((container, value.into_owned()));
                }
            }
        }
        None
    }

    /// The containers of single values.
    fn places(&self) -> Vec<(Container, ObjId)> {
        let places = [Container::Registers, Container::Items].into_iter();
        places.filter_map(|container| Some((container, self.object(container)?))).collect()
    }

    fn field_disputes(&self, changes: &[ChangeMetadata<'_>]) -> Vec<FieldDispute> {
        let mut disputes = Vec::new();
        for (_, object) in self.places() {
            let keys: Vec<String> = self.0.keys(&object).filter(|key| !key.starts_with('@')).collect();
            for key in keys {
                let Ok(all) = self.0.get_all(&object, key.as_str()) else { continue };
                if !all.windows(2).any(|pair| pair[0].0 != pair[1].0) {
                    continue;
                }
                let values = all.into_iter().rev().filter_map(|(value, id)| written(&value, &id, changes));
                disputes.push(FieldDispute { key, values: values.collect() });
            }
        }
        disputes
    }

    /// The texts of each side, when no one has written since both came together and both sides wrote most of it anew. Where
    /// what came of it is one side's text, nothing is mixed up, and there is nothing to choose.
    fn rewritten_texts(&self, changes: &[ChangeMetadata<'_>]) -> Vec<WrittenText> {
        let heads = self.0.get_heads();
        let text = match self.0.get(automerge::ROOT, TEXT) {
            Ok(Some((_, text))) if heads.len() > 1 => text,
            _ => return Vec::new(),
        };
        let by_hash: BTreeMap<ChangeHash, &ChangeMetadata<'_>> =
            changes.iter().map(|change| (change.hash, change)).collect();
        let pasts: Vec<BTreeSet<ChangeHash>> = heads.iter().map(|head| past(*head, &by_hash)).collect();
        let mut common = pasts[0].clone();
        common.retain(|hash| pasts.iter().all(|past| past.contains(hash)));
        let followed: BTreeSet<ChangeHash> = common
            .iter()
            .filter_map(|hash| by_hash.get(hash))
            .flat_map(|change| change.deps.clone())
            .collect();
        let base: Vec<ChangeHash> = common.difference(&followed).copied().collect();
        let at = |heads: &[ChangeHash]| self.0.text_at(&text, heads).unwrap_or_default();
        let before = at(&base);
        let mut sides: Vec<WrittenText> = Vec::new();
        for head in &heads {
            let Some(change) = by_hash.get(head) else { continue };
            let (side, author) = (at(&[*head]), author_of(&change.actor));
            if let Some(author) = author.filter(|_| is_mostly_rewritten(&before, &side)) {
                sides.push(WrittenText { text: side, author, at: instant(change.timestamp) });
            }
        }
        sides.sort_by(|a, b| (&a.text, a.author).cmp(&(&b.text, b.author)));
        sides.dedup_by(|a, b| a.text == b.text);
        let shown = at(&heads);
        if sides.len() > 1 && sides.iter().all(|side| side.text != shown) { sides } else { Vec::new() }
    }
}

/// Everything that `head` builds on, itself included.
fn past(head: ChangeHash, changes: &BTreeMap<ChangeHash, &ChangeMetadata<'_>>) -> BTreeSet<ChangeHash> {
    let (mut past, mut waiting) = (BTreeSet::new(), vec![head]);
    while let Some(hash) = waiting.pop() {
        if past.insert(hash) {
            waiting.extend(changes.get(&hash).into_iter().flat_map(|change| change.deps.clone()));
        }
    }
    past
}

fn clock_gaps(changes: &[ChangeMetadata<'_>]) -> Vec<ClockGap> {
    let by_hash: BTreeMap<ChangeHash, &ChangeMetadata<'_>> =
        changes.iter().map(|change| (change.hash, change)).collect();
    let mut gaps = BTreeSet::new();
    for change in changes {
        for before in change.deps.iter().filter_map(|hash| by_hash.get(hash)) {
            let (Some(author), Some(earlier)) = (author_of(&change.actor), author_of(&before.actor)) else {
                continue;
            };
            if before.timestamp.saturating_sub(change.timestamp) > CLOCK_SLACK {
                gaps.insert(ClockGap {
                    author,
                    at: instant(change.timestamp),
                    before: earlier,
                    before_at: instant(before.timestamp),
                });
            }
        }
    }
    gaps.into_iter().take(MOST_GAPS).collect()
}

fn written(value: &Value<'_>, id: &ObjId, changes: &[ChangeMetadata<'_>]) -> Option<WrittenValue> {
    let change = change_of(id, changes)?;
    let value = match value {
        Value::Scalar(value) => match value.as_ref() {
            ScalarValue::Str(text) => DisputedValue::Text(text.to_string()),
            ScalarValue::Uint(number) => DisputedValue::Number(*number),
            ScalarValue::Boolean(flag) => DisputedValue::Flag(*flag),
            ScalarValue::Bytes(bytes) => match bytes.as_slice().try_into() {
                Ok(id) => DisputedValue::Record(RecordId::from_bytes(id)),
                Err(_) => DisputedValue::Other,
            },
            _ => DisputedValue::Other,
        },
        Value::Object(_) => DisputedValue::Other,
    };
    Some(WrittenValue { value, author: author_of(&change.actor)?, at: instant(change.timestamp) })
}

/// The change that wrote a value.
pub(super) fn change_of<'a, 'b>(
    id: &ObjId,
    changes: &'a [ChangeMetadata<'b>],
) -> Option<&'a ChangeMetadata<'b>> {
    let ObjId::Id(counter, actor, _) = id else { return None };
    changes
        .iter()
        .find(|change| *change.actor == *actor && (change.start_op..=change.max_op).contains(counter))
}

pub(super) fn author_of(actor: &ActorId) -> Option<AuthorId> {
    actor.to_bytes().try_into().ok().map(AuthorId::from_bytes)
}

pub(super) fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::merging::{meet, two},
        model::{Contact, ContactPoint, ItemId, Note},
    };

    fn texts(dispute: &FieldDispute) -> Vec<(&DisputedValue, u8)> {
        dispute.values.iter().map(|it| (&it.value, it.author.as_bytes()[0])).collect()
    }

    #[test]
    fn both_values_are_known_with_who_wrote_them_and_when() {
        let (mut phone, mut laptop) = two::<Contact>(|it, _| it.headline = Some("Editor".into()));
        phone.edit::<Contact>(|it, _| it.headline = Some("Chief".into()));
        laptop.edit::<Contact>(|it, _| it.headline = Some("Publisher".into()));
        assert!(phone.document.disputes().is_empty());
        meet(&mut phone, &mut laptop);
        let disputes = phone.document.disputes();
        assert_eq!(disputes, laptop.document.disputes());
        assert_eq!(disputes.fields[0].key, "headline");
        let (chief, publisher) =
            (DisputedValue::Text("Chief".into()), DisputedValue::Text("Publisher".into()));
        let mut values = texts(&disputes.fields[0]);
        let shown = phone.read::<Contact>().headline.unwrap();
        assert_eq!(*values[0].0, DisputedValue::Text(shown), "what is shown comes first");
        values.sort();
        assert_eq!(values, [(&chief, 1), (&publisher, 2)]);
        assert_eq!(disputes.fields[0].values[0].at.timestamp() / 10, 100_000);
        let author = AuthorId::from_bytes([1; 16]);
        let (container, value) = phone.document.value_by("headline", author).unwrap();
        assert_eq!((container, value), (Container::Registers, ScalarValue::Str("Chief".into())));
        assert_eq!(phone.document.value_by("headline", AuthorId::from_bytes([7; 16])), None);
    }

    #[test]
    fn a_field_of_an_item_can_be_disputed_too() {
        let (mut phone, mut laptop) = two::<Contact>(|it, context| {
            it.emails.insert(
                ItemId::new(context),
                ContactPoint { value: "j@x.org".into(), ..ContactPoint::default() },
            );
        });
        for (copy, label) in [(&mut phone, "work"), (&mut laptop, "home")] {
            copy.edit::<Contact>(|it, _| {
                it.emails.values_mut().for_each(|email| email.label = Some(label.into()));
            });
        }
        meet(&mut phone, &mut laptop);
        let disputes = phone.document.disputes();
        assert_eq!(disputes.fields.len(), 1);
        assert!(disputes.fields[0].key.starts_with("emails/") && disputes.fields[0].key.ends_with("/label"));
    }

    #[test]
    fn a_text_that_both_wrote_anew_is_known_on_both_sides_until_somebody_writes_again() {
        let (mut phone, mut laptop) = two::<Note>(|it, _| it.body = "Met Jane at the fair and talked".into());
        phone.edit::<Note>(|it, _| it.body = "Everything was about maps".into());
        laptop.edit::<Note>(|it, _| it.body = "She hires in May, perhaps".into());
        meet(&mut phone, &mut laptop);
        let texts: Vec<String> = phone.document.disputes().texts.into_iter().map(|it| it.text).collect();
        assert_eq!(texts, ["Everything was about maps", "She hires in May, perhaps"]);
        assert_eq!(phone.document.disputes(), laptop.document.disputes());
        phone.edit::<Note>(|it, _| it.body = "Settled".into());
        assert!(phone.document.disputes().is_empty());
    }

    #[test]
    fn a_text_that_one_took_out_and_the_other_wrote_anew_is_the_new_one_and_no_dispute() {
        let (mut phone, mut laptop) = two::<Note>(|it, _| it.body = "Met Jane at the fair".into());
        phone.edit::<Note>(|it, _| it.body.clear());
        laptop.edit::<Note>(|it, _| it.body = "XYZ".into());
        meet(&mut phone, &mut laptop);
        assert_eq!(phone.read::<Note>().body, "XYZ");
        assert!(phone.document.disputes().is_empty());
    }

    #[test]
    fn small_edits_of_both_are_no_dispute() {
        let (mut phone, mut laptop) = two::<Note>(|it, _| it.body = "Met Jane at the fair".into());
        phone.edit::<Note>(|it, _| it.body.push_str(" in May"));
        laptop.edit::<Note>(|it, _| it.body = "All of this is quite another text".into());
        meet(&mut phone, &mut laptop);
        assert!(phone.document.disputes().is_empty());
    }

    #[test]
    fn a_clock_that_went_back_by_more_than_a_day_is_told() {
        let (phone, mut laptop) = two::<Note>(|it, _| it.body = "a".into());
        let now = phone.context.now();
        laptop.context = laptop.context.at(now - chrono::Duration::hours(24));
        laptop.edit::<Note>(|it, _| it.body.push('b'));
        assert!(laptop.document.disputes().is_empty(), "a day is no error");
        laptop.context = laptop.context.at(now - chrono::Duration::hours(49));
        laptop.edit::<Note>(|it, _| it.body.push('c'));
        let gaps = laptop.document.disputes().clocks;
        assert_eq!(gaps.len(), 1);
        assert_eq!((gaps[0].author, gaps[0].before), (laptop.author, laptop.author));
        assert_eq!((gaps[0].before_at - gaps[0].at).num_hours(), 25);
    }
}
