//! What a person can count on is held by tests.

use std::path::Path;

use rapport_tests::coverage::Coverage;

#[test]
fn every_line_that_is_built_is_held_by_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let coverage = Coverage::read(root).unwrap();
    assert!(coverage.requirements.len() > 140, "the table was not read");
    assert!(coverage.is_whole(), "{coverage}");
}
