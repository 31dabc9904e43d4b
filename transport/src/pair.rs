//! Taking a new device in through a place that both can reach.

use rapport_core::{
    Context, Error, Vault, Welcome,
    sync::{DeviceKey, Digits, FileName, Inviter, Joiner, Ticket},
};

use crate::{BlobStore, TransportError};

/// The side of the inviting device: poll it until it is done.
///
/// The other side is [`Joining`].
pub struct Inviting {
    inviter: Inviter,
    is_welcomed: bool,
}

/// Where an invitation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invitation {
    /// Nobody has answered yet.
    Waiting,
    /// A device wants in: the person looks whether it shows these digits, and then says so with [`Inviting::confirm`].
    Confirm {
        /// What the device calls itself.
        name: String,
        /// The digits it must show.
        digits: Digits,
    },
    /// The device is welcomed and has not said yet that it is in.
    Welcomed,
    /// The device is in.
    Done,
}

impl Inviting {
    /// Invites a device into the vault.
    ///
    /// # Errors
    ///
    /// When this device is not one of the vault's, or its key cannot be had.
    pub fn new(vault: &Vault, context: &Context) -> Result<Self, TransportError> {
        let keyring = vault.keyring(context)?;
        let ticket = Ticket::new(keyring.vault_tag(), keyring.device(), context);
        let inviter = Inviter::new(ticket, keyring.key().clone(), context);
        Ok(Self { inviter, is_welcomed: false })
    }

    /// The ticket that the new device is given, as text. It is good for five minutes.
    pub fn ticket(&self) -> String {
        self.inviter.ticket().to_string()
    }

    /// Looks what has arrived, and answers it.
    ///
    /// # Errors
    ///
    /// When the place cannot be reached, or the pairing cannot go on: make a new ticket then.
    pub fn poll(
        &mut self,
        store: &mut dyn BlobStore,
        context: &Context,
    ) -> Result<Invitation, TransportError> {
        let names = names(store)?;
        if self.is_welcomed {
            // The new device deletes what it said once it is in.
            let is_waiting = names.iter().any(|name| self.inviter.is_theirs(name));
            if is_waiting {
                return Ok(Invitation::Welcomed);
            }
            delete(store, self.inviter.made())?;
            return Ok(Invitation::Done);
        }
        self.inviter.check(context)?;
        if self.inviter.is_crowded(&names) {
            delete(store, self.inviter.made())?;
            return Err(Error::crowded_pairing().into());
        }
        if let Some(name) = self.inviter.wanted(&names)
            && let Some(bytes) = read(store, &name)?
        {
            self.inviter.take(&name, &bytes, context)?;
        }
        self.write(store)?;
        Ok(match self.inviter.guest() {
            Some((card, digits)) => Invitation::Confirm { name: card.name.clone(), digits },
            None => Invitation::Waiting,
        })
    }

    /// Takes the device in, on the person's word that it shows the digits, and leaves everything for it in the place.
    ///
    /// # Errors
    ///
    /// When nobody has shown digits yet, or the place cannot be reached.
    pub fn confirm(
        &mut self,
        vault: &Vault,
        store: &mut dyn BlobStore,
        context: &Context,
    ) -> Result<(), TransportError> {
        let card = self.inviter.guest().map(|(card, _)| card.clone());
        let card = card.ok_or_else(Error::nobody_to_pair)?;
        let welcome = vault.admit(context, &card)?;
        // First all that the new device will look for, so that it begins with everything.
        crate::sync(vault, store, context)?;
        if self.inviter.outbox().is_empty() {
            self.inviter.welcome(&welcome.to_bytes())?;
        }
        self.write(store)?;
        self.is_welcomed = true;
        Ok(())
    }

    /// Gives the pairing up; a device that was welcomed already is in, and stays.
    ///
    /// # Errors
    ///
    /// When the place cannot be reached.
    pub fn cancel(&self, store: &mut dyn BlobStore) -> Result<(), TransportError> {
        if self.is_welcomed { Ok(()) } else { delete(store, self.inviter.made()) }
    }

    fn write(&mut self, store: &mut dyn BlobStore) -> Result<(), TransportError> {
        write(store, self.inviter.outbox())?;
        self.inviter.sent();
        Ok(())
    }
}

/// The side of the new device: poll it until it is welcomed, make the vault, and finish.
pub struct Joining {
    joiner: Joiner,
    name: String,
}

/// Where joining stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The inviting device has not answered yet.
    Waiting,
    /// Show these digits; the person compares them on the inviting device.
    Compare {
        /// The digits.
        digits: Digits,
    },
    /// The device is in: [`rapport_core::Vault::join`] makes its vault.
    Welcomed,
}

impl Joining {
    /// Answers the ticket that an inviting device shows, as a new device called `name`.
    ///
    /// # Errors
    ///
    /// When the ticket is none or too old, or the name is not one line of 1 to 200 bytes.
    pub fn new(ticket: &str, name: &str, context: &Context) -> Result<Self, TransportError> {
        let ticket: Ticket = ticket.parse()?;
        let key = DeviceKey::generate(context);
        let card = key.card(name.trim())?;
        let joiner = Joiner::new(ticket, key, card, context)?;
        Ok(Self { joiner, name: name.trim().to_owned() })
    }

    /// Answers a ticket as the device of a vault whose file came here without its secrets.
    ///
    /// # Errors
    ///
    /// As [`Joining::new`].
    pub fn again(ticket: &str, vault: &Vault, context: &Context) -> Result<Self, TransportError> {
        let card = vault.card(context)?;
        let joiner = Joiner::new(ticket.parse()?, vault.key(context)?, card, context)?;
        Ok(Self { joiner, name: vault.device().to_owned() })
    }

    /// Looks what has arrived, and answers it.
    ///
    /// # Errors
    ///
    /// When the place cannot be reached, or the pairing cannot go on: ask for a new ticket then.
    pub fn poll(
        &mut self,
        store: &mut dyn BlobStore,
        context: &Context,
    ) -> Result<Admission, TransportError> {
        self.write(store)?;
        let names = names(store)?;
        if let Some(name) = self.joiner.wanted(&names)
            && let Some(bytes) = read(store, &name)?
        {
            self.joiner.take(&name, &bytes, context)?;
        }
        self.write(store)?;
        Ok(match (self.joiner.welcome(), self.joiner.digits()) {
            (Some(_), _) => Admission::Welcomed,
            (None, Some(digits)) => Admission::Compare { digits },
            (None, None) => Admission::Waiting,
        })
    }

    /// What the device was welcomed with, once it was.
    ///
    /// # Errors
    ///
    /// When it was not, or the welcome is not whole.
    pub fn welcome(&self) -> Result<Welcome, TransportError> {
        let bytes = self.joiner.welcome().ok_or_else(Error::nobody_to_pair)?;
        Ok(Welcome::from_bytes(bytes)?)
    }

    /// The key of the new device, for [`Vault::join`].
    pub fn key(&self) -> &DeviceKey {
        self.joiner.key()
    }

    /// What the new device is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn write(&mut self, store: &mut dyn BlobStore) -> Result<(), TransportError> {
        write(store, self.joiner.outbox())?;
        self.joiner.sent();
        Ok(())
    }

    /// Clears away what this device said, which tells the other one that it is in; also for giving up.
    ///
    /// # Errors
    ///
    /// When the place cannot be reached.
    pub fn finish(&self, store: &mut dyn BlobStore) -> Result<(), TransportError> {
        delete(store, self.joiner.made())
    }
}

fn names(store: &dyn BlobStore) -> Result<Vec<FileName>, TransportError> {
    Ok(store.list()?.iter().filter_map(|name| name.parse().ok()).collect())
}

fn read(store: &dyn BlobStore, name: &FileName) -> Result<Option<Vec<u8>>, TransportError> {
    match store.get(name) {
        Err(TransportError::Unreadable { .. }) => Ok(None),
        read => read,
    }
}

fn write(store: &mut dyn BlobStore, files: &[(FileName, Vec<u8>)]) -> Result<(), TransportError> {
    files.iter().try_for_each(|(name, bytes)| store.put(name, bytes))
}

fn delete(store: &mut dyn BlobStore, names: &[FileName]) -> Result<(), TransportError> {
    names.iter().try_for_each(|name| store.delete(name))
}
