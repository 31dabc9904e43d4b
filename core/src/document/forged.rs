//! Changes made by hand, which can say what no device would.

use sha2::{Digest, Sha256};

use super::{ChangeParts, Document, mutation::sealed};
use crate::model::ChangeHash;

/// A change made by hand, in which everything can be said.
#[derive(Clone)]
pub(super) struct Forged {
    pub(super) dependencies: Vec<[u8; 32]>,
    pub(super) author: Vec<u8>,
    pub(super) number: u64,
    pub(super) first: u64,
    pub(super) message: &'static [u8],
    pub(super) others: Vec<Vec<u8>>,
    pub(super) columns: Vec<(u32, Vec<u8>)>,
    pub(super) rest: &'static [u8],
}

pub(super) const AUTHOR: [u8; 16] = [9; 16];

impl Forged {
    /// Sets the register `a` to nothing, as the first change of its author.
    pub(super) fn new() -> Self {
        let empty = Document::empty();
        Self {
            dependencies: vec![empty.heads().try_into().unwrap()],
            author: AUTHOR.to_vec(),
            number: 1,
            first: 6,
            message: b"",
            others: Vec::new(),
            columns: vec![
                (0x15, vec![0x7f, 1, b'a']),
                (0x34, vec![1]),
                (0x42, vec![0x7f, 1]),
                (0x56, vec![0x7f, 0]),
                (0x70, vec![0x7f, 0]),
            ],
            rest: b"",
        }
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(super) fn column(self, spec: u32, data: Vec<u8>) -> Self {
        self.with(|it| {
            it.columns.retain(|(other, _)| *other != spec);
            it.columns.push((spec, data));
            it.columns.sort();
        })
    }

    fn content(&self) -> Vec<u8> {
        let mut out = Vec::new();
        number(&mut out, self.dependencies.len() as u64);
        out.extend(self.dependencies.concat());
        number(&mut out, self.author.len() as u64);
        out.extend(&self.author);
        number(&mut out, self.number);
        number(&mut out, self.first);
        out.push(0);
        number(&mut out, self.message.len() as u64);
        out.extend(self.message);
        number(&mut out, self.others.len() as u64);
        for other in &self.others {
            number(&mut out, other.len() as u64);
            out.extend(other);
        }
        number(&mut out, self.columns.len() as u64);
        for (spec, data) in &self.columns {
            number(&mut out, u64::from(*spec));
            number(&mut out, data.len() as u64);
        }
        self.columns.iter().for_each(|(_, data)| out.extend(data));
        out.extend(self.rest);
        out
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        sealed(1, &self.content())
    }
}

pub(super) fn number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A run of `times` times `value`.
pub(super) fn run(times: u64, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // A signed number needs one bit more, which an unsigned one of at least seven bits more has.
    number(&mut out, times);
    if out.last().is_some_and(|byte| byte & 0x40 != 0) {
        *out.last_mut().unwrap() |= 0x80;
        out.push(0);
    }
    [&out[..], value].concat()
}

/// The change as it would travel. The library is not asked for its hash: some of these it would never come back from.
pub(super) fn parts(bytes: Vec<u8>) -> ChangeParts {
    ChangeParts { hash: ChangeHash(Sha256::digest(&bytes[8..]).into()), bytes }
}
