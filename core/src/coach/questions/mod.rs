//! The built-in questions, and a plan made from them.

mod en;
mod fill;
mod plan;

pub use fill::{QuestionSlots, fill_question};
pub use plan::{FEWEST_QUESTIONS, MOST_QUESTIONS, plan_advice, proposed_plan};

use crate::model::{InfoGoal, Purpose, QuestionCategory};

/// A built-in question. Its id never changes and is never used again for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltInQuestion {
    /// Names it, for ever.
    pub id: &'static str,
    /// What it is about.
    pub category: QuestionCategory,
    /// The question, with the slots `{industry}`, `{occupation}` and `{company}`.
    pub text: &'static str,
}

/// The language of the built-in questions, as a BCP 47 tag.
pub const QUESTION_LOCALE: &str = "en";

/// All built-in questions, by category; the first of each are asked most.
pub fn built_in_questions() -> impl Iterator<Item = BuiltInQuestion> {
    en::QUESTIONS.iter().flat_map(|(category, questions)| {
        questions.iter().map(|(id, text)| BuiltInQuestion { id, category: *category, text })
    })
}

/// The built-in question with this id.
pub fn built_in_question(id: &str) -> Option<BuiltInQuestion> {
    built_in_questions().find(|question| question.id == id)
}

/// What talks of a purpose ask about, the most useful first. Without a purpose everything is.
pub fn categories_for(purpose: Option<Purpose>) -> &'static [QuestionCategory] {
    use QuestionCategory::{
        Company, Culture, DayToDay, GettingStarted, Growth, Industry, MovingUp, NewRole, Occupation,
        Recruiting, Referral, Training,
    };
    match purpose {
        None => &QuestionCategory::ALL,
        Some(Purpose::NewFieldOrOrg) => &[
            Occupation,
            Industry,
            DayToDay,
            GettingStarted,
            Company,
            Culture,
            Training,
            Growth,
            Recruiting,
            Referral,
        ],
        Some(Purpose::NewRoleOnboarding) => {
            &[NewRole, Culture, DayToDay, Company, Training, Growth, Referral]
        }
        Some(Purpose::InternalMove) => &[MovingUp, Company, Growth, Culture, Training, Recruiting, Referral],
    }
}

/// What is asked about by somebody who wants to find this out, the most useful first.
pub(super) fn categories_of(goal: InfoGoal) -> &'static [QuestionCategory] {
    use QuestionCategory::{
        Company, Culture, DayToDay, GettingStarted, Growth, Industry, MovingUp, Occupation, Recruiting,
    };
    match goal {
        InfoGoal::Occupation => &[Occupation, DayToDay],
        InfoGoal::Industry => &[Industry, Growth],
        InfoGoal::CompanyFit => &[Culture, Company],
        InfoGoal::Geography => &[Industry, Company],
        InfoGoal::Openings => &[Recruiting, Growth],
        InfoGoal::CareerPath => &[GettingStarted, MovingUp],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_many_questions_and_each_has_an_id_of_its_own() {
        let all: Vec<_> = built_in_questions().collect();
        assert!(all.len() >= 60, "{}", all.len());
        let ids: BTreeSet<_> = all.iter().map(|question| question.id).collect();
        let texts: BTreeSet<_> = all.iter().map(|question| question.text).collect();
        assert_eq!((ids.len(), texts.len()), (all.len(), all.len()));
        for question in &all {
            assert_eq!(built_in_question(question.id), Some(*question));
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(question.id.chars().all(is_plain), "{}", question.id);
        }
        assert_eq!(built_in_question("nothing"), None);
    }

    #[test]
    fn every_category_has_questions_in_order() {
        let listed: Vec<_> = en::QUESTIONS.iter().map(|(category, _)| *category).collect();
        assert_eq!(listed, QuestionCategory::ALL);
        assert!(en::QUESTIONS.iter().all(|(_, questions)| questions.len() >= 4));
    }

    #[test]
    fn every_question_is_one_that_no_search_would_answer() {
        const FINDABLE: &[&str] = &[
            "what does {company} do",
            "how many people",
            "how big",
            "how large",
            "competitor",
            "headquarter",
            "founded",
            "revenue",
            "turnover",
            "salary",
            "what products",
            "which products",
            "what services",
            "branches",
            "a job",
            "hire me",
            "résumé",
            "advice",
        ];
        for question in built_in_questions() {
            let text = question.text.to_lowercase();
            assert!(text.contains('?'), "{}", question.id);
            let found: Vec<_> = FINDABLE.iter().filter(|word| text.contains(**word)).collect();
            assert!(found.is_empty(), "{}: {found:?}", question.id);
        }
    }

    #[test]
    fn slots_are_known_ones() {
        for question in built_in_questions() {
            let rest = ["{industry}", "{occupation}", "{company}"]
                .iter()
                .fold(question.text.to_owned(), |text, slot| text.replace(slot, ""));
            assert!(!rest.contains(['{', '}']), "{}", question.id);
        }
    }

    #[test]
    fn each_purpose_leads_to_its_own_topics() {
        use QuestionCategory::{MovingUp, NewRole, Occupation, Referral};
        let first = |purpose| categories_for(Some(purpose)).first().copied();
        assert_eq!(first(Purpose::NewFieldOrOrg), Some(Occupation));
        assert_eq!(first(Purpose::NewRoleOnboarding), Some(NewRole));
        assert_eq!(first(Purpose::InternalMove), Some(MovingUp));
        for purpose in [Purpose::NewFieldOrOrg, Purpose::NewRoleOnboarding, Purpose::InternalMove] {
            let categories = categories_for(Some(purpose));
            assert_eq!(categories.last(), Some(&Referral), "names are asked for at the end");
            let different: BTreeSet<_> = categories.iter().collect();
            assert_eq!(different.len(), categories.len());
        }
        assert_eq!(categories_for(None), QuestionCategory::ALL);
    }
}
