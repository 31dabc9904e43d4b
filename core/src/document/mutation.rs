//! Feeds the gate with real changes and documents that were tampered with, and sealed again so that it looks inside.

use sha2::{Digest, Sha256};

use super::{ChangeParts, Document, gate::gate_accepts, gate::inspect, hostile::corpus};
use crate::model::AuthorId;

/// The bytes as a chunk whose length and checksum are right.
pub(super) fn sealed(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut hashed = vec![kind];
    let mut length = content.len();
    while length >= 0x80 {
        hashed.push(length as u8 | 0x80);
        length >>= 7;
    }
    hashed.push(length as u8);
    hashed.extend(content);
    let checksum = Sha256::digest(&hashed);
    [&[0x85, 0x6f, 0x4a, 0x83][..], &checksum[..4], &hashed[..]].concat()
}

/// The kind and the content of a chunk.
pub(super) fn opened(bytes: &[u8]) -> (u8, &[u8]) {
    let length = bytes[9..].iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    (bytes[8], &bytes[9 + length..])
}

/// A small generator whose seed says what follows.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below.max(1) as u64) as usize
    }
}

/// What is left of `chunk` after one to four blows.
pub(super) fn mutated(chunk: &[u8], dice: &mut Dice) -> Vec<u8> {
    const ODD: [u8; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 0x3f, 0x40, 0x41, 0x70, 0x7e, 0x7f, 0x80, 0xff];
    let (kind, content) = opened(chunk);
    let mut content = content.to_vec();
    for _ in 0..=dice.roll(4) {
        let (at, other) = (dice.roll(content.len()), dice.roll(content.len()));
        match dice.roll(6) {
            0 => content[at] = dice.roll(256) as u8,
            1 => content[at] ^= 1 << dice.roll(8),
            2 => content[at] = ODD[dice.roll(16)],
            3 => content[at] = content[at].wrapping_add(if dice.roll(2) == 0 { 1 } else { 255 }),
            4 => content.swap(at, other),
            // A byte of one place in another, which keeps the length.
            _ => content[at] = content[other],
        }
    }
    sealed(kind, &content)
}

/// Sends `count` tampered changes and documents through the gate; what it lets in must still be whole. Answers how many
/// it let in.
pub(super) fn tamper(seed: u64, count: u64) -> (u64, u64) {
    let corpus = corpus();
    let (mut changes, mut documents) = (0, 0);
    for n in seed..seed + count {
        let mut dice = Dice(n.wrapping_mul(0x0123_4567_89ab_cdef));
        let (document, author, parts) = &corpus[dice.roll(corpus.len())];
        if dice.roll(3) == 0 {
            let bytes = mutated(&document.save_plain(), &mut dice);
            documents += u64::from(is_document_taken(&bytes, n));
        } else {
            let bytes = mutated(&parts.bytes, &mut dice);
            changes += u64::from(is_change_taken(document, *author, bytes, n));
        }
    }
    (changes, documents)
}

fn is_document_taken(bytes: &[u8], seed: u64) -> bool {
    let heads = super::gate::inspect_document(bytes).unwrap_or_default();
    let Ok(document) = Document::admit(bytes, &heads) else { return false };
    let again = Document::load(&document.save(), &document.heads());
    assert_eq!(again.map(|it| it.snapshot()).ok(), Some(document.snapshot()), "seed {seed}");
    true
}

fn is_change_taken(document: &Document, author: AuthorId, bytes: Vec<u8>, seed: u64) -> bool {
    let Ok(header) = inspect(&bytes) else { return false };
    let mut copy = document.clone();
    let (heads, content) = (copy.heads(), copy.snapshot());
    if copy.apply(author, &ChangeParts { hash: header.hash, bytes }).is_err() {
        assert_eq!((copy.heads(), copy.snapshot()), (heads, content), "seed {seed}");
        return false;
    }
    let again = Document::load(&copy.save(), &copy.heads());
    assert_eq!(again.map(|it| it.snapshot()).ok(), Some(copy.snapshot()), "seed {seed}");
    true
}

#[test]
fn nothing_that_was_tampered_with_does_harm() {
    tamper(1, 20_000);
}

#[test]
fn rubbish_is_refused() {
    assert!(!gate_accepts(b""));
    assert!(!gate_accepts(&[0x85, 0x6f, 0x4a, 0x83]));
    let (document, _, parts) = &corpus()[0];
    assert!(gate_accepts(&document.save_plain()));
    assert!(gate_accepts(&parts.bytes));
    let mut dice = Dice(7);
    for _ in 0..2_000 {
        let content: Vec<u8> = (0..dice.roll(80)).map(|_| dice.roll(256) as u8).collect();
        assert!(!gate_accepts(&content) && !gate_accepts(&sealed(dice.roll(2) as u8, &content)));
    }
}
