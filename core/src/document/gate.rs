//! The gate: what is asked of bytes that arrived before the library sees them.
//!
//! The library panics, hangs or asks for gigabytes when bytes are not what it would have written. What is measured here
//! is a function of the bytes alone; [`Document::apply`] adds what follows from the change's causal past. Nothing
//! depends on what else happens to be in a document, so that all devices of one version refuse the same.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

#[cfg(any(test, feature = "fuzzing"))]
use super::{ChangeParts, Document};
use super::{
    columns::{ACTION, MAX_SECONDS, Measured, Rules, Spec, measure, read_layout},
    reader::Reader,
};
use crate::{
    Error, Result,
    model::{AuthorId, ChangeHash},
};

/// The longest change that is taken in, in bytes.
pub(crate) const MAX_CHANGE_BYTES: usize = 2 << 20;

/// The most operations that one change may hold. A character of a text is an operation, and so is taking one away.
pub(crate) const MAX_CHANGE_OPERATIONS: u64 = 1_200_000;

/// The most changes that one change may follow directly.
pub(crate) const MAX_DEPENDENCIES: u64 = 1024;

/// The most authors that one change, or one document, may speak of.
pub(crate) const MAX_ACTORS: u64 = 4096;

/// The longest change that this device makes, in bytes: half of what is taken in, so that it passes everywhere. The
/// longest note, in letters of any alphabet, is below.
pub(crate) const LOCAL_CHANGE_BYTES: usize = MAX_CHANGE_BYTES / 2;

/// The most operations that a change of this device holds: half, likewise. The longest note, all of it rewritten, is
/// below.
pub(crate) const LOCAL_CHANGE_OPERATIONS: u64 = MAX_CHANGE_OPERATIONS / 2;

/// The longest document that is taken in whole, in bytes.
pub(crate) const MAX_DOCUMENT_BYTES: usize = 16 << 20;

/// The most operations that a document which is taken in whole may hold.
pub(crate) const MAX_DOCUMENT_OPERATIONS: u64 = 4 * MAX_CHANGE_OPERATIONS;

/// The most changes that a document which is taken in whole may hold.
pub(crate) const MAX_DOCUMENT_CHANGES: u64 = 1_000_000;

/// What a change says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeHeader {
    pub(crate) hash: ChangeHash,
    pub(crate) author: AuthorId,
    /// The change's number among its author's changes to the record; the first is 1.
    pub(crate) number: u64,
    /// The number of its first operation.
    pub(crate) first_operation: u64,
    /// The changes that it follows, in order.
    pub(crate) dependencies: Vec<ChangeHash>,
    pub(crate) operations: u64,
    /// How many operations it takes the place of, counted once for each operation that does.
    pub(crate) replaced: u64,
}

/// Reads what a change says of itself, and counts its operations without decoding them.
///
/// # Errors
/// [`Error::Damaged`] when the bytes are not exactly one change in the form in which this application writes it, or
/// one of the bounds is passed.
pub(crate) fn inspect(bytes: &[u8]) -> Result<ChangeHeader> {
    if bytes.len() > MAX_CHANGE_BYTES {
        return Err(Error::Damaged { what: "change", reason: "it is too long" });
    }
    read_change(bytes).ok_or(Error::Damaged { what: "change", reason: "it cannot be read" })
}

/// Looks at a whole document as [`inspect`] does at a change, and answers the heads that it names, 32 bytes each.
///
/// # Errors
/// [`Error::Damaged`] when the bytes are not exactly one document without deflated columns, or a bound is passed.
pub(super) fn inspect_document(bytes: &[u8]) -> Result<Vec<u8>> {
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(Error::Damaged { what: "record", reason: "it is too long" });
    }
    let read = read_document(bytes).ok_or(Error::Damaged { what: "record", reason: "it cannot be read" })?;
    Ok(read.0)
}

/// Whether a whole document with these bytes is so far below the bounds that another device can write as much again, and it
/// still is one that is taken in.
pub(super) fn has_room(bytes: &[u8]) -> bool {
    bytes.len() <= MAX_DOCUMENT_BYTES / 2
        && read_document(bytes).is_some_and(|(_, operations)| operations <= MAX_DOCUMENT_OPERATIONS / 2)
}

/// Takes any bytes for a change and for a document, and says whether either was taken in: it never panics, whatever the
/// bytes.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn gate_accepts(bytes: &[u8]) -> bool {
    let is_document = inspect_document(bytes).is_ok_and(|heads| Document::admit(bytes, &heads).is_ok());
    let is_change = inspect(bytes).is_ok_and(|header| {
        let parts = ChangeParts { hash: header.hash, bytes: bytes.to_vec() };
        Document::empty().apply(header.author, &parts).is_ok()
    });
    is_document || is_change
}

/// The content of the one chunk that these bytes are, and its hash.
fn open_chunk(bytes: &[u8], kind: u8) -> Option<(Reader<'_>, ChangeHash)> {
    let mut reader = Reader::new(bytes);
    let magic = reader.array()?;
    let checksum: [u8; 4] = reader.array()?;
    let hashed = reader.rest();
    let is_kind = reader.byte()? == kind;
    let length = reader.unsigned()?;
    if magic != MAGIC || !is_kind || length != reader.rest().len() as u64 {
        return None;
    }
    let hash: [u8; 32] = Sha256::digest(hashed).into();
    hash.starts_with(&checksum).then_some((reader, ChangeHash(hash)))
}

fn read_change(bytes: &[u8]) -> Option<ChangeHeader> {
    let (mut reader, hash) = open_chunk(bytes, CHANGE)?;
    let dependencies = read_hashes(&mut reader, MAX_DEPENDENCIES)?;
    let author = read_actor(&mut reader)?;
    let number = reader.count(u64::from(u32::MAX))?;
    let first_operation = reader.count(u64::from(u32::MAX))?;
    let seconds = reader.signed()?;
    let message = reader.prefixed()?;
    let others = read_actors(&mut reader)?;
    // Only what every document begins with follows nothing, and that never travels.
    if dependencies.is_empty()
        || number == 0
        || first_operation == 0
        || !(-MAX_SECONDS..=MAX_SECONDS).contains(&seconds)
        || !message.is_empty()
        || others.contains(&author)
    {
        return None;
    }
    let layout = read_layout(&mut reader, CHANGE_COLUMNS)?;
    let rules = Rules {
        actions: &[SET, DELETE],
        seconds: None,
        actors: others.len() as u64 + 1,
        rows: MAX_CHANGE_OPERATIONS,
    };
    let columns = measure(&mut reader, &layout, &rules)?;
    let operations = rows_of(&columns, ACTION);
    let is_whole = reader.is_done()
        && operations > 0
        && first_operation + operations <= u64::from(u32::MAX)
        && are_even(&columns, operations, PREDECESSORS);
    is_whole.then(|| ChangeHeader {
        hash,
        author: AuthorId::from_bytes(author),
        number,
        first_operation,
        dependencies: dependencies.into_iter().map(ChangeHash).collect(),
        operations,
        replaced: total_of(&columns, PREDECESSORS[0]),
    })
}

/// The heads of a whole document, and how many operations it holds.
fn read_document(bytes: &[u8]) -> Option<(Vec<u8>, u64)> {
    let (mut reader, _) = open_chunk(bytes, DOCUMENT)?;
    let actors = read_actors(&mut reader)?;
    let heads = read_hashes(&mut reader, MAX_DEPENDENCIES)?;
    let change_layout = read_layout(&mut reader, HISTORY_COLUMNS)?;
    let operation_layout = read_layout(&mut reader, OPERATION_COLUMNS)?;
    let rules = |seconds, rows| Rules {
        actions: &[MAKE_MAP, SET, MAKE_TEXT],
        seconds,
        actors: actors.len() as u64,
        rows,
    };
    let history = rules(Some(TIMES), MAX_DOCUMENT_CHANGES);
    let history = measure(&mut reader, &change_layout, &history)?;
    let rules = rules(None, MAX_DOCUMENT_OPERATIONS);
    let columns = measure(&mut reader, &operation_layout, &rules)?;
    let (changes, operations) = (rows_of(&history, AUTHORS), rows_of(&columns, ACTION));
    for _ in &heads {
        reader.count(changes.checked_sub(1)?)?;
    }
    let is_whole = reader.is_done()
        && are_even_in_history(&history, changes)
        && are_even(&columns, operations, SUCCESSORS)
        && rows_of(&columns, OPERATION_AUTHORS) == operations
        // An operation says something, and what it says takes a byte at least.
        && operations <= bytes.len() as u64;
    is_whole.then(|| (heads.concat(), operations))
}

/// Whether all columns of operations have one row for each, or none, and the groups what they say that they have.
fn are_even(columns: &BTreeMap<Spec, Measured>, operations: u64, group: [Spec; 3]) -> bool {
    let is_even = |(spec, column): (&Spec, &Measured)| {
        let is_free = group[1..].contains(spec) || *spec == VALUES;
        is_free || column.rows == 0 || column.rows == operations
    };
    let members = total_of(columns, group[0]);
    columns.iter().all(is_even)
        && group[1..].iter().all(|spec| rows_of(columns, *spec) == members)
        && total_of(columns, VALUE_LENGTHS) == total_of(columns, VALUES)
}

fn are_even_in_history(columns: &BTreeMap<Spec, Measured>, changes: u64) -> bool {
    let is_even = |(spec, column): (&Spec, &Measured)| {
        matches!(*spec, FOLLOWED | VALUES) || column.rows == 0 || column.rows == changes
    };
    columns.iter().all(is_even)
        && total_of(columns, FOLLOWED_COUNTS) == rows_of(columns, FOLLOWED)
        // What a change may carry beside its operations, nobody writes.
        && total_of(columns, VALUE_LENGTHS) == 0
        && total_of(columns, VALUES) == 0
}

fn rows_of(columns: &BTreeMap<Spec, Measured>, spec: Spec) -> u64 {
    columns.get(&spec).map_or(0, |column| column.rows)
}

fn total_of(columns: &BTreeMap<Spec, Measured>, spec: Spec) -> u64 {
    columns.get(&spec).map_or(0, |column| column.total)
}

fn read_hashes(reader: &mut Reader<'_>, bound: u64) -> Option<Vec<[u8; 32]>> {
    let hashes: Vec<_> = (0..reader.count(bound)?).map(|_| reader.array()).collect::<Option<_>>()?;
    hashes.is_sorted_by(|a, b| a < b).then_some(hashes)
}

fn read_actors(reader: &mut Reader<'_>) -> Option<Vec<[u8; 16]>> {
    let actors: Vec<_> = (0..reader.count(MAX_ACTORS)?).map(|_| read_actor(reader)).collect::<Option<_>>()?;
    actors.is_sorted_by(|a, b| a < b).then_some(actors)
}

fn read_actor(reader: &mut Reader<'_>) -> Option<[u8; 16]> {
    reader.prefixed()?.try_into().ok()
}

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const DOCUMENT: u8 = 0;
const CHANGE: u8 = 1;

const MAKE_MAP: u64 = 0;
const SET: u64 = 1;
const DELETE: u64 = 3;
const MAKE_TEXT: u64 = 4;

const VALUE_LENGTHS: Spec = 0x56;
const VALUES: Spec = 0x57;
const PREDECESSORS: [Spec; 3] = [0x70, 0x71, 0x73];
const SUCCESSORS: [Spec; 3] = [0x80, 0x81, 0x83];
const OPERATION_AUTHORS: Spec = 0x21;
const AUTHORS: Spec = 0x01;
const TIMES: Spec = 0x23;
const FOLLOWED_COUNTS: Spec = 0x40;
const FOLLOWED: Spec = 0x43;

/// The columns of a change's operations: without those of marks in a text, which nobody makes.
const CHANGE_COLUMNS: &[Spec] =
    &[0x01, 0x02, 0x11, 0x13, 0x15, 0x34, ACTION, VALUE_LENGTHS, VALUES, 0x70, 0x71, 0x73];
/// The columns of a document's operations.
const OPERATION_COLUMNS: &[Spec] =
    &[0x01, 0x02, 0x11, 0x13, 0x15, 0x21, 0x23, 0x34, ACTION, VALUE_LENGTHS, VALUES, 0x80, 0x81, 0x83];
/// The columns of a document's changes: without messages, which nobody writes.
const HISTORY_COLUMNS: &[Spec] =
    &[AUTHORS, 0x03, 0x13, TIMES, FOLLOWED_COUNTS, FOLLOWED, VALUE_LENGTHS, VALUES];
