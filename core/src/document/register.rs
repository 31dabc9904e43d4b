//! Single values as they lie in a document.

use automerge::ScalarValue;
use chrono::NaiveDate;
use serde::{Serialize, de::DeserializeOwned};

use crate::cbor;
use crate::model::{
    Approach, Confidence, EventId, GatheringKind, InsightKind, ItemId, KnowsKind, LeadKind, LinkKind,
    LinkedInReach, Moment, ObligationKind, OfferKind, OutreachChannel, Owner, PartialDate, Purpose,
    QuestionCategory, QuestionKind, RecordId, ResourceKind, Seniority, Source, Strength, Warmth, check_day,
};

/// A value that fits into one register. What cannot be read (a newer version wrote it) reads as absent and stays.
pub(crate) trait Register: Sized + Default + PartialEq {
    /// The value as it is stored; `None` for absent.
    fn store(&self) -> Option<ScalarValue>;
    /// The stored value, if this version can read it.
    fn read(stored: &ScalarValue) -> Option<Self>;
}

impl Register for String {
    fn store(&self) -> Option<ScalarValue> {
        Some(ScalarValue::Str(self.as_str().into()))
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        match stored {
            ScalarValue::Str(text) => Some(text.to_string()),
            _ => None,
        }
    }
}

impl Register for bool {
    fn store(&self) -> Option<ScalarValue> {
        self.then_some(ScalarValue::Boolean(true))
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        stored.as_bool()
    }
}

/// Values that may be absent.
trait Present: Sized + PartialEq {
    fn store(&self) -> ScalarValue;
    fn read(stored: &ScalarValue) -> Option<Self>;
}

impl<T: Present> Register for Option<T> {
    fn store(&self) -> Option<ScalarValue> {
        self.as_ref().map(Present::store)
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        T::read(stored).map(Some)
    }
}

impl Present for String {
    fn store(&self) -> ScalarValue {
        ScalarValue::Str(self.as_str().into())
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        read_text(stored)
    }
}

impl Present for bool {
    fn store(&self) -> ScalarValue {
        ScalarValue::Boolean(*self)
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        stored.as_bool()
    }
}

impl Present for u32 {
    fn store(&self) -> ScalarValue {
        ScalarValue::Uint(u64::from(*self))
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        stored.as_u64()?.try_into().ok()
    }
}

impl Present for RecordId {
    fn store(&self) -> ScalarValue {
        ScalarValue::Bytes(self.as_bytes().to_vec())
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        match stored {
            ScalarValue::Bytes(bytes) => bytes.as_slice().try_into().ok().map(RecordId::from_bytes),
            _ => None,
        }
    }
}

impl Present for ItemId {
    fn store(&self) -> ScalarValue {
        ScalarValue::Bytes(self.as_bytes().to_vec())
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        match stored {
            ScalarValue::Bytes(bytes) => bytes.as_slice().try_into().ok().map(ItemId::from_bytes),
            _ => None,
        }
    }
}

impl Present for EventId {
    fn store(&self) -> ScalarValue {
        ScalarValue::Bytes(self.as_bytes().to_vec())
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        match stored {
            ScalarValue::Bytes(bytes) => bytes.as_slice().try_into().ok().map(EventId::from_bytes),
            _ => None,
        }
    }
}

impl Present for NaiveDate {
    fn store(&self) -> ScalarValue {
        ScalarValue::Str(self.to_string().into())
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        read_text(stored)?.parse().ok().filter(|day| check_day(*day).is_ok())
    }
}

impl Present for Moment {
    fn store(&self) -> ScalarValue {
        ScalarValue::Bytes(cbor::encode(self))
    }
    fn read(stored: &ScalarValue) -> Option<Self> {
        match stored {
            ScalarValue::Bytes(bytes) => cbor::decode(bytes),
            _ => None,
        }
    }
}

fn read_text(stored: &ScalarValue) -> Option<String> {
    <String as Register>::read(stored)
}

/// Enums, and what is a checked text, are stored under the names that serde gives them.
macro_rules! named {
    ($($name:ty),+) => {$(
        impl Present for $name {
            fn store(&self) -> ScalarValue {
                ScalarValue::Str(name_of(self).into())
            }
            fn read(stored: &ScalarValue) -> Option<Self> {
                named(read_text(stored)?)
            }
        }
    )+};
}

named!(
    Approach,
    Confidence,
    GatheringKind,
    InsightKind,
    KnowsKind,
    LeadKind,
    LinkKind,
    LinkedInReach,
    ObligationKind,
    OfferKind,
    OutreachChannel,
    Owner,
    PartialDate,
    Purpose,
    QuestionCategory,
    QuestionKind,
    ResourceKind,
    Seniority,
    Source,
    Strength,
    Warmth
);

/// The name that serde gives a value of an enum.
pub(super) fn name_of(value: &impl Serialize) -> String {
    match ciborium::Value::serialized(value) {
        Ok(ciborium::Value::Text(name)) => name,
        _ => String::new(),
    }
}

/// The value of an enum with this name, if this version knows it.
pub(super) fn named<T: DeserializeOwned>(name: String) -> Option<T> {
    ciborium::Value::Text(name).deserialized().ok()
}
