//! From a history that fails to a small one that fails the same way.

use super::{Breach, Plan};

/// How many runs are spent on one failure.
const RUNS: usize = 600;

/// The smallest plan found that breaks the same promise as `breach` when `run`, and what it breaks.
///
/// Ever smaller pieces are taken out, then single steps until none can go; then devices, and steps once more.
pub(super) fn shrink(
    plan: Plan,
    breach: Breach,
    run: impl Fn(&Plan) -> Result<(), Breach>,
) -> (Plan, Breach) {
    let mut smallest = Smallest { plan, breach, runs: 0 };
    smallest.drop_steps(&run);
    // With fewer devices a number means another of them, so other steps may have become needless.
    if smallest.drop_devices(&run) {
        smallest.drop_steps(&run);
    }
    (smallest.plan, smallest.breach)
}

struct Smallest {
    plan: Plan,
    breach: Breach,
    runs: usize,
}

impl Smallest {
    fn drop_steps(&mut self, run: &impl Fn(&Plan) -> Result<(), Breach>) {
        let mut size = self.plan.steps.len().div_ceil(2);
        while size >= 1 {
            let (mut from, mut is_smaller) = (0, false);
            while from < self.plan.steps.len() {
                let mut candidate = self.plan.clone();
                candidate.steps.drain(from..(from + size).min(candidate.steps.len()));
                match self.takes(candidate, run) {
                    true => is_smaller = true,
                    false => from += size,
                }
            }
            size = if size == 1 && is_smaller { 1 } else { size / 2 };
        }
    }

    fn drop_devices(&mut self, run: &impl Fn(&Plan) -> Result<(), Breach>) -> bool {
        let before = self.plan.devices;
        while self.plan.devices > 2 {
            let candidate = Plan { devices: self.plan.devices - 1, ..self.plan.clone() };
            if !self.takes(candidate, run) {
                break;
            }
        }
        self.plan.devices < before
    }

    fn takes(&mut self, candidate: Plan, run: &impl Fn(&Plan) -> Result<(), Breach>) -> bool {
        self.runs += 1;
        if self.runs > RUNS {
            return false;
        }
        match run(&candidate) {
            Err(breach) if breach.promise == self.breach.promise => {
                (self.plan, self.breach) = (candidate, breach);
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Promise, *};

    #[test]
    fn what_has_no_part_in_a_failure_is_left_out() {
        let plan = Plan::new(7);
        let guilty = [plan.steps[3].number, plan.steps[11].number];
        let run = |plan: &Plan| {
            let is_there = |number| plan.steps.iter().any(|step| step.number == number);
            match guilty.iter().all(|number| is_there(*number)) {
                true => Err(Breach::new(Promise::Loss, "both are there")),
                false => Ok(()),
            }
        };
        let (smallest, _) = shrink(plan, Breach::new(Promise::Loss, ""), run);
        assert_eq!(smallest.steps.iter().map(|step| step.number).collect::<Vec<_>>(), guilty);
        assert_eq!(smallest.devices, 2);
    }
}
