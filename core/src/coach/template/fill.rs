//! Filling slots.

use serde::{Deserialize, Serialize};

use super::Slots;
use crate::model::{NamePermission, fold};

/// The slot that holds a name which is not ours to give.
const REFERRER: &str = "referrer";

/// The longest name of a slot, in bytes.
const LONGEST_NAME: usize = 40;

/// A template with its slots filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Filled {
    /// The text. What could not be filled stands there as its slot, `{given}`.
    pub text: String,
    /// Slots that nothing is known for, by name, each once, in the order of the text.
    pub missing: Vec<String>,
    /// Slots that are known and must not be filled.
    pub blocked: Vec<Blocked>,
}

/// A slot that is known and must not be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Blocked {
    /// The slot's name.
    pub slot: String,
    /// Why, and what to do, in words.
    pub reason: String,
}

/// Fills the slots of a text.
///
/// A slot is `{name}`: a small letter, then small letters, digits and underscores, at most 40 bytes; all other braces are
/// text. The referrer's name goes in only when they said that it may, and a slot whose value holds that name is kept back
/// with it. A value is never filled in itself.
///
/// ```
/// use rapport_core::{coach::{Slots, fill}, model::NamePermission};
///
/// let slots = Slots::default().with("given", "Jane").with("referrer", "Bob Lee");
/// let filled = fill("Hi {given}, {referrer} named you. I'm {my_name}.", &slots);
///
/// assert_eq!(filled.text, "Hi Jane, {referrer} named you. I'm {my_name}.");
/// assert_eq!(filled.missing, ["my_name"]);
/// assert_eq!(filled.blocked[0].slot, "referrer");
///
/// let filled = fill("{referrer} named you.", &slots.permitted(NamePermission::Granted));
/// assert_eq!(filled.text, "Bob Lee named you.");
/// ```
pub fn fill(text: &str, slots: &Slots) -> Filled {
    let mut filled =
        Filled { text: String::with_capacity(text.len()), missing: Vec::new(), blocked: Vec::new() };
    for part in parts(text) {
        let Part::Slot(name) = part else {
            filled.text.push_str(part.written());
            continue;
        };
        let value = slots.get(name).filter(|_| !is_seen(&filled.blocked, name));
        match (value, value.and_then(|value| blocked(name, value, slots))) {
            (Some(value), None) => filled.text.push_str(value),
            (_, reason) => {
                filled.text.extend(["{", name, "}"]);
                let is_known = filled.missing.iter().any(|it| it == name) || is_seen(&filled.blocked, name);
                match reason {
                    _ if is_known => {}
                    Some(reason) => {
                        filled.blocked.push(Blocked { slot: name.to_owned(), reason: reason.to_owned() })
                    }
                    None => filled.missing.push(name.to_owned()),
                }
            }
        }
    }
    filled
}

/// The names of the slots in a text, each once, in the order of the text.
///
/// ```
/// assert_eq!(rapport_core::coach::slot_names("Hi {given}, {topic}? {given}!"), ["given", "topic"]);
/// ```
pub fn slot_names(text: &str) -> Vec<String> {
    fill(text, &Slots::default()).missing
}

fn is_seen(blocked: &[Blocked], name: &str) -> bool {
    blocked.iter().any(|it| it.slot == name)
}

/// Why a value must not go in.
fn blocked(name: &str, value: &str, slots: &Slots) -> Option<&'static str> {
    let permission = slots.name_permission.unwrap_or(NamePermission::NotAsked);
    if permission == NamePermission::Granted {
        return None;
    }
    let holds_name =
        name == REFERRER || slots.get(REFERRER).is_some_and(|referrer| has_words(value, referrer));
    holds_name.then_some(match permission {
        NamePermission::Denied => "They asked you not to use their name. Write what else connects you.",
        _ => "They have not said that you may use their name. Ask them first.",
    })
}

/// Whether the words of `name` stand in `text` one after the other.
fn has_words(text: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (text, name) = (words(text), words(name));
    !name.is_empty() && text.windows(name.len()).any(|part| part == name)
}

enum Part<'a> {
    Text(&'a str),
    Slot(&'a str),
}

impl<'a> Part<'a> {
    fn written(&self) -> &'a str {
        match self {
            Self::Text(text) | Self::Slot(text) => text,
        }
    }
}

/// The text, taken apart at its slots.
fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(open) = rest.find('{') {
        let behind = &rest[open + 1..];
        let length = behind.bytes().take(LONGEST_NAME + 1).take_while(|&b| is_of_name(b)).count();
        let is_slot = (1..=LONGEST_NAME).contains(&length)
            && behind.starts_with(|c: char| c.is_ascii_lowercase())
            && behind[length..].starts_with('}');
        if is_slot {
            parts.push(Part::Text(&rest[..open]));
            parts.push(Part::Slot(&behind[..length]));
            rest = &behind[length + 1..];
        } else {
            parts.push(Part::Text(&rest[..=open]));
            rest = behind;
        }
    }
    parts.push(Part::Text(rest));
    parts
}

fn is_of_name(b: u8) -> bool {
    b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'
}
