//! A company, a school, an agency.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Life;

/// A company, a school, an agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Its name.
    pub name: Option<String>,
    /// Other names it goes by.
    pub aliases: BTreeSet<String>,
    /// Where it is, in words.
    pub place: Option<String>,
    /// Notes about it.
    pub notes: String,
    /// Whether it is deleted.
    pub life: Life,
}
