//! What fields are called, and what can be chosen for them.

use chrono::NaiveDate;
use serde::{
    Deserialize,
    de::{IntoDeserializer, value::Error},
};

use crate::{
    model::Kind,
    views::{
        channel_words::by_outreach_channel,
        insight_words,
        option_words::{
            approach_words, confidence_words, gathering_words, lead_kind_words, link_words, owner_words,
            purpose_words, question_words, reach_words, resource_words, seniority_words, source_words,
            strength_words, warmth_words,
        },
    },
};

/// The list that a key belongs to, if it does, and the field's own name.
fn parts(key: &str) -> (Option<&str>, &str) {
    match key.split_once('/') {
        Some((list, rest)) => (Some(list), rest.rsplit('/').next().unwrap_or_default()),
        None => (None, key),
    }
}

/// The name of a field, as a person would say it.
pub(super) fn field_words(key: &str) -> String {
    let (list, last) = parts(key);
    let name = match last {
        "given" => "given name",
        "family" => "family name",
        "display" => "name",
        "source" => "way you found them",
        "source_contact" => "person who led to them",
        "promised_minutes" | "default_promise_minutes" => "length asked for",
        "text" => "wording",
        "due" => "day",
        "public" => "word on whether it is advertised",
        "past" if list == Some("employments") => "word on whether it is over",
        "past" => "account of what you did so far",
        "seniority" => "word on how far up they are",
        "near_hiring" => "word on whether they have a say in hiring",
        "linkedin_reach" => "number of connections on LinkedIn",
        "warmth_override" => "word on how near you are",
        "cadence_days" => "number of days after which to be in touch",
        "may_introduce" => "word on whether they may introduce you",
        "provenance" => "word on where this comes from",
        "known_well" => "word on whether the one who named them knows them well",
        "esteem" => "word on whether the one who named them thinks highly of them",
        "approach" => "word on who writes",
        "confidence" => "word on how likely it is",
        "strength" => "word on how well they know each other",
        "structure" => "way it is made up",
        "channel" => "way to send it",
        "come_back" => "day to come back to it",
        "hidden" => "word on whether it is offered",
        "locale" => "language",
        "home_zone" | "zone" => "time zone",
        "was_new" => "word on whether it was new",
        "had_answer" => "word on whether they had an answer",
        "first_nudge_days" => "number of days before a first reminder",
        "second_nudge_days" => "number of days before a second reminder",
        "no_courtesy_check" => "word on whether the courtesy is counted",
        "weekly_asks" => "number of people to ask a week",
        "weekly_meetings" => "number of talks a week",
        "rating_opening" => "mark for the opening",
        "rating_questions" => "mark for the questions",
        "rating_pitch" => "mark for what you said of yourself",
        "rating_close" => "mark for the end",
        "rating_staying_positive" => "mark for staying positive",
        other => other,
    };
    let of = match list {
        Some("emails") => " of an e-mail address",
        Some("phones") => " of a phone number",
        Some("urls") => " of a page",
        Some("addresses") => " of a postal address",
        Some("employments") => " of a job",
        Some("links") => " of a tie to another organization",
        Some("question_plan") => " of a planned question",
        Some("answers") => " of an answer",
        Some("filters") => " of a saved list",
        _ => "",
    };
    format!("{}{of}", name.replace('_', " "))
}

/// The words for what was chosen for a field, where it is one of a few things or a day; nothing for what was written by
/// hand and for what only a newer version knows.
pub(super) fn chosen_words(kind: Kind, key: &str, stored: &str) -> Option<String> {
    let (list, last) = parts(key);
    let words = match (kind, list, last) {
        (_, _, "source") => source_words(read(stored)?),
        (_, _, "seniority") => seniority_words(read(stored)?),
        (_, None, "linkedin_reach") => reach_words(read(stored)?),
        (_, None, "warmth_override") => warmth_words(read(stored)?),
        (_, None, "approach") => approach_words(read(stored)?),
        (_, None, "confidence") => confidence_words(read(stored)?),
        (_, None, "strength") => strength_words(read(stored)?),
        (_, None, "owner") => owner_words(read(stored)?),
        (_, None, "channel") => by_outreach_channel(read(stored)?),
        (Kind::Campaign, None, "purpose") => purpose_words(read(stored)?),
        (Kind::Organization, Some("links"), "kind") => link_words(read(stored)?),
        (Kind::Meeting, Some("question_plan"), "kind") => question_words(read(stored)?),
        (Kind::Gathering, None, "kind") => gathering_words(read(stored)?),
        (Kind::Insight, None, "kind") => insight_words(read(stored)?),
        (Kind::Resource, None, "kind") => resource_words(read(stored)?),
        (Kind::Lead, None, "kind") => lead_kind_words(read(stored)?),
        (_, None, "due" | "come_back" | "date") => {
            return Some(stored.parse::<NaiveDate>().ok()?.format("%-d %B %Y").to_string());
        }
        _ => return None,
    };
    Some(words.to_owned())
}

/// What was chosen, from the name under which it is stored.
fn read<'a, T: Deserialize<'a>>(stored: &'a str) -> Option<T> {
    T::deserialize(IntoDeserializer::<Error>::into_deserializer(stored)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_told_in_words_and_what_was_written_is_not() {
        let words = |kind, key, stored| chosen_words(kind, key, stored);
        let is = |kind, key, stored, expected: &str| assert_eq!(words(kind, key, stored).unwrap(), expected);
        is(Kind::Referral, "approach", "they_pass_my_details", "they pass your details on");
        is(Kind::Contact, "source", "friends_and_family", "through friends or family");
        is(Kind::Profile, "filters/0011/source", "event", "at an event");
        is(Kind::Gathering, "kind", "event", "an event");
        is(Kind::Organization, "links/0011/kind", "parent", "their parent company");
        is(Kind::Commitment, "due", "2026-03-06", "6 March 2026");
        is(Kind::Offer, "come_back", "2026-12-24", "24 December 2026");
        is(Kind::Gathering, "date", "2026-03-06", "6 March 2026");
        is(Kind::Profile, "filters/0011/seniority", "entry", "at the beginning");
        is(Kind::Commitment, "owner", "them", "they promised it");
        is(Kind::Resource, "kind", "reading", "something to read");
        assert_eq!(words(Kind::Contact, "headline", "cold"), None);
        assert_eq!(words(Kind::Template, "purpose", "new_field_or_org"), None);
        assert_eq!(words(Kind::Contact, "source", "from_a_newer_version"), None);
    }

    #[test]
    fn fields_are_named_as_people_name_them() {
        assert_eq!(field_words("given"), "given name");
        assert_eq!(field_words("emails/0011/label"), "label of an e-mail address");
        assert_eq!(field_words("phones/0011/label"), "label of a phone number");
        assert_eq!(field_words("urls/0011/value"), "value of a page");
        assert_eq!(field_words("addresses/0011/label"), "label of a postal address");
        assert_eq!(field_words("links/0011/kind"), "kind of a tie to another organization");
        assert_eq!(field_words("answers/0011/was_new"), "word on whether it was new of an answer");
        assert_eq!(field_words("filters/0011/name"), "name of a saved list");
        assert_eq!(field_words("past"), "account of what you did so far");
        assert_eq!(field_words("employments/0011/past"), "word on whether it is over of a job");
        assert_eq!(field_words("aura_color"), "aura color");
    }
}
