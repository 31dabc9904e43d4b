//! From byte ranges to spans in both ways of counting.

use std::ops::Range;

use crate::coach::Span;

/// Counts a text in UTF-16 in logarithmic time per question.
pub(in crate::coach) struct Ruler {
    /// After each character beyond ASCII: the byte where it ends, and how many more bytes than code units there
    /// are up to there.
    surplus: Vec<(usize, usize)>,
}

impl Ruler {
    /// A ruler for `text`.
    pub(in crate::coach) fn new(text: &str) -> Self {
        let mut total = 0;
        let surplus = text
            .char_indices()
            .filter(|(_, c)| !c.is_ascii())
            .map(|(at, c)| {
                total += c.len_utf8() - c.len_utf16();
                (at + c.len_utf8(), total)
            })
            .collect();
        Self { surplus }
    }

    /// The span of a byte range whose ends are character boundaries.
    pub(in crate::coach) fn span(&self, range: &Range<usize>) -> Span {
        let count = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        Span {
            start: count(range.start),
            end: count(range.end),
            start_utf16: count(self.utf16(range.start)),
            end_utf16: count(self.utf16(range.end)),
        }
    }

    fn utf16(&self, byte: usize) -> usize {
        let seen = self.surplus.partition_point(|&(end, _)| end <= byte);
        byte - seen.checked_sub(1).map_or(0, |last| self.surplus[last].1)
    }
}
