//! Reads the numbers of Automerge's file format, and nothing that could be written in two ways.

/// Bytes that are still to be read. Every method answers `None` when they are not what they should be.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes that are left.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.0
    }

    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    /// A number of things that are at most `bound`.
    pub(super) fn count(&mut self, bound: u64) -> Option<u64> {
        self.unsigned().filter(|count| *count <= bound)
    }

    /// As many bytes as the number before them says.
    pub(super) fn prefixed(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.unsigned()?).ok()?;
        self.take(length)
    }

    /// An unsigned LEB128 number in its shortest form.
    pub(super) fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            if shift == 63 && byte > 1 {
                return None;
            }
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return (byte != 0 || shift == 0).then_some(value);
            }
        }
        None
    }

    /// A signed LEB128 number in its shortest form.
    pub(super) fn signed(&mut self) -> Option<i64> {
        let (mut value, mut before) = (0_i64, 0_u8);
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            if shift == 63 && byte != 0 && byte != 0x7f {
                return None;
            }
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let is_sign_only = (byte == 0 && before & 0x40 == 0) || (byte == 0x7f && before & 0x40 != 0);
                if shift > 0 && is_sign_only {
                    return None;
                }
                if shift < 57 && byte & 0x40 != 0 {
                    value |= -1 << (shift + 7);
                }
                return Some(value);
            }
            before = byte;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_form() {
        let unsigned = |bytes: &[u8]| Reader::new(bytes).unsigned();
        let longest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1];
        assert_eq!(unsigned(&[0]), Some(0));
        assert_eq!(unsigned(&[0x80, 1]), Some(128));
        assert_eq!(unsigned(&longest), Some(u64::MAX));
        for bad in [&[][..], &[0x80], &[0x80, 0], &[0x81, 0], &[0xff; 9], &[0xff; 10], &[0x80; 12]] {
            assert_eq!(unsigned(bad), None, "{bad:?}");
        }
        let signed = |bytes: &[u8]| Reader::new(bytes).signed();
        let lowest = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f];
        let highest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0];
        assert_eq!(signed(&[0x40]), Some(-64));
        assert_eq!(signed(&[0x7f]), Some(-1));
        assert_eq!(signed(&[0x80, 0x40]), Some(-8192));
        assert_eq!((signed(&lowest), signed(&highest)), (Some(i64::MIN), Some(i64::MAX)));
        for bad in [&[0xbf_u8, 0][..], &[0x81, 0xff, 0x7f], &[0xff, 0x7f], &[0xff; 12], &[0x90], &[]] {
            assert_eq!(signed(bad), None, "{bad:?}");
        }
    }
}
