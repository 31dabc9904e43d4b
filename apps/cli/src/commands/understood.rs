//! What a debrief was read as, for the person to look over.

use rapport_core::{
    Vault,
    commands::{Debrief, DebriefPerson},
    model::{NamePermission, Owner, RecordId},
};

use crate::{
    find::described,
    page::{Page, WARN},
    session::Session,
    words,
};

/// What a debrief was read as.
pub fn draw(page: &mut Page, session: &Session<'_>, vault: &Vault, debrief: &Debrief) {
    let planned = planned(session, vault, debrief);
    draw_with(page, session, vault, debrief, planned.as_deref());
}

/// The same, with the talk in the calendar as it was before it was settled.
pub fn draw_with(
    page: &mut Page,
    session: &Session<'_>,
    vault: &Vault,
    debrief: &Debrief,
    planned: Option<&str>,
) {
    let now = session.context.now().with_timezone(&session.context.zone()).naive_local();
    let host = debrief.met.first().map(|host| name_of(session, vault, host));
    let host = host.as_deref().unwrap_or("them");
    for met in &debrief.met {
        fact(page, "met", &person(session, vault, met));
    }
    if debrief.met.is_empty() {
        fact(page, "note", "about nobody yet; a + before a name says whom you met: +Jane");
    } else {
        fact(page, "when", &words::time(debrief.held.unwrap_or(now)));
    }
    if let Some(planned) = planned {
        fact(page, "planned", planned);
    }
    for named in &debrief.named {
        let mut line = person(session, vault, named);
        line += &match (named.permission, debrief.met.is_empty()) {
            (_, true) => String::new(),
            (NamePermission::NotAsked, _) => {
                format!("; may you say that {host} sent you? (ok-name, no-name)")
            }
            (permission, _) => {
                words::permission(permission, host).map(|it| format!("; {it}")).unwrap_or_default()
            }
        };
        fact(page, "named", &line);
    }
    for promise in &debrief.draft.promises {
        let who = if promise.owner == Owner::Me { "you" } else { host };
        let due = promise.due.map_or("no date said".to_owned(), |due| format!("by {}", words::day(due)));
        fact(page, "promise", &format!("{who}: {} ({due})", promise.text));
    }
    let told = match debrief.met.is_empty() {
        true => "from nobody yet".to_owned(),
        false => format!("from {host}"),
    };
    debrief.draft.leads.iter().for_each(|lead| fact(page, "lead", &format!("{} ({told})", lead.text)));
    debrief.draft.terms.iter().for_each(|term| fact(page, "term", &format!("{} ({told})", term.text)));
    if !debrief.draft.tags.is_empty() {
        fact(page, "tags", &debrief.draft.tags.join(", "));
    }
    if debrief.draft.thanked {
        fact(page, "thanked", "on the spot");
    }
    for loose in &debrief.draft.loose_organizations {
        let text = format!("@{} stands behind no person, so it stays text", loose.text);
        page.marked_in(WARN, &format!("  {:<9}", "check"), text);
    }
}

/// The talk in the calendar that the debrief settles.
pub fn planned(session: &Session<'_>, vault: &Vault, debrief: &Debrief) -> Option<String> {
    let (meeting, host) = (debrief.meeting?, debrief.met.first()?.contact?);
    let page = vault.person(&session.context, host).ok()?;
    let row = page.timeline.into_iter().find(|row| row.record == meeting)?;
    Some(format!("the talk of {} in your calendar", words::time(row.civil)))
}

/// Somebody who is here already: "Jane Doe (Acme)".
pub fn known(session: &Session<'_>, vault: &Vault, id: RecordId) -> String {
    let row = crate::find::person(vault, &session.context, &id.to_string());
    row.map_or_else(|_| id.to_string(), |row| described(&row))
}

fn fact(page: &mut Page, name: &str, value: &str) {
    page.marked(&format!("  {name:<9}"), value);
}

fn person(session: &Session<'_>, vault: &Vault, person: &DebriefPerson) -> String {
    let name = name_of(session, vault, person);
    let at =
        person.organization.as_ref().map(|organization| format!(" at {organization}")).unwrap_or_default();
    let who = match (person.contact, person.candidates.len()) {
        (Some(_), _) => "known",
        (None, 0) => "new",
        (None, _) => "new, unless it is somebody you know",
    };
    format!("{name}{at} ({who})")
}

fn name_of(session: &Session<'_>, vault: &Vault, person: &DebriefPerson) -> String {
    let known = person.contact.and_then(|id| vault.person(&session.context, id).ok());
    known.map_or_else(|| person.name.clone(), |page| page.name)
}
