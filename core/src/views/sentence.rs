//! Words that people wrote, in sentences.

/// What ends a sentence.
const ENDS: [char; 4] = ['.', '!', '?', '…'];

/// The same as a sentence: with a full stop, unless what somebody wrote at its end has one or the like.
pub(super) fn ended(text: impl Into<String>) -> String {
    let mut text = text.into();
    text.truncate(text.trim_end().len());
    if !text.trim_end_matches(['"', '”', '’', '»']).ends_with(ENDS) {
        text.push('.');
    }
    text
}

/// What somebody wrote, for the middle of a sentence: without what ends one.
pub(super) fn unended(text: &str) -> &str {
    let text = text.trim();
    match text.trim_end_matches(ENDS).trim_end() {
        "" => text,
        bare => bare,
    }
}

/// What somebody wrote, for the beginning of a sentence: with a capital letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_once() {
        for (text, sentence) in [
            ("Ruled out: always on call", "Ruled out: always on call."),
            ("Ruled out: always on call.", "Ruled out: always on call."),
            ("Ruled out: never again! ", "Ruled out: never again!"),
            ("Ruled out: why?", "Ruled out: why?"),
            ("Ruled out: well…", "Ruled out: well…"),
            ("Ruled out: “no.”", "Ruled out: “no.”"),
            ("Ruled out: “no”", "Ruled out: “no”."),
            ("Ruled out: dull (etc.)", "Ruled out: dull (etc.)."),
        ] {
            assert_eq!(ended(text), sentence);
        }
    }

    #[test]
    fn the_middle_of_a_sentence_does_not_end_it() {
        for (text, middle) in
            [("On call. ", "On call"), ("Why not?!", "Why not"), ("e.g. tea", "e.g. tea"), ("…", "…")]
        {
            assert_eq!(unended(text), middle);
        }
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(capitalized("last Monday"), "Last Monday");
        assert_eq!(capitalized("émile"), "Émile");
        assert_eq!(capitalized(""), "");
    }
}
