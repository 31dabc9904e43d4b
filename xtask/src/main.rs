//! Every standing command of the workspace: `cargo xtask <verb>`.

mod bench;
mod cargo;
mod chroot;
mod count;
mod coverage;
mod debian;
mod docs;
mod folders;
mod foreign;
mod fuzz;
mod kotlin;
mod process;
mod scenario;
mod setup;
mod simulate;
mod swift;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <verb>

  test [--setup]                    format, lints, all tests in Rust, Swift and Kotlin; with --setup, installs what is missing
  foreign [--require swift,kotlin]  the Swift and Kotlin tests; a required language that cannot run is a failure
  scenario FILE...                  runs scenarios
  simulate --histories N [--seed S] [--jobs J]
                                    plays simulated histories of the seeds from S on; a failing one is shrunk
  fuzz --inputs N [--seed S] [--parser NAME]
                                    reads N harmed inputs with every parser, or with one
  bench [ARGUMENT...]               runs the benchmarks
  coverage                          lists what a person can count on, and the tests that hold it
  docs                              builds the Rust documentation";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let verb = arguments.next().unwrap_or_default();
    let arguments: Vec<_> = arguments.collect();
    let result = match verb.as_str() {
        "bench" => bench::run(&arguments),
        "coverage" => coverage::run(&arguments),
        "docs" => docs::run(&arguments),
        "foreign" => foreign::run(&arguments),
        "fuzz" => fuzz::run(&arguments),
        "scenario" => scenario::run(&arguments),
        "simulate" => simulate::run(&arguments),
        "test" => test::run(&arguments),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Empty when the last line of a report has said it.
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}
