//! Taking a new device in through a shared place.
//!
//! Four messages, each a sealed file of the kind "pairing" under a key that follows from the ticket's secret:
//!
//! ```text
//! hello      new device   commitment[32]                 a hash of what the reveal will say
//! challenge  inviter      [commitment, nonce[16]]
//! reveal     new device   [card, nonce[16]]
//! welcome    inviter      the welcome
//! ```
//!
//! After the reveal both show six digits, which are a hash of the ticket and of all that was said. The person at the
//! inviter compares them and says whether they are the same. Somebody who saw the ticket could answer in the new device's
//! stead, but has to commit to a key before the inviter's nonce is known, and so cannot look for one with the same digits.
//! Whatever is out of order ends the pairing; a new ticket is cheap.

use super::{
    Content, DeviceCard, DeviceKey, EpochKey, FileName, PairingStep, Tag, Ticket,
    envelope::{self, Kind, Opened},
};
use crate::{Context, Error, Result, cbor, model::DeviceId};

type Nonce = [u8; 16];

/// What both persons, or one person twice, compare: six digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits(String);

impl std::fmt::Display for Digits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one side has of a pairing.
struct Talk {
    ticket: Ticket,
    key: DeviceKey,
    secret: EpochKey,
    nonce: Nonce,
    /// The messages of this side that are to be written.
    outbox: Vec<(FileName, Vec<u8>)>,
    /// The messages of this side that were made, for deleting them at the end.
    made: Vec<FileName>,
}

/// The side of the inviting device.
pub struct Inviter {
    talk: Talk,
    guest: Option<(DeviceId, [u8; 32])>,
    revealed: Option<(DeviceCard, Nonce)>,
}

/// The side of the new device.
pub struct Joiner {
    talk: Talk,
    card: DeviceCard,
    challenge: Option<Nonce>,
    welcome: Option<Vec<u8>>,
}

impl Inviter {
    /// Invites with this ticket.
    pub fn new(ticket: Ticket, key: DeviceKey, context: &Context) -> Self {
        Self { talk: Talk::new(ticket, key, context), guest: None, revealed: None }
    }

    /// The ticket to show.
    pub fn ticket(&self) -> &Ticket {
        &self.talk.ticket
    }

    /// The next file worth reading, of those in the shared place.
    pub fn wanted(&self, names: &[FileName]) -> Option<FileName> {
        if self.revealed.is_some() {
            return None;
        }
        let hello = self.talk.find(names, PairingStep::Hello).filter(|_| self.guest.is_none());
        hello.or_else(|| self.talk.find(names, PairingStep::Reveal).filter(|_| self.guest.is_some()))
    }

    /// Takes a file in. One that is not whole may be whole later.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the pairing cannot go on: the ticket is too old, or another device than the first
    /// one answers.
    pub fn take(&mut self, name: &FileName, bytes: &[u8], context: &Context) -> Result<()> {
        self.talk.check(context)?;
        let Some(opened) = self.talk.open(name, bytes) else { return Ok(()) };
        match (name.content(), self.guest) {
            (Content::Pairing(PairingStep::Hello), None) => {
                let commitment = opened.body.try_into().map_err(|_| out_of_order())?;
                self.guest = Some((opened.signer, commitment));
                let challenge = cbor::encode(&(Bytes(commitment), Bytes(self.talk.nonce)));
                self.talk.say(PairingStep::Challenge, &challenge)
            }
            (Content::Pairing(PairingStep::Reveal), Some((guest, commitment))) => {
                let (card, Bytes(nonce)): (DeviceCard, Bytes<16>) =
                    cbor::decode(&opened.body).ok_or_else(out_of_order)?;
                card.check()?;
                let is_kept =
                    opened.signer == guest && card.id == guest && commit(&card, &nonce) == commitment;
                if !is_kept {
                    return Err(out_of_order());
                }
                self.revealed = Some((card, nonce));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The device that wants in, and the digits that it must show.
    pub fn guest(&self) -> Option<(&DeviceCard, Digits)> {
        let (card, nonce) = self.revealed.as_ref()?;
        Some((card, digits(&self.talk.ticket, card, &self.talk.nonce, nonce)))
    }

    /// Whether the pairing can still go on.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the ticket is too old.
    pub fn check(&self, context: &Context) -> Result<()> {
        self.talk.check(context)
    }

    /// Whether more than one device answers the ticket: somebody else has it.
    pub fn is_crowded(&self, names: &[FileName]) -> bool {
        names.iter().filter(|name| self.talk.is_message(name, PairingStep::Hello)).count() > 1
    }

    /// Whether a file is a message of the other side.
    pub fn is_theirs(&self, name: &FileName) -> bool {
        [PairingStep::Hello, PairingStep::Reveal].iter().any(|step| self.talk.is_message(name, *step))
    }

    /// Welcomes the device, on the person's word that the digits are the same.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when no device has shown itself yet.
    pub fn welcome(&mut self, welcome: &[u8]) -> Result<()> {
        if self.revealed.is_none() {
            return Err(out_of_order());
        }
        self.talk.say(PairingStep::Welcome, welcome)
    }

    /// The files that are to be written now.
    pub fn outbox(&self) -> &[(FileName, Vec<u8>)] {
        &self.talk.outbox
    }

    /// Takes note that the files of the outbox were written.
    pub fn sent(&mut self) {
        self.talk.outbox.clear();
    }

    /// The files of this side, to be deleted at the end.
    pub fn made(&self) -> &[FileName] {
        &self.talk.made
    }
}

impl Joiner {
    /// Answers this ticket, as the device that `card` describes.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the ticket is too old.
    pub fn new(ticket: Ticket, key: DeviceKey, card: DeviceCard, context: &Context) -> Result<Self> {
        let mut talk = Talk::new(ticket, key, context);
        talk.check(context)?;
        let commitment = commit(&card, &talk.nonce);
        talk.say(PairingStep::Hello, &commitment)?;
        Ok(Self { talk, card, challenge: None, welcome: None })
    }

    /// The next file worth reading, of those in the shared place.
    pub fn wanted(&self, names: &[FileName]) -> Option<FileName> {
        let step = if self.challenge.is_none() { PairingStep::Challenge } else { PairingStep::Welcome };
        self.talk.find(names, step).filter(|_| self.welcome.is_none())
    }

    /// Takes a file in. One that is not whole may be whole later, and one that the inviter did not sign is nobody's.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when the pairing cannot go on: the ticket is too old, or the inviter answers another device.
    pub fn take(&mut self, name: &FileName, bytes: &[u8], context: &Context) -> Result<()> {
        // Whoever is welcomed is in, however late they hear of it.
        if self.challenge.is_none() {
            self.talk.check(context)?;
        }
        let opened = self.talk.open(name, bytes);
        let Some(opened) = opened.filter(|opened| opened.signer == self.talk.ticket.inviter()) else {
            return Ok(());
        };
        match name.content() {
            Content::Pairing(PairingStep::Challenge) if self.challenge.is_none() => {
                let (Bytes(commitment), Bytes(nonce)): (Bytes<32>, Bytes<16>) =
                    cbor::decode(&opened.body).ok_or_else(out_of_order)?;
                if commitment != commit(&self.card, &self.talk.nonce) {
                    return Err(out_of_order());
                }
                self.challenge = Some(nonce);
                let reveal = cbor::encode(&(&self.card, Bytes(self.talk.nonce)));
                self.talk.say(PairingStep::Reveal, &reveal)
            }
            Content::Pairing(PairingStep::Welcome) if self.challenge.is_some() => {
                self.welcome = Some(opened.body);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The digits to show, once the inviter has answered.
    pub fn digits(&self) -> Option<Digits> {
        let theirs = self.challenge.as_ref()?;
        Some(digits(&self.talk.ticket, &self.card, theirs, &self.talk.nonce))
    }

    /// What the inviter welcomed this device with.
    pub fn welcome(&self) -> Option<&[u8]> {
        self.welcome.as_deref()
    }

    /// The key of the new device.
    pub fn key(&self) -> &DeviceKey {
        &self.talk.key
    }

    /// The files that are to be written now.
    pub fn outbox(&self) -> &[(FileName, Vec<u8>)] {
        &self.talk.outbox
    }

    /// Takes note that the files of the outbox were written.
    pub fn sent(&mut self) {
        self.talk.outbox.clear();
    }

    /// The files of this side, to be deleted at the end.
    pub fn made(&self) -> &[FileName] {
        &self.talk.made
    }
}

impl Talk {
    fn new(ticket: Ticket, key: DeviceKey, context: &Context) -> Self {
        let mut nonce = [0; 16];
        context.random(&mut nonce);
        let secret = ticket.key();
        Self { ticket, key, secret, nonce, outbox: Vec::new(), made: Vec::new() }
    }

    fn check(&self, context: &Context) -> Result<()> {
        match self.ticket.is_expired(context) {
            true => Err(Error::invalid("ticket", "is too old; make a new one")),
            false => Ok(()),
        }
    }

    fn say(&mut self, step: PairingStep, body: &[u8]) -> Result<()> {
        let vault = self.ticket.vault();
        let bytes = envelope::seal(Kind::Pairing, &self.key, &self.secret, vault, &[], body)?;
        let name = FileName::new(vault, self.ticket.tag(), Content::Pairing(step), &bytes);
        self.made.push(name);
        self.outbox.push((name, bytes));
        Ok(())
    }

    fn open(&self, name: &FileName, bytes: &[u8]) -> Option<Opened> {
        let opened = name.names(bytes).then(|| {
            envelope::open(bytes, Kind::Pairing, self.ticket.vault(), |epoch| {
                (epoch == self.secret.id()).then_some(&self.secret)
            })
        });
        opened?.ok()
    }

    fn find(&self, names: &[FileName], step: PairingStep) -> Option<FileName> {
        names.iter().find(|name| self.is_message(name, step)).copied()
    }

    fn is_message(&self, name: &FileName, step: PairingStep) -> bool {
        let place: (Tag, Tag) = (name.vault(), name.owner());
        place == (self.ticket.vault(), self.ticket.tag()) && name.content() == Content::Pairing(step)
    }
}

/// Bytes of a fixed length, in CBOR.
struct Bytes<const N: usize>([u8; N]);

impl<const N: usize> serde::Serialize for Bytes<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        super::byte_string::serialize(&self.0, serializer)
    }
}

impl<'de, const N: usize> serde::Deserialize<'de> for Bytes<N> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        super::byte_string::deserialize(deserializer).map(Self)
    }
}

fn commit(card: &DeviceCard, nonce: &Nonce) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("rapport pairing commitment v1");
    hasher.update(nonce).update(&cbor::encode(card));
    hasher.finalize().into()
}

fn digits(ticket: &Ticket, card: &DeviceCard, theirs: &Nonce, ours: &Nonce) -> Digits {
    let mut hasher = blake3::Hasher::new_derive_key("rapport pairing digits v1");
    hasher.update(&ticket.key().subkey("rapport pairing digits key v1"));
    hasher.update(theirs).update(ours).update(&cbor::encode(card));
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    let number = u64::from_le_bytes(bytes) % 1_000_000;
    Digits(format!("{:03} {:03}", number / 1_000, number % 1_000))
}

fn out_of_order() -> Error {
    Error::invalid("pairing", "went wrong: somebody else may have the ticket. Make a new one and try again")
}

/// What each message of a pairing says, an example each.
#[cfg(feature = "fuzzing")]
pub(super) fn sample_messages(card: &DeviceCard) -> Vec<Vec<u8>> {
    vec![cbor::encode(&(Bytes([1; 32]), Bytes([2; 16]))), cbor::encode(&(card, Bytes([2; 16])))]
}

/// Whether either side can read what a message says.
#[cfg(feature = "fuzzing")]
pub(super) fn reads(body: &[u8]) -> bool {
    let challenge: Option<(Bytes<32>, Bytes<16>)> = cbor::decode(body);
    let reveal: Option<(DeviceCard, Bytes<16>)> = cbor::decode(body);
    challenge.is_some() || reveal.is_some_and(|(card, _)| card.check().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::testing::context;

    fn parties() -> (Inviter, Joiner) {
        let (here, there) = (context(1_000, 1), context(1_010, 2));
        let (laptop, phone) = (DeviceKey::from_seed([1; 32]), DeviceKey::from_seed([2; 32]));
        let ticket = Ticket::new(Tag::from_bytes([9; 16]), laptop.id(), &here);
        let card = phone.card("Phone").unwrap();
        let joiner = Joiner::new(ticket.clone(), phone, card, &there).unwrap();
        (Inviter::new(ticket, laptop, &here), joiner)
    }

    fn sent<T>(files: Vec<T>, note: impl FnOnce()) -> Vec<T> {
        note();
        files
    }

    /// Writes and reads until nothing moves.
    fn talk(inviter: &mut Inviter, joiner: &mut Joiner, place: &mut Vec<(FileName, Vec<u8>)>) -> Result<()> {
        let now = context(1_020, 3);
        for _ in 0..4 {
            place.extend(sent(inviter.outbox().to_vec(), || inviter.sent()));
            place.extend(sent(joiner.outbox().to_vec(), || joiner.sent()));
            let names: Vec<FileName> = place.iter().map(|(name, _)| *name).collect();
            let bytes = |name: FileName| place.iter().find(|(it, _)| *it == name).unwrap().1.clone();
            if let Some(name) = inviter.wanted(&names) {
                inviter.take(&name, &bytes(name), &now)?;
            }
            if let Some(name) = joiner.wanted(&names) {
                joiner.take(&name, &bytes(name), &now)?;
            }
        }
        Ok(())
    }

    #[test]
    fn both_show_the_same_digits_and_the_welcome_arrives() {
        let ((mut inviter, mut joiner), mut place) = (parties(), Vec::new());
        talk(&mut inviter, &mut joiner, &mut place).unwrap();
        let (card, digits) = inviter.guest().unwrap();
        assert_eq!((card.name.as_str(), Some(digits)), ("Phone", joiner.digits()));
        assert!(joiner.welcome().is_none());
        inviter.welcome(b"welcome").unwrap();
        talk(&mut inviter, &mut joiner, &mut place).unwrap();
        assert_eq!(joiner.welcome(), Some(&b"welcome"[..]));
    }

    #[test]
    fn half_a_message_is_waited_for() {
        let ((mut inviter, joiner), now) = (parties(), context(1_020, 3));
        let (name, bytes) = joiner.outbox()[0].clone();
        inviter.take(&name, &bytes[..bytes.len() / 2], &now).unwrap();
        assert_eq!(inviter.wanted(&[name]), Some(name));
        inviter.take(&name, &bytes, &now).unwrap();
        assert_eq!(inviter.outbox().len(), 1);
    }

    #[test]
    fn whoever_saw_the_ticket_cannot_answer_with_another_card() {
        let ((mut inviter, joiner), now) = (parties(), context(1_020, 3));
        let hello = joiner.outbox()[0].clone();
        inviter.take(&hello.0, &hello.1, &now).unwrap();
        // The thief lets the honest hello through and then reveals a card of their own.
        let thief = DeviceKey::from_seed([3; 32]);
        let card = thief.card("Phone").unwrap();
        let mut other = Joiner::new(inviter.ticket().clone(), thief, card, &now).unwrap();
        other.challenge = Some([0; 16]);
        let reveal = cbor::encode(&(&other.card, Bytes(other.talk.nonce)));
        other.talk.say(PairingStep::Reveal, &reveal).unwrap();
        let (name, bytes) = other.outbox().last().unwrap().clone();
        assert!(inviter.take(&name, &bytes, &now).is_err());
        assert!(inviter.guest().is_none());
    }

    #[test]
    fn two_who_answer_are_noticed_and_have_other_digits() {
        let ((mut inviter, joiner), mut place) = (parties(), Vec::new());
        let thief = DeviceKey::from_seed([3; 32]);
        let card = thief.card("Phone").unwrap();
        let mut other = Joiner::new(inviter.ticket().clone(), thief, card, &context(1_000, 9)).unwrap();
        let hellos: Vec<FileName> =
            other.outbox().iter().chain(joiner.outbox()).map(|(name, _)| *name).collect();
        assert!(inviter.is_crowded(&hellos));
        let mut fresh = parties().1;
        talk(&mut inviter, &mut fresh, &mut place).unwrap();
        other.challenge = Some([0; 16]);
        assert_ne!(inviter.guest().unwrap().1, other.digits().unwrap());
    }

    #[test]
    fn an_old_ticket_opens_nothing() {
        let ((mut inviter, joiner), late) = (parties(), context(1_301, 4));
        let (name, bytes) = joiner.outbox()[0].clone();
        assert!(inviter.take(&name, &bytes, &late).unwrap_err().to_string().contains("too old"));
    }

    #[test]
    fn only_the_inviter_can_welcome() {
        let ((mut inviter, mut joiner), mut place) = (parties(), Vec::new());
        talk(&mut inviter, &mut joiner, &mut place).unwrap();
        let ticket = inviter.ticket().clone();
        let thief = DeviceKey::from_seed([3; 32]);
        let mut forged = Talk::new(ticket, thief, &context(1_000, 9));
        forged.say(PairingStep::Welcome, b"forged").unwrap();
        let (name, bytes) = forged.outbox.remove(0);
        joiner.take(&name, &bytes, &context(1_020, 3)).unwrap();
        assert!(joiner.welcome().is_none());
    }
}
