//! What the person may want to know about somebody before they write.

use super::Degree;
use crate::model::{Contact, Seniority};

/// Why somebody is, or is not, a good one to talk to, one line each.
pub(super) fn hints(contact: &Contact, degree: Degree, through: &str) -> Vec<String> {
    let mut hints = Vec::new();
    match degree {
        Degree::Own => {}
        Degree::OneAway => hints.push(format!("{through} leads to them.")),
        Degree::TwoAway => {
            hints.push(format!("{through} leads to them, and somebody you know to {through}."))
        }
        Degree::Cold => hints.push("Nobody leads to them yet.".to_owned()),
    }
    match contact.seniority {
        Some(Seniority::Mid) => hints.push("In the middle: has time and knows the work.".to_owned()),
        Some(Seniority::Executive) => {
            hints.push("At the top, with little time; somebody in the middle may tell you more.".to_owned());
        }
        Some(Seniority::Entry | Seniority::Senior) | None => {}
    }
    match contact.near_hiring {
        Some(true) => hints.push("Has a say in hiring.".to_owned()),
        Some(false) => {
            hints.push("Has no say in hiring; good for learning what the work is like.".to_owned())
        }
        None => {}
    }
    if degree != Degree::Own && contact.common_ground.is_empty() {
        hints.push("Nothing in common is noted yet: look for a school, a place, an interest.".to_owned());
    }
    if contact.may_introduce {
        hints.push("May introduce you to others; ask once you left a good impression.".to_owned());
    }
    hints
}
