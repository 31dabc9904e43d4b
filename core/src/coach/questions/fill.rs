//! Filling the slots of a question.

/// What goes into the slots of a question; where nothing is known, words that fit everybody do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionSlots {
    /// The line of business.
    pub industry: Option<String>,
    /// The kind of work.
    pub occupation: Option<String>,
    /// The organization.
    pub company: Option<String>,
}

/// The question as it is asked.
///
/// ```
/// use rapport_core::coach::{QuestionSlots, fill_question};
///
/// let slots = QuestionSlots { company: Some("Acme".into()), ..QuestionSlots::default() };
/// assert_eq!(fill_question("What has made you stay at {company}?", &slots), "What has made you stay at Acme?");
/// assert_eq!(fill_question("Who is happy in {occupation}?", &slots), "Who is happy in your line of work?");
/// ```
pub fn fill_question(text: &str, slots: &QuestionSlots) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    // One pass: what is filled in may look like a slot itself.
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        let known = [
            ("{industry}", &slots.industry, "your industry"),
            ("{occupation}", &slots.occupation, "your line of work"),
            ("{company}", &slots.company, "your organization"),
        ];
        match known.into_iter().find(|(slot, ..)| from.starts_with(slot)) {
            Some((slot, value, otherwise)) => {
                filled.push_str(value.as_deref().unwrap_or(otherwise));
                rest = &from[slot.len()..];
            }
            None => {
                filled.push('{');
                rest = &from[1..];
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_slots_are_filled_and_each_once() {
        let slots = QuestionSlots {
            industry: Some("maps".into()),
            occupation: Some("{company}".into()),
            company: Some("Acme".into()),
        };
        for (text, expected) in [
            ("", ""),
            ("No slot", "No slot"),
            ("{industry}{company}", "mapsAcme"),
            ("In {occupation}?", "In {company}?"),
            ("{Industry} {other} {", "{Industry} {other} {"),
            ("a {{company}} b", "a {Acme} b"),
        ] {
            assert_eq!(fill_question(text, &slots), expected);
        }
        let all = "{industry}, {occupation}, {company}";
        let expected = "your industry, your line of work, your organization";
        assert_eq!(fill_question(all, &QuestionSlots::default()), expected);
    }
}
