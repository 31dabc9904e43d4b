//! Whose vault it is, and which device this is.

use rusqlite::params;

use super::schema::INDEX_VERSION;
use super::{Reader, Writer};
use crate::{
    Error, Result,
    model::{AuthorId, VaultId},
};

/// Whose vault it is, and which device this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) vault: VaultId,
    pub(crate) author: AuthorId,
    pub(crate) device: String,
}

impl Reader<'_> {
    pub(crate) fn identity(&self) -> Result<Identity> {
        let damaged = || Error::Damaged { what: "vault", reason: "it does not say whose it is" };
        let bytes = |key: &str| -> Result<[u8; 16]> {
            self.row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))?.ok_or_else(damaged)
        };
        let device: Option<Vec<u8>> =
            self.row("SELECT value FROM meta WHERE key = 'device'", [], |row| row.get(0))?;
        Ok(Identity {
            vault: VaultId::from_bytes(bytes("vault")?),
            author: AuthorId::from_bytes(bytes("author")?),
            device: device.and_then(|name| String::from_utf8(name).ok()).ok_or_else(damaged)?,
        })
    }
}

impl Reader<'_> {
    /// Whether the index is of the form that this version reads.
    pub(crate) fn is_index_current(&self) -> Result<bool> {
        let found = self.row("SELECT value FROM meta WHERE key = 'index'", [], |row| row.get::<_, u32>(0))?;
        Ok(found == Some(INDEX_VERSION))
    }
}

impl Writer<'_> {
    /// Notes that the index is of the form that this version reads.
    pub(crate) fn mark_index_current(&self) -> Result<()> {
        self.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('index', ?1)", [INDEX_VERSION])?;
        Ok(())
    }

    pub(super) fn put_identity(&self, identity: &Identity) -> Result<()> {
        let rows: [(&str, &[u8]); 3] = [
            ("vault", identity.vault.as_bytes()),
            ("author", identity.author.as_bytes()),
            ("device", identity.device.as_bytes()),
        ];
        for (key, value) in rows {
            self.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", params![key, value])?;
        }
        Ok(())
    }
}
