//! A device: who it is, and the key that only it has.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hpke::{Kem as _, Serializable, kem::X25519HkdfSha256};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    Context, Error, Result,
    model::{AuthorId, DeviceId, Incarnation},
};

/// The longest name of a device, in bytes of UTF-8.
pub const MAX_DEVICE_NAME: usize = 200;

impl DeviceId {
    /// The author that this device is in an incarnation.
    pub fn author(&self, incarnation: Incarnation) -> AuthorId {
        let mut hasher = blake3::Hasher::new_derive_key("rapport author v1");
        hasher.update(self.as_bytes()).update(incarnation.as_bytes());
        let mut author = [0; 16];
        hasher.finalize_xof().fill(&mut author);
        AuthorId::from_bytes(author)
    }

    /// Checks that this device signed `bytes` for this purpose.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when it did not.
    pub fn verify(&self, purpose: &str, bytes: &[u8], signature: &[u8; 64]) -> Result<()> {
        let key = VerifyingKey::from_bytes(self.as_bytes());
        let is_signed = key.is_ok_and(|key| {
            key.verify_strict(&message(purpose, bytes), &Signature::from_bytes(signature)).is_ok()
        });
        is_signed.then_some(()).ok_or(Error::Damaged { what: "signature", reason: "it is not the device's" })
    }
}

/// A device as others know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceCard {
    /// Who it is: the public half of the key it signs with (Ed25519).
    pub id: DeviceId,
    /// The public half of the key that others seal to (X25519).
    #[serde(with = "super::byte_string")]
    pub box_key: [u8; 32],
    /// What the person calls it: one line of 1 to [`MAX_DEVICE_NAME`] bytes.
    pub name: String,
    /// The device's signature over the rest: nobody can give it another box key.
    #[serde(with = "super::byte_string")]
    pub proof: [u8; 64],
}

/// What a card's proof is good for.
const CARD: &str = "rapport device card v1";

impl DeviceCard {
    /// Whether the card is well formed, and the device's own.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the name is not one line of 1 to [`MAX_DEVICE_NAME`] bytes, [`Error::Damaged`] when the
    /// device did not sign it.
    pub fn check(&self) -> Result<()> {
        self.check_name()?;
        self.id.verify(CARD, &[&self.box_key, self.name.as_bytes()].concat(), &self.proof)
    }

    fn check_name(&self) -> Result<()> {
        // A name from elsewhere ends up on a terminal: no escape sequences.
        let is_name = (1..=MAX_DEVICE_NAME).contains(&self.name.len())
            && !self.name.trim().is_empty()
            && !self.name.chars().any(char::is_control);
        is_name
            .then_some(())
            .ok_or_else(|| Error::invalid("name of the device", "must be one line of 1 to 200 bytes"))
    }
}

/// What only this device has: everything it signs and opens follows from 32 random bytes.
///
/// ```
/// use rapport_core::sync::DeviceKey;
///
/// let key = DeviceKey::from_seed([7; 32]);
/// let signature = key.sign("an example", b"bytes");
/// assert!(key.id().verify("an example", b"bytes", &signature).is_ok());
/// assert!(key.id().verify("another purpose", b"bytes", &signature).is_err());
/// ```
#[derive(Clone)]
pub struct DeviceKey {
    seed: Zeroizing<[u8; 32]>,
    signing: SigningKey,
}

impl DeviceKey {
    /// A new key.
    pub fn generate(context: &Context) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        context.random(&mut *seed);
        Self::from_seed(*seed)
    }

    /// The key that follows from these bytes.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let secret = Zeroizing::new(blake3::derive_key("rapport device signing v1", &seed));
        Self { seed: Zeroizing::new(seed), signing: SigningKey::from_bytes(&secret) }
    }

    /// The bytes that the key follows from: for the host's store of secrets alone.
    pub fn seed(&self) -> &[u8; 32] {
        &self.seed
    }

    /// Who the device is.
    pub fn id(&self) -> DeviceId {
        DeviceId::from_bytes(self.signing.verifying_key().to_bytes())
    }

    /// The device as it introduces itself.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the name is not one line of 1 to [`MAX_DEVICE_NAME`] bytes.
    pub fn card(&self, name: &str) -> Result<DeviceCard> {
        let (_, public) = self.box_keys();
        let box_key: [u8; 32] = public.to_bytes().into();
        let proof = self.sign(CARD, &[&box_key, name.as_bytes()].concat());
        let card = DeviceCard { id: self.id(), box_key, name: name.to_owned(), proof };
        card.check_name().map(|()| card)
    }

    /// Signs `bytes` for a purpose: the signature is good for no other.
    pub fn sign(&self, purpose: &str, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(&message(purpose, bytes)).to_bytes()
    }

    /// The keys that others seal to.
    pub(super) fn box_keys(
        &self,
    ) -> (<X25519HkdfSha256 as hpke::Kem>::PrivateKey, <X25519HkdfSha256 as hpke::Kem>::PublicKey) {
        let material = Zeroizing::new(blake3::derive_key("rapport device box v1", &*self.seed));
        X25519HkdfSha256::derive_keypair(&*material)
    }
}

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("DeviceKey").field(&self.id()).finish()
    }
}

/// What is signed: the purpose, its length before it, and the bytes.
fn message(purpose: &str, bytes: &[u8]) -> Vec<u8> {
    [&(purpose.len() as u64).to_le_bytes(), purpose.as_bytes(), bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What signs and whom it stands for follows from the seed for ever.
    #[test]
    fn stays_what_it_was() {
        let key = DeviceKey::from_seed([7; 32]);
        let card = key.card("Laptop").unwrap();
        assert_eq!(card.id.to_string(), "3785cb9021b508220c30865a2d5497f7c95d8556d32b79ef480194c87114b30a");
        assert_eq!(
            blake3::hash(&card.box_key).to_hex().as_str(),
            "176a37ef520bcfb645f815c1557657d73cf91ce590c78161ba9257960c86358c"
        );
        assert_eq!(
            card.id.author(Incarnation::from_bytes([1; 8])).to_string(),
            "cc52801b46118969a549ded89f87eddf"
        );
    }

    #[test]
    fn names_are_one_line() {
        let key = DeviceKey::from_seed([7; 32]);
        assert!(key.card("Ada's phone").is_ok());
        for name in ["", " ", "two\nlines", &"x".repeat(201), "\u{1b}[31m"] {
            assert!(key.card(name).is_err(), "{name:?}");
        }
    }
}
