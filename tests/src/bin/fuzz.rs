//! Reads mutated inputs: `fuzz --inputs N [--seed S] [--parser NAME]`, N of them with every parser.

use std::{
    fmt,
    num::NonZero,
    panic,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use rapport_core::fuzzing::{Mutator, Parser};
use rapport_tests::bench::Cost;

/// How many inputs are made from one seed. The same on every machine, so that a seed repeats what it did.
const BATCH: u64 = 1_000;

/// The longest that an input may take.
const LONGEST: Duration = Duration::from_secs(10);

/// The most memory that reading may take, in KB.
const MOST_KB: u64 = 1024 * 1024;

/// After so many failures of a parser no further inputs are made for it.
const ENOUGH: usize = 10;

struct Options {
    inputs: u64,
    seed: u64,
    parsers: Vec<Parser>,
}

/// An input that something is to be said of.
struct Input {
    seed: u64,
    /// Its number among those of the seed, from 1.
    number: u64,
    bytes: Vec<u8>,
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--seed {} --inputs {}: ", self.seed, self.number)?;
        self.bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[derive(Default)]
struct Found {
    inputs: u64,
    accepted: u64,
    slowest: Duration,
    too_slow: Vec<Input>,
    panics: Vec<Input>,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.inputs += other.inputs;
        self.accepted += other.accepted;
        self.slowest = self.slowest.max(other.slowest);
        self.too_slow.extend(other.too_slow);
        self.panics.extend(other.panics);
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(options) = read(&arguments) else {
        let names: Vec<String> = Parser::ALL.iter().map(|parser| name(*parser)).collect();
        eprintln!("usage: fuzz --inputs N [--seed S] [--parser {}]", names.join("|"));
        return ExitCode::from(2);
    };
    // What the library catches itself is no failure; what it does not is told with its input.
    panic::set_hook(Box::new(|_| {}));
    let (mut inputs, mut panics, mut is_slow) = (0, 0, false);
    println!("{:<12} {:>10} {:>10} {:>11} {:>9}", "parser", "inputs", "accepted", "slowest ms", "seconds");
    for parser in options.parsers {
        let begun = Instant::now();
        let found = harm(parser, options.inputs, options.seed);
        let slowest = found.slowest.as_secs_f64() * 1000.0;
        println!(
            "{:<12} {:>10} {:>10} {slowest:>11.2} {:>9.1}",
            name(parser),
            found.inputs,
            found.accepted,
            begun.elapsed().as_secs_f64()
        );
        for input in &found.panics {
            println!("  panicked: --parser {} {input}", name(parser));
        }
        for input in &found.too_slow {
            println!("  too slow: --parser {} {input}", name(parser));
        }
        inputs += found.inputs;
        panics += found.panics.len();
        is_slow |= found.slowest > LONGEST;
    }
    let peak = Cost::of(|| ()).peak_kb;
    println!("peak memory {} MB", peak / 1024);
    println!("{inputs} inputs, {panics} panics");
    if panics == 0 && !is_slow && peak <= MOST_KB { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads so many inputs on all processors, a batch of each seed from the first on.
fn harm(parser: Parser, inputs: u64, first: u64) -> Found {
    let (next, all) = (AtomicU64::new(0), Mutex::new(Found::default()));
    let work = || {
        loop {
            let batch = next.fetch_add(1, Ordering::Relaxed);
            let before = batch.saturating_mul(BATCH);
            let is_enough = all.lock().unwrap_or_else(PoisonError::into_inner).panics.len() >= ENOUGH;
            if before >= inputs || is_enough {
                return;
            }
            let found = harm_batch(parser, BATCH.min(inputs - before), first.wrapping_add(batch));
            all.lock().unwrap_or_else(PoisonError::into_inner).add(found);
        }
    };
    let jobs = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| (0..jobs).for_each(|_| drop(scope.spawn(work))));
    all.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn harm_batch(parser: Parser, inputs: u64, seed: u64) -> Found {
    let mut found = Found::default();
    let mut mutator = Mutator::new(seed, parser.seeds());
    for number in 1..=inputs {
        let bytes = mutator.next_input();
        let begun = Instant::now();
        let ended = panic::catch_unwind(|| parser.accepts(&bytes));
        let took = begun.elapsed();
        found.inputs += 1;
        found.slowest = found.slowest.max(took);
        match ended {
            Ok(is_accepted) => found.accepted += u64::from(is_accepted),
            Err(_) => found.panics.push(Input { seed, number, bytes: bytes.clone() }),
        }
        if took > LONGEST {
            found.too_slow.push(Input { seed, number, bytes });
        }
    }
    found
}

fn name(parser: Parser) -> String {
    format!("{parser:?}").to_lowercase()
}

fn read(arguments: &[String]) -> Option<Options> {
    let mut options = Options { inputs: 0, seed: 1, parsers: Parser::ALL.to_vec() };
    let mut arguments = arguments.iter();
    while let Some(option) = arguments.next() {
        match option.as_str() {
            "--inputs" => options.inputs = arguments.next()?.parse().ok()?,
            "--seed" => options.seed = arguments.next()?.parse().ok()?,
            "--parser" => {
                let wanted = arguments.next()?;
                options.parsers.retain(|parser| name(*parser) == *wanted);
            }
            _ => return None,
        }
    }
    Some(options).filter(|options| options.inputs > 0 && !options.parsers.is_empty())
}
