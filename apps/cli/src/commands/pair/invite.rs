//! The side of the device that has the vault.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use rapport_core::Vault;
use rapport_transport::{Folder, Invitation, Inviting};

use super::{End, Step, lifetime, say, text, wait};
use crate::{ask, commands::sync, failure::Failure, session::Session};

/// How long to wait for the other device to say that it is in.
const GREETING: Duration = Duration::from_secs(30);

pub fn run(session: &Session<'_>, folder: Option<&Path>) -> Result<String, Failure> {
    let vault = session.vault()?;
    let known = sync::known(&vault)?;
    let place = sync::choose(session, folder, known.as_deref(), "rapport pair --folder ~/Dropbox/rapport")?;
    let (mut store, context) = (Folder::new(&place), &session.context);
    let away = |error| sync::away(error, &place);
    let mut inviting = Inviting::new(&vault, context)?;
    // Looked at before anything is shown: a folder that is not there is told at once.
    inviting.poll(&mut store, context).map_err(away)?;
    let ticket = inviting.ticket();
    if known.as_deref() != Some(&place) {
        sync::remember(&vault, &place)?;
    }
    say(session, &Step::Ticket { ticket: &ticket, folder: &place }, |page| {
        page.line("On the new device, within five minutes, with the folder as it is called there:");
        page.verbatim(format!("  rapport pair {ticket} --folder '{place}'"));
        page.aside("Whoever has this ticket can ask to be let in; show it to nobody else. Waiting...");
    })?;

    let began = Instant::now();
    let guest = wait(began, lifetime(), || match inviting.poll(&mut store, context).map_err(away)? {
        Invitation::Confirm { name, digits } => Ok(Some((name, digits))),
        _ => Ok(None),
    });
    if guest.is_err() {
        // What this device said is of no use any more; what cannot be cleared away does no harm.
        let _ = inviting.cancel(&mut store);
    }
    let Some((name, digits)) = guest? else {
        inviting.cancel(&mut store).map_err(away)?;
        return Err(Failure::failed(
            "No device answered within five minutes. `rapport pair` makes a new ticket.",
        ));
    };
    let shown = digits.to_string();
    say(session, &Step::Digits { digits: shown.clone(), device: &name }, |page| {
        page.line(format!("A device called {name} wants in, and must show {shown}."));
    })?;
    let refusal = match ask::whether(&format!("Does it show {shown}?")) {
        Some(true) if began.elapsed() < lifetime() => None,
        Some(true) => Some("That took more than five minutes, so the ticket is too old"),
        Some(false) => Some("Cancelled: the digits are not the same, so somebody else may have the ticket"),
        None => Some("Cancelled: nobody said whether the digits are the same"),
    };
    if let Some(refusal) = refusal {
        inviting.cancel(&mut store).map_err(away)?;
        return Err(Failure::failed(format!(
            "{refusal}. No device was taken in. `rapport pair` makes a new ticket."
        )));
    }
    inviting.confirm(&vault, &mut store, context).map_err(away)?;
    let is_in = greeted(&mut inviting, &mut store, session, &place)?;
    finish(session, &vault, &place, name, is_in)
}

/// Waits until the device says that it is in.
fn greeted(
    inviting: &mut Inviting,
    store: &mut Folder,
    session: &Session<'_>,
    place: &str,
) -> Result<bool, Failure> {
    let done = wait(Instant::now(), GREETING, || {
        let stands = inviting.poll(store, &session.context).map_err(|error| sync::away(error, place))?;
        Ok((stands == Invitation::Done).then_some(()))
    })?;
    Ok(done.is_some())
}

fn finish(
    session: &Session<'_>,
    vault: &Vault,
    place: &str,
    device: String,
    is_in: bool,
) -> Result<String, Failure> {
    // A device that is paired again may have brought something along.
    let synced = match is_in {
        true => Some(
            sync::through(session, vault, place, false)
                .map_err(|failure| failure.and(format!("{device} is in all the same.")))?,
        ),
        false => None,
    };
    let end = Step::Done(Box::new(End {
        device: device.clone(),
        is_in,
        vault: vault.id().to_string(),
        folder: place.to_owned(),
        synced,
    }));
    text(session, &end, |page| {
        match is_in {
        true => page.line(format!("{device} is in. From now on: rapport sync")),
        false => page.line(format!(
            "{device} is let in, and has not said yet that it is there. While it waits it can finish by itself. If it has \
             given up, take it out with `rapport devices remove {device}`, and pair it anew."
        )),
    }
    })
}
