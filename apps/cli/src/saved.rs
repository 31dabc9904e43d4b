//! What a command did, for programs.

use rapport_core::{
    Applied, RecordRef,
    model::{Kind, RecordId},
};
use serde::Serialize;

/// What a command did: the JSON form of [`Applied`].
#[derive(Serialize)]
pub struct Saved {
    /// What was done.
    label: String,
    /// What was made.
    created: Vec<Item>,
    /// What was changed, including what was made.
    touched: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    id: RecordId,
    kind: Kind,
}

impl From<Applied> for Saved {
    fn from(applied: Applied) -> Self {
        let items =
            |refs: Vec<RecordRef>| refs.into_iter().map(|it| Item { id: it.id, kind: it.kind }).collect();
        Self { label: applied.label, created: items(applied.created), touched: items(applied.touched) }
    }
}
