//! How long something takes, on the clock and on the processor, and how much memory.

use std::{
    fs, io,
    time::{Duration, Instant},
};

/// Times of the same thing done many times.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<Duration>);

impl Samples {
    /// Does it once more.
    pub fn time<T>(&mut self, act: impl FnOnce() -> T) {
        let start = Instant::now();
        std::hint::black_box(act());
        self.0.push(start.elapsed());
    }

    /// The time that half of them keep below.
    pub fn p50(&self) -> Duration {
        self.at(50)
    }

    /// The time that 99 in a hundred keep below.
    pub fn p99(&self) -> Duration {
        self.at(99)
    }

    fn at(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort();
        sorted
            .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    }
}

/// What a piece of work cost the process that did it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// On the clock.
    pub wall: Duration,
    /// On the processor, where the system says it to better than a tick.
    pub cpu: Duration,
    /// The most memory that the process ever had, in KB.
    pub peak_kb: u64,
}

impl Cost {
    /// Does the work.
    pub fn of<T>(act: impl FnOnce() -> T) -> Self {
        let (start, cpu) = (Instant::now(), cpu_time());
        std::hint::black_box(act());
        Self { wall: start.elapsed(), cpu: cpu_time().saturating_sub(cpu), peak_kb: peak_kb() }
    }

    /// The middle one of several, by the clock.
    ///
    /// # Errors
    /// The first failure.
    pub fn median(times: usize, measure: impl Fn() -> io::Result<Self>) -> io::Result<Self> {
        let mut costs = (0..times).map(|_| measure()).collect::<io::Result<Vec<_>>>()?;
        costs.sort_by_key(|cost| cost.wall);
        Ok(costs[times / 2])
    }

    /// As a line for another process.
    pub fn line(&self) -> String {
        format!("{} {} {}", self.wall.as_nanos(), self.cpu.as_nanos(), self.peak_kb)
    }

    /// What another process said.
    pub fn parse(line: &str) -> Option<Self> {
        let mut numbers = line.split_whitespace().map(|number| number.parse().ok());
        let mut next = || numbers.next().flatten();
        let (wall, cpu, peak_kb) = (next()?, next()?, next()?);
        Some(Self { wall: Duration::from_nanos(wall), cpu: Duration::from_nanos(cpu), peak_kb })
    }
}

/// The time this thread spent on a processor, on Linux; elsewhere nothing.
fn cpu_time() -> Duration {
    #[cfg(target_os = "linux")]
    {
        let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::try_from(spent).unwrap_or_default()
    }
    #[cfg(not(target_os = "linux"))]
    Duration::ZERO
}

fn peak_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
