//! The clock and the zone of one act.

use std::sync::Arc;

use rapport_core::{
    RandomSource,
    ffi::{Timestamp, Zone},
};

/// When and where an act takes place: always said, never guessed.
#[derive(Clone, uniffi::Record)]
pub struct Context {
    /// The instant.
    pub now: Timestamp,
    /// The person's time zone.
    pub zone: Zone,
}

impl Context {
    pub(crate) fn core(&self) -> rapport_core::Context {
        rapport_core::Context::new(self.now, self.zone, Arc::new(SystemRandom))
    }
}

/// The system's random source.
struct SystemRandom;

impl RandomSource for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // A system without randomness cannot name anything; nothing has been written when this fails.
        getrandom::fill(bytes).expect("the system has a random source");
    }
}
