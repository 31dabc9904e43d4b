//! The sheet that is printed and taken along: one page, since paper is welcome in the room and a phone is not.

use super::{PrepPage, atlas::insight_words, names::and_list, prep::goal_words};
use crate::model::{Medium, QuestionKind};

/// The most characters of what was sent that the sheet repeats.
const MOST_SENT: usize = 700;
/// The most characters of one text of the person's own.
const MOST_TEXT: usize = 400;
/// The most characters of one thing that was heard.
const MOST_HEARD: usize = 120;
/// How many names a talk is good for.
const NAMES: usize = 3;

/// A part of the sheet.
struct Part {
    title: &'static str,
    lines: Vec<Line>,
}

/// A line of the sheet.
enum Line {
    /// A text.
    Plain(String),
    /// A text with what it is about before it.
    Named(String, String),
    /// What can be ticked off: whether it is, whether it stands out, the text.
    Box(bool, bool, String),
}

/// The sheet as a page of HTML that needs nothing else, for one side of A4 at usual lengths. What people wrote is text in
/// it, whatever it looks like; long texts are cut.
pub(crate) fn prep_sheet_html(page: &PrepPage) -> String {
    let mut html =
        String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    html += &escaped(&title(page));
    html += "</title>\n<style>\n";
    html += STYLE;
    html += "</style>\n</head>\n<body>\n<h1>";
    html += &escaped(&title(page));
    html += "</h1>\n";
    for line in head(page) {
        html += &format!("<p class=\"head\">{}</p>\n", escaped(&line));
    }
    for part in parts(page) {
        html += &format!("<section>\n<h2>{}</h2>\n", escaped(part.title));
        for line in part.lines {
            html += &match line {
                Line::Plain(text) => format!("<p>{}</p>\n", escaped(&text)),
                Line::Named(name, text) => format!("<p><b>{}:</b> {}</p>\n", escaped(&name), escaped(&text)),
                Line::Box(is_ticked, stands_out, text) => {
                    let mark = if is_ticked { "&#9745;" } else { "&#9744;" };
                    let class = if stands_out { "box must" } else { "box" };
                    format!("<p class=\"{class}\">{mark} {}</p>\n", escaped(&text))
                }
            };
        }
        html += "</section>\n";
    }
    html + "</body>\n</html>\n"
}

/// The sheet as text.
pub(crate) fn prep_sheet_text(page: &PrepPage) -> String {
    let mut text = format!("{}\n", title(page));
    for line in head(page) {
        text += &format!("{line}\n");
    }
    for part in parts(page) {
        text += &format!("\n{}\n", part.title.to_uppercase());
        for line in part.lines {
            text += &match line {
                Line::Plain(line) => format!("  {line}\n"),
                Line::Named(name, line) => format!("  {name}: {line}\n"),
                Line::Box(is_ticked, stands_out, line) => {
                    let mark = if is_ticked { "[x]" } else { "[ ]" };
                    format!("  {mark} {line}{}\n", if stands_out { " (must)" } else { "" })
                }
            };
        }
    }
    text
}

/// Small type and narrow margins: a page of A4 holds about sixty lines.
const STYLE: &str = "\
@page { size: A4; margin: 12mm; }
body { font: 10pt/1.25 Georgia, serif; margin: 0 auto; max-width: 186mm; color: #000; }
h1 { font-size: 15pt; margin: 0 0 1mm; }
h2 { font: bold 9pt/1.2 Helvetica, Arial, sans-serif; margin: 2.2mm 0 .6mm; border-bottom: .3mm solid #000; }
p { margin: 0 0 .5mm; overflow-wrap: anywhere; }
.head { font-family: Helvetica, Arial, sans-serif; font-size: 9pt; }
.box { padding-left: 5mm; text-indent: -5mm; }
.must { font-weight: bold; }
section { break-inside: avoid; }
";

fn title(page: &PrepPage) -> String {
    let names: Vec<&str> = page.people.iter().map(|person| person.name.as_str()).collect();
    format!("Talk with {}", and_list(&names))
}

fn head(page: &PrepPage) -> Vec<String> {
    let mut lines = Vec::new();
    let job: Vec<&str> =
        [&page.occupation, &page.company].into_iter().flatten().map(String::as_str).collect();
    if !job.is_empty() {
        lines.push(job.join(", "));
    }
    for time in &page.times {
        let medium = match time.medium {
            Some(Medium::InPerson) => ", face to face",
            Some(Medium::Phone) => ", by phone",
            Some(Medium::Video) => ", by video",
            None => "",
        };
        let place = time.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        lines.push(format!("{}{medium}{place}", time.start.civil.format("%A %-d %B %Y, %H:%M")));
    }
    if page.times.len() > 1 || page.is_called_off_elsewhere {
        lines.push("Two devices say different things: make sure when it takes place.".to_owned());
    }
    if let Some(leave) = &page.leave_by {
        lines.push(format!("Leave at {}.", leave.civil.format("%H:%M")));
    }
    lines.push(format!("Promised: {} minutes. I keep the time.", page.promised_minutes));
    lines
}

fn parts(page: &PrepPage) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |title, lines: Vec<Line>| {
        if !lines.is_empty() {
            parts.push(Part { title, lines });
        }
    };
    add("Why I asked them", reason(page));
    add(
        "What I want to find out",
        page.goals.iter().map(|goal| Line::Plain(goal_words(*goal).to_owned())).collect(),
    );
    let known = page
        .research
        .iter()
        .filter_map(|row| Some(Line::Named(row.label.clone(), cut(row.text.as_ref()?, MOST_TEXT))));
    add("What I know", known.collect());
    add("What I heard", heard(page));
    add("What I say of myself", pitch(page));
    add("Questions", questions(page));
    let mut names: Vec<Line> = page.referral_script.iter().map(|line| Line::Plain(line.clone())).collect();
    names.extend(
        (0..NAMES).map(|_| Line::Box(false, false, "Name: ________________  known well? ____".to_owned())),
    );
    add("Names, before I leave", names);
    add("To end in time", vec![Line::Plain(page.wrap_up.clone())]);
    let mut before = Vec::new();
    before.extend(page.dress.as_ref().map(|dress| Line::Named("Dress".to_owned(), cut(dress, MOST_TEXT))));
    before.extend(page.checklist.iter().map(|row| Line::Box(row.is_ticked, false, row.text.clone())));
    add("Before the door", before);
    parts
}

fn reason(page: &PrepPage) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(page.stated_reason.iter().map(|reason| Line::Plain(cut(reason, MOST_TEXT))));
    let sent = page.sent_text.iter().map(|text| Line::Named("I wrote".to_owned(), cut(text, MOST_SENT)));
    lines.extend(sent);
    lines.extend(page.promise_warning.iter().map(|warning| Line::Plain(warning.clone())));
    lines
}

fn heard(page: &PrepPage) -> Vec<Line> {
    let mut lines: Vec<Line> = page
        .heard_about
        .iter()
        .map(|row| Line::Named(insight_words(row.kind).to_owned(), cut(&row.text, MOST_HEARD)))
        .collect();
    lines.extend(page.words_to_know.iter().map(|word| {
        let meaning = word.meanings.first().map(String::as_str).unwrap_or("what does it mean?");
        Line::Named(cut(&word.term, MOST_HEARD), cut(meaning, MOST_HEARD))
    }));
    lines
}

fn pitch(page: &PrepPage) -> Vec<Line> {
    let spoken = page.pitch.sections.iter().filter(|row| row.is_spoken);
    let mut lines: Vec<Line> = spoken
        .filter_map(|row| Some(Line::Named(row.label.clone(), cut(row.text.as_ref()?, MOST_TEXT))))
        .collect();
    if !lines.is_empty() {
        lines.push(Line::Plain(format!("({} words, {} seconds)", page.pitch.words, page.pitch.seconds)));
    }
    lines
}

fn questions(page: &PrepPage) -> Vec<Line> {
    let row = |row: &super::QuestionRow| {
        let mut text = cut(&row.text, MOST_TEXT);
        if row.kind == QuestionKind::Fallback {
            text = format!("(if there is a pause) {text}");
        }
        if let Some(known) = &row.known_answer {
            text = format!("{text} [I know: {}]", cut(known, MOST_TEXT / 2));
        }
        Line::Box(row.is_answered, row.kind == QuestionKind::Must, text)
    };
    page.questions.iter().map(row).collect()
}

/// The text in one line, cut at a word if it is longer than `most` characters.
fn cut(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= most {
        return flat;
    }
    let start: String = flat.chars().take(most).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // What steers a printer or turns the writing around is no text.
            c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_text() {
        assert_eq!(
            escaped("<script>alert('\"&\"')</script>\u{202e}\u{0}"),
            "&lt;script&gt;alert(&#39;&quot;&amp;&quot;&#39;)&lt;/script&gt;"
        );
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(cut("one\n two  three", 13), "one two three");
        assert_eq!(cut("one two three", 12), "one two …");
        assert_eq!(cut("Zoëzoëzoë", 4), "Zoëz …");
    }
}
