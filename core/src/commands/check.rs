//! What may be stored.

use crate::{Error, Result};

/// The longest single line, in characters.
const LINE: usize = 1_000;

/// A line of text, trimmed; an empty one is `None`.
///
/// # Errors
/// [`Error::Invalid`] when it is too long or holds a character that no screen shows.
pub(super) fn line(field: &'static str, text: &str) -> Result<Option<String>> {
    let text = text.trim();
    if text.chars().count() > LINE {
        return Err(Error::invalid(
            field,
            format!("is longer than {LINE} characters; put the rest into a note"),
        ));
    }
    if text.chars().any(char::is_control) {
        return Err(Error::invalid(field, "must be a single line without control characters"));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// An optional line of text.
///
/// # Errors
/// As for [`line`].
pub(super) fn optional_line(field: &'static str, text: Option<&str>) -> Result<Option<String>> {
    text.map_or(Ok(None), |text| line(field, text))
}

/// A line of text that must say something.
///
/// # Errors
/// As for [`line`], and when it is empty.
pub(super) fn required_line(field: &'static str, text: &str) -> Result<String> {
    line(field, text)?.ok_or_else(|| Error::invalid(field, "is empty"))
}

/// What was read out of a text as a line, cut where it is longer than a line may be: the text itself is kept elsewhere.
pub(super) fn shortened(text: &str) -> Option<String> {
    let shown = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let line: String = shown.take(LINE).collect();
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// A text of any number of lines.
///
/// # Errors
/// [`Error::Invalid`] when it is longer than `max_bytes`.
pub(super) fn text(field: &'static str, text: &str, max_bytes: usize) -> Result<()> {
    if text.len() > max_bytes {
        let kibibytes = max_bytes / 1024;
        return Err(Error::invalid(
            field,
            format!("is longer than {kibibytes} KB; split it into several notes"),
        ));
    }
    Ok(())
}

/// A number of minutes that a meeting can last.
///
/// # Errors
/// [`Error::Invalid`] when it is none or longer than a day.
pub(super) fn minutes(field: &'static str, minutes: u32) -> Result<u32> {
    if (1..=1_440).contains(&minutes) {
        Ok(minutes)
    } else {
        Err(Error::invalid(field, "must be between 1 minute and one day"))
    }
}

/// A number of days after which somebody is to be heard from again.
///
/// # Errors
/// [`Error::Invalid`] when it is none or more than ten years.
pub(super) fn cadence(days: u32) -> Result<u32> {
    if (1..=3_650).contains(&days) {
        Ok(days)
    } else {
        Err(Error::invalid("number of days", "must be between 1 and 3650"))
    }
}

/// The name of a time zone, if one is given.
///
/// # Errors
/// [`Error::Invalid`] when there is no zone of that name.
pub(super) fn zone(name: Option<&str>) -> Result<Option<String>> {
    let Some(name) = optional_line("time zone", name)? else { return Ok(None) };
    let zone: chrono_tz::Tz =
        name.parse().map_err(|_| Error::invalid("time zone", "must be a name such as Europe/Paris"))?;
    Ok(Some(zone.name().to_owned()))
}

/// What is to be kept is not there, or was taken back meanwhile.
pub(super) fn not_there() -> Error {
    Error::invalid("choice", "is not there any more; look again")
}
