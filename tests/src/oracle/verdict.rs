//! What the person makes of what they look into: organizations, kinds of work, lines of business. And the names by which
//! these go.

use std::collections::BTreeSet;

use rapport_core::model::{Kind, RecordId, Verdict};

use super::{
    chance::Chance,
    contact,
    fact::{Detail, Time, named},
    mind::{Life, Mind},
    saying::Saying,
};

/// Those that there are, the one that keeps the door open first.
const ORDER: [&str; 3] = ["interested", "undecided", "ruled_out"];

pub(super) fn any(chance: &Chance<'_>) -> Option<Verdict> {
    chance.some(chance.of(&[Verdict::Interested, Verdict::Undecided, Verdict::RuledOut]))
}

/// A verdict takes the place of those the device knows of; none takes them back.
pub(super) fn give(saying: &mut Saying<'_>, id: RecordId, verdict: Option<Verdict>) {
    let word = verdict.and_then(|verdict| ORDER.into_iter().find(|word| *word == named(verdict)));
    match word {
        Some(word) => saying.happened_instead(id, "judged", Detail::Word(word), &["judged"]),
        None if saying.mind().has(id, "judged") => {
            saying.happened_instead(id, "", Detail::Nothing, &["judged"]);
        }
        None => {}
    }
}

/// What the person makes of it: of several verdicts the one that keeps the door open.
pub(super) fn standing(mind: &Mind<'_>, id: RecordId) -> Option<&'static str> {
    let given = mind.happened(id, "judged");
    ORDER.into_iter().find(|word| given.iter().any(|verdict| *verdict.detail == Detail::Word(word)))
}

/// Whether it is there, was not ruled out, and the person said nothing of it since that time.
pub(super) fn is_to_give(mind: &Mind<'_>, id: RecordId, since: Time) -> bool {
    let given = mind.happened(id, "judged").into_iter();
    let is_decided = match standing(mind, id) {
        None => false,
        Some("ruled_out") => true,
        Some(word) => {
            given.filter(|it| *it.detail == Detail::Word(word)).any(|last| last.at.instant >= since.instant)
        }
    };
    mind.life(id) != Life::Deleted && !is_decided
}

/// Whether two devices make different things of it.
pub(super) fn is_in_question(mind: &Mind<'_>, id: RecordId) -> bool {
    let given = mind.happened(id, "judged");
    given.iter().any(|verdict| verdict.detail != given[0].detail)
}

pub(super) fn name(mind: &Mind<'_>, id: RecordId) -> String {
    mind.text(id, "name").unwrap_or_default()
}

/// The one of that kind that goes by a name, however it is written.
pub(super) fn of_name(mind: &Mind<'_>, kind: Kind, wanted: &str) -> Option<RecordId> {
    let wanted = wanted.trim().to_lowercase();
    mind.present(kind).into_iter().find(|id| name(mind, *id).to_lowercase() == wanted)
}

/// Whether a title of somebody's work holds all words of one of its names.
pub(super) fn is_done_as(mind: &Mind<'_>, occupation: RecordId, title: &str) -> bool {
    let title = words(title);
    let aliases = mind.members(occupation, "aliases").into_iter();
    let mut names = mind.text(occupation, "name").into_iter().chain(aliases).map(|name| words(&name));
    names.any(|name| !name.is_empty() && name.is_subset(&title))
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// How many people are known who are there now, or do that work.
pub(super) fn people(mind: &Mind<'_>, id: RecordId) -> usize {
    let belongs =
        |place: &RecordId| mind.life(*place) != Life::Deleted && mind.ids(*place, "industries").contains(&id);
    let is_there = |person: &RecordId| match mind.kind(id) {
        Some(Kind::Organization) => contact::works_at_now(mind, *person).contains(&id),
        Some(Kind::Industry) => contact::works_at_now(mind, *person).iter().any(belongs),
        _ => contact::titles_now(mind, *person).iter().any(|title| is_done_as(mind, id, title)),
    };
    mind.people().iter().filter(|person| is_there(person)).count()
}
