//! The engine and an oracle that shares no rule with it agree on what many short sequences of commands come to.

use std::ops::Range;

use rapport_tests::{
    announce_on_failure,
    oracle::{self, Templates},
    seeds,
};

fn sequences_agree(usual: Range<u64>) {
    let (mut applied, mut count) = (0, 0);
    let mut templates = Templates::default();
    for seed in seeds(usual) {
        announce_on_failure(seed, || match oracle::run(seed, &mut templates) {
            Ok(done) => applied += done,
            Err(failure) => panic!("{failure}"),
        });
        count += 1;
    }
    assert!(applied > 3 * count, "hardly anything happened: {applied} commands in {count} sequences");
}

// holds: I1, I2, I3, I4, I5, I8, I17, I20, I22, I28
#[test]
fn ten_thousand_sequences_agree_with_the_oracle() {
    sequences_agree(0..2_500);
}

#[test]
fn ten_thousand_sequences_agree_with_the_oracle_the_second_quarter() {
    sequences_agree(2_500..5_000);
}

#[test]
fn ten_thousand_sequences_agree_with_the_oracle_the_third_quarter() {
    sequences_agree(5_000..7_500);
}

#[test]
fn ten_thousand_sequences_agree_with_the_oracle_the_last_quarter() {
    sequences_agree(7_500..10_000);
}
