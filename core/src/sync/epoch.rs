//! The keys that content is sealed under, and how they reach devices.
//!
//! A key is wrapped to a device with HPKE (RFC 9180): base mode, X25519-HKDF-SHA256, HKDF-SHA256, ChaCha20-Poly1305. The
//! wrapped key is bound to the vault, the epoch and the device.

use std::convert::Infallible;

use hpke::{
    Deserializable, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::X25519HkdfSha256, rand_core,
};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{DeviceCard, DeviceKey};
use crate::{
    Context, Error, Result,
    model::{DeviceId, EpochId, VaultId},
};

type Kem = X25519HkdfSha256;
type PublicKey = <Kem as hpke::Kem>::PublicKey;
type Encapped = <Kem as hpke::Kem>::EncappedKey;

/// How many bytes of a wrap are the encapsulated key.
const ENCAPPED: usize = 32;

/// A key that content is sealed under from one change of the members to the next.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct EpochKey([u8; 32]);

/// An epoch's key, sealed to one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrap {
    /// The epoch.
    pub epoch: EpochId,
    /// The device that can open it.
    pub to: DeviceId,
    /// The encapsulated key (32 bytes) and the sealed key (48).
    #[serde(with = "super::byte_string")]
    pub sealed: Vec<u8>,
}

impl EpochKey {
    /// A new key.
    pub fn new(context: &Context) -> Self {
        let mut key = [0; 32];
        context.random(&mut key);
        Self(key)
    }

    /// The key with these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes: for test vectors, and for nobody else.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What names the key without telling it.
    pub fn id(&self) -> EpochId {
        let mut id = [0; 16];
        blake3::Hasher::new_derive_key("rapport epoch id v1").update(&self.0).finalize_xof().fill(&mut id);
        EpochId::from_bytes(id)
    }

    /// The key for one purpose.
    pub(super) fn subkey(&self, purpose: &'static str) -> [u8; 32] {
        blake3::derive_key(purpose, &self.0)
    }

    /// Seals the key to a device.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when the card has no key that can be sealed to.
    pub fn wrap(&self, to: &DeviceCard, vault: VaultId, context: &Context) -> Result<Wrap> {
        let epoch = self.id();
        let failed = |_| Error::Damaged { what: "card of a device", reason: "nothing can be sealed to it" };
        let recipient = PublicKey::from_bytes(&to.box_key).map_err(failed)?;
        let info = info(vault, epoch, to.id);
        let (encapped, sealed) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
            &OpModeS::Base,
            &recipient,
            &info,
            &self.0,
            b"",
            &mut Random(context),
        )
        .map_err(failed)?;
        Ok(Wrap { epoch, to: to.id, sealed: [&encapped.to_bytes()[..], &sealed].concat() })
    }

    /// Seals the key to these devices, as far as their cards have a key that can be sealed to: one that has none must not
    /// keep the others from theirs.
    pub(crate) fn wraps<'a>(
        &self,
        to: impl IntoIterator<Item = &'a DeviceCard>,
        vault: VaultId,
        context: &Context,
    ) -> Vec<Wrap> {
        to.into_iter().filter_map(|card| self.wrap(card, vault, context).ok()).collect()
    }
}

impl std::fmt::Debug for EpochKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("EpochKey").field(&self.id()).finish()
    }
}

impl DeviceKey {
    /// Opens a key that was sealed to this device.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when it is another device's or vault's, or another key than it is said to be.
    pub fn unwrap(&self, wrap: &Wrap, vault: VaultId) -> Result<EpochKey> {
        let damaged =
            || Error::Damaged { what: "key of the vault", reason: "it does not open on this device" };
        let (encapped, sealed) = wrap.sealed.split_at_checked(ENCAPPED).ok_or_else(damaged)?;
        let encapped = Encapped::from_bytes(encapped).map_err(|_| damaged())?;
        let (secret, _) = self.box_keys();
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
            &OpModeR::Base,
            &secret,
            &encapped,
            &info(vault, wrap.epoch, self.id()),
            sealed,
            b"",
        );
        let mut opened = opened.map_err(|_| damaged())?;
        let key = <[u8; 32]>::try_from(&opened[..]).map(EpochKey);
        opened.zeroize();
        key.ok().filter(|key| key.id() == wrap.epoch).ok_or_else(damaged)
    }
}

fn info(vault: VaultId, epoch: EpochId, to: DeviceId) -> Vec<u8> {
    [b"rapport wrap v1", &vault.as_bytes()[..], epoch.as_bytes(), to.as_bytes()].concat()
}

/// The context's random source, as hpke asks for it.
struct Random<'a>(&'a Context);

impl rand_core::TryRng for Random<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.random(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0.random(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Infallible> {
        self.0.random(bytes);
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Random<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::testing::context;

    #[test]
    fn opens_for_the_device_it_was_sealed_to_and_nobody_else() {
        let context = context(0, 1);
        let [laptop, phone] = [1, 2].map(|seed| DeviceKey::from_seed([seed; 32]));
        let (vault, key) = (VaultId::from_bytes([9; 16]), EpochKey::new(&context));
        let wrap = key.wrap(&laptop.card("Laptop").unwrap(), vault, &context).unwrap();
        assert_eq!(laptop.unwrap(&wrap, vault).unwrap(), key);
        assert!(phone.unwrap(&wrap, vault).is_err());
        assert!(laptop.unwrap(&wrap, VaultId::from_bytes([8; 16])).is_err());
        let other = Wrap { epoch: EpochKey::new(&context).id(), ..wrap.clone() };
        assert!(laptop.unwrap(&other, vault).is_err());
        for at in 0..wrap.sealed.len() {
            let mut spoiled = wrap.clone();
            spoiled.sealed[at] ^= 1;
            assert!(laptop.unwrap(&spoiled, vault).is_err(), "byte {at}");
        }
    }
}
