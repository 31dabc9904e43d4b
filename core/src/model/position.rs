//! Places in an order that two devices may change apart.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

/// A text that sorts after `low` and before `high`, where those are such texts themselves and `low` sorts before `high`.
///
/// An item that moves gets a new place between its neighbours, and no other item changes: two devices that reorder a list
/// apart end up with each item once. Items in the same place are ordered by their ids. Of ends that do not leave room
/// `high` is passed over.
///
/// ```
/// use rapport_core::model::position_between;
///
/// let first = position_between(None, None);
/// let second = position_between(Some(&first), None);
/// let between = position_between(Some(&first), Some(&second));
/// assert!(first < between && between < second);
/// ```
pub fn position_between(low: Option<&str>, high: Option<&str>) -> String {
    let low = low.unwrap_or_default().as_bytes();
    // What two devices, or a newer version, wrote may leave no room.
    let high = high.map(str::as_bytes).filter(|high| low < *high);
    let mut position = Vec::new();
    let mut high = high;
    for place in 0.. {
        let below = low.get(place).map_or(0, |digit| value(*digit));
        let above = high.and_then(|high| high.get(place)).map_or(BASE, |digit| value(*digit));
        if above > below + 1 {
            position.push(DIGITS[usize::midpoint(below, above)]);
            break;
        }
        position.push(DIGITS[below]);
        // Whatever follows stays below `high` now, or `high` has no more to say.
        if above > below || high.is_some_and(|high| place + 1 >= high.len()) {
            high = None;
        }
    }
    String::from_utf8(position).unwrap_or_default()
}

fn value(digit: u8) -> usize {
    match digit {
        b'0'..=b'9' => usize::from(digit - b'0'),
        b'a'..=b'z' => usize::from(digit - b'a') + 10,
        // Not one of ours: as far up as can be, so that there is always an end.
        _ => BASE - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room_between_two_places() {
        let mut places = vec![position_between(None, None)];
        // Any place is chosen, by a simple recurrence.
        let mut seed = 7_usize;
        for _ in 0..2_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (seed >> 33) % (places.len() + 1);
            let low = at.checked_sub(1).map(|at| places[at].clone());
            let place = position_between(low.as_deref(), places.get(at).map(String::as_str));
            places.insert(at, place);
        }
        assert!(places.is_sorted_by(|a, b| a < b));
        assert!(places.iter().all(|place| !place.ends_with('0') && place.len() < 20));
    }

    #[test]
    fn a_list_may_grow_at_either_end() {
        let (mut first, mut last) = (position_between(None, None), position_between(None, None));
        for _ in 0..200 {
            let before = position_between(None, Some(&first));
            let after = position_between(Some(&last), None);
            assert!(before < first && last < after);
            (first, last) = (before, after);
        }
    }

    #[test]
    fn small_gaps_are_halved() {
        for (low, high, between) in [
            (None, None, "i"),
            (Some("i"), None, "r"),
            (Some("z"), None, "zi"),
            (None, Some("1"), "0i"),
            (None, Some("0i"), "09"),
            (Some("1"), Some("2"), "1i"),
            (Some("1i"), Some("2"), "1r"),
            (Some("1z"), Some("2"), "1zi"),
            (Some("1"), Some("1i"), "19"),
            (Some("a"), Some("c"), "b"),
        ] {
            assert_eq!(position_between(low, high), between, "{low:?} {high:?}");
        }
    }

    #[test]
    fn ends_that_leave_no_room_are_no_trouble() {
        for (low, high) in [("b", "b"), ("c", "b"), ("a", "a0"), ("Zoë", "b"), ("~", "~~"), ("zzzz", "zzzz")]
        {
            let place = position_between(Some(low), Some(high));
            assert!(place.len() < 12, "{place}");
        }
    }
}
