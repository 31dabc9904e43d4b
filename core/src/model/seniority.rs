//! How far up somebody is.

use serde::{Deserialize, Serialize};

/// How far up somebody is. Those in the middle have time and know the work; those at the top have little time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    /// At the beginning.
    Entry,
    /// In the middle.
    Mid,
    /// Experienced, leading others.
    Senior,
    /// At the top.
    Executive,
}
