//! Chance that can be repeated.

use std::{
    ops::Range,
    sync::{Mutex, PoisonError},
};

use rapport_core::RandomSource;

/// Bytes that follow from a seed and a name, for ever the same.
pub struct SeededRandom(Mutex<blake3::OutputReader>);

impl SeededRandom {
    /// The source of `name` in the world of `seed`.
    pub fn new(seed: u64, name: &str) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("rapport tests random v0");
        hasher.update(&seed.to_le_bytes()).update(name.as_bytes());
        Self(Mutex::new(hasher.finalize_xof()))
    }
}

impl RandomSource for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}

/// Choices that follow from a seed.
pub struct Dice(SeededRandom);

impl Dice {
    /// The dice called `name` in the world of `seed`.
    pub fn new(seed: u64, name: &str) -> Self {
        Self(SeededRandom::new(seed, name))
    }

    /// A number below `end`, and 0 when `end` is 0.
    pub fn below(&self, end: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        // The bias of a remainder is far below what any of these tests could notice.
        if end == 0 { 0 } else { (u64::from_le_bytes(bytes) % end as u64) as usize }
    }

    /// A number in a range.
    pub fn within(&self, range: Range<i64>) -> i64 {
        range.start + self.below((range.end - range.start).max(0) as usize) as i64
    }

    /// Whether something happens that does so `percent` times in a hundred.
    pub fn chance(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these, if there is one.
    pub fn one<'a, T>(&self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// The same things in another order.
    pub fn shuffle<T>(&self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

/// The name of the variable that repeats one seed.
const VARIABLE: &str = "RAPPORT_SEED";

/// The seeds of a random test: all of `usual`, or those that the environment asks for: `7`, or `1000..2000`.
pub fn seeds(usual: Range<u64>) -> Vec<u64> {
    #[allow(clippy::disallowed_methods, reason = "the one place where the tests look at the environment")]
    let Ok(asked) = std::env::var(VARIABLE) else { return usual.collect() };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let seeds = match asked.split_once("..") {
        Some((from, to)) => number(from).zip(number(to)).map(|(from, to)| (from..to).collect()),
        None => number(&asked).map(|seed| vec![seed]),
    };
    seeds.unwrap_or_else(|| panic!("{VARIABLE} must be a number, or two with `..` between them"))
}

/// Runs `test`; if it fails, says which seed repeats it.
pub fn announce_on_failure(seed: u64, test: impl FnOnce()) {
    struct Announce(u64);
    impl Drop for Announce {
        fn drop(&mut self) {
            if std::thread::panicking() {
                eprintln!("\nto repeat this: {VARIABLE}={} cargo test -p rapport-tests\n", self.0);
            }
        }
    }
    let _announce = Announce(seed);
    test();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_name_give_the_same_bytes_and_no_other_do() {
        let bytes = |seed, name| {
            let mut bytes = [0; 16];
            SeededRandom::new(seed, name).fill(&mut bytes);
            bytes
        };
        assert_eq!(bytes(1, "phone"), bytes(1, "phone"));
        assert_ne!(bytes(1, "phone"), bytes(2, "phone"));
        assert_ne!(bytes(1, "phone"), bytes(1, "laptop"));
    }
}
