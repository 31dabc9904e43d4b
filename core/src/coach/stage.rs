//! The six stages of a talk.

use serde::{Deserialize, Serialize};

/// A stage of a talk, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Greet and thank.
    Greet,
    /// Say again why this person.
    Reason,
    /// Say that there are questions.
    HaveQuestions,
    /// Ask them.
    Ask,
    /// Say something of oneself.
    AboutMe,
    /// Come to an end in time, ask for names, give thanks.
    WrapUp,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Stage; 6] =
        [Self::Greet, Self::Reason, Self::HaveQuestions, Self::Ask, Self::AboutMe, Self::WrapUp];

    /// What to do in it, in one line.
    pub fn line(self) -> &'static str {
        match self {
            Self::Greet => "Greet them and thank them for their time.",
            Self::Reason => "Say again why you asked them, as you wrote it.",
            Self::HaveQuestions => "Say that you have brought a few questions, and how long it will take.",
            Self::Ask => "Ask, listen, take notes; musts first.",
            Self::AboutMe => "Say in a few sentences what you bring.",
            Self::WrapUp => "End in time: ask for names, then thank them again.",
        }
    }

    /// What helps in it.
    pub fn tips(self) -> &'static [&'static str] {
        match self {
            Self::Greet => &["Hand, eyes, smile.", "The first word is thanks."],
            Self::Reason => &["Come as a learner: they know, you want to."],
            Self::HaveQuestions => &["You keep the time, not they."],
            Self::Ask => &[
                "Ask even what you think you know: the answer may be new.",
                "Do not ask for a job, nor for a look at your résumé.",
            ],
            Self::AboutMe => &["No job is asked for. If they ask for your résumé, it comes tomorrow."],
            Self::WrapUp => &["Names come from people who are asked for them.", "The last word is thanks."],
        }
    }
}

/// What to say to be given names, line by line.
pub const REFERRAL_SCRIPT: [&str; 3] = [
    "This has helped me a lot. Who else, whom you know well and think highly of, should I talk to?",
    "What makes you think of them?",
    "May I say that you suggested I get in touch?",
];

/// The sentence that brings a talk to its end.
pub fn wrap_up_line(promised_minutes: u32) -> String {
    let minutes =
        if promised_minutes == 1 { "one minute".to_owned() } else { format!("{promised_minutes} minutes") };
    format!("I asked for {minutes} and want to keep to that. May I put one last question to you?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_one_line_and_thanks_come_first_and_last() {
        for stage in Stage::ALL {
            assert!(!stage.line().contains('\n') && stage.line().len() < 80);
            assert!(!stage.tips().is_empty());
        }
        let says = |stage: Stage, word: &str| {
            stage.line().contains(word) || stage.tips().iter().any(|tip| tip.contains(word))
        };
        assert!(says(Stage::Greet, "thank") && says(Stage::WrapUp, "thank"));
        assert!(says(Stage::Greet, "eyes") && says(Stage::Reason, "learner") && says(Stage::Ask, "résumé"));
        assert!(REFERRAL_SCRIPT.iter().any(|line| line.contains("know well and think highly of")));
        assert!(REFERRAL_SCRIPT.iter().any(|line| line.contains("May I say")));
    }

    #[test]
    fn the_end_names_the_promise() {
        assert!(wrap_up_line(20).starts_with("I asked for 20 minutes and"));
        assert!(wrap_up_line(1).starts_with("I asked for one minute and"));
    }
}
