//! The phone takes the laptop in: both sides of a pairing, in turns.

use std::sync::Arc;

use rapport_core::{Context, Vault};
use rapport_transport::{Admission, FileSecrets, Folder, Invitation, Inviting, Joining, sync};

use super::place::Place;
use crate::failure::Failure;

/// How many turns each side gets; it needs three.
const TURNS: usize = 10;

/// The laptop's vault, with all that the phone has shared, and the digits that both showed.
pub fn pair(phone: &Vault, place: &Place, context: &Context) -> Result<(Vault, String), Failure> {
    let mut store = Folder::new(place.shared());
    let mut inviting = Inviting::new(phone, context)?;
    let mut joining = Joining::new(&inviting.ticket(), "laptop", context)?;
    for _ in 0..TURNS {
        let shown = joining.poll(&mut store, context)?;
        let asked = inviting.poll(&mut store, context)?;
        if let (Admission::Compare { digits: here }, Invitation::Confirm { digits: there, .. }) =
            (shown, asked)
        {
            if here != there {
                return Err(Failure::failed("The two devices do not show the same digits."));
            }
            inviting.confirm(phone, &mut store, context)?;
            if joining.poll(&mut store, context)? != Admission::Welcomed {
                break;
            }
            let (welcome, secrets) = (joining.welcome()?, Arc::new(FileSecrets::new(place.keys())));
            let folder = place.laptop();
            let laptop = Vault::join(&folder, joining.name(), joining.key(), &welcome, context, secrets)?;
            sync(&laptop, &mut store, context)?;
            joining.finish(&mut store)?;
            if inviting.poll(&mut store, context)? != Invitation::Done {
                break;
            }
            return Ok((laptop, here.to_string()));
        }
    }
    Err(Failure::failed("The two devices did not find each other."))
}
