//! Shares, as whole numbers.

/// A share in per cent, rounded down; nothing of nothing.
pub(super) fn percent(part: u32, of: u32) -> Option<u32> {
    (u64::from(part) * 100).checked_div(u64::from(of)).and_then(|percent| u32::try_from(percent).ok())
}

/// `part` times `scale` by `of`, to the nearest whole number; halves are rounded up. Nothing of nothing.
pub(super) fn rounded(part: u32, scale: u64, of: u32) -> Option<u32> {
    let (part, of) = (u64::from(part) * scale, u64::from(of));
    (part * 2 + of).checked_div(of * 2).and_then(|it| u32::try_from(it).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down_and_a_ratio_to_the_nearest() {
        assert_eq!((percent(2, 3), percent(0, 5), percent(1, 0)), (Some(66), Some(0), None));
        assert_eq!((rounded(2, 100, 3), rounded(5, 10, 4), rounded(1, 10, 0)), (Some(67), Some(13), None));
        assert_eq!(percent(u32::MAX, u32::MAX), Some(100));
    }
}
