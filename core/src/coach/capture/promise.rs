//! A promise, taken apart into what and when.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    date::{Found, at_end, at_start},
    letters::ends_clause,
};

/// What was promised: byte ranges of the whole text.
pub(super) struct Promise {
    /// What, without sign and date.
    pub(super) text: Range<usize>,
    /// The time of day that was said behind the date, which goes on with the text.
    pub(super) time: Option<Range<usize>>,
    /// When, and where that is said.
    pub(super) when: Option<(NaiveDate, Range<usize>)>,
    /// One past the last byte of the promise, date included.
    pub(super) end: usize,
}

/// Takes apart what is said in `range`, unless it says nothing. A date in a place that `is_text` is left in the text.
pub(super) fn read(
    text: &str,
    range: Range<usize>,
    today: NaiveDate,
    is_text: impl Fn(&Range<usize>) -> bool,
) -> Option<Promise> {
    let range = trim(text, range);
    let said = &text[range.clone()];
    if !said.contains(char::is_alphanumeric) {
        return None;
    }
    let shift = |part: &Range<usize>| range.start + part.start..range.start + part.end;
    let wanted = |found: &Found| !is_text(&shift(&found.phrase));
    let at_end = at_end(said, today).filter(wanted).map(|found| (0..found.joined.start, found));
    let at_start = || at_start(said, today).filter(wanted).map(|found| (found.joined.end..said.len(), found));
    let split = at_end.or_else(at_start).map(|(rest, found)| (trim_joint(text, shift(&rest)), found));
    let end = range.end;
    Some(match split.filter(|(rest, _)| text[rest.clone()].contains(char::is_alphanumeric)) {
        Some((rest, found)) => {
            let time = found.time.as_ref().map(shift);
            Promise { text: rest, time, when: Some((found.date, shift(&found.phrase))), end }
        }
        None => Promise { text: range, time: None, when: None, end },
    })
}

/// Without the white space around it, a colon after the sign, and the punctuation at the end.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let said = &text[range.clone()];
    let start = said.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ','));
    let kept = start.trim_end_matches(|c: char| c.is_whitespace() || ends_clause(c));
    let from = range.end - start.len();
    from..from + kept.len()
}

/// The same, and without a dash that joined it to its date.
fn trim_joint(text: &str, range: Range<usize>) -> Range<usize> {
    let said = &text[range.clone()];
    let kept = said.trim_end().trim_end_matches(['-', '–', '—']);
    trim(text, range.start..range.start + kept.len())
}
