//! Values to CBOR and back.

use serde::{Serialize, de::DeserializeOwned};

/// The bytes of a value, in CBOR.
pub(crate) fn encode(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, and the types written here have no maps with odd keys.
    let written = ciborium::into_writer(value, &mut bytes);
    debug_assert!(written.is_ok(), "a plain value is always written");
    bytes
}

/// The value with these bytes, or `None` when a newer version wrote something else there.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    ciborium::from_reader(bytes).ok()
}
