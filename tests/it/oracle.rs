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
fn four_hundred_sequences_agree_with_the_oracle() {
    sequences_agree(0..400);
}

#[test]
fn four_hundred_more_sequences_agree_with_the_oracle() {
    sequences_agree(400..800);
}
