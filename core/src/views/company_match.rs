//! Whether two names mean the same organization.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{fold, folded_words};

/// Words that say in which form of law an organization is: they tell nobody apart.
const LEGAL: &[&str] = &[
    "ab",
    "ag",
    "as",
    "asa",
    "bv",
    "co",
    "corp",
    "corporation",
    "company",
    "eg",
    "ev",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "kgaa",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "oyj",
    "plc",
    "pty",
    "pte",
    "sa",
    "sarl",
    "sas",
    "se",
    "spa",
    "srl",
];

/// Words that are in many names, and alone make none.
const FILLER: &[&str] = &[
    "and",
    "com",
    "de",
    "et",
    "global",
    "group",
    "gruppe",
    "holding",
    "holdings",
    "international",
    "of",
    "services",
    "solutions",
    "systems",
    "technologies",
    "technology",
    "the",
    "und",
    "worldwide",
];

/// How well a name fits what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum MatchTier {
    /// It is the same name, forms of law aside.
    Exact,
    /// It has the same words that tell names apart.
    SameWords,
    /// They share a word, and may well be two organizations.
    Weak,
}

/// A name, ready to be compared: without case, accents, what stands in brackets, and words that tell nobody apart.
pub(super) struct CompanyName {
    key: Vec<String>,
    words: BTreeSet<String>,
}

impl CompanyName {
    pub(super) fn new(name: &str) -> Self {
        let all = words(&without_brackets(name));
        let key = without(&all, LEGAL);
        let words = without(&key, FILLER).into_iter().collect();
        Self { key, words }
    }

    /// How well `other` fits; `None` when it does not. Whole words are compared: a part of a word is another word.
    pub(super) fn fits(&self, other: &Self) -> Option<MatchTier> {
        if self.key.is_empty() || other.key.is_empty() {
            None
        } else if self.key == other.key {
            Some(MatchTier::Exact)
        } else if self.words == other.words {
            Some(MatchTier::SameWords)
        } else if self.words.intersection(&other.words).next().is_some() {
            Some(MatchTier::Weak)
        } else {
            None
        }
    }
}

/// The words of a text as they are compared, in order.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in fold(text).split(' ') {
        // "S.A." and "U.S." are words with dots in them.
        let parts: Vec<&str> = chunk.split('.').filter(|part| !part.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1) {
            words.push(parts.concat());
        } else {
            words.extend(folded_words(&chunk.replace('\'', "")).map(str::to_owned));
        }
    }
    words
}

/// The words without those that tell nobody apart, unless nothing would be left.
fn without(all: &[String], noise: &[&str]) -> Vec<String> {
    let kept: Vec<String> = all.iter().filter(|word| !noise.contains(&word.as_str())).cloned().collect();
    if kept.is_empty() { all.to_vec() } else { kept }
}

/// The text without what stands in brackets, unless nothing would be left.
fn without_brackets(text: &str) -> String {
    let (mut kept, mut depth) = (String::new(), 0_u32);
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    if kept.trim().is_empty() { text.to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(one: &str, other: &str) -> Option<MatchTier> {
        let (one, other) = (CompanyName::new(one), CompanyName::new(other));
        assert_eq!(one.fits(&other), other.fits(&one), "both ways");
        one.fits(&other)
    }

    #[test]
    fn forms_of_law_case_accents_and_brackets_tell_nobody_apart() {
        for other in
            ["ACME", "Acme, Inc.", "acme GmbH & Co. KG", "Acme (formerly Initech)", "Acmé S.A.", "Acme Ltd"]
        {
            assert_eq!(fits("Acme", other), Some(MatchTier::Exact), "{other}");
        }
        assert_eq!(fits("L'Oréal", "LOreal SA"), Some(MatchTier::Exact));
        assert_eq!(fits("Acme (Basel) Research [CH] Labs", "Acme Research Labs"), Some(MatchTier::Exact));
    }

    #[test]
    fn the_same_words_in_another_order_or_with_fillers_are_the_same() {
        for other in ["The Acme Group", "Acme International", "Acme Technologies Inc"] {
            assert_eq!(fits("Acme", other), Some(MatchTier::SameWords), "{other}");
        }
        assert_eq!(fits("Bank of Basel", "Basel Bank"), Some(MatchTier::SameWords));
    }

    #[test]
    fn a_shared_word_is_weak_and_a_part_of_a_word_is_nothing() {
        assert_eq!(fits("Delta Air Lines", "Delta Dental"), Some(MatchTier::Weak));
        assert_eq!(fits("Uni", "Unilever"), None);
        assert_eq!(fits("Acme Group", "Initech Group"), None);
        assert_eq!(fits("", "Acme"), None);
        assert_eq!(fits("?!", "?!"), None);
    }

    #[test]
    fn a_name_of_nothing_but_fillers_is_still_a_name() {
        assert_eq!(fits("The Company", "the company"), Some(MatchTier::Exact));
        assert_eq!(fits("Group SA", "Group"), Some(MatchTier::Exact));
        assert_eq!(fits("(Acme)", "Acme"), Some(MatchTier::Exact));
    }
}
