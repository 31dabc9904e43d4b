//! Texts that must never be lost, and never be readable on the way.

use std::collections::BTreeSet;

use chrono::Days;
use rapport_core::{
    Context, Result, Vault,
    commands::{Command, DebriefCommand},
    model::RecordId,
};

use crate::{Dice, build};

/// What all canaries begin with.
const BEGINNING: &str = "canary";

/// What must not be readable in anything that leaves a device: canaries, and names that commands use. Short names are
/// left out, since they turn up in sealed bytes by chance.
pub(super) const SECRETS: &[&str] =
    &[BEGINNING, "Jane Doe", "Ångström", "Bob Lee", "Ana Ruiz", "Beta & Söhne", "send the deck"];

/// The text of the canary that the step of this number lets fly.
pub(super) fn text(seed: u64, number: u32) -> String {
    format!("{BEGINNING}{seed}x{number}y")
}

/// A command that writes the canary's text somewhere: into a note, a name, a promise, a follow-up, a debrief.
pub(super) fn command(
    dice: &Dice,
    vault: &Vault,
    context: &Context,
    people: &[RecordId],
    text: &str,
) -> Result<Command> {
    let contact = dice.one(people).copied();
    Ok(match dice.below(10) {
        0..4 => build::note(&format!("{text} on the wing"), contact.as_slice()),
        4 | 5 => build::person(&format!("Jane {text}")),
        6 | 7 => build::promise(&format!("feed {text}"), None, None),
        8 => {
            let day = context.today().checked_add_days(Days::new(3)).unwrap_or(context.today());
            contact.map_or_else(|| build::note(text, &[]), |contact| build::follow_up(contact, text, day))
        }
        _ => {
            let words = format!("Coffee with +Jane Doe @Acme, who asked for {text}. >me send deck fri");
            Command::Debrief(DebriefCommand::Log { debrief: vault.draft(context, &words, &[])? })
        }
    })
}

/// The numbers of the canaries that fly in `export`.
pub(super) fn seen(seed: u64, export: &str) -> BTreeSet<u32> {
    let beginning = format!("{BEGINNING}{seed}x");
    let mut seen = BTreeSet::new();
    for rest in export.split(&beginning).skip(1) {
        let number = rest.split_once('y').and_then(|(number, _)| number.parse::<u32>().ok());
        seen.extend(number);
    }
    seen
}

/// The people that a vault shows.
pub(super) fn people(vault: &Vault) -> Result<Vec<RecordId>> {
    Ok(vault.people(0, 20)?.rows.into_iter().map(|row| row.contact).collect())
}
