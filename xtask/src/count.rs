//! How many tests passed and failed, as each test runner says it.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, and steps that failed without saying which test did.
    pub failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Count {
    /// Reads the lines `test result: ok. 5 passed; 0 failed; ...` of `cargo test`, one for each test program.
    pub fn of_cargo(text: &str) -> Self {
        let mut count = Self::default();
        for line in text.lines().filter(|line| line.starts_with("test result: ")) {
            count.passed += before(line, " passed").unwrap_or(0);
            count.failed += before(line, " failed").unwrap_or(0);
        }
        count
    }

    /// Reads the summaries of XCTest and of Swift Testing: `swift test` runs both.
    pub fn of_swift(text: &str) -> Self {
        let mut count = of_xctest(text);
        count += of_swift_testing(text);
        count
    }

    /// Reads the lines `Tests run: 8, Failures: 0, Errors: 0, Skipped: 0` of Surefire: the one of each module, not
    /// those of its classes.
    pub fn of_surefire(text: &str) -> Self {
        let mut count = Self::default();
        for line in text.lines().filter(|line| line.contains("Tests run: ") && !line.contains("Time elapsed"))
        {
            let number = |label| after(line, label).unwrap_or(0);
            let failed = number("Failures: ") + number("Errors: ");
            count.failed += failed;
            count.passed += number("Tests run: ").saturating_sub(failed + number("Skipped: "));
        }
        count
    }

    /// Says the count, as the last line of a command; an error without a message if anything failed.
    pub fn report(self) -> Result<(), String> {
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { Ok(()) } else { Err(String::new()) }
    }

    /// The count of a step that ended so: one that failed without a failed test counts as one.
    pub fn ended(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

/// The summary of a suite holds those of the suites in it, so the last one is the sum. It counts failures, of which a
/// test can have many.
fn of_xctest(text: &str) -> Count {
    let Some(summary) = text.lines().rfind(|line| line.trim_start().starts_with("Executed ")) else {
        return Count::default();
    };
    let failed =
        text.lines().filter(|line| line.contains("Test Case '") && line.contains("' failed (")).count()
            as u64;
    let skipped = before(summary, " tests skipped").or_else(|| before(summary, " test skipped")).unwrap_or(0);
    Count { passed: after(summary, "Executed ").unwrap_or(0).saturating_sub(failed + skipped), failed }
}

fn of_swift_testing(text: &str) -> Count {
    let mut run = 0;
    let (mut failed, mut skipped) = (0, 0);
    for line in text.lines() {
        // A sign stands before each line, another on each platform.
        let Some((_, line)) = line.split_once(' ') else { continue };
        if let Some(tests) = after(line, "Test run with ") {
            run += tests;
        } else if line.starts_with("Test ") && line.contains(" failed after ") {
            failed += 1;
        } else if line.starts_with("Test ") && line.contains(" skipped") {
            skipped += 1;
        }
    }
    Count { passed: u64::saturating_sub(run, failed + skipped), failed }
}

/// The number right before the first `label`.
fn before(line: &str, label: &str) -> Option<u64> {
    let text = &line[..line.find(label)?];
    text.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The number right after the first `label`.
fn after(line: &str, label: &str) -> Option<u64> {
    let text = &line[line.find(label)? + label.len()..];
    text.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: u64, failed: u64) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn cargo_programs_are_summed() {
        let text = "\
running 2 tests
test tests::a ... ok

test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
   Doc-tests rapport_core
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.36s
";
        assert_eq!(Count::of_cargo(text), count(15, 2));
    }

    #[test]
    fn xctest_and_swift_testing_are_summed() {
        let text = "\
Test Suite 'All tests' started at 2026-11-22 07:09:58.221
Test Case 'T.testA' passed (0.001 seconds)
\t Executed 1 test, with 0 failures (0 unexpected) in 0.001 (0.001) seconds
Test Suite 'All tests' passed at 2026-11-22 07:09:58.233
\t Executed 1 test, with 0 failures (0 unexpected) in 0.001 (0.001) seconds
◇ Test run started.
✔ Test b() passed after 0.001 seconds.
✔ Test run with 12 tests passed after 0.076 seconds.
";
        assert_eq!(Count::of_swift(text), count(13, 0));
    }

    #[test]
    fn failed_tests_are_counted_not_their_failures() {
        let text = "\
Test Case 'T.testA' failed (0.001 seconds)
\t Executed 4 tests, with 1 test skipped and 3 failures (0 unexpected) in 0.001 (0.001) seconds
✘ Test b() recorded an issue at t.swift:3:10: Expectation failed: 1 == 2
✘ Test b() failed after 0.001 seconds with 1 issue.
✘ Test c(text:) with 2 test cases failed after 0.001 seconds with 2 issues.
➜ Test d() skipped.
✘ Suite S failed after 0.001 seconds with 3 issues.
✘ Test run with 5 tests failed after 0.002 seconds with 3 issues.
";
        assert_eq!(Count::of_swift(text), count(4, 3));
    }

    #[test]
    fn surefire_modules_are_summed_once() {
        let text = "\
[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.150 s -- in rapport.DraftTest
[INFO] Results:
[ERROR] Tests run: 8, Failures: 1, Errors: 1, Skipped: 1
[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0
";
        assert_eq!(Count::of_surefire(text), count(9, 2));
    }

    #[test]
    fn a_step_that_failed_is_never_silent() {
        assert_eq!(Count::of_cargo("error: could not compile").ended(false), count(0, 1));
        assert_eq!(count(3, 2).ended(false), count(3, 2));
        assert_eq!(count(3, 0).ended(true), count(3, 0));
    }
}
