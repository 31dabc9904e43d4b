//! How ready somebody is for a talk.

use serde::{Deserialize, Serialize};

use super::{FEWEST_QUESTIONS, MOST_QUESTIONS};

/// What a talk is prepared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preparation {
    /// How many things the person wants to find out in it.
    pub goals: u32,
    /// How many of the things to find out beforehand have a text.
    pub researched: u32,
    /// How many such things there are.
    pub to_research: u32,
    /// How many questions are planned, fallbacks aside.
    pub questions: u32,
    /// How many of them are musts.
    pub musts: u32,
    /// How many words the person's pitch has.
    pub pitch_words: u32,
    /// Whether a time is agreed.
    pub is_time_agreed: bool,
    /// How many things on the list are ticked off.
    pub ticked: u32,
    /// How many things are on the list.
    pub to_tick: u32,
}

/// How ready somebody is for a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Readiness {
    /// The whole, in per cent: 35 for research, 30 for questions, 15 for the pitch, 20 for logistics, each as far as it
    /// is done. Without anything to find out it stays below 100.
    pub percent: u32,
    /// Research, in per cent of its own.
    pub research: u32,
    /// Questions, in per cent of their own.
    pub questions: u32,
    /// The pitch, in per cent of its own.
    pub pitch: u32,
    /// Logistics, in per cent of their own.
    pub logistics: u32,
    /// Whether the talk can begin: all is done, or nearly, and there is something to find out.
    pub is_ready: bool,
    /// What is missing, in words, the most important first.
    pub missing: Vec<String>,
}

/// What each part weighs in the whole.
const RESEARCH_WEIGHT: u32 = 35;
const QUESTIONS_WEIGHT: u32 = 30;
const PITCH_WEIGHT: u32 = 15;
const LOGISTICS_WEIGHT: u32 = 20;

/// From this share on a talk can begin.
const READY_PERCENT: u32 = 80;
/// Without anything to find out no talk is readier than this.
const MOST_WITHOUT_GOAL: u32 = 79;
/// A pitch of so many words is long enough: 20 seconds.
const ENOUGH_WORDS: u32 = 50;

/// How ready somebody is for a talk.
///
/// Research counts by how many of its things have a text. Questions count up to the fewest that a talk needs, a tenth less
/// without a must, and half when there are too many. The pitch counts up to 50 words. Of logistics half is the agreed
/// time, half the list.
pub fn readiness(preparation: &Preparation) -> Readiness {
    let it = preparation;
    let share = |done: u32, of: u32| (100 * done.min(of)).checked_div(of).unwrap_or(100);
    let research = share(it.researched, it.to_research);
    let mut questions = share(it.questions, FEWEST_QUESTIONS);
    if it.questions > MOST_QUESTIONS {
        questions = 50;
    } else if it.musts == 0 && questions > 0 {
        questions -= 10;
    }
    let pitch = share(it.pitch_words, ENOUGH_WORDS);
    let logistics = (if it.is_time_agreed { 50 } else { 0 }) + share(it.ticked, it.to_tick) / 2;
    let whole = research * RESEARCH_WEIGHT
        + questions * QUESTIONS_WEIGHT
        + pitch * PITCH_WEIGHT
        + logistics * LOGISTICS_WEIGHT;
    let mut percent = whole / 100;
    if it.goals == 0 {
        percent = percent.min(MOST_WITHOUT_GOAL);
    }
    Readiness {
        percent,
        research,
        questions,
        pitch,
        logistics,
        is_ready: it.goals > 0 && percent >= READY_PERCENT,
        missing: missing(it),
    }
}

fn missing(it: &Preparation) -> Vec<String> {
    let mut missing = Vec::new();
    let count = |count: u32, one: &str, many: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
    };
    if it.goals == 0 {
        missing.push("say what you want to find out".to_owned());
    }
    if !it.is_time_agreed {
        missing.push("agree on a time".to_owned());
    }
    match it.questions {
        few if few < FEWEST_QUESTIONS => {
            missing
                .push(format!("plan {}", count(FEWEST_QUESTIONS - few, "more question", "more questions")));
        }
        many if many > MOST_QUESTIONS => {
            missing.push(format!("make {} fallbacks", count(many - MOST_QUESTIONS, "question", "questions")));
        }
        _ if it.musts == 0 => missing.push("say which questions are musts".to_owned()),
        _ => {}
    }
    if it.researched < it.to_research {
        let left = it.to_research - it.researched;
        missing.push(format!("find out {}", count(left, "more thing about them", "more things about them")));
    }
    match it.pitch_words {
        0 => missing.push("write what you say of yourself".to_owned()),
        few if few < ENOUGH_WORDS => missing.push("say a little more of yourself".to_owned()),
        _ => {}
    }
    if it.ticked < it.to_tick {
        missing.push(format!("see to {} on the list", count(it.to_tick - it.ticked, "thing", "things")));
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: Preparation = Preparation {
        goals: 1,
        researched: 7,
        to_research: 7,
        questions: 5,
        musts: 1,
        pitch_words: 50,
        is_time_agreed: true,
        ticked: 8,
        to_tick: 8,
    };

    fn percent(preparation: Preparation) -> u32 {
        readiness(&preparation).percent
    }

    #[test]
    fn all_done_is_ready_and_nothing_done_is_not() {
        let full = readiness(&FULL);
        assert_eq!((full.percent, full.is_ready, full.missing), (100, true, Vec::<String>::new()));
        let none = readiness(&Preparation { to_research: 7, to_tick: 8, ..Preparation::default() });
        assert_eq!((none.percent, none.is_ready), (0, false));
        assert_eq!(
            none.missing,
            [
                "say what you want to find out",
                "agree on a time",
                "plan 5 more questions",
                "find out 7 more things about them",
                "write what you say of yourself",
                "see to 8 things on the list",
            ]
        );
    }

    #[test]
    fn each_part_weighs_what_is_said() {
        assert_eq!(percent(Preparation { researched: 0, ..FULL }), 65);
        assert_eq!(percent(Preparation { questions: 0, musts: 0, ..FULL }), 70);
        assert_eq!(percent(Preparation { pitch_words: 0, ..FULL }), 85);
        assert_eq!(percent(Preparation { is_time_agreed: false, ..FULL }), 90);
        assert_eq!(percent(Preparation { ticked: 0, ..FULL }), 90);
        let parts =
            readiness(&Preparation { researched: 2, questions: 2, pitch_words: 10, ticked: 2, ..FULL });
        assert_eq!((parts.research, parts.questions, parts.pitch, parts.logistics), (28, 40, 20, 62));
        assert_eq!(parts.percent, (28 * 35 + 40 * 30 + 20 * 15 + 62 * 20) / 100);
    }

    #[test]
    fn no_talk_is_ready_without_something_to_find_out() {
        let without = readiness(&Preparation { goals: 0, ..FULL });
        assert_eq!((without.percent, without.is_ready), (79, false));
        assert_eq!(without.missing, ["say what you want to find out"]);
        let poor = Preparation { goals: 0, researched: 0, ..FULL };
        assert_eq!(percent(poor), 65, "a smaller share stays as it is");
    }

    #[test]
    fn from_eighty_per_cent_on_a_talk_can_begin() {
        let at = |ticked, pitch_words| {
            let it = readiness(&Preparation { ticked, pitch_words, to_tick: 10, ..FULL });
            (it.percent, it.is_ready)
        };
        assert_eq!(at(5, 0), (80, true));
        assert_eq!(at(4, 0), (79, false));
    }

    #[test]
    fn questions_want_a_must_and_a_sensible_number() {
        let questions = |questions, musts| readiness(&Preparation { questions, musts, ..FULL });
        assert_eq!(questions(5, 0).questions, 90);
        assert_eq!(questions(5, 0).missing, ["say which questions are musts"]);
        assert_eq!(questions(0, 0).questions, 0);
        assert_eq!(questions(1, 0).questions, 10);
        assert_eq!(questions(4, 1).missing, ["plan 1 more question"]);
        assert_eq!(questions(12, 1).questions, 100);
        assert_eq!(questions(13, 1).questions, 50);
        assert_eq!(questions(13, 1).missing, ["make 1 question fallbacks"]);
        assert_eq!(questions(14, 0).missing, ["make 2 questions fallbacks"]);
    }

    #[test]
    fn what_is_missing_is_said_in_words() {
        let missing = |preparation| readiness(&preparation).missing;
        assert_eq!(missing(Preparation { researched: 6, ..FULL }), ["find out 1 more thing about them"]);
        assert_eq!(missing(Preparation { pitch_words: 49, ..FULL }), ["say a little more of yourself"]);
        assert_eq!(missing(Preparation { ticked: 7, ..FULL }), ["see to 1 thing on the list"]);
        assert_eq!(missing(Preparation { is_time_agreed: false, ..FULL }), ["agree on a time"]);
        let more = Preparation { researched: 9, ticked: 9, pitch_words: 500, ..FULL };
        assert_eq!((percent(more), missing(more)), (100, Vec::new()));
    }
}
