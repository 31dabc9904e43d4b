//! Taking back what one command did, and nothing else.

use std::collections::BTreeSet;

use automerge::ScalarValue;

use super::{
    Document,
    fields::IDENTITY,
    snapshot::{Container, Snapshot},
};
use crate::{
    Context, cbor,
    model::{AuthorId, Event, EventId, LifeEvent, Moment},
};

/// The content of `document` without what happened between the heads `before` and `after`.
///
/// A value that somebody changed again since then stays as it is now. Events are not removed but taken back by a new
/// one. With `deletion`, for a record that was created between the two, values stay and it is deleted instead.
pub(super) fn reverted(
    document: &Document,
    before: &[u8],
    after: &[u8],
    context: &Context,
    author: AuthorId,
    deletion: Option<LifeEvent>,
) -> Snapshot {
    let (old, new) = (document.snapshot_at(before), document.snapshot_at(after));
    let mut content = document.snapshot();
    if deletion.is_none() {
        for container in [Container::Registers, Container::Members, Container::Items] {
            revert_values(container, document, &old, &new, &mut content, context);
        }
        content.text = reverted_text(&old.text, &new.text, &content.text);
    }
    for container in [Container::Events, Container::Life] {
        let added = new.map(container).keys().filter(|key| !old.map(container).contains_key(*key));
        let voids: BTreeSet<EventId> = added.filter_map(|key| key.parse().ok()).collect();
        if !voids.is_empty() && deletion.is_none() {
            insert_event::<LifeEvent>(&mut content, container, context, author, None, voids);
        }
    }
    if let Some(deletion) = deletion {
        insert_event(&mut content, Container::Life, context, author, Some(deletion), BTreeSet::new());
    }
    content
}

fn revert_values(
    container: Container,
    document: &Document,
    old: &Snapshot,
    new: &Snapshot,
    content: &mut Snapshot,
    context: &Context,
) {
    let (old, new) = (old.map(container), new.map(container));
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let current = content.map_mut(container);
    for key in keys {
        let is_untouched = old.get(key) == new.get(key) || current.get(key) != new.get(key);
        // What makes a record the one it is may become another value, and that one goes; it is never without any.
        let is_first_identity = key.starts_with(IDENTITY) && !old.contains_key(key);
        if is_untouched || is_first_identity {
            continue;
        }
        // Where another device wrote a value of its own at the same time, that one comes to light, not the older one.
        let other = new.get(key).and_then(|shown| document.other_value(container, key, shown));
        match other.as_ref().or(old.get(key)) {
            None => {
                current.remove(key);
            }
            // A member comes back under a fresh stamp, so that nobody's earlier removal takes it away again.
            Some(_) if container == Container::Members => {
                let stamp = ScalarValue::Bytes(EventId::new(context).as_bytes().to_vec());
                current.insert(key.clone(), stamp);
            }
            Some(value) => {
                current.insert(key.clone(), value.clone());
            }
        }
    }
}

fn insert_event<K: serde::Serialize>(
    content: &mut Snapshot,
    container: Container,
    context: &Context,
    author: AuthorId,
    what: Option<K>,
    voids: BTreeSet<EventId>,
) {
    let event = Event { at: Moment::now(context), author, what, voids };
    let id = EventId::new(context).to_string();
    content.map_mut(container).insert(id, ScalarValue::Bytes(cbor::encode(&event)));
}

/// `current` with the edit from `old` to `new` taken back, if that edit can still be found in it exactly once.
fn reverted_text(old: &str, new: &str, current: &str) -> String {
    if old == new {
        return current.to_owned();
    }
    if current == new {
        return old.to_owned();
    }
    let (start, end) = changed_middle(old, new);
    let (start_old, end_old) = (start, old.len() - (new.len() - end));
    let edited = &new[start..end];
    if edited.is_empty() || current.matches(edited).count() != 1 {
        return current.to_owned();
    }
    current.replacen(edited, &old[start_old..end_old], 1)
}

/// The range of `new` that differs from `old`, on character boundaries of both.
fn changed_middle(old: &str, new: &str) -> (usize, usize) {
    let start = old.char_indices().zip(new.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    let start = start.unwrap_or(old.len().min(new.len()));
    let tail = old[start..].chars().rev().zip(new[start..].chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = tail.map(|(c, _)| c.len_utf8()).sum();
    (start, new.len() - tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_taken_back_around_the_edits_of_others() {
        assert_eq!(reverted_text("a cat sat", "a big cat sat", "a big cat sat down"), "a cat sat down");
        assert_eq!(reverted_text("a cat", "a dog", "a dog"), "a cat");
        assert_eq!(reverted_text("x", "xé", "xéé"), "xéé");
        assert_eq!(reverted_text("gone text", "text", "my text"), "my text");
        assert_eq!(reverted_text("", "new", "new and more"), " and more");
    }
}
