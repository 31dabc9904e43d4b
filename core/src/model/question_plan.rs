//! What is to be asked in a talk, and what was answered.

use serde::{Deserialize, Serialize};

use super::{ItemId, Meeting, RecordId, position_between};

/// A question that is to be asked in one talk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedQuestion {
    /// The record of the person's own bank that it comes from.
    pub question: Option<RecordId>,
    /// The built-in question that it comes from.
    pub built_in: Option<String>,
    /// The question itself, where it comes from no bank.
    pub text: Option<String>,
    /// Its place: see [`position_between`].
    pub position: String,
    /// How much it matters; nice to have when not said.
    pub kind: Option<QuestionKind>,
    /// What the person knows of the answer already: it is asked all the same.
    pub known_answer: Option<String>,
}

/// How much a question matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// It is what the person comes for.
    Must,
    /// It is asked when there is time.
    Nice,
    /// It is asked when talking does not come easily.
    Fallback,
}

/// What was answered, to a planned question or of the other's own accord.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The planned question.
    pub question: Option<ItemId>,
    /// What was said.
    pub text: Option<String>,
    /// Whether it was new to the person.
    pub was_new: bool,
    /// Whether there was an answer: the box on the paper sheet.
    pub had_answer: bool,
}

impl PlannedQuestion {
    /// How much it matters.
    pub fn importance(&self) -> QuestionKind {
        self.kind.unwrap_or(QuestionKind::Nice)
    }
}

impl Meeting {
    /// The planned questions in their order: by place, those in the same place by id.
    pub fn planned_questions(&self) -> Vec<(ItemId, &PlannedQuestion)> {
        let mut planned: Vec<_> = self.question_plan.iter().map(|(item, planned)| (*item, planned)).collect();
        planned.sort_by(|(a, one), (b, other)| (&one.position, a).cmp(&(&other.position, b)));
        planned
    }

    /// Moves a planned question behind another, or to the front. Nothing happens when either is not there.
    pub fn move_question(&mut self, item: ItemId, after: Option<ItemId>) {
        let is_there = |item: &ItemId| self.question_plan.contains_key(item);
        if after == Some(item) || !is_there(&item) || after.is_some_and(|after| !is_there(&after)) {
            return;
        }
        let order: Vec<(ItemId, String)> = self
            .planned_questions()
            .into_iter()
            .filter(|(other, _)| *other != item)
            .map(|(other, planned)| (other, planned.position.clone()))
            .collect();
        let behind = after.and_then(|after| order.iter().position(|(other, _)| *other == after));
        let start = behind.map_or(0, |behind| behind + 1);
        let mut low = behind.map(|behind| order[behind].1.clone());
        // Two devices may have put several into one place: those behind the item then move a little too.
        let crowded =
            order[start..].iter().take_while(|(_, place)| low.as_ref().is_some_and(|low| place <= low));
        let crowded: Vec<ItemId> = crowded.map(|(other, _)| *other).collect();
        let high = order.get(start + crowded.len()).map(|(_, place)| place.clone());
        for moved in [item].into_iter().chain(crowded) {
            let place = position_between(low.as_deref(), high.as_deref());
            if let Some(planned) = self.question_plan.get_mut(&moved) {
                planned.position.clone_from(&place);
            }
            low = Some(place);
        }
    }

    /// The place behind all planned questions.
    pub fn last_position(&self) -> String {
        let last = self.planned_questions().pop().map(|(_, planned)| planned.position.clone());
        position_between(last.as_deref(), None)
    }

    /// Whether a planned question was answered.
    pub fn is_answered(&self, item: ItemId) -> bool {
        self.answers_to(item).any(|answer| answer.had_answer || answer.text.is_some())
    }

    /// What was answered to a planned question, by id of the answer.
    pub fn answers_to(&self, item: ItemId) -> impl Iterator<Item = &Answer> {
        self.answers.values().filter(move |answer| answer.question == Some(item))
    }

    /// How many planned questions were answered.
    pub fn answered_count(&self) -> u32 {
        self.question_plan.keys().filter(|item| self.is_answered(**item)).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(n: u8) -> ItemId {
        ItemId::from_bytes([n; 10])
    }

    fn plan(places: &[&str]) -> Meeting {
        let planned = places.iter().enumerate().map(|(n, place)| {
            (
                item(n as u8 + 1),
                PlannedQuestion { position: (*place).to_owned(), ..PlannedQuestion::default() },
            )
        });
        Meeting { question_plan: planned.collect(), ..Meeting::default() }
    }

    fn order(meeting: &Meeting) -> Vec<u8> {
        meeting.planned_questions().iter().map(|(item, _)| item.as_bytes()[0]).collect()
    }

    #[test]
    fn questions_are_in_the_order_of_their_places_then_of_their_ids() {
        assert_eq!(order(&plan(&["c", "a", "b", "a"])), [2, 4, 3, 1]);
    }

    #[test]
    fn a_question_moves_and_the_others_keep_their_order() {
        for (moved, after, expected) in [
            (3, None, [3, 1, 2, 4]),
            (1, Some(3), [2, 3, 1, 4]),
            (1, Some(4), [2, 3, 4, 1]),
            (4, Some(1), [1, 4, 2, 3]),
            (2, Some(2), [1, 2, 3, 4]),
            (9, Some(2), [1, 2, 3, 4]),
            (2, Some(9), [1, 2, 3, 4]),
        ] {
            let mut meeting = plan(&["a", "b", "c", "d"]);
            meeting.move_question(item(moved), after.map(item));
            assert_eq!(order(&meeting), expected, "{moved} after {after:?}");
        }
    }

    #[test]
    fn a_question_moves_between_two_in_one_place() {
        let mut meeting = plan(&["b", "b", "b", "c", "a"]);
        meeting.move_question(item(5), Some(item(1)));
        assert_eq!(order(&meeting), [1, 5, 2, 3, 4]);
        meeting.move_question(item(4), Some(item(2)));
        assert_eq!(order(&meeting), [1, 5, 2, 4, 3]);
    }

    #[test]
    fn new_questions_come_last() {
        let mut meeting = plan(&["b", "a"]);
        let position = meeting.last_position();
        meeting.question_plan.insert(item(0), PlannedQuestion { position, ..PlannedQuestion::default() });
        assert_eq!(order(&meeting), [2, 1, 0]);
    }

    #[test]
    fn a_box_that_is_ticked_or_a_text_is_an_answer() {
        let mut meeting = plan(&["a", "b", "c"]);
        let answer = |n, text: Option<&str>, had_answer| Answer {
            question: Some(item(n)),
            text: text.map(str::to_owned),
            had_answer,
            was_new: false,
        };
        meeting.answers.insert(item(1), answer(1, None, true));
        meeting.answers.insert(item(2), answer(2, Some("Maps"), false));
        meeting.answers.insert(item(3), answer(3, None, false));
        meeting.answers.insert(item(4), answer(2, Some("More maps"), false));
        assert_eq!([1, 2, 3].map(|n| meeting.is_answered(item(n))), [true, true, false]);
        assert_eq!(meeting.answered_count(), 2);
        assert_eq!(meeting.answers_to(item(2)).count(), 2);
    }
}
