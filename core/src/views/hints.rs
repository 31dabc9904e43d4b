//! What the person may want to know about somebody before they write.

use super::Degree;
use crate::model::{Contact, LinkedInReach, Seniority};

/// Why somebody is, or is not, a good one to talk to, one line each; `through` names those who lead to them.
pub(super) fn hints(contact: &Contact, degree: Degree, leading: usize, through: &str) -> Vec<String> {
    let mut hints = Vec::new();
    let lead = if leading == 1 { "leads" } else { "lead" };
    match degree {
        Degree::Own => {}
        Degree::OneAway => hints.push(format!("{through} {lead} to them.")),
        Degree::TwoAway => {
            hints.push(format!("{through} {lead} to them, and somebody you know to {through}."))
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
    hints.extend(few_connections(contact));
    if degree != Degree::Own && contact.common_ground.is_empty() {
        hints.push("Nothing in common is noted yet: look for a school, a place, an interest.".to_owned());
    }
    if contact.may_introduce {
        hints.push("May introduce you to others; ask once you left a good impression.".to_owned());
    }
    hints
}

/// Why somebody is better not asked through LinkedIn.
pub(super) fn few_connections(contact: &Contact) -> Option<String> {
    let few = "Has few connections on LinkedIn, so a request from there may be left alone: an e-mail or an introduction \
               is better.";
    (contact.linkedin_reach == Some(LinkedInReach::Few)).then(|| few.to_owned())
}
