//! Simulated histories: a person's devices and everything that can go wrong between them, all of it from a seed.
//!
//! A [`Plan`] is a list of [`Step`]s, made from the seed before anything happens. It is played on the production engine:
//! real vaults in real folders (`device`), [`rapport_transport::sync()`] over a [`BlobStore`] that
//! shows each device its own view of a cloud (`cloud`, `store`). After every step and at the end it is checked what
//! was promised (`check`). A plan that breaks a promise is cut down to a small one that breaks the same (`shrink`).
//!
//! What is promised ([`Promise`]):
//!
//! - a canary (a text that a step let some command write) that was once seen on a device stays there, unless it was
//!   undone, or the device's folder was put back and nobody else held it;
//! - a device's vector never goes back, unless its folder was put back;
//! - a device that holds an entry holds what its author held when it was made;
//! - devices with equal vectors have equal indexes, from which all views are made; at the end all views are compared;
//! - nothing is ever shown of an entry that the gate must refuse, however well it is sealed;
//! - no text is readable in what is written to the cloud;
//! - once all faults end and all views are one, two rounds of sync bring all devices to the same vector, the same views
//!   and all canaries.
//!
//! To add a fault: a line in [`Deed`] and its weight (`step.rs`), and what it does (`play.rs`). How vaults are made,
//! opened, copied and put back is in `device.rs` alone.
//!
//! [`BlobStore`]: rapport_transport::BlobStore

mod canary;
mod check;
mod cloud;
mod counts;
mod device;
mod failure;
mod forge;
mod play;
mod shrink;
mod step;
mod store;

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

pub use counts::Counts;
pub use failure::{Breach, Failure, Promise};
pub use step::{Deed, Plan, Step};

use play::Play;

/// Plays the history of `seed`; if it breaks a promise, finds a small history that breaks the same.
///
/// # Errors
/// The broken promise and the small history.
pub fn run(seed: u64) -> Result<Counts, Box<Failure>> {
    let plan = Plan::new(seed);
    let first = match play(&plan).0 {
        Ok(counts) => return Ok(counts),
        Err(breach) => breach,
    };
    let planned = plan.steps.len();
    let (smallest, breach) = shrink::shrink(plan, first.clone(), |plan| play(plan).0.map(|_| ()));
    let story = play(&smallest).1;
    Err(Box::new(Failure { first, smallest, breach, story, planned }))
}

/// Plays a plan to its end or to the first broken promise; what happened, a line for each step.
fn play(plan: &Plan) -> (Result<Counts, Breach>, Vec<String>) {
    let mut story = Vec::new();
    let told = catch_unwind(AssertUnwindSafe(|| tell(plan, &mut story)));
    let told = told.unwrap_or_else(|panic| Err(Breach { promise: Promise::Panic, what: said(&*panic) }));
    (told, story)
}

fn tell(plan: &Plan, story: &mut Vec<String>) -> Result<Counts, Breach> {
    let home = home().map_err(|error| device::failed("making a folder", &error))?;
    let mut play = Play::new(plan, home.path())?;
    let ended = plan.steps.iter().try_for_each(|step| {
        let done = play.step(step);
        done.inspect_err(|_| play.story.push(format!("{step}: here")))
    });
    let ended = ended.and_then(|()| play.end());
    *story = std::mem::take(&mut play.story);
    ended.map(|()| play.counts)
}

/// A folder in memory where there is one: what a disk does when power fails is tested elsewhere.
fn home() -> std::io::Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    let builder = tempfile::Builder::new().prefix("rapport-simulate-").to_owned();
    if memory.is_dir() { builder.tempdir_in(memory) } else { builder.tempdir() }
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds;

    /// The histories of these seeds; the tests below divide them, so that they run side by side.
    fn promises_are_kept(usual: std::ops::Range<u64>) {
        let mut counts = Counts::default();
        for seed in seeds(usual) {
            match run(seed) {
                Ok(more) => counts.add(&more),
                Err(failure) => panic!("{failure}"),
            }
        }
        assert!(counts.histories < 100 || counts.received > 1_000, "hardly anything happened: {counts}");
    }

    #[test]
    fn promises_are_kept_in_five_hundred_histories() {
        promises_are_kept(1..501);
    }

    #[test]
    fn promises_are_kept_in_five_hundred_more() {
        promises_are_kept(501..1_001);
    }

    #[test]
    fn promises_are_kept_in_the_third_five_hundred() {
        promises_are_kept(1_001..1_501);
    }

    #[test]
    fn promises_are_kept_in_the_last_five_hundred() {
        promises_are_kept(1_501..2_001);
    }

    /// Rare ones, each a few in ten thousand: a removed device's entry that arrives after what it speaks of was forgotten;
    /// a copied device that forgets; a checkpoint of which nobody tells any more; a state that
    /// lingers beside a later one of the same vector; an entry whose wrong part was forgotten before a checkpoint brought it.
    #[test]
    fn promises_are_kept_where_they_are_hard_to_keep() {
        for seed in [3_000_690, 24_817, 39_489, 70_389, 99_260] {
            run(seed).unwrap_or_else(|failure| panic!("{failure}"));
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_history() {
        assert_eq!(Plan::new(3), Plan::new(3));
        assert_ne!(Plan::new(3).steps, Plan::new(4).steps);
        let plan = Plan::new(3);
        let [one, other] = [play(&plan), play(&plan)];
        assert_eq!(one.1, other.1, "what happened depends on nothing but the plan");
        assert_eq!(one.0, other.0);
    }
}
