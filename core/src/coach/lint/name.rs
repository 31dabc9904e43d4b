//! People's names in a message.

use std::ops::Range;

use super::{
    message::Message,
    word::{Gap, Word, words},
};
use crate::model::is_spelled_alike;

/// What stands before a name and is none of it.
pub(super) const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sir",
    "dame",
    "madam",
    "rev",
    "hon",
];

/// What stands behind a name and is none of it.
const SUFFIXES: &[&str] = &["jr", "sr", "phd", "md", "mba", "esq", "ii", "iii", "iv", "pmp", "cpa"];

/// Given names that are English words as well: without a capital letter, or where a sentence begins, they are words.
const WORDS_TOO: &[&str] = &[
    "will",
    "mark",
    "grace",
    "may",
    "art",
    "hope",
    "faith",
    "joy",
    "rose",
    "bill",
    "pat",
    "rob",
    "sue",
    "drew",
    "chase",
    "grant",
    "dean",
    "frank",
    "jack",
    "miles",
    "summer",
    "dawn",
    "april",
    "june",
    "august",
    "rich",
    "guy",
    "hunter",
    "mason",
    "page",
    "earnest",
    "ernest",
    "amber",
    "ruby",
    "pearl",
    "lily",
    "ivy",
    "olive",
    "angel",
    "christian",
    "dale",
    "gene",
    "herb",
    "josh",
    "lance",
    "max",
    "mike",
    "nick",
    "peter",
    "pierce",
    "ray",
    "reed",
    "robin",
    "sage",
    "skip",
    "sandy",
    "sky",
    "star",
    "stew",
    "sunny",
    "tony",
    "trip",
    "victor",
    "wade",
    "ward",
    "worth",
    "young",
    "an",
    "so",
    "my",
    "long",
    "song",
    "do",
    "see",
    "man",
    "in",
    "sun",
    "chance",
    "case",
    "major",
    "king",
    "carol",
    "penny",
    "melody",
    "harmony",
    "iris",
    "daisy",
    "violet",
    "jasmine",
    "heather",
    "holly",
    "basil",
    "forest",
    "glen",
    "cliff",
    "brook",
    "ford",
    "lane",
    "wood",
    "hill",
    "love",
    "paris",
    "london",
    "china",
    "jordan",
    "chad",
    "georgia",
    "virginia",
    "israel",
];

/// What people do and other things do not: behind a name at the beginning of a sentence.
const SAYS: &[&str] = &[
    "suggested",
    "told",
    "mentioned",
    "said",
    "thought",
    "recommended",
    "introduced",
    "pointed",
    "gave",
    "encouraged",
    "spoke",
    "kindly",
    "and",
    "sent",
    "referred",
    "says",
    "thinks",
    "passed",
];

/// Short forms that stand for each other: a greeting may have either.
const SHORT: &[&[&str]] = &[
    &["alexander", "alexandra", "alex", "sasha", "sandy", "lex"],
    &["andrew", "andy", "drew"],
    &["anthony", "tony"],
    &["benjamin", "ben"],
    &["catherine", "katherine", "kathryn", "kate", "katie", "cathy", "kathy", "kat"],
    &["charles", "charlie", "chuck"],
    &["christopher", "christine", "christina", "chris", "kit"],
    &["daniel", "danielle", "dan", "danny", "dani"],
    &["david", "dave"],
    &["deborah", "debra", "deb", "debbie"],
    &["edward", "ed", "eddie", "ted"],
    &["elizabeth", "elisabeth", "liz", "beth", "lizzie", "eliza", "betty", "lisa"],
    &["gregory", "greg"],
    &["james", "jim", "jimmy", "jamie"],
    &["jennifer", "jen", "jenny"],
    &["jonathan", "john", "jon", "jack", "johnny"],
    &["joseph", "joe", "joey"],
    &["joshua", "josh"],
    &["kenneth", "ken"],
    &["margaret", "maggie", "meg", "peggy"],
    &["matthew", "matt"],
    &["michael", "mike", "mick"],
    &["nathaniel", "nathan", "nate"],
    &["nicholas", "nicolas", "nick"],
    &["patrick", "patricia", "pat", "paddy", "trish"],
    &["peter", "pete"],
    &["rebecca", "becca", "becky"],
    &["richard", "rick", "dick", "rich"],
    &["robert", "bob", "rob", "bobby", "bert"],
    &["ronald", "ron"],
    &["samuel", "samantha", "sam"],
    &["stephen", "steven", "stephanie", "steve", "steph"],
    &["susan", "susanna", "sue", "susie"],
    &["theodore", "theo", "ted"],
    &["thomas", "tom", "tommy"],
    &["timothy", "tim"],
    &["victoria", "vicky", "tori"],
    &["william", "bill", "will", "billy", "liam"],
];

/// Whether one of the two may be said for the other.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let is_initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    is_spelled_alike(one, other)
        || is_initial(one, other)
        || SHORT.iter().any(|names| names.contains(&one) && names.contains(&other))
}

/// A name: its words without titles, each with whether it is joined to the one before by a hyphen.
pub(super) struct Name {
    words: Vec<Word>,
}

impl Name {
    /// Reads `name`, whatever comes first in it.
    pub(super) fn new(name: &str) -> Self {
        let mut all = words(name);
        // `Doe, Jane`
        if let [family, given @ ..] = all.as_slice()
            && given
                .first()
                .is_some_and(|word| word.gap == Gap::Comma && !SUFFIXES.contains(&word.text.as_str()))
            && name.matches(',').count() == 1
        {
            all = given.iter().chain([family]).cloned().collect();
        }
        all.retain(|word| !is_title(&word.text) && !SUFFIXES.contains(&word.text.as_str()));
        Self { words: all }
    }

    /// Its words.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    /// Whether there is nothing of a name in it.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all that the shorter of the two names has, the other has as well, in any order.
    pub(super) fn is_same_person(&self, other: &Name) -> bool {
        let (few, many) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        !few.is_empty() && few.texts().all(|word| many.texts().any(|it| it == word))
    }

    /// The words of the given name: `Anne-Marie` has two.
    pub(super) fn given(&self) -> &[Word] {
        let end = self.words.iter().skip(1).position(|word| word.gap != Gap::Joined);
        &self.words[..end.map_or(self.words.len(), |end| end + 1)]
    }

    fn family(&self) -> &[Word] {
        self.words
            .len()
            .checked_sub(1)
            .filter(|last| *last >= self.given().len())
            .map_or(&[], |last| &self.words[last..])
    }

    /// Where `message` names this person: by the given name, with what follows of the name, or by a title and the family
    /// name. A given name that the `reader` has as well counts only when the family name follows.
    pub(super) fn mentions(&self, message: &Message<'_>, reader: Option<&Name>) -> Vec<Range<usize>> {
        let is_ours = |name: &Name| name.texts().next() == self.texts().next();
        let needs_family = reader.is_some_and(is_ours);
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in 0..message.words.len() {
            let given = run(message, at, self.given()).map(|end| {
                let more = &self.words[self.given().len()..];
                // Middle names may be left out.
                let full = (0..more.len()).find_map(|skipped| follow(message, end, &more[skipped..]));
                full.map_or((end, false), |end| (end, true))
            });
            let titled = at > 0 && is_title(&message.words[at - 1].text);
            let found_here = match given {
                Some((end, true)) => Some(at..end),
                Some((end, false)) if !needs_family && is_name_here(message, at) => Some(at..end),
                _ if titled && self.words.len() > 1 => run(message, at, self.family()).map(|end| at - 1..end),
                _ => None,
            };
            found.extend(found_here.filter(|it| found.last().is_none_or(|last| last.end <= it.start)));
        }
        found
    }
}

/// Whether a word is a title.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// The end of `name` when it stands at `at`.
fn run(message: &Message<'_>, at: usize, name: &[Word]) -> Option<usize> {
    let fits = |place: usize, word: &Word| {
        message
            .words
            .get(at + place)
            .is_some_and(|it| it.text == word.text && (place == 0 || it.gap <= Gap::Space))
    };
    let is_here = !name.is_empty() && name.iter().enumerate().all(|(place, word)| fits(place, word));
    is_here.then_some(at + name.len())
}

/// As [`run`], right behind another word.
fn follow(message: &Message<'_>, at: usize, name: &[Word]) -> Option<usize> {
    message.words.get(at).filter(|word| word.gap <= Gap::Space)?;
    run(message, at, name)
}

/// Whether the word at `at` is a name and not the word that is written the same.
fn is_name_here(message: &Message<'_>, at: usize) -> bool {
    let word = &message.words[at];
    let says = |word: &Word| SAYS.contains(&word.text.as_str());
    !WORDS_TOO.contains(&word.text.as_str())
        || (word.is_capital && (word.gap != Gap::Sentence || message.words.get(at + 1).is_some_and(says)))
}
