//! Whose vault it is, and which device this is.

use rusqlite::{ToSql, params};

use super::{Reader, Writer, schema::INDEX_VERSION};
use crate::{
    Error, Result,
    model::{AuthorId, DeviceId, Incarnation, VaultId},
};

/// Whose vault it is, and which device this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) vault: VaultId,
    pub(crate) device: DeviceId,
    pub(crate) incarnation: Incarnation,
    /// What the device is called.
    pub(crate) name: String,
    /// What the host's store of secrets must hold too: another value there means that this file is a copy.
    pub(crate) token: [u8; 16],
    /// Which file of the disk this is: a copy is another one. Empty until the first write.
    pub(crate) place: Vec<u8>,
}

impl Identity {
    /// The author of what this device writes now.
    pub(crate) fn author(&self) -> AuthorId {
        self.device.author(self.incarnation)
    }
}

impl Reader<'_> {
    pub(crate) fn identity(&self) -> Result<Identity> {
        let damaged = || Error::Damaged { what: "vault", reason: "it does not say whose it is" };
        Ok(Identity {
            vault: VaultId::from_bytes(self.meta("vault")?.ok_or_else(damaged)?),
            device: DeviceId::from_bytes(self.meta("device")?.ok_or_else(damaged)?),
            incarnation: Incarnation::from_bytes(self.meta("incarnation")?.ok_or_else(damaged)?),
            name: String::from_utf8(self.meta("name")?.ok_or_else(damaged)?).map_err(|_| damaged())?,
            token: self.meta("token")?.ok_or_else(damaged)?,
            place: self.meta("place")?.unwrap_or_default(),
        })
    }

    /// Whether the index is of the form that this version reads.
    pub(crate) fn is_index_current(&self) -> Result<bool> {
        Ok(self.meta::<u32>("index")? == Some(INDEX_VERSION))
    }

    /// Whether the file was written anew since something was last forgotten.
    pub(crate) fn is_scrubbed(&self) -> Result<bool> {
        Ok(self.meta::<bool>("scrubbed")?.unwrap_or(true))
    }

    /// The version of the gate that refused what is refused.
    pub(crate) fn gate_version(&self) -> Result<u32> {
        Ok(self.meta("gate")?.unwrap_or(0))
    }

    fn meta<T: rusqlite::types::FromSql>(&self, key: &str) -> Result<Option<T>> {
        self.row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
    }
}

impl Writer<'_> {
    /// Notes that the index is of the form that this version reads.
    pub(crate) fn mark_index_current(&self) -> Result<()> {
        self.put_meta("index", &INDEX_VERSION)
    }

    pub(crate) fn note_scrubbed(&self, is_scrubbed: bool) -> Result<()> {
        self.put_meta("scrubbed", &is_scrubbed)
    }

    pub(crate) fn put_gate_version(&self, version: u32) -> Result<()> {
        self.put_meta("gate", &version)
    }

    pub(crate) fn put_identity(&self, identity: &Identity) -> Result<()> {
        self.put_meta("vault", &&identity.vault.as_bytes()[..])?;
        self.put_meta("device", &&identity.device.as_bytes()[..])?;
        self.put_meta("incarnation", &&identity.incarnation.as_bytes()[..])?;
        self.put_meta("name", &identity.name.as_bytes())?;
        self.put_meta("token", &&identity.token[..])?;
        self.put_meta("place", &identity.place)
    }

    fn put_meta(&self, key: &str, value: &dyn ToSql) -> Result<()> {
        self.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", params![key, value])?;
        Ok(())
    }
}
