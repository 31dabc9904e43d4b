//! Asks on a page.

use rapport_core::{
    coach::{Finding, Severity},
    model::ChecklistItem,
    views::{OutreachList, OutreachPage},
};

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
    if ask.sent.is_empty() && !ask.draft.trim().is_empty() {
        page.heading("What it holds");
        for tick in &ask.ticks {
            let mark = if tick.is_ticked { "x" } else { " " };
            let guess = if tick.is_confirmed { "" } else { " (it seems)" };
            page.marked(&format!("  [{mark}] "), format!("{}{guess}", held(tick.item)));
        }
        findings(page, &ask.draft, &ask.findings);
    }
    if let Some(line) = &ask.encouragement {
        page.gap();
        page.line(line);
    }
    page.heading("What happened");
    for row in &ask.history {
        page.marked("  ", format!("{}  {}", row.civil.format("%-d %B %Y, %H:%M"), row.line));
    }
    page.gap();
    page.aside(format!("id {}", ask.row.outreach));
}

/// What to look at before it goes out, in short: how much it matters, the rule, the words, what to do.
pub fn findings<'a>(page: &mut Page, text: &str, findings: impl IntoIterator<Item = &'a Finding>) {
    for (place, finding) in findings.into_iter().enumerate() {
        if place == 0 {
            page.heading("To look at before it goes; none of it holds it back");
        }
        let (style, severity) = match finding.severity {
            Severity::Error => (WARN, "error"),
            Severity::Warning => (BOLD, "warning"),
            Severity::Hint => (DIM, "hint"),
        };
        let words = finding.span.and_then(|span| text.get(span.start as usize..span.end as usize));
        let words = words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
        let words = words.map(|words| format!(" \"{}\"", words.chars().take(40).collect::<String>()));
        page.marked_in(style, "  ", format!("{severity}  {}{}", finding.rule, words.unwrap_or_default()));
        page.marked("    ", &finding.fix);
    }
}

/// What an ask should hold, in words.
pub fn held(item: ChecklistItem) -> &'static str {
    match item {
        ChecklistItem::Who => "who you are",
        ChecklistItem::Why => "why just this person",
        ChecklistItem::What => "what you want to learn",
        ChecklistItem::HowIGotYourDetails => "how you came by their name",
        ChecklistItem::CasualIntro => "a casual word on you",
        ChecklistItem::HumourOrCompetence => "humour, or what you can do",
        ChecklistItem::ComplimentOrAssistance => "a compliment, or an offer",
    }
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
