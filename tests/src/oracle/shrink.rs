//! From a sequence that fails to a small one that fails in the same place.

use super::{Breach, Plan};

/// How many runs are spent on one failure.
const RUNS: usize = 400;

/// The smallest plan found that fails in the same place as `breach`: pieces of half its length are left out, then ever
/// smaller ones, then single steps until none can go.
pub(super) fn shrink(
    mut plan: Plan,
    mut breach: Breach,
    mut run: impl FnMut(&Plan) -> Result<(), Breach>,
) -> (Plan, Breach) {
    let mut runs = 0;
    let mut size = plan.steps.len().div_ceil(2);
    while size >= 1 {
        let (mut from, mut is_smaller) = (0, false);
        while from < plan.steps.len() && runs < RUNS {
            runs += 1;
            let mut candidate = plan.clone();
            candidate.steps.drain(from..(from + size).min(candidate.steps.len()));
            match run(&candidate) {
                Err(same) if same.place == breach.place => {
                    (plan, breach, is_smaller) = (candidate, same, true);
                }
                _ => from += size,
            }
        }
        size = if size == 1 && is_smaller { 1 } else { size / 2 };
    }
    (plan, breach)
}
