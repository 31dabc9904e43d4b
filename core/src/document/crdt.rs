//! One record's Automerge document. The only file that knows how Automerge is spoken to.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::OnceLock,
};

use automerge::{
    ActorId, Automerge, AutomergeError, LoadOptions, ObjId, ObjType, ROOT, ReadDoc, ScalarValue,
    TextEncoding, Value,
    transaction::{CommitOptions, Transactable},
};

use super::snapshot::{Container, Snapshot, TEXT};
use crate::{
    Context, Error, Result,
    model::{AuthorId, ChangeHash, Life, LifeEvent},
};

/// One record's document.
///
/// Every document starts from the same bytes: one change by a fixed actor at time 0 that makes the containers and
/// nothing else. So no container is ever made twice, whoever creates the record, and whatever fields later versions add.
#[derive(Clone)]
pub(crate) struct Document(pub(super) Automerge);

/// One change of a document, as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeParts {
    pub(crate) hash: ChangeHash,
    pub(crate) bytes: Vec<u8>,
}

pub(super) const ENCODING: TextEncoding = TextEncoding::Utf16CodeUnit;

impl Document {
    /// The document that every record starts from.
    pub(crate) fn empty() -> Self {
        static EMPTY: OnceLock<Automerge> = OnceLock::new();
        Self(EMPTY.get_or_init(make_empty).clone())
    }

    /// The document with these bytes.
    ///
    /// # Errors
    /// [`Error::Damaged`] when they are not a whole document with exactly these heads.
    pub(crate) fn load(bytes: &[u8], heads: &[u8]) -> Result<Self> {
        let damaged = |reason| Error::Damaged { what: "record", reason };
        let options = || LoadOptions::new().text_encoding(ENCODING);
        let document = guarded(|| Automerge::load_with_options(bytes, options()).ok())
            .flatten()
            .ok_or_else(|| damaged("it cannot be read"))?;
        let document = Self(document);
        if document.heads() != heads {
            return Err(damaged("it does not end where it should"));
        }
        Ok(document)
    }

    /// The document's bytes.
    pub(crate) fn save(&self) -> Vec<u8> {
        self.0.save()
    }

    /// The hashes of the changes that nothing follows, in order, 32 bytes each.
    pub(crate) fn heads(&self) -> Vec<u8> {
        let mut heads: Vec<[u8; 32]> = self.0.get_heads().iter().map(|hash| hash.0).collect();
        heads.sort_unstable();
        heads.concat()
    }

    /// The content.
    pub(crate) fn snapshot(&self) -> Snapshot {
        self.read(None)
    }

    /// The content as it was at these heads.
    pub(crate) fn snapshot_at(&self, heads: &[u8]) -> Snapshot {
        self.read(Some(&split_heads(heads)))
    }

    /// A value that another device gave a key without knowing of the value `shown`, where there is one.
    pub(super) fn other_value(
        &self,
        container: Container,
        key: &str,
        shown: &ScalarValue,
    ) -> Option<ScalarValue> {
        let all = self.0.get_all(self.object(container)?, key).ok()?;
        all.into_iter().rev().find_map(|(value, _)| match value {
            Value::Scalar(value) if *value != *shown => Some(value.into_owned()),
            _ => None,
        })
    }

    /// Whether somebody else changed the record since the heads `after`, or without having seen them.
    pub(crate) fn is_edited_by_others(&self, after: &[u8], author: AuthorId) -> bool {
        let actor = ActorId::from(author.as_bytes());
        self.0.get_changes_meta(&split_heads(after)).into_iter().any(|change| *change.actor != actor)
    }

    /// The number that the author's next change to this document will have.
    pub(crate) fn next_number(&self, author: AuthorId) -> u64 {
        let actor = ActorId::from(author.as_bytes());
        let mine = self.0.get_changes_meta(&[]).into_iter().filter(|change| *change.actor == actor);
        mine.map(|change| change.seq).max().unwrap_or(0) + 1
    }

    /// Whether somebody edited the record who had not seen a deletion that stands, or after it. Another
    /// deletion is no edit; that somebody brought the record back is.
    pub(crate) fn is_edited_beyond_deletion(&self, life: &Life) -> bool {
        if !life.is_deletion_standing() {
            return false;
        }
        let marks: BTreeSet<(AuthorId, u64)> = life
            .events
            .iter()
            .filter_map(|(_, event)| match event.what.as_ref()? {
                LifeEvent::Deleted { change, .. } => Some((event.author, *change)),
                LifeEvent::Restored => None,
            })
            .collect();
        life.events.standing().into_iter().any(|(_, event)| match event {
            LifeEvent::Deleted { seen, .. } => self.has_changes_beyond(seen, &marks),
            LifeEvent::Restored => false,
        })
    }

    fn has_changes_beyond(&self, seen: &[ChangeHash], except: &BTreeSet<(AuthorId, u64)>) -> bool {
        let seen: Vec<_> = seen.iter().map(|hash| automerge::ChangeHash(hash.0)).collect();
        self.0.get_changes_meta(&seen).into_iter().any(|change| {
            let author: Option<[u8; 16]> = change.actor.to_bytes().try_into().ok();
            author.is_none_or(|author| !except.contains(&(AuthorId::from_bytes(author), change.seq)))
        })
    }

    /// As [`Document::write_choosing`] with nothing that was disputed.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn write(
        &mut self,
        context: &Context,
        author: AuthorId,
        current: &Snapshot,
        target: &Snapshot,
    ) -> Result<Option<ChangeParts>> {
        self.write_choosing(context, author, current, target, &BTreeSet::new())
    }

    /// Turns the content, which is `current`, into `target` in one change, or none when it is that already. The values of
    /// the keys that are `chosen` are written in any case: that settles what was disputed, even where it is what was shown.
    pub(super) fn write_choosing(
        &mut self,
        context: &Context,
        author: AuthorId,
        current: &Snapshot,
        target: &Snapshot,
        chosen: &BTreeSet<(Container, String)>,
    ) -> Result<Option<ChangeParts>> {
        if current == target && chosen.is_empty() {
            return Ok(None);
        }
        self.0.set_actor(ActorId::from(author.as_bytes()));
        let seconds = context.now().timestamp();
        let written = self.0.transact_with::<_, _, AutomergeError, _>(
            |()| CommitOptions::default().with_time(seconds),
            |transaction| write_difference(transaction, current, target, chosen),
        );
        let hash = written.map_err(|failure| storage_failure(failure.error))?.hash;
        Ok(hash.and_then(|hash| self.change(&ChangeHash(hash.0))))
    }

    /// The change with this hash.
    pub(crate) fn change(&self, hash: &ChangeHash) -> Option<ChangeParts> {
        let change = self.0.get_change_by_hash(&automerge::ChangeHash(hash.0))?;
        Some(ChangeParts { hash: *hash, bytes: change.raw_bytes().to_vec() })
    }

    fn read(&self, heads: Option<&[automerge::ChangeHash]>) -> Snapshot {
        let mut snapshot = Snapshot::default();
        for container in Container::ALL {
            let Some(object) = self.object(container) else { continue };
            let map = snapshot.map_mut(container);
            let mut insert = |key: String, value: &ScalarValue| map.insert(key, value.clone());
            let items = match heads {
                None => self.0.map_range(&object, ..),
                Some(heads) => self.0.map_range_at(&object, .., heads),
            };
            for item in items {
                if let automerge::ValueRef::Scalar(value) = &item.value {
                    insert(item.key.to_string(), &value.to_owned().into());
                }
            }
        }
        if let Ok(Some((_, text))) = self.0.get(ROOT, TEXT) {
            let text = match heads {
                None => self.0.text(&text),
                Some(heads) => self.0.text_at(&text, heads),
            };
            snapshot.text = text.unwrap_or_default();
        }
        snapshot
    }

    pub(super) fn object(&self, container: Container) -> Option<ObjId> {
        match container.key() {
            None => Some(ROOT),
            Some(key) => self.0.get(ROOT, key).ok().flatten().map(|(_, id)| id),
        }
    }
}

/// The changes that turn `current` into `target`: nothing for what is the same and not chosen.
fn write_difference(
    transaction: &mut impl Transactable,
    current: &Snapshot,
    target: &Snapshot,
    chosen: &BTreeSet<(Container, String)>,
) -> std::result::Result<(), AutomergeError> {
    for container in Container::ALL {
        let (old, new) = (current.map(container), target.map(container));
        let is_chosen = |key: &String| chosen.contains(&(container, key.clone()));
        if old == new && !chosen.iter().any(|(of, _)| *of == container) {
            continue;
        }
        let object = match container.key() {
            None => ROOT,
            Some(key) => match transaction.get(ROOT, key)? {
                Some((_, id)) => id,
                None => continue,
            },
        };
        for (key, value) in new {
            if old.get(key) != Some(value) || is_chosen(key) {
                transaction.put(&object, key.as_str(), value.clone())?;
            }
        }
        for key in old.keys().filter(|key| !new.contains_key(*key)) {
            transaction.delete(&object, key.as_str())?;
        }
    }
    if current.text != target.text
        && let Some((_, text)) = transaction.get(ROOT, TEXT)?
    {
        if current.text.is_empty() {
            transaction.splice_text(&text, 0, 0, &target.text)?;
        } else {
            transaction.update_text(&text, &target.text)?;
        }
    }
    Ok(())
}

fn make_empty() -> Automerge {
    let mut document = Automerge::new_with_encoding(ENCODING).with_actor(ActorId::from(&[0; 16]));
    let made = document.transact_with::<_, _, AutomergeError, _>(
        |()| CommitOptions::default().with_time(0),
        |transaction| {
            for container in Container::ALL {
                if let Some(key) = container.key() {
                    transaction.put_object(ROOT, key, ObjType::Map)?;
                }
            }
            transaction.put_object(ROOT, TEXT, ObjType::Text)?;
            Ok(())
        },
    );
    debug_assert!(made.is_ok(), "five containers fit into an empty document");
    document
}

pub(super) fn split_heads(heads: &[u8]) -> Vec<automerge::ChangeHash> {
    heads.chunks_exact(32).filter_map(|hash| hash.try_into().ok().map(automerge::ChangeHash)).collect()
}

/// Runs `read`, and turns a panic of the library, which hostile bytes can cause, into `None`.
pub(super) fn guarded<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}

fn storage_failure(source: AutomergeError) -> Error {
    Error::Storage { action: "changing a record", source: Box::new(source) }
}
