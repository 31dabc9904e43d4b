//! A kind of work.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Events, Life, VerdictEvent};

/// A kind of work that the person looks into. People are matched by the words of their titles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupation {
    /// What it is called.
    pub name: Option<String>,
    /// Other titles of the same work.
    pub aliases: BTreeSet<String>,
    /// Notes about it.
    pub notes: String,
    /// What the person makes of it.
    pub events: Events<VerdictEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

impl Occupation {
    /// All titles it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.name.iter().chain(&self.aliases).map(String::as_str)
    }
}
