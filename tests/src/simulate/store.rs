//! A device's view of the cloud as the engine sees it, which may work badly.

use std::{cell::Cell, io::ErrorKind};

use rapport_core::sync::FileName;
use rapport_transport::{BlobStore, TransportError};

use super::cloud::View;
use crate::Dice;

/// What is wrong with a place during one sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nothing.
    None,
    /// This call fails, counted from 0, and all after it: the device dies, or the drive is pulled out.
    CutOffAt(usize),
    /// Nothing can be written from this call on.
    FullAt(usize),
    /// The listing leaves files out.
    Omits,
    /// The listing names files that are not there, and files that nobody is allowed to read.
    Lies,
}

impl Trouble {
    /// One of them.
    pub(super) fn any(dice: &Dice) -> Self {
        match dice.below(4) {
            0 => Self::CutOffAt(dice.below(12)),
            1 => Self::FullAt(dice.below(8)),
            2 => Self::Omits,
            _ => Self::Lies,
        }
    }

    /// What it is counted as.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::CutOffAt(_) => "cut off in mid-sync",
            Self::FullAt(_) => "disk full",
            Self::Omits => "listing omits",
            Self::Lies => "listing lies",
        }
    }
}

/// A view with its trouble.
pub(super) struct Store<'a> {
    view: &'a mut View,
    trouble: Trouble,
    dice: &'a Dice,
    calls: Cell<usize>,
    /// What must never be readable in what is written.
    secrets: &'a [&'a str],
    /// The first of them that was.
    pub(super) leaked: Option<String>,
}

impl<'a> Store<'a> {
    pub(super) fn new(view: &'a mut View, trouble: Trouble, dice: &'a Dice, secrets: &'a [&'a str]) -> Self {
        Self { view, trouble, dice, calls: Cell::new(0), secrets, leaked: None }
    }

    fn call(&self, action: &'static str) -> Result<usize, TransportError> {
        let call = self.calls.replace(self.calls.get() + 1);
        match self.trouble {
            Trouble::CutOffAt(from) if call >= from => {
                Err(TransportError::Failed { action, source: "cut off".into() })
            }
            _ => Ok(call),
        }
    }
}

impl BlobStore for Store<'_> {
    fn list(&self) -> Result<Vec<String>, TransportError> {
        self.call("listing")?;
        let mut names: Vec<String> = self.view.keys().cloned().collect();
        if self.trouble == Trouble::Omits {
            names.retain(|_| self.dice.chance(60));
        }
        if self.trouble == Trouble::Lies {
            let phantoms = names.iter().filter(|_| self.dice.chance(20)).map(|name| phantom(name));
            names.extend(phantoms.collect::<Vec<_>>());
        }
        Ok(names)
    }

    fn get(&self, name: &FileName) -> Result<Option<Vec<u8>>, TransportError> {
        self.call("reading")?;
        if self.trouble == Trouble::Lies {
            match self.dice.below(3) {
                0 => return Ok(None),
                1 => return Err(TransportError::Unreadable { source: ErrorKind::PermissionDenied.into() }),
                _ => {}
            }
        }
        Ok(self.view.get(&name.to_string()).map(|bytes| bytes.to_vec()))
    }

    fn put(&mut self, name: &FileName, bytes: &[u8]) -> Result<(), TransportError> {
        let call = self.call("writing")?;
        if matches!(self.trouble, Trouble::FullAt(from) if call >= from) {
            return Err(TransportError::DiskFull);
        }
        if let Some(secret) = self.secrets.iter().find(|secret| holds(bytes, secret.as_bytes())) {
            self.leaked.get_or_insert_with(|| (*secret).to_owned());
        }
        self.view.insert(name.to_string(), bytes.into());
        Ok(())
    }

    fn delete(&mut self, name: &FileName) -> Result<(), TransportError> {
        self.call("deleting")?;
        self.view.remove(&name.to_string());
        Ok(())
    }
}

/// The name of a file like this one that was never written: the last digit of its hash is another.
fn phantom(name: &str) -> String {
    let Some((rest, last)) =
        name.strip_suffix(".rap").and_then(|name| name.split_at_checked(name.len().saturating_sub(1)))
    else {
        return format!("{name}.rap");
    };
    format!("{rest}{}.rap", if last == "0" { '1' } else { '0' })
}

/// Whether `text` lies somewhere in `bytes`.
fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
