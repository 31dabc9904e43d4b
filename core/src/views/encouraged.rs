//! A word for whoever has planned an ask and not sent it.

use crate::{coach::encouragement, model::RecordId};

/// The line for one ask: the same on every device and every day, and another for most other asks.
pub(super) fn encouraged(ask: RecordId) -> String {
    // Where an id tells ids made in one instant apart.
    let sum = ask.as_bytes().iter().map(|byte| u64::from(*byte)).sum();
    encouragement(sum).text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ask_keeps_its_word_and_others_have_others() {
        let of = |last: u8| {
            let mut bytes = [0; 16];
            bytes[15] = last;
            encouraged(RecordId::from_bytes(bytes))
        };
        let words: Vec<String> = (0..3).map(|number| encouragement(number).text).collect();
        assert_eq!([of(0), of(1), of(2)].as_slice(), words);
        assert!(words.iter().all(|word| word.ends_with('.')) && words[0] != words[1], "{words:?}");
    }
}
