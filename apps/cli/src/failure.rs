//! Why a command did not do what it was asked to, in words for the person.

use std::{fmt, process::ExitCode};

use rapport_core::Error;
use rapport_transport::TransportError;

use crate::page::Page;

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub struct Failure {
    text: String,
    is_input: bool,
}

impl Failure {
    /// What was asked for cannot be done, or is not there: to be asked differently.
    pub fn input(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_input: true }
    }

    /// Something went wrong that the person could not know.
    pub fn failed(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_input: false }
    }

    /// The same, and what else is good to know.
    pub fn and(mut self, more: impl fmt::Display) -> Self {
        self.text = format!("{}\n{more}", self.text);
        self
    }

    /// What it says, in lines that fit; what is indented is a path or an id to copy, and stays whole.
    pub fn page(&self) -> String {
        let mut page = Page::default();
        for line in self.text.lines() {
            if line.starts_with("  ") { page.verbatim(line) } else { page.line(line) }
        }
        page.into_text()
    }

    /// 2 when it is to be asked differently, else 1.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(if self.is_input { 2 } else { 1 })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match &error {
            Error::NoVault => Self::input(
                "There is no vault here yet. Make one with `rapport init`, or say where it is with --vault.",
            ),
            Error::NotPaired => Self::failed(
                "This device does not belong to the vault yet: its keys are not here. All that it holds stays readable. \
                 To sync, pair it: run `rapport pair` on a device that belongs to it, and here what that one shows.",
            ),
            Error::DeviceRemoved => Self::failed(format!(
                "{} To take it in again, pair it as a new device, in a new folder.\n  rapport --vault NEW-FOLDER pair \
                 TICKET --folder SHARED-FOLDER",
                sentence(&error)
            )),
            Error::VaultExists => Self::input("There is a vault here already; it is ready to use."),
            Error::NothingToUndo => Self::input("There is nothing to undo."),
            Error::SyncedFolder { .. } => Self::input(sentence(&error)),
            Error::Storage { source, .. } | Error::Secrets { source, .. } => {
                Self::failed(format!("{} ({source})", sentence(&error)))
            }
            _ if error.is_input() => Self::input(sentence(&error)),
            _ => Self::failed(sentence(&error)),
        }
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Vault(error) => error.into(),
            TransportError::Unreadable { ref source } => {
                Self::failed(format!("{} ({source})", sentence(&error)))
            }
            TransportError::Failed { ref source, .. } => {
                Self::failed(format!("{} ({source})", sentence(&error)))
            }
            _ => Self::failed(sentence(&error)),
        }
    }
}

/// What an error says, as a sentence of its own.
fn sentence(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).chain(['.']).collect()
}
