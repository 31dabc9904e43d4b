//! A talk as an entry for any calendar, in the form of RFC 5545.

use chrono::{DateTime, Utc};

use super::{PrepPage, names::and_list};
use crate::model::Moment;

/// The longest line, in bytes, without its end.
const LINE: usize = 75;

/// The agreed times of a talk as a calendar: one entry each, so that none is lost while two devices say different things.
/// An entry lasts as long as was promised, with alarms on the evening before and when it is time to leave. Empty when no
/// time is agreed.
pub(crate) fn calendar_entry(page: &PrepPage, now: DateTime<Utc>) -> String {
    if page.times.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = page.people.iter().map(|person| person.name.as_str()).collect();
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Rapport//EN"].map(str::to_owned).to_vec();
    for (place, time) in page.times.iter().enumerate() {
        let more = if place == 0 { String::new() } else { format!("-{place}") };
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}{more}@rapport", page.meeting));
        lines.push(format!("DTSTAMP:{}", instant(now)));
        lines.push(format!("DTSTART:{}", instant(time.start.instant)));
        lines.push(format!("DURATION:PT{}M", page.promised_minutes));
        lines.push(format!("SUMMARY:{}", text(&format!("Talk with {}", and_list(&names)))));
        if let Some(place) = &time.place {
            lines.push(format!("LOCATION:{}", text(place)));
        }
        let is_leaving_known = page.travel_minutes.is_some_and(|minutes| minutes > 0);
        if let Some(evening) = page.prepare_at.as_ref().filter(|_| place + 1 == page.times.len()) {
            alarm(
                &mut lines,
                &format!("TRIGGER;VALUE=DATE-TIME:{}", utc(evening)),
                "Prepare for tomorrow's talk",
            );
        }
        let leave = if is_leaving_known { page.travel_minutes.unwrap_or(0) } else { 10 };
        let what = if is_leaving_known { "Leave now" } else { "The talk begins in ten minutes" };
        alarm(&mut lines, &format!("TRIGGER:-PT{leave}M"), what);
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| folded(line)).map(|line| line + "\r\n").collect()
}

fn alarm(lines: &mut Vec<String>, trigger: &str, what: &str) {
    lines.push("BEGIN:VALARM".to_owned());
    lines.push("ACTION:DISPLAY".to_owned());
    lines.push(format!("DESCRIPTION:{}", text(what)));
    lines.push(trigger.to_owned());
    lines.push("END:VALARM".to_owned());
}

fn utc(moment: &Moment) -> String {
    instant(moment.instant)
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text with what means something in a calendar made plain.
fn text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => plain.extend(['\\', c]),
            '\n' => plain.push_str("\\n"),
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}

/// A line in pieces that are short enough, each after the first behind a space; no letter is cut in two.
fn folded(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in line.chars() {
        let is_full = pieces.last().is_some_and(|piece| piece.len() + c.len_utf8() > LINE);
        if is_full {
            pieces.push(" ".to_owned());
        }
        pieces.last_mut().into_iter().for_each(|piece| piece.push(c));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_a_calendar_is_made_plain() {
        assert_eq!(text("a,b;c\\d\ne\r"), "a\\,b\\;c\\\\d\\ne");
    }

    #[test]
    fn lines_are_folded_without_cutting_a_letter() {
        let line = format!("SUMMARY:{}", "ë".repeat(100));
        let pieces = folded(&line);
        assert!(pieces.iter().all(|piece| piece.len() <= 75));
        let whole: String = pieces.iter().map(|piece| piece.strip_prefix(' ').unwrap_or(piece)).collect();
        assert_eq!(whole, line);
        assert_eq!(folded("short"), ["short"]);
        let full = format!("LOCATION:{}", "a".repeat(66));
        assert_eq!(folded(&full), std::slice::from_ref(&full), "75 bytes fit");
        assert_eq!(folded(&format!("{full}bc")), [full, " bc".to_owned()]);
    }
}
