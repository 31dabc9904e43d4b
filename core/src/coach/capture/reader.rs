//! From marks to a draft.

use std::{collections::BTreeSet, ops::Range};

use chrono::NaiveDate;

use super::{
    hidden::Hidden,
    letters::is_line_end,
    mark::{Mark, MarkKind, marks},
    name::{self, Bearer},
    promise::{self, Promise},
};
use crate::{
    coach::{Draft, DraftPerson, DraftPromise, DraftText, Reading, ReadingKind, Span, ruler::Ruler},
    model::{NamePermission, Owner},
};

/// Reads a whole text, line by line.
pub(super) struct Reader<'a> {
    text: &'a str,
    today: NaiveDate,
    off: &'a [Span],
    off_starts: BTreeSet<usize>,
    ruler: Ruler,
    seen_tags: BTreeSet<String>,
    draft: Draft,
}

/// Whom a permission or an organization may belong to.
#[derive(Clone, Copy)]
struct Named {
    /// The place in the draft's people.
    person: usize,
    /// One past the last byte that belongs to them.
    end: usize,
    /// Whether nothing else was said since.
    last: bool,
}

impl Named {
    /// Whether what starts at `at` follows right after them, with `at` or `from` between at most.
    fn precedes(&mut self, text: &str, at: usize) -> bool {
        let joins = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '،' | '-' | '–' | '—');
        // What once stood between stays there, and a long line need not be looked through again.
        self.last = self.last && {
            let between = text[self.end..at].trim_matches(joins);
            between.is_empty() || ["at", "from"].iter().any(|word| between.eq_ignore_ascii_case(word))
        };
        self.last
    }
}

impl<'a> Reader<'a> {
    /// A reader of `text` to whom the spans in `off` are text.
    pub(super) fn new(text: &'a str, today: NaiveDate, off: &'a [Span]) -> Self {
        let draft = Draft {
            text: text.to_owned(),
            people: Vec::new(),
            promises: Vec::new(),
            leads: Vec::new(),
            terms: Vec::new(),
            tags: Vec::new(),
            loose_organizations: Vec::new(),
            thanked: false,
            readings: Vec::new(),
        };
        let off_starts = off.iter().map(|span| span.start as usize).collect();
        Self { text, today, off, off_starts, ruler: Ruler::new(text), seen_tags: BTreeSet::new(), draft }
    }

    /// What it understood.
    pub(super) fn read(mut self) -> Draft {
        // A span cannot point into a text beyond this length, so there all is text.
        if u32::try_from(self.text.len()).is_ok() {
            let mut start = 0;
            for line in self.text.split(is_line_end) {
                self.line(start..start + line.len());
                let end = start + line.len();
                start = end + self.text[end..].chars().next().map_or(0, char::len_utf8);
            }
        }
        self.draft
    }

    fn line(&mut self, line: Range<usize>) {
        let hidden = Hidden::of(self.text, &line);
        let mut marks = marks(self.text, &line, &hidden);
        // A person who is text still takes their permission along: it must not fall to whoever was named before.
        marks.retain(|mark| {
            matches!(mark.kind, MarkKind::Person | MarkKind::Permission(_)) || !self.is_off(mark.start)
        });
        let mut named = None;
        let mut rest = marks.as_slice();
        while let Some((mark, after)) = rest.split_first() {
            rest = after;
            match mark.kind {
                MarkKind::Person => named = self.person(mark, limit(rest, &line), &hidden),
                MarkKind::Organization => {
                    self.organization(mark, limit(rest, &line), named.as_mut(), &hidden)
                }
                MarkKind::Permission(said) => self.permission(mark, said, named.as_mut()),
                MarkKind::Lead => rest = self.lead(mark, rest, &line),
                MarkKind::Promise(owner) => {
                    let whole = rest;
                    rest = self.promise(mark, owner, rest, &line);
                    let passed = &whole[..whole.len() - rest.len()];
                    if passed.iter().any(|mark| mark.kind == MarkKind::Person) {
                        named = None;
                    }
                }
                MarkKind::Term => {
                    let text = self.text[mark.body.clone()].to_owned();
                    let span = self.reading(ReadingKind::Term, mark.start..mark.end);
                    self.draft.terms.push(DraftText { text, span });
                }
                MarkKind::Tag => {
                    let tag = &self.text[mark.body.clone()];
                    if self.seen_tags.insert(tag.to_lowercase()) {
                        self.draft.tags.push(tag.to_owned());
                    }
                    self.reading(ReadingKind::Tag, mark.start..mark.end);
                }
                MarkKind::Thanked => {
                    self.draft.thanked = true;
                    self.reading(ReadingKind::Thanked, mark.start..mark.end);
                }
            }
        }
    }

    fn person(&mut self, mark: &Mark, limit: usize, hidden: &Hidden) -> Option<Named> {
        if self.is_off(mark.start) {
            return None;
        }
        let end = name::end(self.text, mark.end..limit, Bearer::Person, hidden);
        let span = self.reading(ReadingKind::Person, mark.start..end);
        let name = self.text[mark.end..end].to_owned();
        self.draft.people.push(DraftPerson {
            name,
            organization: None,
            permission: NamePermission::NotAsked,
            span,
        });
        Some(Named { person: self.draft.people.len() - 1, end, last: true })
    }

    fn organization(&mut self, mark: &Mark, limit: usize, named: Option<&mut Named>, hidden: &Hidden) {
        let end = name::end(self.text, mark.end..limit, Bearer::Organization, hidden);
        let text = self.text[mark.end..end].to_owned();
        if let Some(named) = named
            && named.precedes(self.text, mark.start)
            && self.draft.people[named.person].organization.is_none()
        {
            self.draft.people[named.person].organization = Some(text);
            named.end = end;
            self.reading(ReadingKind::Organization, mark.start..end);
            return;
        }
        let span = self.reading(ReadingKind::LooseOrganization, mark.start..end);
        self.draft.loose_organizations.push(DraftText { text, span });
    }

    fn permission(&mut self, mark: &Mark, said: Option<NamePermission>, named: Option<&mut Named>) {
        let (Some(said), Some(named)) = (said, named) else { return };
        if self.is_off(mark.start) {
            return;
        }
        let person = &mut self.draft.people[named.person];
        // Once both are said, silence is the promise that can be kept.
        person.permission = person.permission.max(said);
        if named.precedes(self.text, mark.start) {
            named.end = mark.end;
        }
        self.reading(ReadingKind::Permission, mark.start..mark.end);
    }

    fn lead<'m>(&mut self, mark: &Mark, rest: &'m [Mark], line: &Range<usize>) -> &'m [Mark] {
        let inside = rest.iter().take_while(|mark| !mark.ends_lead()).count();
        let end = limit(&rest[inside..], line);
        let said = self.text[mark.end..end].trim_start_matches(|c: char| c.is_whitespace() || c == ':');
        let text = said.trim_end();
        if !text.contains(char::is_alphanumeric) {
            return rest;
        }
        let text_end = end - (said.len() - text.len());
        let span = self.reading(ReadingKind::Lead, mark.start..text_end);
        self.draft.leads.push(DraftText { text: text.to_owned(), span });
        &rest[inside..]
    }

    fn promise<'m>(
        &mut self,
        mark: &Mark,
        owner: Owner,
        rest: &'m [Mark],
        line: &Range<usize>,
    ) -> &'m [Mark] {
        let ends = |mark: &Mark| mark.ends_promise() && !self.is_off(mark.start);
        let inside = rest.iter().take_while(|mark| !ends(mark)).count();
        let is_text = |range: &Range<usize>| {
            self.off.iter().any(|off| (off.start as usize) < range.end && range.start < off.end as usize)
        };
        let before = |inside: usize| {
            let end = limit(&rest[inside..], line);
            promise::read(self.text, mark.end..end, self.today, is_text)
        };
        // Tags that follow the date are tags of the meeting: "send deck fri #warm".
        let tags = rest[..inside].iter().rev().take_while(|mark| matches!(mark.kind, MarkKind::Tag)).count();
        let is_dated =
            |promise: &Promise| promise.when.as_ref().is_some_and(|(_, when)| when.end == promise.end);
        let is_last = tags > 0 && {
            let after = rest[inside - 1].end..limit(&rest[inside..], line);
            !self.text[after].contains(char::is_alphanumeric)
        };
        let dated = if is_last { before(inside - tags).filter(is_dated) } else { None };
        let (promise, inside) = match dated {
            Some(promise) => (promise, inside - tags),
            None => match before(inside) {
                Some(promise) => (promise, inside),
                None => return rest,
            },
        };
        let span = self.reading(ReadingKind::Promise, mark.start..promise.end);
        let due = promise.when.map(|(due, range)| {
            self.reading(ReadingKind::When, range);
            due
        });
        let said: Vec<&str> =
            [Some(promise.text), promise.time].into_iter().flatten().map(|range| &self.text[range]).collect();
        let text = said.join(" ");
        self.draft.promises.push(DraftPromise { owner, text, due, span });
        &rest[inside..]
    }

    fn is_off(&self, start: usize) -> bool {
        self.off_starts.contains(&start)
    }

    fn reading(&mut self, kind: ReadingKind, range: Range<usize>) -> Span {
        let span = self.ruler.span(&range);
        self.draft.readings.push(Reading { kind, span });
        span
    }
}

/// Where what starts before `rest` ends at the latest.
fn limit(rest: &[Mark], line: &Range<usize>) -> usize {
    rest.first().map_or(line.end, |next| next.start)
}
