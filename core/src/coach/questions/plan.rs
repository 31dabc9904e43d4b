//! How many questions a talk should have, and which.

use std::collections::{BTreeMap, BTreeSet};

use super::{BuiltInQuestion, built_in_questions, categories_for, categories_of};
use crate::model::{InfoGoal, Purpose, QuestionCategory, QuestionKind};

/// Fewer questions than this leave a talk without direction.
pub const FEWEST_QUESTIONS: u32 = 5;
/// More questions than this do not fit into a short talk.
pub const MOST_QUESTIONS: u32 = 12;

/// The shape of a proposed plan: musts, nice ones and fallbacks.
const MUSTS: usize = 4;
const NICE: usize = 3;
const FALLBACKS: usize = 2;

/// What to say of a plan with so many questions, fallbacks aside, for so many promised minutes; nothing when the number is
/// sensible.
///
/// ```
/// use rapport_core::coach::plan_advice;
///
/// assert_eq!(plan_advice(8, 20), None);
/// assert!(plan_advice(3, 20).is_some_and(|advice| advice.contains("at least 5")));
/// ```
pub fn plan_advice(questions: u32, promised_minutes: u32) -> Option<String> {
    let planned = match questions {
        0 => "No question".to_owned(),
        1 => "1 question".to_owned(),
        _ => format!("{questions} questions"),
    };
    let minutes =
        if promised_minutes == 1 { "1 minute".to_owned() } else { format!("{promised_minutes} minutes") };
    if questions < FEWEST_QUESTIONS {
        Some(format!(
            "{planned} for {minutes}: plan at least {FEWEST_QUESTIONS}, so that the talk has a direction"
        ))
    } else if questions > MOST_QUESTIONS {
        let advice = "at most 12 have room; make the others fallbacks";
        Some(format!("{planned} for {minutes}: {advice}"))
    } else {
        None
    }
}

/// A plan for a talk of this purpose by somebody who wants to find these things out, without the questions in `without`.
/// It begins with the musts, goes through as many topics as it can, and ends by asking for names.
pub fn proposed_plan(
    purpose: Option<Purpose>,
    goals: &BTreeSet<InfoGoal>,
    without: &BTreeSet<String>,
) -> Vec<(BuiltInQuestion, QuestionKind)> {
    let mut topics: Vec<QuestionCategory> = Vec::new();
    let of_goals = goals.iter().flat_map(|goal| categories_of(*goal));
    for category in of_goals.chain(categories_for(purpose)) {
        if *category != QuestionCategory::Referral && !topics.contains(category) {
            topics.push(*category);
        }
    }
    let mut left: BTreeMap<QuestionCategory, Vec<BuiltInQuestion>> = BTreeMap::new();
    for question in built_in_questions().filter(|question| !without.contains(question.id)) {
        left.entry(question.category).or_default().push(question);
    }
    left.values_mut().for_each(|questions| questions.reverse());
    let mut names = left.remove(&QuestionCategory::Referral).unwrap_or_default();
    let wanted = MUSTS + NICE + FALLBACKS - 1;
    let mut chosen = Vec::new();
    while chosen.len() < wanted && topics.iter().any(|topic| left.get(topic).is_some_and(|it| !it.is_empty()))
    {
        for topic in &topics {
            if chosen.len() < wanted {
                chosen.extend(left.get_mut(topic).and_then(Vec::pop));
            }
        }
    }
    let kind = |place: usize| match place {
        0..MUSTS => QuestionKind::Must,
        _ if place < MUSTS + NICE - 1 => QuestionKind::Nice,
        _ => QuestionKind::Fallback,
    };
    let mut plan: Vec<_> = chosen.into_iter().enumerate().map(|(place, it)| (it, kind(place))).collect();
    let last = plan.iter().position(|(_, kind)| *kind == QuestionKind::Fallback).unwrap_or(plan.len());
    if let Some(question) = names.pop() {
        plan.insert(last, (question, QuestionKind::Must));
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_to_twelve_questions_are_sensible() {
        for (questions, minutes, expected) in [
            (0, 20, "No question for 20 minutes: plan at least 5, so that the talk has a direction"),
            (1, 1, "1 question for 1 minute: plan at least 5, so that the talk has a direction"),
            (4, 20, "4 questions for 20 minutes: plan at least 5, so that the talk has a direction"),
            (5, 20, ""),
            (12, 20, ""),
            (13, 30, "13 questions for 30 minutes: at most 12 have room; make the others fallbacks"),
        ] {
            assert_eq!(plan_advice(questions, minutes).unwrap_or_default(), expected);
        }
    }

    #[test]
    fn a_proposed_plan_begins_with_what_one_wants_to_find_out() {
        let plan = |purpose, goals: &[InfoGoal]| {
            proposed_plan(purpose, &goals.iter().copied().collect(), &BTreeSet::new())
        };
        let categories = |plan: &[(BuiltInQuestion, QuestionKind)]| -> Vec<QuestionCategory> {
            plan.iter().map(|(question, _)| question.category).collect()
        };
        use QuestionCategory as Q;
        let new_role = plan(Some(Purpose::NewRoleOnboarding), &[]);
        assert_eq!(
            categories(&new_role),
            [
                Q::NewRole,
                Q::Culture,
                Q::DayToDay,
                Q::Company,
                Q::Training,
                Q::Growth,
                Q::Referral,
                Q::NewRole,
                Q::Culture
            ]
        );
        let paths = plan(Some(Purpose::NewFieldOrOrg), &[InfoGoal::CareerPath]);
        assert_eq!(categories(&paths)[..3], [Q::GettingStarted, Q::MovingUp, Q::Occupation]);
        for goals in [&[InfoGoal::Openings][..], &[InfoGoal::Geography, InfoGoal::CompanyFit], &[]] {
            let plan = plan(None, goals);
            let count = |kind| plan.iter().filter(|(_, is)| *is == kind).count();
            assert_eq!(
                [QuestionKind::Must, QuestionKind::Nice, QuestionKind::Fallback].map(count),
                [5, 2, 2],
                "names are a must"
            );
            let asked = plan.len() as u32 - 2;
            assert_eq!(plan_advice(asked, 20), None);
            let ids: BTreeSet<_> = plan.iter().map(|(question, _)| question.id).collect();
            assert_eq!(ids.len(), plan.len());
        }
    }

    #[test]
    fn what_is_planned_or_hidden_already_is_not_proposed() {
        let all: BTreeSet<String> = built_in_questions().map(|question| question.id.to_owned()).collect();
        assert!(proposed_plan(None, &BTreeSet::new(), &all).is_empty());
        let mut all_but_one = all;
        all_but_one.remove("up_ready");
        let plan = proposed_plan(None, &BTreeSet::new(), &all_but_one);
        assert_eq!(
            plan.iter().map(|(it, kind)| (it.id, *kind)).collect::<Vec<_>>(),
            [("up_ready", QuestionKind::Must)]
        );
    }
}
