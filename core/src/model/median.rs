//! The middle of a list of numbers.

/// The median: half are at most as large. Of an even count it is the mean of the two in the middle, rounded down.
///
/// ```
/// use rapport_core::model::median;
///
/// assert_eq!(median(&mut [5, 1, 3]), Some(3));
/// assert_eq!(median(&mut [4, 1, 3, 10]), Some(3));
/// assert_eq!(median(&mut []), None);
/// ```
pub fn median(numbers: &mut [i64]) -> Option<i64> {
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    let upper = *numbers.get(middle)?;
    if numbers.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *numbers.get(middle.checked_sub(1)?)?;
    Some(lower + (upper - lower).div_euclid(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_found_whatever_the_order() {
        assert_eq!(median(&mut [7]), Some(7));
        assert_eq!(median(&mut [9, 7]), Some(8));
        assert_eq!(median(&mut [10, 7]), Some(8));
        assert_eq!(median(&mut [3, 2, 1, 100]), Some(2));
        assert_eq!(median(&mut [-3, 0, 3, 9, -9]), Some(0));
    }
}
