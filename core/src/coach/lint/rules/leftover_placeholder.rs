//! A blank was left unfilled.

use std::ops::Range;

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    LintContext,
    Severity::Error,
    message::Message,
    rule::{ALL, Check, Mark, Rule, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "leftover_placeholder",
    locale: "en",
    severity: Severities::all(Error),
    purposes: ALL,
    check: Check::Found(find),
    why: "A blank of the template was left in: nothing tells the reader more plainly that this goes to many people.",
    fix: "Fill it in, or take the sentence out.",
    source: "S1, S3: write to this one person",
};

/// The longest blank, in bytes.
const LONGEST: usize = 60;

/// Words by which a bracket is known for a blank.
const BLANKS: &[&str] = &[
    "name",
    "company",
    "organization",
    "organisation",
    "role",
    "title",
    "position",
    "industry",
    "topic",
    "date",
    "time",
    "insert",
    "your",
    "their",
    "my",
    "recipient",
    "contact",
    "referrer",
    "job",
    "field",
    "city",
    "school",
    "university",
    "reason",
    "question",
    "link",
    "phone",
    "email",
    "number",
    "person",
    "interviewer",
    "day",
    "month",
    "placeholder",
    "firstname",
    "lastname",
    "mutual",
    "connection",
    "subject",
    "product",
    "skill",
    "location",
    "department",
    "team",
];

fn find(message: &Message<'_>, _: &LintContext) -> Vec<Mark> {
    let text = message.text;
    let (mut found, mut at, mut is_code) = (Vec::<Mark>::new(), 0, false);
    while let Some(c) = text[at..].chars().next() {
        let blank = match c {
            '{' => braced(text, at),
            '[' => bracketed(text, at, '[', ']'),
            '<' => bracketed(text, at, '<', '>'),
            '_' => line(text, at),
            'X' => crosses(text, at),
            'I' | 'l' | 'L' => spelled(text, at),
            _ => None,
        };
        // What stands between backticks is shown as it is.
        if c == '`' {
            let rest = &text[at + 1..];
            let closes = rest.find(['`', '\n']).is_some_and(|end| rest[end..].starts_with('`'));
            is_code = !is_code && closes;
        }
        match blank.filter(|_| !is_code) {
            Some(end) => {
                found.push(Mark::at(at..end));
                at = end;
            }
            // A run of one sign is looked at once.
            None if matches!(c, '_' | 'X' | '{' | '[' | '<') => {
                at += text[at..].len() - text[at..].trim_start_matches(c).len()
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

/// What lies between `at`, where a bracket opens, and where it closes, and the end behind it.
fn inside(text: &str, at: usize, open: char, close: char) -> Option<(Range<usize>, usize)> {
    let start = at + text[at..].len() - text[at..].trim_start_matches(open).len();
    let window = &text[start..text.floor_char_boundary(start + LONGEST)];
    let end = start + window.find([close, '\n', open]).filter(|end| window[*end..].starts_with(close))?;
    let closed = text[end..].len() - text[end..].trim_start_matches(close).len();
    Some((start..end, end + closed.min(start - at)))
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// `{given}`, `{{company}}`; not the braces of code or of a formula.
fn braced(text: &str, at: usize) -> Option<usize> {
    let (inner, end) = inside(text, at, '{', '}')?;
    let inner = text[inner].trim();
    let is_name = inner.starts_with(char::is_alphabetic)
        && inner.chars().all(|c| c.is_alphanumeric() || " _-./'’".contains(c))
        && inner.split_whitespace().count() <= 5;
    let is_code = before(text, at).is_some_and(|c| c.is_alphanumeric() || "})\\".contains(c));
    (is_name && !is_code).then_some(end)
}

/// `[Name]`, `<your company>`; not a link, a footnote, an address or a tag.
fn bracketed(text: &str, at: usize, open: char, close: char) -> Option<usize> {
    let (inner, end) = inside(text, at, open, close)?;
    let inner = text[inner].to_lowercase();
    let mut words = inner.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_plain = inner.chars().all(|c| c.is_alphanumeric() || " _-'’,.:#".contains(c));
    let known = |word: &str| BLANKS.contains(&word) || BLANKS.contains(&word.trim_end_matches('s'));
    let is_link = open == '[' && text[end..].starts_with(['(', '[', ':']);
    // An element closes again nearby.
    let nearby = &text[end..text.floor_char_boundary(end + 5 * LONGEST)];
    let is_element = open == '<' && nearby.to_lowercase().contains(&format!("</{inner}>"));
    (is_plain && words.any(known) && !is_link && !is_element).then_some(end)
}

/// `____`; not a rule across the page, nor a part of a word.
fn line(text: &str, at: usize) -> Option<usize> {
    let end = at + text[at..].len() - text[at..].trim_start_matches('_').len();
    let (ahead, behind) = (before(text, at), text[end..].chars().next());
    let is_alone = ahead.is_none_or(|c| c == '\n') && behind.is_none_or(|c| c == '\n' || c == '\r');
    let is_part = behind.is_some_and(char::is_alphanumeric)
        || (ahead.is_some_and(char::is_alphanumeric) && end - at == 3);
    (end - at >= 3 && !is_alone && !is_part && ahead != Some('_')).then_some(end)
}

/// `XXX`, `XXXX`; not a number, a size or kisses.
fn crosses(text: &str, at: usize) -> Option<usize> {
    let end = at + text[at..].len() - text[at..].trim_start_matches('X').len();
    let is_part = |c: char| c.is_alphanumeric() || c == '\'';
    let is_word = !before(text, at).is_some_and(is_part) && !text[end..].chars().next().is_some_and(is_part);
    let last = text[..at].split_whitespace().next_back().unwrap_or_default();
    // Chapter XXX, Super Bowl XXX; and below a name it is kisses.
    let is_number =
        ["bowl", "chapter", "volume", "vol", "part", "act", "psalm", "pope", "olympiad", "legion", "size"]
            .contains(&last.trim_end_matches('.').to_lowercase().as_str());
    let is_kisses = text[end..].trim().is_empty()
        && text[..at].rsplit('\n').next().is_some_and(|line| line.trim().len() <= 20);
    let starts = text[..at].trim().is_empty();
    (end - at >= 3 && is_word && !is_number && (!is_kisses || starts)).then_some(end)
}

/// `INSERT COMPANY HERE`, `INSERT_COMPANY`, `lorem ipsum`.
fn spelled(text: &str, at: usize) -> Option<usize> {
    if before(text, at).is_some_and(char::is_alphanumeric) {
        return None;
    }
    let rest = &text[at..];
    if let Some(behind) = rest.strip_prefix("INSERT") {
        let joined = behind.len() - behind.trim_start_matches(|c: char| c.is_uppercase() || c == '_').len();
        if behind.starts_with('_') && joined > 1 {
            return Some(at + "INSERT".len() + joined);
        }
        let next: String = behind.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
        let is_word = behind.starts_with(char::is_whitespace) && !next.is_empty();
        return (is_word && next != "INTO").then_some(at + "INSERT".len());
    }
    let lorem = "lorem ipsum";
    rest.get(..lorem.len()).filter(|it| it.eq_ignore_ascii_case(lorem)).map(|it| at + it.len())
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "Hi {given}, would you have 20 minutes?"),
        (COLD, "Dear [Name], I admire [Company]."),
        (THANKS, "Dear Ms. ____, thank you."),
        (SECOND, "I am writing to <name> about XXX."),
        (COLD, "I work in INSERT INDUSTRY and like it."),
        (OWN, "Hi {{first_name}}, how are you?"),
        (REPORT, "I met [insert contact's name here] on Monday."),
        (COLD, "Dear ${name}, your article on {topic} stayed with me."),
        (SECOND, "Call me at +1 XXX-0199."),
        (COLD, "[Your Name]"),
    ],
    no: &[
        (SECOND, "See [my page](https://ana.example) and [1]."),
        (SECOND, "My address is <ana@acme.example>, or jane_doe___x@acme.example."),
        (COLD, "The report says that “[they] have grown” [sic]."),
        (SECOND, "I wrote `fn main() { run(name) }` and f{x} in it."),
        (OWN, "See you on Sunday\nMum XXX"),
        (SECOND, "It was in Super Bowl XXX, size XXXL, <3."),
        (COLD, "One paragraph.\n________________\nAna"),
        (SECOND, "The statement INSERT INTO was new to me, {} too."),
        (SECOND, "Is <title>Home</title> the first line?"),
        (SECOND, "The set {1, 2, 3} and the `{given}` slot."),
    ],
};

// holds: lint leftover_placeholder
#[test]
fn it_finds_its_examples_and_leaves_the_others_alone() {
    EXAMPLES.hold(&RULE);
}

#[test]
fn a_blank_is_pointed_at_from_its_first_sign_to_its_last() {
    let found = |text: &str| {
        let marks = find(&Message::new(text), &LintContext::default());
        marks.into_iter().map(|mark| text[mark.range.unwrap()].to_owned()).collect::<Vec<_>>().join(" ")
    };
    let table = [
        ("Dear <name>, hello", "<name>"),
        ("about {topic}}} and", "{topic}"),
        ("{{given} x", "{{given}"),
        ("[Names]", "[Names]"),
        ("[your=name]", ""),
        ("`a` {given} `b`", "{given}"),
        ("a ` {given}", "{given}"),
        ("``{given}``", "{given}"),
        ("____ and Ana", "____"),
        ("Name: ____", "____"),
        ("____\r\nAna", ""),
        ("I am at ___x", ""),
        ("Dear ___, hi", "___"),
        ("Dear____, hi", "____"),
        ("by jane___ x", ""),
        ("Dear __, hi", ""),
        ("It is XXXL now", ""),
        ("AXXX is no blank", ""),
        ("That is XXX's", ""),
        ("about XX here", ""),
        ("about XXX here", "XXX"),
        ("my INSERT ROLE here", "INSERT"),
        ("at INSERT_COMPANY_NAME, and", "INSERT_COMPANY_NAME"),
        ("the INSERT_ sign", ""),
        ("Ana: Lorem ipsum dolor", "Lorem ipsum"),
    ];
    for (text, expected) in table {
        assert_eq!(found(text), expected, "{text:?}");
    }
    assert_eq!(found(&format!("Dear {{{}}}", "a".repeat(59))).len(), 61, "the longest blank");
    assert_eq!(found(&format!("Dear {{{}}}", "a".repeat(60))), "");
    let element = |between: usize| format!("It is <title>{}</title>", "a ".repeat(between / 2));
    assert_eq!(found(&element(280)), "", "it closes again nearby");
    assert_eq!(found(&element(400)), "<title>");
}
