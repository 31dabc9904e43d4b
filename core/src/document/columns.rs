//! Measures the columns of Automerge's file format without decoding them into values.

use std::collections::BTreeMap;

use super::reader::Reader;

/// What a column is, from the number that the format gives it: `id << 4 | kind`.
pub(super) type Spec = u32;

/// How many times the text of a run counts that repeats it, in bytes, summed over one column.
const MAX_REPEATED_BYTES: u64 = 16 << 20;

/// The largest number of an operation, an actor or anything else that the library keeps in 32 bits.
const MAX_NUMBER: u64 = u32::MAX as u64;

/// The farthest a time may lie from 1970, in seconds. Times are saved as differences, which must not overflow
/// whatever change lies beside this one.
pub(super) const MAX_SECONDS: i64 = 1 << 40;

/// What the columns of one table may hold.
pub(super) struct Rules<'a> {
    /// The actions of operations that there can be.
    pub(super) actions: &'a [u64],
    /// The column that holds seconds, if there is one.
    pub(super) seconds: Option<Spec>,
    /// How many actors there are to point at.
    pub(super) actors: u64,
    /// The most rows that a column may have, and the most that its groups may add up to.
    pub(super) rows: u64,
}

/// What was found in one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) rows: u64,
    /// What a group's sizes, or the lengths of values, add up to; the length in bytes of a column of raw values.
    pub(super) total: u64,
}

/// The columns of one table: each with its length in bytes.
pub(super) fn read_layout(reader: &mut Reader<'_>, known: &[Spec]) -> Option<Vec<(Spec, usize)>> {
    let count = reader.count(known.len() as u64)?;
    let mut layout: Vec<(Spec, usize)> = Vec::new();
    for _ in 0..count {
        let spec = Spec::try_from(reader.unsigned()?).ok()?;
        let length = usize::try_from(reader.unsigned()?).ok()?;
        // A column that is deflated has a number of its own, which is never among the known ones.
        let is_in_order = layout.last().is_none_or(|(before, _)| *before < spec);
        if !is_in_order || !known.contains(&spec) {
            return None;
        }
        layout.push((spec, length));
    }
    Some(layout)
}

/// What the columns with this layout hold, which lie in `reader` one after the other.
pub(super) fn measure(
    reader: &mut Reader<'_>,
    layout: &[(Spec, usize)],
    rules: &Rules<'_>,
) -> Option<BTreeMap<Spec, Measured>> {
    let mut measured = BTreeMap::new();
    for (spec, length) in layout {
        measured.insert(*spec, measure_column(*spec, reader.take(*length)?, rules)?);
    }
    Some(measured)
}

fn measure_column(spec: Spec, data: &[u8], rules: &Rules<'_>) -> Option<Measured> {
    let mut total = 0_u64;
    let mut add = |amount: u64, bound: u64| {
        total = total.checked_add(amount).filter(|total| *total <= bound)?;
        Some(())
    };
    let rows = match spec & 7 {
        0 => runs(data, rules.rows, |value, times| add(value.unsigned()?.checked_mul(times)?, rules.rows)),
        1 => runs(data, rules.rows, |value, _| {
            value.unsigned().filter(|actor| *actor < rules.actors).map(drop)
        }),
        2 => runs(data, rules.rows, |value, _| {
            let number = value.count(MAX_NUMBER)?;
            (spec != ACTION || rules.actions.contains(&number)).then_some(())
        }),
        3 => {
            let is_seconds = rules.seconds == Some(spec);
            let bounds = if is_seconds { -MAX_SECONDS..=MAX_SECONDS } else { 0..=i64::from(u32::MAX) };
            let mut number = 0_i64;
            runs(data, rules.rows, |value, times| {
                // The run goes one way, so it is enough to look at its end.
                let way = value.signed()?.checked_mul(i64::try_from(times).ok()?)?;
                number = number.checked_add(way).filter(|number| bounds.contains(number))?;
                Some(())
            })
        }
        4 => booleans(data, rules.rows),
        5 => runs(data, rules.rows, |value, times| {
            let text = value.prefixed()?;
            std::str::from_utf8(text).ok()?;
            add((text.len() as u64).checked_mul(times)?, MAX_REPEATED_BYTES)
        }),
        6 => runs(data, rules.rows, |value, times| {
            let meta = value.unsigned()?;
            let (kind, length) = (meta & 15, meta >> 4);
            is_value(kind, length).then_some(())?;
            add(length.checked_mul(times)?, MAX_NUMBER)
        }),
        _ => return Some(Measured { rows: 0, total: data.len() as u64 }),
    }?;
    Some(Measured { rows, total })
}

/// Whether a value of this kind can have this many bytes.
fn is_value(kind: u64, length: u64) -> bool {
    match kind {
        NULL..=TRUE => length == 0,
        UNSIGNED | SIGNED | COUNTER | TIME => (1..=10).contains(&length),
        FLOAT => length == 8,
        TEXT | BYTES => true,
        _ => false,
    }
}

/// How many rows a run-length encoded column has; `value` reads one value that is repeated so many times.
fn runs(data: &[u8], bound: u64, mut value: impl FnMut(&mut Reader<'_>, u64) -> Option<()>) -> Option<u64> {
    let mut reader = Reader::new(data);
    let mut rows = 0_u64;
    while !reader.is_done() {
        let head = reader.signed()?;
        let count = if head == 0 { reader.unsigned()? } else { head.unsigned_abs() };
        rows = rows.checked_add(count).filter(|rows| count > 0 && *rows <= bound)?;
        match head {
            0 => {}
            1.. => value(&mut reader, count)?,
            // Each reads a byte at least, so the data ends before the loop can be long.
            _ => (0..count).try_for_each(|_| value(&mut reader, 1))?,
        }
    }
    Some(rows)
}

fn booleans(data: &[u8], bound: u64) -> Option<u64> {
    let mut reader = Reader::new(data);
    let (mut rows, mut is_first) = (0_u64, true);
    while !reader.is_done() {
        let count = reader.unsigned()?;
        rows = rows.checked_add(count).filter(|rows| (count > 0 || is_first) && *rows <= bound)?;
        is_first = false;
    }
    Some(rows)
}

/// The column that holds the actions of operations.
pub(super) const ACTION: Spec = 0x42;

const NULL: u64 = 0;
const TRUE: u64 = 2;
const UNSIGNED: u64 = 3;
const SIGNED: u64 = 4;
const FLOAT: u64 = 5;
const TEXT: u64 = 6;
const BYTES: u64 = 7;
const COUNTER: u64 = 8;
const TIME: u64 = 9;
