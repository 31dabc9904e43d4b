//! Lines for a person: at most 80 columns, and styled; the styles go away where nobody sees them.

use anstyle::{AnsiColor, Style};

/// The most columns of a line.
const WIDTH: usize = 80;

/// What stands out.
pub const BOLD: Style = Style::new().bold();
/// What may be passed over.
pub const DIM: Style = Style::new().dimmed();
/// What is late or needs care.
pub const WARN: Style = AnsiColor::Yellow.on_default();

/// A page of text under construction.
#[derive(Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// A line, wrapped.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.wrapped("", "", text.as_ref(), Style::new());
    }

    /// An empty line, unless the page is empty or ends with one.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading, with a gap above.
    pub fn heading(&mut self, text: impl AsRef<str>) {
        self.gap();
        self.wrapped("", "", text.as_ref(), BOLD);
    }

    /// What may be passed over, wrapped.
    pub fn aside(&mut self, text: impl AsRef<str>) {
        self.wrapped("", "", text.as_ref(), DIM);
    }

    /// A line behind a `mark`; what does not fit goes below its text, not below the mark.
    pub fn marked(&mut self, mark: &str, text: impl AsRef<str>) {
        let below = " ".repeat(width(mark));
        self.wrapped(mark, &below, text.as_ref(), Style::new());
    }

    /// As [`Page::marked`], in a style.
    pub fn marked_in(&mut self, style: Style, mark: &str, text: impl AsRef<str>) {
        let below = " ".repeat(width(mark));
        self.wrapped(mark, &below, text.as_ref(), style);
    }

    /// A line as it is, however long: what is to be copied must not be broken.
    pub fn verbatim(&mut self, text: impl AsRef<str>) {
        self.text.push_str(text.as_ref());
        self.text.push('\n');
    }

    /// The text, with its styles.
    pub fn into_text(self) -> String {
        self.text
    }

    fn wrapped(&mut self, first: &str, below: &str, text: &str, style: Style) {
        if text.is_empty() && !first.is_empty() {
            self.verbatim(first.trim_end());
        }
        let mut start = first;
        for paragraph in text.lines().map(visible) {
            for line in wrap(&paragraph, WIDTH.saturating_sub(width(start))) {
                let line = format!("{start}{style}{line}{style:#}");
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                start = below;
            }
        }
    }
}

/// How many columns `text` takes, as far as counting characters tells.
pub fn width(text: &str) -> usize {
    text.chars().count()
}

/// `text` without what would steer the terminal: it may come from another program.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

/// `text` in lines of at most `most` columns, broken at spaces; a longer word has a line of its own.
fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for (place, word) in text.split(' ').enumerate() {
        let wide = width(word);
        if place > 0 && used + 1 + wide > most {
            lines.push(String::new());
            used = 0;
        } else if place > 0 {
            lines.last_mut().into_iter().for_each(|line| line.push(' '));
            used += 1;
        }
        lines.last_mut().into_iter().for_each(|line| line.push_str(word));
        used += wide;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_continue_below_their_text() {
        let mut page = Page::default();
        page.marked("  1  ", "word ".repeat(20).trim());
        let text = page.into_text();
        assert!(text.lines().all(|line| width(line) <= WIDTH), "{text}");
        assert_eq!(text.lines().nth(1), Some("     word word word word word"));
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let address = "a".repeat(100);
        assert_eq!(wrap(&format!("see {address} there"), 80), ["see", &address, "there"]);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\tc"), "a[31mb c");
    }
}
