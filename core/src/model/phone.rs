//! Phone numbers in one form.

/// Digits that a number in E.164 has, the country's code included.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// Countries by ISO 3166, with their calling code and what is dialled before a national number within the country. A
/// country that is not listed is as good as unknown: its numbers have a normal form when they are written with a plus.
const COUNTRIES: &[(&str, &str, &str)] = &[
    ("AE", "971", "0"),
    ("AR", "54", "0"),
    ("AT", "43", "0"),
    ("AU", "61", "0"),
    ("BE", "32", "0"),
    ("BG", "359", "0"),
    ("BR", "55", "0"),
    ("CA", "1", "1"),
    ("CH", "41", "0"),
    ("CL", "56", ""),
    ("CN", "86", "0"),
    ("CO", "57", "0"),
    ("CY", "357", ""),
    ("CZ", "420", ""),
    ("DE", "49", "0"),
    ("DK", "45", ""),
    ("EE", "372", ""),
    ("EG", "20", "0"),
    ("ES", "34", ""),
    ("FI", "358", "0"),
    ("FR", "33", "0"),
    ("GB", "44", "0"),
    ("GR", "30", ""),
    ("HK", "852", ""),
    ("HR", "385", "0"),
    ("HU", "36", "06"),
    ("ID", "62", "0"),
    ("IE", "353", "0"),
    ("IL", "972", "0"),
    ("IN", "91", "0"),
    ("IS", "354", ""),
    ("IT", "39", ""),
    ("JP", "81", "0"),
    ("KE", "254", "0"),
    ("KR", "82", "0"),
    ("LU", "352", ""),
    ("LV", "371", ""),
    ("MA", "212", "0"),
    ("MT", "356", ""),
    ("MX", "52", ""),
    ("MY", "60", "0"),
    ("NG", "234", "0"),
    ("NL", "31", "0"),
    ("NO", "47", ""),
    ("NZ", "64", "0"),
    ("PE", "51", "0"),
    ("PH", "63", "0"),
    ("PK", "92", "0"),
    ("PL", "48", ""),
    ("PT", "351", ""),
    ("RO", "40", "0"),
    ("RS", "381", "0"),
    ("RU", "7", "8"),
    ("SA", "966", "0"),
    ("SE", "46", "0"),
    ("SG", "65", ""),
    ("SI", "386", "0"),
    ("SK", "421", "0"),
    ("TH", "66", "0"),
    ("TR", "90", "0"),
    ("TW", "886", "0"),
    ("UA", "380", "0"),
    ("US", "1", "1"),
    ("VN", "84", "0"),
    ("ZA", "27", "0"),
];

/// A phone number in E.164, when its country is known: from the number itself, or else `country` (ISO 3166, two
/// letters). `None` when it is not, or when this is no number that can be called from everywhere.
///
/// ```
/// use rapport_core::model::phone_number;
///
/// assert_eq!(phone_number("+49 (0)30 123456", None).as_deref(), Some("+4930123456"));
/// assert_eq!(phone_number("030 123456", Some("DE")).as_deref(), Some("+4930123456"));
/// assert_eq!(phone_number("030 123456", None), None);
/// ```
pub fn phone_number(written: &str, country: Option<&str>) -> Option<String> {
    let main = without_extension(written);
    let is_plain = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-–./()\u{a0}".contains(c);
    if !main.chars().all(is_plain) {
        return None;
    }
    // The nought in brackets is dialled only within the country.
    let main = main.replace("(0)", "");
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    let international = match main.trim_start_matches(['(', ' ']).strip_prefix('+') {
        Some(rest) if !rest.contains('+') => digits,
        Some(_) => return None,
        None => national(&digits, country?)?,
    };
    let is_possible = DIGITS.contains(&international.len()) && !international.starts_with('0');
    is_possible.then(|| format!("+{international}"))
}

/// The digits with the country's code, from the digits as they are dialled within the country.
fn national(digits: &str, country: &str) -> Option<String> {
    let (_, code, trunk) = COUNTRIES.iter().find(|(known, ..)| *known == country)?;
    let (abroad, is_american) = match *code {
        "1" => ("011", true),
        _ => ("00", false),
    };
    if let Some(rest) = digits.strip_prefix(abroad) {
        return Some(rest.to_owned());
    }
    let rest = digits.strip_prefix(trunk).unwrap_or(digits);
    let is_whole = !is_american || rest.len() == 10;
    is_whole.then(|| format!("{code}{rest}"))
}

fn without_extension(written: &str) -> &str {
    let lower = written.to_ascii_lowercase();
    let end = [";ext", "ext", "x", "#"].iter().filter_map(|mark| lower.find(mark)).min();
    end.map_or(written, |end| written[..end].trim_end_matches([';', ',', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (written, country) in [
            ("+1 415 555 0100", None),
            ("+1 (415) 555-0100", Some("DE")),
            ("(415) 555-0100", Some("US")),
            ("1-415-555-0100", Some("CA")),
            ("415.555.0100 x12", Some("US")),
            ("+14155550100;ext=12", None),
            ("0014155550100", Some("DE")),
        ] {
            assert_eq!(phone_number(written, country).as_deref(), Some("+14155550100"), "{written}");
        }
        assert_eq!(phone_number("06 1 234 5678", Some("HU")).as_deref(), Some("+3612345678"));
        assert_eq!(phone_number("06 1234 5678", Some("IT")).as_deref(), Some("+390612345678"));
        assert_eq!(phone_number("011 44 20 7946 0000", Some("US")).as_deref(), Some("+442079460000"));
        assert_eq!(phone_number("8 495 123 45 67", Some("RU")).as_deref(), Some("+74951234567"));
    }

    #[test]
    fn without_a_country_or_with_letters_there_is_no_normal_form() {
        for (written, country) in [
            ("555 0100", None),
            ("555 0100", Some("US")),
            ("555 0100", Some("XX")),
            ("1-800-FLOWERS", Some("US")),
            ("+1 415 + 555", None),
            ("+0 415 555 0100", None),
            ("+123", None),
            ("+1234567890123456", None),
            ("", Some("US")),
        ] {
            assert_eq!(phone_number(written, country), None, "{written}");
        }
    }

    #[test]
    fn countries_are_in_order_and_once() {
        assert!(COUNTRIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
