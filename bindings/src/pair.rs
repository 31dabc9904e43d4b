//! Taking a new device in.

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rapport_transport::{Admission, Folder, Inviting};

use crate::{Context, Result, SecretStore, Vault, secrets::asked};

/// The side of the inviting device: poll it, about once a second, until it is done.
#[derive(uniffi::Object)]
pub struct Invitation {
    inner: Mutex<Inviting>,
    ticket: String,
}

/// Where an invitation stands.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum InvitationState {
    /// Nobody has answered yet.
    Waiting,
    /// A device wants in: the person looks whether it shows these digits. Only if it does, confirm.
    Confirm {
        /// What the device calls itself.
        name: String,
        /// The six digits that it must show, as both devices write them: `123 456`.
        digits: String,
    },
    /// The device is welcomed and has not said yet that it is in.
    Welcomed,
    /// The device is in. This was the last poll.
    Done,
}

#[uniffi::export]
impl Invitation {
    /// Invites one device into a vault.
    ///
    /// # Errors
    ///
    /// If this device is not one of the vault's, if the store of secrets fails, if the disk refuses.
    #[uniffi::constructor]
    pub fn new(vault: Arc<Vault>, context: Context) -> Result<Arc<Self>> {
        let inviting = Inviting::new(vault.core(), &context.core())?;
        let ticket = inviting.ticket();
        Ok(Arc::new(Self { inner: Mutex::new(inviting), ticket }))
    }

    /// The ticket that the new device is given, as text. It is good for five minutes and one device; nobody else may
    /// see it.
    pub fn ticket(&self) -> String {
        self.ticket.clone()
    }

    /// Looks what has arrived in the folder to sync through, and answers it.
    ///
    /// # Errors
    ///
    /// If the folder is gone, full or not to be written; or if the pairing cannot go on, since the ticket is too old or
    /// more than one device answered it: invite anew then.
    pub fn poll(&self, folder: String, context: Context) -> Result<InvitationState> {
        Ok(match locked(&self.inner).poll(&mut Folder::new(folder), &context.core())? {
            rapport_transport::Invitation::Waiting => InvitationState::Waiting,
            rapport_transport::Invitation::Confirm { name, digits } => {
                InvitationState::Confirm { name, digits: digits.to_string() }
            }
            rapport_transport::Invitation::Welcomed => InvitationState::Welcomed,
            rapport_transport::Invitation::Done => InvitationState::Done,
        })
    }

    /// Takes the device in, on the person's word that it shows the digits. It can read everything from then on.
    ///
    /// # Errors
    ///
    /// If nobody has shown digits yet, if the folder is gone, full or not to be written, if the vault fails.
    pub fn confirm(&self, vault: Arc<Vault>, folder: String, context: Context) -> Result<()> {
        Ok(locked(&self.inner).confirm(vault.core(), &mut Folder::new(folder), &context.core())?)
    }

    /// Gives the invitation up and clears away what it left in the folder.
    ///
    /// # Errors
    ///
    /// If the folder is gone or not to be written.
    pub fn cancel(&self, folder: String) -> Result<()> {
        Ok(locked(&self.inner).cancel(&mut Folder::new(folder))?)
    }
}

/// The side of the new device: poll it, about once a second, until it is welcomed; make the vault; finish.
#[derive(uniffi::Object)]
pub struct Joining {
    inner: Mutex<rapport_transport::Joining>,
}

/// Where joining stands.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum JoiningState {
    /// The inviting device has not answered yet.
    Waiting,
    /// Show these digits; the person compares them on the inviting device.
    Compare {
        /// The six digits, as both devices write them: `123 456`.
        digits: String,
    },
    /// The device is in: make its vault.
    Welcomed,
}

#[uniffi::export]
impl Joining {
    /// Answers the ticket that an inviting device shows, as a new device of that name.
    ///
    /// # Errors
    ///
    /// If the ticket is none or too old, or the name is not one line of 1 to 200 bytes.
    #[uniffi::constructor]
    pub fn new(ticket: String, name: String, context: Context) -> Result<Arc<Self>> {
        let joining = rapport_transport::Joining::new(&ticket, &name, &context.core())?;
        Ok(Arc::new(Self { inner: Mutex::new(joining) }))
    }

    /// Answers a ticket as the device of a vault whose folder is here and whose secrets are not: it was copied, or put
    /// back on another device.
    ///
    /// # Errors
    ///
    /// If the ticket is none or too old, if the store of secrets fails, if the disk refuses.
    #[uniffi::constructor]
    pub fn again(ticket: String, vault: Arc<Vault>, context: Context) -> Result<Arc<Self>> {
        let joining = rapport_transport::Joining::again(&ticket, vault.core(), &context.core())?;
        Ok(Arc::new(Self { inner: Mutex::new(joining) }))
    }

    /// Looks what has arrived in the folder to sync through, and answers it.
    ///
    /// # Errors
    ///
    /// If the folder is gone, full or not to be written; or if the pairing cannot go on: ask for a new ticket then.
    pub fn poll(&self, folder: String, context: Context) -> Result<JoiningState> {
        Ok(match locked(&self.inner).poll(&mut Folder::new(folder), &context.core())? {
            Admission::Waiting => JoiningState::Waiting,
            Admission::Compare { digits } => JoiningState::Compare { digits: digits.to_string() },
            Admission::Welcomed => JoiningState::Welcomed,
        })
    }

    /// Makes the vault of the new device in a folder. It is empty until it syncs.
    ///
    /// # Errors
    ///
    /// If the device is not welcomed yet, if there is a vault already, if a service keeps the folder in step, if the
    /// disk or the store of secrets refuses.
    pub fn make_vault(
        &self,
        folder: String,
        secrets: Arc<dyn SecretStore>,
        context: Context,
    ) -> Result<Arc<Vault>> {
        let joining = locked(&self.inner);
        let welcome = joining.welcome()?;
        let (folder, context) = (Path::new(&folder), context.core());
        let vault = rapport_core::Vault::join(
            folder,
            joining.name(),
            joining.key(),
            &welcome,
            &context,
            asked(secrets),
        )?;
        Ok(Arc::new(Vault::of(vault)))
    }

    /// Makes a vault that is here one of the person's again, after answering with `again`.
    ///
    /// # Errors
    ///
    /// If the device is not welcomed yet, if the ticket was another vault's, if the disk or the store of secrets
    /// refuses.
    pub fn accept(&self, vault: Arc<Vault>, context: Context) -> Result<()> {
        let welcome = locked(&self.inner).welcome()?;
        Ok(vault.core().accept(&context.core(), &welcome)?)
    }

    /// Clears away what this device left in the folder, which tells the inviting one that it is in; also for giving up.
    ///
    /// # Errors
    ///
    /// If the folder is gone or not to be written.
    pub fn finish(&self, folder: String) -> Result<()> {
        Ok(locked(&self.inner).finish(&mut Folder::new(folder))?)
    }
}

fn locked<T>(inner: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves at worst a pairing that does not go on.
    inner.lock().unwrap_or_else(PoisonError::into_inner)
}
