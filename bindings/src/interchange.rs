//! Files of other programs.

use rapport_core::interchange::{self, Connections};

use crate::Result;

/// Reads the list of connections that LinkedIn hands out, `Connections.csv`. Nothing is changed: the people are taken over
/// by an import command, at most 500 at once.
///
/// # Errors
///
/// If it is larger than 32 MiB, if it is no text in UTF-8, if it is no such list.
#[uniffi::export]
pub fn read_connections(file: Vec<u8>) -> Result<Connections> {
    Ok(interchange::read_connections(&file)?)
}
