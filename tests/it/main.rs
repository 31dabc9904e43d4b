//! What must hold across devices, languages and releases.
#![allow(clippy::unwrap_used, reason = "a test ends at the first thing that does not hold, with the place")]

mod convergence;
mod coverage;
mod durability;
mod golden;
mod identity;
mod layering;
mod lingering;
mod loops;
mod measures;
mod newer_versions;
mod observers;
mod oracle;
mod readme;
mod refusals;
mod replication;
mod scenarios;
mod time;
mod undo;
