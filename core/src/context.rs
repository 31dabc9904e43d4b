//! What a command may know of the world around it.

use std::{fmt, sync::Arc};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Tz;

/// A source of random bytes.
///
/// Hosts pass the system's; tests pass a seeded one, and the same seed gives the same ids.
pub trait RandomSource: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

impl<F: Fn(&mut [u8]) + Send + Sync> RandomSource for F {
    fn fill(&self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// The clock, the time zone and the random source of one act: always an argument, never ambient.
#[derive(Clone)]
pub struct Context {
    now: DateTime<Utc>,
    zone: Tz,
    random: Arc<dyn RandomSource>,
}

/// 3 January 1900, in seconds since 1970: the day is within the years that are taken, in every time zone.
const FIRST: i64 = -2_208_816_000;
/// 29 December 2200, likewise.
const LAST: i64 = 7_289_395_200;

impl Context {
    /// A context at the instant `now` (kept to the millisecond, and within the years 1900 to 2200), for a person in
    /// `zone`.
    pub fn new(now: DateTime<Utc>, zone: Tz, random: Arc<dyn RandomSource>) -> Self {
        let (first, last) = (DateTime::from_timestamp(FIRST, 0), DateTime::from_timestamp(LAST, 0));
        let now = first.map_or(now, |first| now.max(first));
        let now = last.map_or(now, |last| now.min(last));
        Self { now: now.trunc_subsecs(3), zone, random }
    }

    /// The same context at another instant.
    pub fn at(&self, now: DateTime<Utc>) -> Self {
        Self::new(now, self.zone, self.random.clone())
    }

    /// The instant of the act.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The person's time zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The civil day it is for the person.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// Fills `bytes` from the random source.
    pub fn random(&self, bytes: &mut [u8]) {
        self.random.fill(bytes);
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("now", &self.now).field("zone", &self.zone).finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use std::sync::{Arc, Mutex};

    use chrono::DateTime;

    use super::{Context, RandomSource};

    struct Seeded(Mutex<blake3::OutputReader>);

    impl RandomSource for Seeded {
        fn fill(&self, bytes: &mut [u8]) {
            self.0.lock().unwrap().fill(bytes);
        }
    }

    /// A context in UTC at `seconds` after 1970, with everything random coming from `seed`.
    pub(crate) fn context(seconds: i64, seed: u64) -> Context {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&seed.to_le_bytes());
        let now = DateTime::from_timestamp(seconds, 0).unwrap();
        Context::new(now, chrono_tz::UTC, Arc::new(Seeded(Mutex::new(hasher.finalize_xof()))))
    }
}
