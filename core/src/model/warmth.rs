//! How warm a first word to somebody is.

use serde::{Deserialize, Serialize};

/// How warm a first word to somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Warmth {
    /// Somebody gave their name and may be named.
    Warm,
    /// There is something in common.
    Tenuous,
    /// Nothing leads to them.
    Cold,
}
