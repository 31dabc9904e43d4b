//! Noticing that a vault's file is a copy, before anything is written.
//!
//! The vault and the host's store of secrets hold the same token, which changes before the first write after every
//! opening and before every sync; and the vault knows which file of the disk it is. A file that was put back from a
//! backup holds an older token as soon as the original was written to or synced; a copy is another file of the disk.
//! Either begins a new **incarnation**, a new author, before it writes. So two copies never write under one author, and
//! what the older author wrote in a copy is always the beginning of what it wrote in all.

use std::path::Path;

use super::place;
use crate::{
    Context, Error, Result, SecretStore,
    model::{DeviceId, Incarnation, VaultId},
    store::{Identity, Store},
    sync::DeviceKey,
};

/// The name of a device's key among the host's secrets.
fn key_name(vault: VaultId, device: DeviceId) -> String {
    format!("rapport.{vault}.{device}.key")
}

fn token_name(vault: VaultId, device: DeviceId) -> String {
    format!("rapport.{vault}.{device}.token")
}

/// Keeps the secrets of a new device.
pub(super) fn begin(secrets: &dyn SecretStore, identity: &Identity, key: &DeviceKey) -> Result<()> {
    secrets.put(&key_name(identity.vault, identity.device), key.seed())?;
    secrets.put(&token_name(identity.vault, identity.device), &identity.token)
}

/// Forgets the secrets of a device.
pub(super) fn end(secrets: &dyn SecretStore, identity: &Identity) -> Result<()> {
    secrets.delete(&key_name(identity.vault, identity.device))?;
    secrets.delete(&token_name(identity.vault, identity.device))
}

/// The key of this device, if the host still has it.
pub(super) fn key(secrets: &dyn SecretStore, identity: &Identity) -> Result<Option<DeviceKey>> {
    let seed = secrets.get(&key_name(identity.vault, identity.device))?;
    let seed = seed.map(|seed| <[u8; 32]>::try_from(seed).map_err(|_| spoiled())).transpose()?;
    let key = seed.map(DeviceKey::from_seed);
    Ok(key.filter(|key| key.id() == identity.device))
}

/// Makes sure that nobody else writes as the author that this vault would write as.
pub(super) fn ensure(
    store: &mut Store,
    file: &Path,
    secrets: &dyn SecretStore,
    context: &Context,
) -> Result<()> {
    let place = place::identity(file);
    store.write(|writer| {
        let mut identity = writer.identity()?;
        match key(secrets, &identity)? {
            Some(_) => {
                let token = secrets.get(&token_name(identity.vault, identity.device))?;
                let is_moved = !identity.place.is_empty() && identity.place != place;
                if is_moved || token.as_deref() != Some(&identity.token[..]) {
                    identity.incarnation = Incarnation::new(context);
                }
            }
            // The file came here without its secrets: this is another device now, which has to be paired.
            None => {
                let key = DeviceKey::generate(context);
                identity.device = key.id();
                identity.incarnation = Incarnation::new(context);
                begin(secrets, &identity, &key)?;
            }
        }
        identity.place.clone_from(&place);
        context.random(&mut identity.token);
        // First there: if it does not get here, the worst is an incarnation more.
        secrets.put(&token_name(identity.vault, identity.device), &identity.token)?;
        writer.put_identity(&identity)
    })
}

/// Begins a new incarnation, since somebody else writes as this author.
pub(super) fn renew(writer: &crate::store::Writer<'_>, context: &Context) -> Result<Identity> {
    let mut identity = writer.identity()?;
    identity.incarnation = Incarnation::new(context);
    writer.put_identity(&identity)?;
    Ok(identity)
}

fn spoiled() -> Error {
    Error::Damaged { what: "device key", reason: "it has not its length" }
}
