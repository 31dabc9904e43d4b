//! Writes bytes as a CBOR byte string; serde alone writes an array of numbers, twice as long.

use std::{fmt, marker::PhantomData};

use serde::{Deserializer, Serializer, de};

pub(super) fn serialize<T: AsRef<[u8]>, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(value.as_ref())
}

pub(super) fn deserialize<'de, T: TryFrom<Vec<u8>>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_byte_buf(ByteString(PhantomData))
}

struct ByteString<T>(PhantomData<T>);

impl<T: TryFrom<Vec<u8>>> de::Visitor<'_> for ByteString<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a byte string of the right length")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<T, E> {
        self.visit_byte_buf(bytes.to_vec())
    }

    fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<T, E> {
        let length = bytes.len();
        T::try_from(bytes).map_err(|_| E::invalid_length(length, &"a byte string of the right length"))
    }
}
