//! What the tests of all of Rapport stand on: many vaults, one clock, one seed.
//!
//! A [`World`] is a person's devices and the folder they meet in. A [`Scenario`](scenario::Scenario) is a story in a
//! file, told in the same words to every language. A [`History`](history::History) is what a person might do, by
//! chance but from a seed.
#![allow(
    clippy::unwrap_used,
    reason = "a harness ends the test at the first thing that does not hold, with the place"
)]

pub mod bench;
pub mod build;
pub mod coverage;
pub mod dataset;
pub mod golden;
pub mod history;
pub mod network;
pub mod oracle;
pub mod scenario;
mod seed;
pub mod simulate;
mod views;
mod world;

pub use network::{entries_by, entries_of};
pub use seed::{Dice, SeededRandom, announce_on_failure, seeds};
pub use views::{bytes_of, first_difference, views_of};
pub use world::{START, World, notes_of, secrets_beside};
