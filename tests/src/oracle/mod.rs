//! An oracle: what commands mean, told once more, and compared with what the engine shows.
//!
//! The oracle shares no code with `rapport_core::model`'s rules, with documents or with views. It knows **facts** (what a
//! device said, and which acts it had seen when it said so) and builds on causality alone:
//!
//! - a fact stands unless one that had seen it takes it back (`ledger`, `mind`),
//! - a member of a set is there if some addition was seen by no removal,
//! - a field shows one of the values that no later value had seen,
//! - a deletion covers what it had seen: a record that was edited or used beyond it returned,
//! - where something stands is the first that fits of what stands (`referral`, `meeting`, ...),
//! - what is due follows from that (`due`).
//!
//! A sequence of commands runs on real vaults, two to four devices, and on the oracle (`play`); devices sync by the engine
//! between them, and by the union of sets here. Every command must be refused by both or by neither and change the same
//! records; what a person sees is compared on single devices on the way, and on all at the end (`compare`), when all
//! devices must show the same bytes. A sequence that fails is shrunk and told (`shrink`, `tale`).
//!
//! Most sequences begin on one device, so that all devices know something that they can say different things of, and are
//! about a few nouns (`nouns::focus`): of many at once there would be little of each.
//!
//! To add a noun: a file of its name with its commands by chance, what they say, and what is expected of it; a line each
//! in `nouns`; and what a screen shows of it in `compare`.

mod announcement;
mod campaign;
mod chance;
mod commitment;
mod compare;
mod contact;
mod debrief;
mod devices;
mod due;
mod fact;
mod gathering;
mod import;
mod industry;
mod insight;
mod intro_request;
mod knows;
mod lead;
mod ledger;
mod meeting;
mod merge;
mod mind;
mod note;
mod nouns;
mod obligation;
mod occupation;
mod offer;
mod organization;
mod outreach;
mod pitch;
mod play;
mod prep;
mod profile;
mod question;
mod referral;
mod resource;
mod review;
mod saying;
mod shrink;
mod step;
mod tale;
mod template;
mod term;
mod tree;
mod undo;
mod verdict;

use std::fmt;

pub use compare::Breach;
pub use devices::Templates;
pub use step::{Plan, Step};

use play::Play;

use crate::Dice;

/// A sequence in which the engine and the oracle do not agree.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Where they first differed.
    pub first: Breach,
    /// The smallest sequence found in which they differ in the same place.
    pub smallest: Plan,
    /// How they differ in it.
    pub breach: Breach,
}

/// Plays the sequence of `seed`: 6 to 34 steps. Answers with how many commands were done.
///
/// # Errors
/// Where the engine and the oracle do not agree, and a small sequence in which they do not.
pub fn run(seed: u64, templates: &mut Templates) -> Result<usize, Box<Failure>> {
    let (plan, first) = match live(seed, templates) {
        Ok(applied) => return Ok(applied),
        Err(failed) => *failed,
    };
    let (smallest, breach) = shrink::shrink(plan, first.clone(), |plan| replay(plan, templates));
    Err(Box::new(Failure { first, smallest, breach }))
}

/// Makes the sequence of a seed while it is played.
fn live(seed: u64, templates: &mut Templates) -> Result<usize, Box<(Plan, Breach)>> {
    let dice = Dice::new(seed, "oracle");
    let mut play = Play::new(templates, Plan::new(seed, &dice));
    let length = 6 + dice.below(20) as u32 + play.plan.beginning();
    let mut at = 0;
    for number in 1..=length {
        at += if dice.chance(10) { dice.within(3_600..200_000) } else { dice.within(1..600) };
        let Some(deed) = play.choose(&dice, number, at) else { continue };
        let step = Step { number, at, deed };
        play.plan.steps.push(step.clone());
        if let Err(breach) = play.step(&step) {
            return Err(Box::new((play.plan, breach)));
        }
    }
    match play.end() {
        Ok(()) => Ok(play.applied),
        Err(breach) => Err(Box::new((play.plan, breach))),
    }
}

/// Plays a sequence again, in whole or in part.
fn replay(plan: &Plan, templates: &mut Templates) -> Result<(), Breach> {
    let mut play = Play::new(templates, plan.clone());
    for step in &plan.steps {
        play.step(step)?;
    }
    play.end()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, smallest, breach } = self;
        let mut text = format!("seed {}: {}: {}\n", smallest.seed, first.place, first.what);
        text += &format!("  {} steps are enough, with {} devices:\n", smallest.steps.len(), smallest.devices);
        for (device, skew) in smallest.skews.iter().enumerate().filter(|(_, skew)| skew.num_days() != 0) {
            text += &format!("    the clock of {} is {} days off\n", devices::NAMES[device], skew.num_days());
        }
        for line in tale::told(smallest) {
            text += &format!("    {line}\n");
        }
        text += &format!("  which ends in: {}: {}", breach.place, breach.what);
        f.write_str(&tale::with_short_names(&text))
    }
}
