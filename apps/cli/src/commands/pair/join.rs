//! The side of the new device.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use rapport_core::{Error, Vault};
use rapport_transport::{Admission, Folder, Joining};

use super::{End, Step, lifetime, say, text, wait};
use crate::{commands::sync, failure::Failure, session::Session, words};

/// How long to wait longer than the other device does, so that this one is never the first to give up.
const GRACE: Duration = Duration::from_secs(60);

pub fn run(
    session: &Session<'_>,
    ticket: &str,
    folder: Option<&Path>,
    device: Option<&str>,
) -> Result<String, Failure> {
    let context = &session.context;
    let before = stranded(session)?;
    let known = before.as_ref().map(sync::known).transpose()?.flatten();
    let place =
        sync::choose(session, folder, known.as_deref(), "rapport pair TICKET --folder ~/Dropbox/rapport")?;
    let mut store = Folder::new(&place);
    let mut joining = match &before {
        Some(_) if device.is_some() => {
            return Err(Failure::input(
                "The vault in this folder keeps the name of its device; leave --device out.",
            ));
        }
        Some(vault) => Joining::again(ticket, vault, context)?,
        None => Joining::new(ticket, device.unwrap_or(&session.host.name), context)?,
    };
    // When this fails, what this device said stays where it is: that it is gone is how the other one knows that this one
    // is in.
    admitted(session, &mut joining, &mut store, &place)?;
    let vault = make(session, &joining, before)?;
    sync::remember(&vault, &place)?;
    let synced = sync::through(session, &vault, &place, false);
    let finished = joining.finish(&mut store).map_err(|error| sync::away(error, &place));
    let synced = synced
        .and_then(|done| finished.map(|()| done))
        .map_err(|failure| failure.and("The device is in; run `rapport sync` to try the exchange again."))?;
    let (device, path) = (vault.device().to_owned(), session.absolute(&session.folder).display().to_string());
    let changes = words::count(vault.devices()?.iter().map(|it| it.entries).sum(), "change", "changes");
    let others = vault.devices()?.iter().filter(|it| !it.is_this && !it.is_removed).count() as u64;
    let others = words::count(others, "other device", "other devices");
    let end = Step::Done(Box::new(End {
        device: device.clone(),
        is_in: true,
        vault: vault.id().to_string(),
        folder: place,
        synced: Some(synced),
    }));
    text(session, &end, |page| {
        page.line(format!("{device} is in, with {others}. Your vault is in"));
        page.verbatim(format!("  {path}"));
        if let Step::Done(end) = &end {
            end.synced.iter().for_each(|synced| synced.draw(page));
        }
        page.line(format!("It holds {changes} now. See what is to do with `rapport today`."));
    })
}

/// The vault that lies here already and is no device's any more; none when there is none.
fn stranded(session: &Session<'_>) -> Result<Option<Vault>, Failure> {
    let vault = match Vault::open(&session.folder, session.secrets.clone()) {
        Err(Error::NoVault) => return Ok(None),
        vault => vault?,
    };
    match vault.keyring(&session.context) {
        Err(Error::NotPaired) => Ok(Some(vault)),
        Err(error) => Err(error.into()),
        Ok(_) => Err(Failure::input(
            "There is a vault here that is paired already. To make a second one, say where with --vault; to take \
             another device in, run `rapport pair` without a ticket.",
        )),
    }
}

/// Shows the digits, and waits for the welcome.
fn admitted(
    session: &Session<'_>,
    joining: &mut Joining,
    store: &mut Folder,
    place: &str,
) -> Result<(), Failure> {
    let device = joining.name().to_owned();
    let mut is_shown = false;
    let welcome = wait(Instant::now(), lifetime() + GRACE, || {
        match joining.poll(store, &session.context).map_err(|error| sync::away(error, place))? {
            Admission::Compare { digits } if !is_shown => {
                is_shown = true;
                let digits = digits.to_string();
                say(session, &Step::Digits { digits: digits.clone(), device: &device }, |page| {
                    page.line(format!("{device} shows {digits}"));
                    page.aside("Does the other device show the same? Say so there. Waiting...");
                })?;
                Ok(None)
            }
            Admission::Welcomed => Ok(Some(())),
            _ => Ok(None),
        }
    })?;
    if welcome.is_some() {
        return Ok(());
    }
    // Nobody waits for it any more; what cannot be cleared away does no harm.
    let _ = joining.finish(store);
    Err(Failure::failed(match is_shown {
        true => "The other device did not let this one in in time. Ask it for a new ticket.",
        false => {
            "The other device did not answer in time. Do both reach the same folder? Ask it for a new ticket."
        }
    }))
}

/// Makes the vault, or makes the one that is here a device's again.
fn make(session: &Session<'_>, joining: &Joining, before: Option<Vault>) -> Result<Vault, Failure> {
    let welcome = joining.welcome()?;
    let context = &session.context;
    match before {
        Some(vault) => match vault.accept(context, &welcome) {
            Ok(()) => Ok(vault),
            Err(Error::WrongVault) => Err(Failure::input(
                "The ticket is another vault's. Pair this vault with a device of its own, or make a new one for the \
                 ticket with --vault NEW-FOLDER.",
            )),
            Err(error) => Err(error.into()),
        },
        None => {
            let (name, key) = (joining.name(), joining.key());
            let secrets = session.secrets.clone();
            Ok(Vault::join(&session.folder, name, key, &welcome, context, secrets)?)
        }
    }
}
