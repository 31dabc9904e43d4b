//! Asks on a page.

use rapport_core::views::{OutreachList, OutreachPage};

use crate::{
    page::{BOLD, DIM, Page, WARN},
    words,
};

/// One ask.
pub fn ask(page: &mut Page, ask: &OutreachPage) {
    page.marked_in(BOLD, "", &ask.row.person.name);
    page.line(&ask.row.reason);
    for row in &ask.contradictions {
        page.marked_in(WARN, "", format!("Said differently on two devices: {}.", row.line));
    }
    for line in &ask.care {
        page.marked_in(WARN, "", line);
    }
    let mut fact = |name: &str, value: &str| page.marked(&format!("  {name:<9}"), value);
    if let Some(reason) = &ask.stated_reason {
        fact("why", reason);
    }
    if let Some(channel) = ask.row.channel {
        fact("how", words::outreach_channel(channel));
    }
    fact("nearness", words::warmth(ask.warmth));
    if let Some(minutes) = ask.promised_minutes {
        fact("asks for", &words::count(u64::from(minutes), "minute", "minutes"));
    }
    if let Some(referrer) = &ask.referrer {
        fact("named by", &referrer.name);
    }
    for sent in &ask.sent {
        page.heading(format!("Sent {}", words::time(sent.civil)));
        page.line(sent.subject.as_deref().unwrap_or_default());
        page.marked_in(DIM, "  ", &sent.text);
    }
    if ask.sent.is_empty() && !ask.draft.is_empty() {
        page.heading("Written so far");
        page.line(ask.subject.as_deref().unwrap_or_default());
        page.marked_in(DIM, "  ", &ask.draft);
    }
    page.heading("What happened");
    for row in &ask.history {
        page.marked("  ", format!("{}  {}", row.civil.format("%-d %B %Y, %H:%M"), row.line));
    }
    page.gap();
    page.aside(format!("id {}", ask.row.outreach));
}

/// All asks.
pub fn list(page: &mut Page, list: &OutreachList) {
    if list.rows.is_empty() {
        page.line("No asks yet. Few people ask at all, and most who are asked say yes:");
        page.line("  rapport outreach plan NAME --reason WHY");
        return;
    }
    let mut state = None;
    for row in &list.rows {
        if state != Some(row.state) {
            state = Some(row.state);
            let name = words::outreach(row.state);
            let mut letters = name.chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            page.heading(format!("{first}{}", letters.as_str()));
        }
        page.marked("  ", format!("{} - {}", row.person.name, row.reason));
    }
}
