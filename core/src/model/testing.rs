//! What tests of the nouns are made of.

use chrono::DateTime;

use super::{AuthorId, Event, EventId, Events, Moment, RecordId};

/// The id of sixteen such bytes.
pub(super) fn id(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

/// So many seconds after a beginning.
pub(super) fn moment(seconds: i64) -> Moment {
    Moment::at(DateTime::from_timestamp(1_772_000_000 + seconds, 0).unwrap(), chrono_tz::UTC)
}

/// What happened, one a second from the first second on, and which of what came before each takes back.
pub(super) fn events<K>(what: impl IntoIterator<Item = (Option<K>, &'static [u8])>) -> Events<K> {
    let mut events = Events::default();
    for (n, (what, voids)) in (1u8..).zip(what) {
        let voids = voids.iter().map(|n| EventId::from_bytes([*n; 10])).collect();
        let event = Event { at: moment(i64::from(n)), author: AuthorId::from_bytes([n; 16]), what, voids };
        events.insert(EventId::from_bytes([n; 10]), event);
    }
    events
}

/// What happened, one a second from the first second on, and all of it stands.
pub(super) fn happened<K>(what: impl IntoIterator<Item = K>) -> Events<K> {
    events(what.into_iter().map(|what| (Some(what), &[][..])))
}
