//! One exchange between a vault and a place.

use rapport_core::{
    Context, Vault,
    sync::{Input, Output, Report, Session, Upkeep},
};

use crate::{BlobStore, TransportError};

/// Brings in what other devices left in `store` and leaves there what is missing of this device's work.
///
/// Files that are half copied, damaged, unreadable or too new are in the report; they are tried again next time.
///
/// ```no_run
/// use rapport_core::{Context, Vault};
/// use rapport_transport::{Folder, TransportError, sync};
///
/// fn through_the_stick(vault: &Vault, context: &Context) -> Result<(), TransportError> {
///     let report = sync(vault, &mut Folder::new("/media/stick/rapport"), context)?;
///     println!("{} in, {} out", report.received, report.published);
///     Ok(())
/// }
/// ```
///
/// # Errors
///
/// When the place cannot be reached, the device is not one of the vault's, or the vault fails. What was received until
/// then stays received.
pub fn sync(vault: &Vault, store: &mut dyn BlobStore, context: &Context) -> Result<Report, TransportError> {
    sync_with(vault, store, context, Upkeep::default())
}

/// As [`sync()`], by other rules of upkeep than the usual ones: what is right depends on the place.
///
/// # Errors
///
/// As [`sync()`].
pub fn sync_with(
    vault: &Vault,
    store: &mut dyn BlobStore,
    context: &Context,
    upkeep: Upkeep,
) -> Result<Report, TransportError> {
    let mut session = Session::with(vault.sync_state(context)?, upkeep);
    let mut input = Input::Start;
    loop {
        let output = session.handle(input)?;
        input = match vault.answer(context, &output)? {
            Some(answer) => answer,
            None => match output {
                Output::Done(report) => return Ok(report),
                output => ask(store, output)?,
            },
        };
    }
}

/// What the place answers.
fn ask(store: &mut dyn BlobStore, output: Output) -> Result<Input, TransportError> {
    Ok(match output {
        Output::List => Input::Listing(store.list()?),
        Output::Fetch { name } => match store.get(&name) {
            Ok(Some(bytes)) => Input::Blob(bytes),
            Ok(None) => Input::BlobMissing,
            Err(TransportError::Unreadable { .. }) => Input::BlobUnreadable,
            Err(error) => return Err(error),
        },
        Output::Store { name, bytes } => {
            store.put(&name, &bytes)?;
            Input::Stored
        }
        Output::Delete { name } => {
            store.delete(&name)?;
            Input::Deleted
        }
        // The vault has answered all others; an answer to none of them ends the session with an error.
        _ => Input::Noted,
    })
}
