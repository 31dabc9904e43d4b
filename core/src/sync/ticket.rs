//! What an inviting device shows and a new one is given: text to paste.

use std::{fmt, str::FromStr};

use data_encoding::BASE32_NOPAD;

use super::{EpochKey, Tag};
use crate::{Context, Error, Result, model::DeviceId};

const PREFIX: &str = "RAPPORT1-";
/// Vault tag, inviter, secret, expiry, checksum.
const LENGTH: usize = 16 + 32 + 16 + 4 + 4;

/// An invitation to one new device, good for five minutes and one pairing.
///
/// ```text
/// text   "RAPPORT1-" | base32 of: vault tag[16] | inviter[32] | secret[16] | expiry u32 (seconds since 1970) | checksum[4]
/// ```
///
/// The checksum is the beginning of the BLAKE3 hash of what is before it; capitals, spaces and dashes do not matter.
#[derive(Clone, PartialEq, Eq)]
pub struct Ticket {
    vault: Tag,
    inviter: DeviceId,
    secret: [u8; 16],
    expires: u32,
}

impl Ticket {
    /// For how many seconds a ticket is good.
    pub const LIFETIME: i64 = 300;

    /// A new ticket of the vault with this tag, shown by this device.
    pub fn new(vault: Tag, inviter: DeviceId, context: &Context) -> Self {
        let mut secret = [0; 16];
        context.random(&mut secret);
        let expires = u32::try_from(context.now().timestamp() + Self::LIFETIME).unwrap_or(u32::MAX);
        Self { vault, inviter, secret, expires }
    }

    /// The tag of the vault.
    pub fn vault(&self) -> Tag {
        self.vault
    }

    /// The device that shows the ticket.
    pub fn inviter(&self) -> DeviceId {
        self.inviter
    }

    /// Whether it is too old.
    pub fn is_expired(&self, context: &Context) -> bool {
        context.now().timestamp() >= i64::from(self.expires)
    }

    /// The key that the messages of the pairing are sealed under.
    pub(super) fn key(&self) -> EpochKey {
        let mut hasher = blake3::Hasher::new_derive_key("rapport pairing v1");
        hasher.update(&self.secret).update(self.vault.as_bytes()).update(self.inviter.as_bytes());
        EpochKey::from_bytes(hasher.finalize().into())
    }

    /// What stands for the pairing in names of files.
    pub(super) fn tag(&self) -> Tag {
        let mut tag = [0; 16];
        tag.copy_from_slice(&self.key().subkey("rapport pairing tag v1")[..16]);
        Tag::from_bytes(tag)
    }

    fn content(&self) -> Vec<u8> {
        let parts: [&[u8]; 4] =
            [self.vault.as_bytes(), self.inviter.as_bytes(), &self.secret, &self.expires.to_le_bytes()];
        parts.concat()
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let content = self.content();
        let bytes = [&content[..], &blake3::hash(&content).as_bytes()[..4]].concat();
        write!(f, "{PREFIX}{}", BASE32_NOPAD.encode(&bytes))
    }
}

// Whoever has the ticket can pair: it must not get into a log.
impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ticket").field("inviter", &self.inviter).finish_non_exhaustive()
    }
}

impl FromStr for Ticket {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = |reason: &str| Error::invalid("ticket", reason);
        let letters: String =
            text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
        let letters = letters.to_ascii_uppercase();
        let Some(rest) = letters.strip_prefix("RAPPORT") else {
            return Err(wrong("is not one of Rapport's: those begin with RAPPORT"));
        };
        let Some(rest) = rest.strip_prefix('1') else {
            return Err(wrong("was made by a newer version of Rapport; update this one"));
        };
        let bytes = BASE32_NOPAD.decode(rest.as_bytes()).ok().filter(|bytes| bytes.len() == LENGTH);
        let bytes = bytes.ok_or_else(|| wrong("is not whole; copy all of it"))?;
        let (content, checksum) = bytes.split_at(LENGTH - 4);
        if blake3::hash(content).as_bytes()[..4] != *checksum {
            return Err(wrong("has a mistake in it; copy it again"));
        }
        let part = |at: usize, length: usize| content[at..at + length].to_vec();
        let whole = |_| wrong("is not whole; copy all of it");
        Ok(Self {
            vault: Tag::from_bytes(part(0, 16).try_into().map_err(whole)?),
            inviter: DeviceId::from_bytes(part(16, 32).try_into().map_err(whole)?),
            secret: part(48, 16).try_into().map_err(whole)?,
            expires: u32::from_le_bytes(part(64, 4).try_into().map_err(whole)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::testing::context;

    fn ticket() -> Ticket {
        Ticket::new(Tag::from_bytes([9; 16]), DeviceId::from_bytes([1; 32]), &context(1_000, 1))
    }

    #[test]
    fn is_read_as_it_was_written_or_mistyped_harmlessly() {
        let text = ticket().to_string();
        assert_eq!(text.parse::<Ticket>().unwrap(), ticket());
        assert_eq!(text.to_lowercase().parse::<Ticket>().unwrap(), ticket());
        let broken: String = text.chars().map(|letter| format!("{letter}\n ")).collect();
        assert_eq!(broken.parse::<Ticket>().unwrap(), ticket());
        assert!(text.len() < 130, "{}", text.len());
    }

    #[test]
    fn what_is_no_ticket_is_told_so() {
        let text = ticket().to_string();
        let said = |text: &str| text.parse::<Ticket>().unwrap_err().to_string();
        assert!(said("hello").contains("begin with RAPPORT"));
        assert!(said(&text.replace("RAPPORT1", "RAPPORT2")).contains("newer version"));
        assert!(said(&text[..text.len() - 1]).contains("copy all of it"));
        let other = if text.ends_with('A') { 'B' } else { 'A' };
        let mistyped = format!("{}{other}", &text[..text.len() - 1]);
        assert!(!mistyped.parse::<Ticket>().is_ok_and(|read| read == ticket()));
        for at in 9..text.len() {
            let mut letters: Vec<char> = text.chars().collect();
            letters[at] = if letters[at] == 'Q' { 'R' } else { 'Q' };
            let mistyped: String = letters.into_iter().collect();
            assert!(!mistyped.parse::<Ticket>().is_ok_and(|read| read != ticket()), "letter {at}");
        }
    }

    #[test]
    fn lasts_five_minutes() {
        assert!(!ticket().is_expired(&context(1_299, 1)));
        assert!(ticket().is_expired(&context(1_300, 1)));
    }
}
