//! A line of business.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Events, Life, VerdictEvent};

/// A line of business that the person looks into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Industry {
    /// What it is called.
    pub name: Option<String>,
    /// Other names it goes by.
    pub aliases: BTreeSet<String>,
    /// How it is made up: who the large ones are, who depends on whom.
    pub structure: Option<String>,
    /// Notes about it.
    pub notes: String,
    /// What the person makes of it.
    pub events: Events<VerdictEvent>,
    /// Whether it is deleted.
    pub life: Life,
}

impl Industry {
    /// All names it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.name.iter().chain(&self.aliases).map(String::as_str)
    }
}
