//! `rapport pair`: taking a device in, and being taken in.

mod invite;
mod join;

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use clap::Args;
use rapport_core::sync::Ticket;
use serde::Serialize;

use crate::{failure::Failure, page::Page, session::Session};

/// How long to wait between two looks into the folder.
const PAUSE: Duration = Duration::from_millis(200);

/// Take a new device in, or be taken in with the ticket of another
#[derive(Args)]
#[command(after_help = "\
Example: rapport pair --folder ~/Dropbox/rapport           (where the vault is)
         rapport pair TICKET --folder ~/Dropbox/rapport    (on the new device)

The first shows a ticket, good for five minutes, and asks whether the new device
shows the same six digits. The second makes the vault on the new device. Both
reach the same folder; what is in it, only your devices can read.")]
pub struct Pair {
    /// What the other device shows
    ticket: Option<String>,
    /// The folder that both devices reach; it is remembered
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// What to call this device [default: the computer's name]
    #[arg(long, value_name = "NAME", requires = "ticket")]
    device: Option<String>,
}

/// What a program is told as it goes, an object a line.
#[derive(Serialize)]
#[serde(tag = "step", rename_all = "snake_case")]
enum Step<'a> {
    Ticket { ticket: &'a str, folder: &'a str },
    Digits { digits: String, device: &'a str },
    Done(Box<End>),
}

/// How it ended.
#[derive(Serialize)]
struct End {
    /// The device that was taken in.
    device: String,
    /// Whether it has its vault already.
    is_in: bool,
    vault: String,
    folder: String,
    synced: Option<super::sync::Done>,
}

impl Pair {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        match &self.ticket {
            None => invite::run(session, self.folder.as_deref()),
            Some(ticket) => join::run(session, ticket, self.folder.as_deref(), self.device.as_deref()),
        }
    }
}

/// How long a ticket is good.
fn lifetime() -> Duration {
    Duration::from_secs(Ticket::LIFETIME.unsigned_abs())
}

/// Looks again and again until there is something, at most `most` after `began`.
fn wait<T>(
    began: Instant,
    most: Duration,
    mut look: impl FnMut() -> Result<Option<T>, Failure>,
) -> Result<Option<T>, Failure> {
    loop {
        if let Some(found) = look()? {
            return Ok(Some(found));
        }
        if began.elapsed() >= most {
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

/// Says at once what is so far.
fn say(session: &Session<'_>, step: &Step<'_>, draw: impl FnOnce(&mut Page)) -> Result<(), Failure> {
    crate::print(&text(session, step, draw)?)
}

fn text(session: &Session<'_>, step: &Step<'_>, draw: impl FnOnce(&mut Page)) -> Result<String, Failure> {
    if session.json {
        let line = serde_json::to_string(step);
        return line
            .map(|line| line + "\n")
            .map_err(|error| Failure::failed(format!("The answer has no JSON form: {error}.")));
    }
    let mut page = Page::default();
    draw(&mut page);
    Ok(page.into_text())
}
