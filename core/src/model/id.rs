//! Names of things: records, events, authors, vaults.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid, Version};

use crate::{Context, Error, Result};

/// Names one record, in every vault that holds it.
///
/// Random ids are UUIDs of version 7, so they sort by the time their author's clock showed; ids derived from a
/// meaning are of version 8. Written as the usual 36 characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(Uuid);

impl RecordId {
    /// A new id, ordered by the context's clock.
    pub fn new(context: &Context) -> Self {
        Self::nth(context, 0)
    }

    /// A new id that is ordered by the context's clock, and after those with a smaller `n` (up to 4,095) of the same
    /// millisecond: what one act makes stays in the order in which it was made.
    pub(crate) fn nth(context: &Context, n: usize) -> Self {
        let mut random = [0; 10];
        context.random(&mut random);
        random[..2].copy_from_slice(&(n.min(0x0FFF) as u16).to_be_bytes());
        let millis = context.now().timestamp_millis().max(0) as u64;
        Self(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// The id of a record whose identity is its meaning: the same everywhere for the same `kind` and `subject`.
    ///
    /// Two devices that create such a record apart have created one record.
    pub fn derived(kind: &str, subject: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("rapport record id v0");
        hasher.update(&(kind.len() as u64).to_le_bytes()).update(kind.as_bytes());
        for part in subject {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        let mut bytes = [0; 16];
        hasher.finalize_xof().fill(&mut bytes);
        Self(Builder::from_custom_bytes(bytes).into_uuid())
    }

    /// Whether the id was derived from a meaning.
    pub fn is_derived(&self) -> bool {
        self.0.get_version() == Some(Version::Custom)
    }

    /// What its author's clock showed when the record was made; nothing for an id that is a meaning.
    pub fn made_at(&self) -> Option<DateTime<Utc>> {
        let (seconds, nanoseconds) = self.0.get_timestamp()?.to_unix();
        DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)
    }

    /// The 16 bytes of the id.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The id with these 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Uuid::parse_str(text).map(Self).map_err(|_| Error::invalid("id", "is not a record's id"))
    }
}

macro_rules! byte_id {
    ($(#[$meta:meta])* $name:ident, $length:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $length]);

        impl $name {
            #[doc = concat!("The ", stringify!($length), " bytes of the id.")]
            pub fn as_bytes(&self) -> &[u8; $length] {
                &self.0
            }

            #[doc = concat!("The id with these ", stringify!($length), " bytes.")]
            pub const fn from_bytes(bytes: [u8; $length]) -> Self {
                Self(bytes)
            }

            /// A new random id.
            pub fn new(context: &Context) -> Self {
                let mut bytes = [0; $length];
                context.random(&mut bytes);
                Self(bytes)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self> {
                let wrong = || Error::invalid("id", concat!("is not ", $length, " bytes written in hexadecimal"));
                if text.len() != 2 * $length || !text.is_ascii() {
                    return Err(wrong());
                }
                let mut bytes = [0; $length];
                for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
                    let pair = std::str::from_utf8(pair).map_err(|_| wrong())?;
                    *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
                }
                Ok(Self(bytes))
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    serializer.serialize_bytes(&self.0)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
                } else {
                    struct Bytes;
                    impl serde::de::Visitor<'_> for Bytes {
                        type Value = $name;
                        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                            f.write_str(concat!($length, " bytes"))
                        }
                        fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> std::result::Result<$name, E> {
                            bytes.try_into().map($name).map_err(|_| E::invalid_length(bytes.len(), &self))
                        }
                    }
                    deserializer.deserialize_bytes(Bytes)
                }
            }
        }
    };
}

byte_id!(
    /// Names one event inside a record, and stamps a member of a set.
    EventId, 10
);
byte_id!(
    /// Names one item of a record's list (an e-mail address, an employment).
    ItemId, 10
);
byte_id!(
    /// Names an author of changes: one device in one incarnation. It is also the actor of the author's Automerge changes.
    AuthorId, 16
);
byte_id!(
    /// Names a vault: the same on all of a person's devices.
    VaultId, 16
);
byte_id!(
    /// Names a device: the public half of the key it signs with.
    DeviceId, 32
);
byte_id!(
    /// Tells the authors apart that one device is, one after the other: a copy of a vault's file begins a new one.
    Incarnation, 8
);
byte_id!(
    /// Names a key that content is sealed under.
    EpochId, 16
);
byte_id!(
    /// Names a signed record about who belongs to a vault.
    RosterId, 32
);

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::testing::id;

    #[test]
    fn an_id_says_when_it_was_made_and_a_meaning_does_not() {
        let now = DateTime::from_timestamp_millis(1_772_463_600_123).unwrap();
        let context = Context::new(now, chrono_tz::UTC, Arc::new(|bytes: &mut [u8]| bytes.fill(7)));
        assert_eq!(RecordId::new(&context).made_at(), Some(now));
        assert_eq!(RecordId::derived("x", &[]).made_at(), None);
    }

    #[test]
    fn an_id_that_is_a_meaning_says_so_and_is_written_as_a_uuid() {
        let derived = RecordId::derived("profile", &[]);
        assert!(derived.is_derived());
        assert!(!id(0x41).is_derived());
        assert_eq!(id(0x41).to_string(), "41414141-4141-4141-4141-414141414141");
        assert_eq!(format!("{:?}", id(0x41)), "41414141-4141-4141-4141-414141414141");
        assert_eq!(crate::model::Kind::IntroRequest.to_string(), "intro_request");
    }
}
