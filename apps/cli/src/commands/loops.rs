//! `rapport loops`

use clap::Args;
use rapport_core::views::{KnownDevice, OpenLoops};

use super::today::draw_item;
use crate::{
    failure::Failure,
    page::{BOLD, Page},
    session::Session,
    words,
};

/// How many things of one sort are listed.
const MOST: usize = 5;

/// Show what is still open towards others, whenever it is due
#[derive(Args)]
#[command(after_help = "\
Example: rapport loops

Thanks, reports, promises, names and requests: what is done or let go is not
listed, everything else is. When nothing is open, it says what was looked at.")]
pub struct Loops {}

impl Loops {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let loops = session.vault()?.open_loops(&session.context)?;
        session.answer(&loops, |page| draw(page, &loops, session))
    }
}

fn draw(page: &mut Page, loops: &OpenLoops, session: &Session<'_>) {
    match loops.open {
        0 => page.marked_in(BOLD, "", &loops.finding),
        _ => page.line(&loops.finding),
    }
    for group in &loops.groups {
        page.heading(words::section(group.section));
        group.items.iter().take(MOST).for_each(|item| draw_item(page, "  ", item));
        if group.items.len() > MOST {
            page.marked("  ", format!("and {} more", group.items.len() - MOST));
        }
    }
    page.gap();
    if loops.waiting > 0 {
        let waiting = words::count(u64::from(loops.waiting), "ask waits", "asks wait");
        page.line(format!("{waiting} for others; there is nothing to do about that yet."));
    }
    if loops.known.is_empty() {
        return page.aside("There is no other device.");
    }
    for device in &loops.known {
        page.aside(known(device, session));
    }
}

/// "What I know of the phone is from Monday 2 March 2026 at 14:10 (12 entries); it lacks 3 of mine."
fn known(device: &KnownDevice, session: &Session<'_>) -> String {
    let entries = words::count(device.entries, "entry", "entries");
    let name = &device.name;
    let known = match device.up_to {
        Some(at) => {
            let at = words::time(at.with_timezone(&session.context.zone()).naive_local());
            format!("What is known here of {name} is from {at} ({entries})")
        }
        None if device.entries == 0 => format!("Nothing is known here of {name} yet"),
        None => format!("What is known here of {name} are {entries}"),
    };
    match (device.is_removed, device.lacks) {
        (true, _) => format!("{known}; it was removed."),
        (false, 0) => format!("{known}."),
        (false, lacks) => format!("{known}; it has not said yet that it has {lacks} of this device's."),
    }
}
