//! A debrief, typed with one thumb, into a draft of what it says.
//!
//! | Sign | Means |
//! |---|---|
//! | `+Name` | a person met or named |
//! | `@Organization` right after a person, or after `at` or `from` | that person's organization |
//! | `ok-name`, `no-name` after a person | whether the referrer's name may be used with that person |
//! | `!lead text` | a lead heard |
//! | `?term`, `?"two words"` | jargon to learn |
//! | `>me text [when]`, `>them text [when]` | a promise |
//! | `#tag` | a tag of the meeting |
//! | `thanked`, as a sentence or a line of its own | thanked on the spot |
//!
//! All else is text, and so is a sign that does not start a word, or that stands inside quotation marks, backticks or
//! an address.

mod date;
mod hidden;
mod letters;
mod mark;
mod name;
mod permission;
mod promise;
mod reader;
mod thanked;

use chrono::NaiveDate;

use super::{Draft, Span};

/// Reads a debrief as it was typed on the civil day `today`.
///
/// The same text and day always give the same draft; every text has one, and the time it takes grows with the length
/// of the text alone.
///
/// ```
/// use chrono::NaiveDate;
/// use rapport_core::coach::capture;
/// use rapport_core::model::{NamePermission, Owner};
///
/// let wednesday = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
/// let draft = capture("+Jane Doe @Acme ok-name. Warm!\n>me send deck fri", wednesday);
///
/// assert_eq!(draft.people[0].name, "Jane Doe");
/// assert_eq!(draft.people[0].organization.as_deref(), Some("Acme"));
/// assert_eq!(draft.people[0].permission, NamePermission::Granted);
/// assert_eq!(draft.promises[0].owner, Owner::Me);
/// assert_eq!(draft.promises[0].text, "send deck");
/// assert_eq!(draft.promises[0].due, NaiveDate::from_ymd_opt(2026, 3, 6));
/// ```
pub fn capture(text: &str, today: NaiveDate) -> Draft {
    capture_except(text, today, &[])
}

/// Reads a debrief in which the readings at the spans `off` were turned back into text.
///
/// The spans are those of [`readings`](Draft::readings) of an earlier draft of the same text. Hosts keep them while
/// the text stays as it is, and move or drop them when it is edited. What a reading held may then be read otherwise
/// (a promise that is text may hold a tag), but a permission never passes to another person.
///
/// ```
/// use chrono::NaiveDate;
/// use rapport_core::coach::{capture, capture_except};
///
/// let today = NaiveDate::from_ymd_opt(2026, 3, 4).unwrap();
/// let draft = capture("+ve outlook. +Jane agrees", today);
/// let mistaken = draft.readings[0].span;
/// let corrected = capture_except(&draft.text, today, &[mistaken]);
///
/// assert_eq!(corrected.text, draft.text);
/// assert_eq!(corrected.people.len(), 1);
/// assert_eq!(corrected.people[0].name, "Jane");
/// ```
pub fn capture_except(text: &str, today: NaiveDate, off: &[Span]) -> Draft {
    let mut draft = reader::Reader::new(text, today, off).read();
    for person in &mut draft.people {
        person.name = one_line(&person.name);
        person.organization = person.organization.take().map(|organization| one_line(&organization));
    }
    for promise in &mut draft.promises {
        promise.text = one_line(&promise.text);
    }
    draft
}

/// The longest name or promise, in characters: what goes on stands in the note all the same.
const LONGEST: usize = 1_000;

/// A name or a promise as it is kept: one line without control characters, cut where nobody reads on.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(LONGEST).collect();
    cut.trim_end().to_owned()
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
