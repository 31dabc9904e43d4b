//! Plays histories: `simulate --histories N [--seed S] [--jobs J]`.

use std::{
    num::NonZero,
    panic,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Instant,
};

use rapport_tests::simulate::{self, Counts, Promise};

/// After so many failures no further history begins.
const ENOUGH: usize = 10;

struct Options {
    first: u64,
    histories: u64,
    jobs: usize,
}

#[derive(Default)]
struct Total {
    counts: Counts,
    broken: Vec<Promise>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(options) = read(&arguments) else {
        eprintln!("usage: simulate --histories N [--seed S] [--jobs J]");
        return ExitCode::from(2);
    };
    // A panic in a history is a failure like others: it is reported with its seed, and not while it is being shrunk.
    panic::set_hook(Box::new(|_| {}));
    let begun = Instant::now();
    let total = play(&options);
    let broken = |promise| total.broken.iter().filter(|broken| **broken == promise).count();
    let (divergences, losses, stuck) =
        (broken(Promise::Divergence), broken(Promise::Loss), broken(Promise::Stuck));
    let others = total.broken.len() - divergences - losses - stuck;
    println!(
        "{}, {divergences} divergences, {losses} losses, {stuck} stuck, {others} other failures, {:.1} seconds",
        total.counts,
        begun.elapsed().as_secs_f64()
    );
    if total.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn play(options: &Options) -> Total {
    let (next, total) = (AtomicU64::new(0), Mutex::new(Total::default()));
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let is_enough = total.lock().unwrap_or_else(PoisonError::into_inner).broken.len() >= ENOUGH;
            if at >= options.histories || is_enough {
                return;
            }
            let ended = simulate::run(options.first.wrapping_add(at));
            let mut total = total.lock().unwrap_or_else(PoisonError::into_inner);
            match ended {
                Ok(counts) => total.counts.add(&counts),
                Err(failure) => {
                    println!("{failure}\n");
                    total.counts.histories += 1;
                    total.broken.push(failure.first.promise);
                }
            }
        }
    };
    thread::scope(|scope| (0..options.jobs).for_each(|_| drop(scope.spawn(work))));
    total.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn read(arguments: &[String]) -> Option<Options> {
    let jobs = thread::available_parallelism().map_or(1, NonZero::get);
    let mut options = Options { first: 1, histories: 0, jobs };
    let mut arguments = arguments.iter();
    while let Some(name) = arguments.next() {
        match name.as_str() {
            "--histories" => options.histories = arguments.next()?.parse().ok()?,
            "--seed" => options.first = arguments.next()?.parse().ok()?,
            "--jobs" => options.jobs = arguments.next()?.parse().ok().filter(|jobs| *jobs > 0)?,
            _ => return None,
        }
    }
    Some(options).filter(|options| options.histories > 0)
}
