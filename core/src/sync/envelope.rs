//! The one form in which files leave a device: signed inside, sealed outside.
//!
//! ```text
//! file    "RAP1" | epoch id[16] | nonce[24] | XChaCha20-Poly1305(inside; additional data: "RAP1" | epoch id | vault tag[16])
//! inside  signature[64] | kind[1] | device id[32] | header length u32 | packed length u32 | body length u32
//!         | header | packed body (zstd) | zeros up to the Padmé length
//! ```
//!
//! Numbers are little-endian. The signature (Ed25519, purpose "rapport file v1") is over the vault tag, the epoch id and
//! all of the inside between itself and the zeros. The nonce is not random but the beginning of a keyed hash of the inside:
//! the same content made again is the same file, byte for byte, so a file that was lost is written again under its old
//! name. A nonce then repeats only where everything else does.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};

use super::{DeviceKey, EpochKey, MAX_SEGMENT, Tag};
use crate::{
    Error, Result,
    model::{DeviceId, EpochId},
};

const MAGIC: &[u8; 4] = b"RAP1";
const VERSION: u8 = b'1';
const PURPOSE: &str = "rapport file v1";
/// Magic, epoch and nonce.
const OUTSIDE: usize = 4 + 16 + 24;
/// Signature, kind, device and the three lengths.
const FRONT: usize = 64 + 1 + 32 + 12;
const MAX_HEADER: usize = 64 << 10;
/// The largest body, in bytes before it is packed.
const MAX_BODY: usize = 64 << 20;
/// Of the levels that take about as long as sealing itself, the one that packs best.
const LEVEL: i32 = 9;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Entries of one author.
    Entries = 1,
    /// A part of a checkpoint.
    Checkpoint = 2,
    /// Where a device is.
    State = 3,
    /// A message of a pairing.
    Pairing = 4,
}

/// What was in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The device that signed it.
    pub signer: DeviceId,
    /// Its header.
    pub header: Vec<u8>,
    /// Its body.
    pub body: Vec<u8>,
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It is not what it should be.
    #[error(transparent)]
    Damaged(#[from] Error),
    /// It was made by a newer version, of this number.
    #[error("the file was made by a newer version")]
    NewerVersion(u32),
    /// It is sealed under a key that is not here, perhaps not yet.
    #[error("the file is sealed under a key that is not here")]
    UnknownEpoch(EpochId),
}

/// Signs and seals a file.
///
/// # Errors
///
/// [`Error::Invalid`] when it would be larger than a file may be.
pub fn seal(
    kind: Kind,
    signer: &DeviceKey,
    key: &EpochKey,
    vault: Tag,
    header: &[u8],
    body: &[u8],
) -> Result<Vec<u8>> {
    let epoch = key.id();
    let inside = inside(kind, signer, epoch, vault, header, body)?;
    let nonce: [u8; 24] = beginning(blake3::keyed_hash(&key.subkey("rapport nonce v1"), &inside).as_bytes());
    let mut file = [MAGIC, &epoch.as_bytes()[..], &nonce].concat();
    let additional = additional(epoch, vault);
    let cipher = XChaCha20Poly1305::new(&key.subkey("rapport content v1").into());
    let payload = Payload { msg: &inside, aad: &additional };
    file.extend(cipher.encrypt(&nonce.into(), payload).map_err(|_| too_large())?);
    Ok(file)
}

/// What goes inside the seal, signed and padded.
pub(super) fn inside(
    kind: Kind,
    signer: &DeviceKey,
    epoch: EpochId,
    vault: Tag,
    header: &[u8],
    body: &[u8],
) -> Result<Vec<u8>> {
    let packed = zstd::bulk::compress(body, LEVEL).map_err(|_| too_large())?;
    let length = FRONT + header.len() + packed.len();
    let is_small =
        header.len() <= MAX_HEADER && body.len() <= MAX_BODY && OUTSIDE + padded(length) + 16 <= MAX_SEGMENT;
    if !is_small {
        return Err(too_large());
    }
    let mut inside = Vec::with_capacity(padded(length));
    inside.extend_from_slice(&[0; 64]);
    inside.push(kind as u8);
    inside.extend_from_slice(signer.id().as_bytes());
    for length in [header.len(), packed.len(), body.len()] {
        inside.extend_from_slice(&(length as u32).to_le_bytes());
    }
    inside.extend_from_slice(header);
    inside.extend_from_slice(&packed);
    let signature = signer.sign(PURPOSE, &signed(vault, epoch, &inside[64..]));
    inside[..64].copy_from_slice(&signature);
    inside.resize(padded(length), 0);
    Ok(inside)
}

/// The same inside, signed well: for reaching what comes after the signature.
#[cfg(feature = "fuzzing")]
pub(super) fn signed_again(inside: &[u8], signer: &DeviceKey, epoch: EpochId, vault: Tag) -> Vec<u8> {
    let mut again = inside.to_vec();
    if again.len() < FRONT {
        return again;
    }
    again[65..97].copy_from_slice(signer.id().as_bytes());
    let length = |at: usize| u32::from_le_bytes(beginning(&inside[at..])) as usize;
    let end = FRONT.saturating_add(length(97)).saturating_add(length(101)).min(again.len());
    let signature = signer.sign(PURPOSE, &signed(vault, epoch, &again[64..end]));
    again[..64].copy_from_slice(&signature);
    again
}

/// Opens a file of this kind and checks its signature; who may sign is not asked here.
///
/// Every length is checked before anything of that length is allocated.
///
/// # Errors
///
/// [`OpenError`].
pub fn open<'a>(
    bytes: &[u8],
    kind: Kind,
    vault: Tag,
    key_of: impl FnOnce(EpochId) -> Option<&'a EpochKey>,
) -> Result<Opened, OpenError> {
    if bytes.len() > MAX_SEGMENT {
        return Err(damaged("it is too large"));
    }
    match bytes {
        [b'R', b'A', b'P', VERSION, ..] => {}
        [b'R', b'A', b'P', newer @ b'2'..=b'9', ..] => {
            return Err(OpenError::NewerVersion((newer - b'0').into()));
        }
        _ => return Err(damaged("it does not begin like a file of ours")),
    }
    let (outside, sealed) = bytes.split_at_checked(OUTSIDE).ok_or_else(|| damaged("it ends too early"))?;
    let epoch = EpochId::from_bytes(beginning(&outside[4..20]));
    let key = key_of(epoch).ok_or(OpenError::UnknownEpoch(epoch))?;
    let nonce: [u8; 24] = beginning(&outside[20..]);
    let cipher = XChaCha20Poly1305::new(&key.subkey("rapport content v1").into());
    let payload = Payload { msg: sealed, aad: &additional(epoch, vault) };
    let inside = cipher.decrypt(&nonce.into(), payload).map_err(|_| damaged("its seal is broken"))?;
    read(&inside, kind, vault, epoch)
}

pub(super) fn read(inside: &[u8], kind: Kind, vault: Tag, epoch: EpochId) -> Result<Opened, OpenError> {
    let (front, rest) = inside.split_at_checked(FRONT).ok_or_else(|| damaged("it is empty"))?;
    let length = |at: usize| u32::from_le_bytes(beginning(&front[at..])) as usize;
    let (header, packed, body) = (length(97), length(101), length(105));
    if header > MAX_HEADER || body > MAX_BODY {
        return Err(damaged("it promises more than a file may hold"));
    }
    let end = header.saturating_add(packed);
    let (content, zeros) = rest.split_at_checked(end).ok_or_else(|| damaged("it ends too early"))?;
    if inside.len() != padded(FRONT + end) || zeros.iter().any(|byte| *byte != 0) {
        return Err(damaged("it is not padded as files are"));
    }
    if front[64] != kind as u8 {
        return Err(damaged("it is of another kind"));
    }
    let signer = DeviceId::from_bytes(beginning(&front[65..97]));
    let signature: [u8; 64] = beginning(front);
    signer.verify(PURPOSE, &signed(vault, epoch, &inside[64..FRONT + end]), &signature)?;
    let (header, packed) = content.split_at(header);
    let body_bytes =
        zstd::bulk::decompress(packed, body).map_err(|_| damaged("its body cannot be unpacked"))?;
    if body_bytes.len() != body {
        return Err(damaged("its body has not the length it promises"));
    }
    Ok(Opened { signer, header: header.to_vec(), body: body_bytes })
}

fn signed(vault: Tag, epoch: EpochId, content: &[u8]) -> Vec<u8> {
    [vault.as_bytes(), epoch.as_bytes(), content].concat()
}

fn additional(epoch: EpochId, vault: Tag) -> Vec<u8> {
    [MAGIC, &epoch.as_bytes()[..], vault.as_bytes()].concat()
}

fn too_large() -> Error {
    Error::invalid("change", "is too large to be sent to other devices; make it in parts")
}

/// The length that `length` bytes are padded to (Padmé): it tells no more than the order of magnitude, and costs at most
/// an eighth.
fn padded(length: usize) -> usize {
    let exponent = length.max(2).ilog2();
    let digits = exponent.max(1).ilog2() + 1;
    let mask = (1usize << exponent.saturating_sub(digits)) - 1;
    (length + mask) & !mask
}

fn beginning<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut beginning = [0; N];
    beginning.copy_from_slice(&bytes[..N]);
    beginning
}

fn damaged(reason: &'static str) -> OpenError {
    OpenError::Damaged(Error::Damaged { what: "file", reason })
}

impl From<OpenError> for Error {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Damaged(error) => error,
            OpenError::NewerVersion(found) => Self::NewerVersion { found, supported: 1 },
            OpenError::UnknownEpoch(_) => {
                Self::Damaged { what: "file", reason: "it is sealed under a key that is not here" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VAULT: Tag = Tag::from_bytes([9; 16]);

    fn keys() -> (DeviceKey, EpochKey) {
        (DeviceKey::from_seed([1; 32]), EpochKey::from_bytes([2; 32]))
    }

    fn file(body: &[u8]) -> Vec<u8> {
        let (device, key) = keys();
        seal(Kind::Entries, &device, &key, VAULT, b"header", body).unwrap()
    }

    fn opened(bytes: &[u8]) -> Result<Opened, OpenError> {
        let (_, key) = keys();
        open(bytes, Kind::Entries, VAULT, |epoch| (epoch == key.id()).then_some(&key))
    }

    #[test]
    fn opens_as_it_was_sealed() {
        for length in [0, 1, 100, 5_000] {
            let body = vec![b'x'; length];
            let file = file(&body);
            let opened = opened(&file).unwrap();
            assert_eq!(
                (opened.signer, opened.header, opened.body),
                (keys().0.id(), b"header".to_vec(), body)
            );
            assert_eq!(file, self::file(&vec![b'x'; length]), "the same content makes the same file");
        }
    }

    #[test]
    fn every_byte_counts() {
        let file = file(b"a body");
        for at in 0..file.len() {
            let mut spoiled = file.clone();
            spoiled[at] ^= 1;
            assert!(opened(&spoiled).is_err(), "byte {at}");
            assert!(opened(&file[..at]).is_err(), "cut at {at}");
        }
        assert!(opened(&[&file[..], b"x"].concat()).is_err());
    }

    #[test]
    fn is_of_one_kind_and_one_vault() {
        let (_, key) = keys();
        let file = file(b"a body");
        let open = |kind, vault| open(&file, kind, vault, |_| Some(&key));
        assert!(open(Kind::Entries, VAULT).is_ok());
        assert!(open(Kind::State, VAULT).is_err());
        assert!(open(Kind::Entries, Tag::from_bytes([8; 16])).is_err());
    }

    #[test]
    fn tells_what_is_newer_and_what_is_locked_from_what_is_broken() {
        let mut newer = file(b"a body");
        newer[3] = b'2';
        assert!(matches!(opened(&newer), Err(OpenError::NewerVersion(2))));
        let other = EpochKey::from_bytes([3; 32]);
        let locked = seal(Kind::Entries, &keys().0, &other, VAULT, b"", b"").unwrap();
        assert!(matches!(opened(&locked), Err(OpenError::UnknownEpoch(epoch)) if epoch == other.id()));
    }

    #[test]
    fn what_is_inside_is_bounded_before_it_is_unpacked() {
        let (device, key) = keys();
        // One who has the keys says that the body is larger than it may be, or than it is.
        for promised in [7u32, u32::MAX, (MAX_BODY + 1) as u32] {
            let packed = zstd::bulk::compress(b"a body", 3).unwrap();
            let mut inside = vec![0; 64];
            inside.push(Kind::Entries as u8);
            inside.extend_from_slice(device.id().as_bytes());
            for length in [0, packed.len() as u32, promised] {
                inside.extend_from_slice(&length.to_le_bytes());
            }
            inside.extend_from_slice(&packed);
            let signature = device.sign(PURPOSE, &signed(VAULT, key.id(), &inside[64..]));
            inside[..64].copy_from_slice(&signature);
            inside.resize(padded(inside.len()), 0);
            assert!(read(&inside, Kind::Entries, VAULT, key.id()).is_err(), "{promised}");
        }
    }

    #[test]
    fn padding_hides_the_length_and_costs_little() {
        let lengths: Vec<usize> = (200..100_000).map(padded).collect();
        assert!(
            lengths.iter().zip(200..).all(|(padded, length)| *padded >= length && *padded <= length * 9 / 8)
        );
        assert!(lengths.windows(2).all(|pair| pair[0] <= pair[1]));
        let distinct: std::collections::BTreeSet<_> = lengths.iter().collect();
        assert!(distinct.len() < 200, "{}", distinct.len());
    }
}
