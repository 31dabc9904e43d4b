//! The insides of sealed files, for [`crate::fuzzing`].

use super::{
    Checkpoint, DeviceCard, DeviceKey, DeviceState, EpochKey, Segment, Tag,
    envelope::{self, Kind, Opened},
};

const VAULT: Tag = Tag::from_bytes([9; 16]);

/// Header and body in one: the length of the header before it.
fn joined(header: &[u8], body: &[u8]) -> Vec<u8> {
    [&(header.len() as u32).to_le_bytes(), header, body].concat()
}

/// Header and body again, as if they had been opened.
fn parted(bytes: &[u8]) -> Opened {
    let (length, rest) = bytes.split_at_checked(4).unwrap_or((&[0; 4], &[]));
    let length = u32::from_le_bytes(length.try_into().unwrap_or_default()) as usize;
    let (header, body) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    let signer = DeviceKey::from_seed([1; 32]).id();
    Opened { signer, header: header.to_vec(), body: body.to_vec() }
}

pub(crate) fn entries(segment: &Option<Segment>) -> Vec<u8> {
    let parts = segment.as_ref().and_then(|segment| segment.parts(0).ok()).unwrap_or_default();
    joined(&parts.0, &parts.1)
}

pub(crate) fn open_entries(bytes: &[u8]) -> bool {
    Segment::of_parts(&parted(bytes)).is_ok()
}

pub(crate) fn state(state: &DeviceState) -> Vec<u8> {
    state.body()
}

pub(crate) fn open_state(bytes: &[u8]) -> bool {
    DeviceState::of_body(bytes).is_ok()
}

pub(crate) fn checkpoint(checkpoint: &Checkpoint) -> Vec<u8> {
    let (header, body) = checkpoint.clone().parts(0).into_iter().next().unwrap_or_default();
    joined(&header, &body)
}

pub(crate) fn open_checkpoint(bytes: &[u8]) -> Option<Checkpoint> {
    let opened = parted(bytes);
    Checkpoint::of_parts(opened.signer, [opened]).ok()
}

pub(crate) fn pairing(card: &Option<DeviceCard>) -> Vec<Vec<u8>> {
    card.iter().flat_map(super::pairing::sample_messages).collect()
}

pub(crate) fn read_pairing(bytes: &[u8]) -> bool {
    super::pairing::reads(bytes)
}

/// A whole file around header and body.
pub(crate) fn seal(key: &DeviceKey, epoch: &EpochKey, parts: &[u8]) -> Vec<u8> {
    let opened = parted(parts);
    envelope::seal(Kind::Entries, key, epoch, VAULT, &opened.header, &opened.body).unwrap_or_default()
}

pub(crate) fn open_file(bytes: &[u8], epoch: &EpochKey) -> bool {
    envelope::open(bytes, Kind::Entries, VAULT, |id| (id == epoch.id()).then_some(epoch)).is_ok()
}

/// What is inside the seal.
pub(crate) fn envelope(key: &DeviceKey, epoch: &EpochKey, parts: &[u8]) -> Vec<u8> {
    let opened = parted(parts);
    envelope::inside(Kind::Entries, key, epoch.id(), VAULT, &opened.header, &opened.body).unwrap_or_default()
}

pub(crate) fn open_envelope(bytes: &[u8], epoch: &EpochKey) -> bool {
    // A signature is checked before anything else is read; whoever signs well gets beyond it.
    let bytes = envelope::signed_again(bytes, &DeviceKey::from_seed([1; 32]), epoch.id(), VAULT);
    envelope::read(&bytes, Kind::Entries, VAULT, epoch.id()).is_ok()
}
