//! Links that open a new e-mail, as RFC 6068 has them.

use serde::{Deserialize, Serialize};

/// The longest link that all programs take whole, in bytes.
const MOST_BYTES: usize = 2 * 1024;

/// A link that opens a new e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Mailto {
    /// The link.
    pub link: String,
    /// Whether it is so long that some programs cut it: then the text is better copied.
    pub is_long: bool,
}

/// The link that opens a new e-mail to `address`; an empty subject or body is left out.
///
/// ```
/// use rapport_core::interchange::mailto;
///
/// let mail = mailto("zoë@example.org", "20 minutes?", "Hello\nZoë");
/// assert_eq!(mail.link, "mailto:zo%C3%AB@example.org?subject=20%20minutes%3F&body=Hello%0D%0AZo%C3%AB");
/// ```
pub fn mailto(address: &str, subject: &str, body: &str) -> Mailto {
    let mut link = String::from("mailto:");
    encode(&mut link, address.trim(), b"@");
    let mut before = '?';
    for (name, text) in [("subject", subject.trim()), ("body", body.trim_end())] {
        if !text.is_empty() {
            link.push(before);
            link.push_str(name);
            link.push('=');
            encode(&mut link, text, b"");
            before = '&';
        }
    }
    let is_long = link.len() > MOST_BYTES;
    Mailto { link, is_long }
}

/// Adds `text` with every byte that a link may not hold as it is, or that would mean something in it, spelled out. Breaks
/// of lines become CR LF, as e-mail has them.
fn encode(link: &mut String, text: &str, also: &[u8]) {
    let breaks = text.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n");
    for byte in breaks.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || also.contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_a_link_is_spelled_out() {
        let mail = mailto(" a+b@x.org ", "A & B = 100 %?", "one two\r\nthree\rfour\nfive+six#7");
        assert_eq!(
            mail.link,
            "mailto:a%2Bb@x.org?subject=A%20%26%20B%20%3D%20100%20%25%3F\
             &body=one%20two%0D%0Athree%0D%0Afour%0D%0Afive%2Bsix%237"
        );
        assert!(!mail.is_long);
    }

    #[test]
    fn what_is_empty_is_left_out() {
        assert_eq!(mailto("a@x.org", " ", "").link, "mailto:a@x.org");
        assert_eq!(mailto("a@x.org", "", "hi\n").link, "mailto:a@x.org?body=hi");
    }

    #[test]
    fn a_link_over_two_kilobytes_is_long() {
        let head = "mailto:a@x.org?body=".len();
        assert!(!mailto("a@x.org", "", &"a".repeat(2 * 1024 - head)).is_long);
        assert!(mailto("a@x.org", "", &"a".repeat(2 * 1024 - head + 1)).is_long);
    }
}
