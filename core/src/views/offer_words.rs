//! Offers, in words.

use chrono::NaiveDate;

use super::{
    TodayAction,
    agenda::Task,
    day_words::day_words,
    sentence::{capitalized, ended, unended},
};
use crate::model::{OfferKind, OfferState};

/// What was offered, behind "offered": "to pass your details on to Bob Lee".
pub(super) fn offered(kind: OfferKind, about: Option<&str>, text: Option<&str>) -> String {
    let with = |word: &str| about.map(|about| format!(" {word} {about}")).unwrap_or_default();
    match kind {
        OfferKind::PassDetails => format!("to pass your details on{}", with("to")),
        OfferKind::ResumeReview => "to look at your résumé".to_owned(),
        OfferKind::Introduce => match about {
            Some(about) => format!("to introduce you to {about}"),
            None => "to introduce you to somebody".to_owned(),
        },
        OfferKind::GoodWord => format!("to put in a good word for you{}", with("with")),
        OfferKind::KeepInMind => format!("to keep you in mind{}", with("at")),
        OfferKind::Other => format!("something: {}", text.map_or("it is not noted what", unended)),
    }
}

/// Where it stands, behind what was offered; nothing while it waits.
pub(super) fn standing(state: OfferState) -> &'static str {
    match state {
        OfferState::Made => "",
        OfferState::Accepted => " (you said yes)",
        OfferState::TheyWillPass => " (they see to it)",
        OfferState::TakenControl => " (you write yourself)",
        OfferState::Done => " (done)",
        OfferState::Lapsed => " (nothing came of it)",
    }
}

/// Title, reason and action of what an offer by `name` asks for.
pub(super) fn shown(task: &Task, name: &str, today: NaiveDate) -> (String, String, TodayAction) {
    let Task::Offer { kind, state, about, text, since } = task else {
        return (name.to_owned(), String::new(), TodayAction::TakeUpOffer);
    };
    let about = about.as_deref();
    let what = offered(*kind, about, text.as_deref());
    let since = day_words(since.date(), today);
    let when = capitalized(&since);
    let to = about.map(|about| format!(" to {about}")).unwrap_or_default();
    match (kind, state) {
        (OfferKind::PassDetails, OfferState::TheyWillPass | OfferState::Accepted) => (
            format!("Ask {name} whether they passed your details on{to}"),
            format!(
                "They offered it {since}, and such things are easily forgotten; better to write yourself."
            ),
            TodayAction::TakeOfferInHand,
        ),
        (OfferKind::PassDetails, _) => (
            format!("Ask {name} to let you write yourself{to}"),
            format!("{when} they offered {what}; ask for the name and whether you may say who sent you."),
            TodayAction::TakeOfferInHand,
        ),
        (OfferKind::Introduce, OfferState::TheyWillPass | OfferState::Accepted) => (
            format!("Ask {name} about the introduction{to}"),
            format!("They offered it {since}, and nothing is noted of it yet."),
            TodayAction::TakeUpOffer,
        ),
        (OfferKind::Introduce, _) => (
            format!("Ask {name} for the introduction{to}"),
            format!("They offered it {since}; by now you can say what became of their advice."),
            TodayAction::TakeUpOffer,
        ),
        (OfferKind::ResumeReview, OfferState::Made) => (
            format!("Take {name} up on a look at your résumé"),
            format!("They offered it {since} without being asked; send it with one question."),
            TodayAction::TakeUpOffer,
        ),
        (OfferKind::GoodWord | OfferKind::KeepInMind, OfferState::Made) => (
            format!("Tell {name} how it goes"),
            format!("{when} they offered {what}; a line from you keeps it alive."),
            TodayAction::TakeUpOffer,
        ),
        (OfferKind::Other, OfferState::Made) => (
            format!("Come back to what {name} offered"),
            ended(format!("{when} they offered {what}")),
            TodayAction::TakeUpOffer,
        ),
        _ => (
            format!("Ask {name} about what they offered"),
            ended(format!("You said yes to it: {since} they offered {what}")),
            TodayAction::TakeUpOffer,
        ),
    }
}
