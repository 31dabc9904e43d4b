//! Whether two names can be of one person.

use super::{Contact, fold, folded_words};

/// What stands before or behind a name and is no part of it.
const TITLES: &[&str] =
    &["dr", "prof", "mr", "mrs", "ms", "phd", "md", "mba", "esq", "msc", "bsc", "cpa", "pmp", "dipl", "ing"];

/// What tells a parent and a child of one name apart.
const GENERATIONS: &[&str] = &["jr", "sr", "junior", "senior", "ii", "iii", "iv"];

/// The words of a name in their order, folded, without titles.
pub fn words_of_name(name: &str) -> Vec<String> {
    let mut folded = String::new();
    for c in fold(name).chars() {
        match c {
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            // An apostrophe joins, everything else parts.
            '\'' => {}
            c => folded.push(c),
        }
    }
    folded_words(&folded).filter(|word| !TITLES.contains(word)).map(str::to_owned).collect()
}

impl Contact {
    /// Whether the names of both can be of one person, so that an equal address settles it.
    ///
    /// They can when one name is a part of the other, in whatever order, where a letter stands for a name that begins
    /// with it; a nickname counts where it is written. "Anne" is not "Annette", nor is a Doe a Smith who shares an
    /// address, nor a junior a senior. Somebody without a name can be anybody.
    pub fn has_compatible_name(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.spellings(), other.spellings());
        if ours.is_empty() || theirs.is_empty() {
            return true;
        }
        ours.iter().any(|one| theirs.iter().any(|other| are_compatible(one, other)))
    }

    /// The ways in which the name is written, as words: the whole name, and with the nickname for the given name.
    pub fn spellings(&self) -> Vec<Vec<String>> {
        let joined = |parts: [&Option<String>; 2]| {
            let text: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            words_of_name(&text.join(" "))
        };
        let none = None;
        let display = joined([&self.display, &none]);
        let mut spellings = vec![display.clone(), joined([&self.given, &self.family])];
        if let Some(nickname) = &self.nickname {
            let nickname = words_of_name(nickname);
            let family = match (&self.family, display.split_last()) {
                (Some(family), _) => words_of_name(family),
                (None, Some((last, before))) if !before.is_empty() => vec![last.clone()],
                _ => Vec::new(),
            };
            spellings.push(nickname.into_iter().chain(family).collect());
        }
        spellings.retain(|words| !words.is_empty());
        spellings.sort();
        spellings.dedup();
        spellings
    }
}

/// Whether two names, as words, can be of one person.
pub fn are_compatible(one: &[String], other: &[String]) -> bool {
    let generation = |words: &[String]| {
        words.iter().find(|word| GENERATIONS.contains(&word.as_str())).map(|word| match word.as_str() {
            "junior" => "jr".to_owned(),
            "senior" => "sr".to_owned(),
            other => other.to_owned(),
        })
    };
    if generation(one) != generation(other) {
        return false;
    }
    let without = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| !GENERATIONS.contains(&word.as_str())).cloned().collect()
    };
    let (one, other) = (without(one), without(other));
    if plain(&one.concat()) == plain(&other.concat()) {
        return true;
    }
    let (few, many) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let mut left: Vec<&String> = many.iter().collect();
    let mut letters = Vec::new();
    let mut whole = 0;
    for word in few {
        match left.iter().position(|other| plain(other) == plain(word)) {
            Some(at) => {
                left.remove(at);
                whole += usize::from(!is_letter(word));
            }
            None => letters.push(word),
        }
    }
    let letters_fit = letters.into_iter().all(|word| {
        let fits = |other: &&String| {
            let (short, long) = if is_letter(word) { (word, *other) } else { (*other, word) };
            is_letter(short) && long.starts_with(short.as_str())
        };
        match left.iter().position(fits) {
            Some(at) => {
                left.remove(at);
                true
            }
            None => false,
        }
    });
    whole > 0 && letters_fit
}

/// Whether a word is an initial: one letter of a script that has initials.
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_lowercase()) && letters.next().is_none()
}

/// Whether two words of a name are the same however a keyboard spells them: `Łukasz` and `Lukasz`, `Müller` and `Mueller`.
pub(crate) fn is_spelled_alike(one: &str, other: &str) -> bool {
    let (one, other) = (words_of_name(one).concat(), words_of_name(other).concat());
    !one.is_empty() && plain(&one) == plain(&other)
}

/// A word without the difference between an umlaut and the two letters that stand for it.
fn plain(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A person as a name is entered: a nickname behind a slash.
    fn person(name: &str) -> Contact {
        let (name, nickname) = name.split_once('/').map_or((name, None), |(name, nick)| (name, Some(nick)));
        let words: Vec<&str> = name.split_whitespace().collect();
        let mut contact = Contact { nickname: nickname.map(str::to_owned), ..Contact::default() };
        match words[..] {
            [] => {}
            [given] => contact.given = Some(given.into()),
            [given, family] => {
                (contact.given, contact.family) = (Some(given.into()), Some(family.into()));
            }
            _ => contact.display = Some(name.into()),
        }
        contact
    }

    const COMPATIBLE: &[(&str, &str)] = &[
        ("Jane Doe", "Jane Doe"),
        ("Jane Doe", "jane DOE"),
        ("Jane Doe", "Jane"),
        ("Jane Doe", "Doe"),
        ("Jane Doe", "Doe, Jane"),
        ("Jane Doe", "J. Doe"),
        ("Jane Doe", "J Doe"),
        ("Jane Doe", "Doe J."),
        ("Jane Q. Doe", "Jane Quinn Doe"),
        ("Jane Doe", "Jane Quinn Doe"),
        ("J. Q. Doe", "Jane Quinn Doe"),
        ("Dr. Jane Doe", "Jane Doe, PhD"),
        ("Zoë Ångström", "Zoe Angstrom"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Søren Kjær", "Soren Kjaer"),
        ("Łukasz Wałęsa", "Lukasz Walesa"),
        ("Jürgen Groß", "Juergen Gross"),
        ("Ana Ruiz", "Ana María Ruiz de la Cruz"),
        ("Ana de la Cruz", "Ana Cruz"),
        ("Vincent van Gogh", "Vincent Gogh"),
        ("van Gogh Vincent", "Vincent van Gogh"),
        ("Jane Smith-Doe", "Jane Doe"),
        ("Jean-Luc Picard", "Jean Luc Picard"),
        ("Jean-Luc Picard", "Jeanluc Picard"),
        ("Conan O'Brien", "Conan OBrien"),
        ("Conan O’Brien", "Conan O'Brien"),
        ("Robert Lee/Bob", "Bob Lee"),
        ("Robert \"Bob\" Lee", "Bob Lee"),
        ("Robert Lee/Bob", "Bob"),
        ("Robert James Lee/Bob", "Bob Lee"),
        ("王伟", "王 伟"),
        ("किरण शर्मा", "किरण"),
        ("Иван Петров", "ИВАН ПЕТРОВ"),
        ("Иван Петров", "И. Петров"),
        ("עלי כהן", "כהן עלי"),
        ("John Doe Jr", "John Doe Junior"),
        ("", "Jane Doe"),
    ];

    const NOT_COMPATIBLE: &[(&str, &str)] = &[
        ("Jane Doe", "Jane Smith"),
        ("Jane Doe", "John Doe"),
        ("Anne Doe", "Annette Doe"),
        ("Anne", "Annette"),
        ("Robert Lee", "Bob Lee"),
        ("Katherine Lee", "Kate Lee"),
        ("J. D.", "Jane Doe"),
        ("J. Doe", "Jane Smith"),
        ("J. Doe", "Kate Doe"),
        ("Jane", "J. Smith"),
        ("Ana María Ruiz", "Ana Luisa Ruiz"),
        ("John Doe Jr", "John Doe Sr"),
        ("John Doe", "John Doe Jr"),
        ("Henry Ford II", "Henry Ford"),
        ("Иван Петров", "Ivan Petrov"),
        ("王伟", "王芳"),
        ("किरण शर्मा", "करण शर्मा"),
        ("Bob Lee", "Lee Ann"),
        ("Jane Q. Doe", "Jane R. Doe"),
        ("Robert Lee/Bob", "Bob Smith"),
        ("Ana Ruiz", "Mariana Ruiz"),
    ];

    #[test]
    fn names_of_one_person() {
        for (one, other) in COMPATIBLE {
            let (a, b) = (person(one), person(other));
            assert!(a.has_compatible_name(&b) && b.has_compatible_name(&a), "{one} and {other}");
        }
        for (one, other) in NOT_COMPATIBLE {
            let (a, b) = (person(one), person(other));
            assert!(!a.has_compatible_name(&b) && !b.has_compatible_name(&a), "{one} and {other}");
        }
    }

    #[test]
    fn words_keep_their_order_and_lose_titles() {
        assert_eq!(words_of_name("Prof. Dr. Jane O'Brien-Doe, PhD"), ["jane", "obrien", "doe"]);
        assert_eq!(words_of_name("Ðorđe Þór Œuvre Işık"), ["dorde", "thor", "oeuvre", "isik"]);
        assert_eq!(person("Robert Lee/Bob").spellings(), [["bob", "lee"], ["robert", "lee"]]);
        assert!(Contact::default().spellings().is_empty());
    }
}
