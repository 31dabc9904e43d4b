//! Preparing a meeting, and what was asked and answered in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Error, Result,
    coach::{built_in_question, built_in_questions, checklist_entry, proposed_plan},
    document::Workspace,
    model::{
        Answer, Campaign, InfoGoal, ItemId, Kind, Meeting, Outreach, PlannedQuestion, Purpose, Question,
        QuestionKind, RatedPart, Ratings, RecordId, ResearchField,
    },
};

/// The longest text on one thing, in bytes.
const MOST_TEXT: usize = 16 * 1024;
/// The most questions that one plan holds.
const MOST_PLANNED: usize = 100;

/// What can be done to prepare a meeting, and to note what was asked in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PrepCommand {
    /// Says whether one thing is to be found out in it.
    SetGoal {
        /// In which meeting.
        meeting: RecordId,
        /// What.
        goal: InfoGoal,
        /// Whether it is.
        on: bool,
    },
    /// Writes what was found out beforehand.
    SetResearch {
        /// For which meeting.
        meeting: RecordId,
        /// About what.
        field: ResearchField,
        /// All of it, up to 16 KB; nothing clears it.
        text: Option<String>,
    },
    /// Says what to wear.
    SetDress {
        /// For which meeting.
        meeting: RecordId,
        /// What; nothing clears it.
        text: Option<String>,
    },
    /// Ticks something off the list, or takes that back.
    Tick {
        /// For which meeting.
        meeting: RecordId,
        /// The id of what.
        item: String,
        /// Whether it is done.
        on: bool,
    },
    /// Plans a question, behind those that are planned: one of the person's bank, a built-in one, or one of its own. One
    /// that is planned already stays where it is, and matters as much as is said now.
    PlanQuestion {
        /// For which meeting.
        meeting: RecordId,
        /// The record of the question.
        question: Option<RecordId>,
        /// The id of the built-in question.
        built_in: Option<String>,
        /// The question itself.
        text: Option<String>,
        /// How much it matters.
        kind: QuestionKind,
    },
    /// Plans what the product proposes for such a talk, beside what is planned.
    PlanProposed {
        /// For which meeting.
        meeting: RecordId,
        /// What the talks are for.
        purpose: Option<Purpose>,
    },
    /// Says how much a planned question matters.
    SetQuestionKind {
        /// For which meeting.
        meeting: RecordId,
        /// Which.
        item: ItemId,
        /// How much.
        kind: QuestionKind,
    },
    /// Says what is known of an answer beforehand.
    SetKnownAnswer {
        /// For which meeting.
        meeting: RecordId,
        /// To which planned question.
        item: ItemId,
        /// What; nothing clears it.
        text: Option<String>,
    },
    /// Moves a planned question behind another.
    MoveQuestion {
        /// For which meeting.
        meeting: RecordId,
        /// Which.
        item: ItemId,
        /// Behind which; to the front when not said.
        after: Option<ItemId>,
    },
    /// Takes a question out of the plan. What was answered to it stays.
    RemoveQuestion {
        /// For which meeting.
        meeting: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Notes what was answered; what this device knows to have been answered to the same question is written anew.
    Answer {
        /// In which meeting.
        meeting: RecordId,
        /// To which planned question; nothing for what was said of their own accord.
        item: Option<ItemId>,
        /// What, up to 16 KB.
        text: Option<String>,
        /// Whether it was new to the person.
        was_new: bool,
        /// Whether there was an answer: the box on the sheet.
        had_answer: bool,
    },
    /// Rates a part of the talk.
    Rate {
        /// Which talk.
        meeting: RecordId,
        /// Which part.
        part: RatedPart,
        /// From 1 (poor) to 5 (very good); nothing clears it.
        rating: Option<u32>,
    },
}

impl PrepCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::SetGoal { .. } => "change what you want to find out",
            Self::SetResearch { .. } => "write what you found out",
            Self::SetDress { .. } => "change what to wear",
            Self::Tick { .. } => "tick something off",
            Self::PlanQuestion { .. } | Self::PlanProposed { .. } => "plan questions",
            Self::SetQuestionKind { .. } | Self::SetKnownAnswer { .. } => "change a planned question",
            Self::MoveQuestion { .. } => "move a question",
            Self::RemoveQuestion { .. } => "take a question out",
            Self::Answer { .. } => "note an answer",
            Self::Rate { .. } => "rate a talk",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::SetGoal { meeting, goal, on } => {
                let mut goals = goals(work, meeting)?;
                if on {
                    goals.insert(goal)
                } else {
                    goals.remove(&goal)
                };
                work.edit(meeting, |it: &mut Meeting, _| {
                    it.info_goals = goals;
                    Ok(())
                })
            }
            Self::SetResearch { meeting, field, text } => {
                let text = optional_text("text", text)?;
                work.edit(meeting, |it: &mut Meeting, _| {
                    *it.prep.research_mut(field) = text;
                    Ok(())
                })
            }
            Self::SetDress { meeting, text } => {
                let text = check::optional_line("note on clothes", text.as_deref())?;
                work.edit(meeting, |it: &mut Meeting, _| {
                    it.prep.dress = text;
                    Ok(())
                })
            }
            Self::Tick { meeting, item, on } => tick(work, meeting, &item, on),
            Self::PlanQuestion { meeting, question, built_in, text, kind } => {
                let planned = PlannedQuestion {
                    question,
                    built_in,
                    text: check::optional_line("question", text.as_deref())?,
                    kind: Some(kind),
                    ..PlannedQuestion::default()
                };
                plan(work, meeting, planned)
            }
            Self::PlanProposed { meeting, purpose } => plan_proposed(work, meeting, purpose),
            Self::SetQuestionKind { meeting, item, kind } => edit_planned(work, meeting, item, |it| {
                it.kind = Some(kind);
            }),
            Self::SetKnownAnswer { meeting, item, text } => {
                let text = optional_text("known answer", text)?;
                edit_planned(work, meeting, item, |it| it.known_answer = text)
            }
            Self::MoveQuestion { meeting, item, after } => work.edit(meeting, |it: &mut Meeting, _| {
                require_planned(it, item)?;
                after.map(|after| require_planned(it, after)).transpose()?;
                it.move_question(item, after);
                Ok(())
            }),
            Self::RemoveQuestion { meeting, item } => work.edit(meeting, |it: &mut Meeting, _| {
                require_planned(it, item)?;
                it.question_plan.remove(&item);
                Ok(())
            }),
            Self::Answer { meeting, item, text, was_new, had_answer } => {
                let text = optional_text("answer", text)?;
                answer(work, meeting, Answer { question: item, text, was_new, had_answer })
            }
            Self::Rate { meeting, part, rating } => {
                if rating.is_some_and(|rating| !(1..=Ratings::BEST).contains(&rating)) {
                    return Err(Error::invalid("rating", "must be between 1 and 5"));
                }
                work.edit(meeting, |it: &mut Meeting, _| {
                    *it.ratings.part_mut(part) = rating;
                    Ok(())
                })
            }
        }
    }
}

fn tick(work: &mut Workspace<'_>, meeting: RecordId, item: &str, on: bool) -> Result<()> {
    // What a newer version ticked off may be taken back here too.
    if on && checklist_entry(item).is_none() {
        return Err(Error::invalid("entry", "is not on the list"));
    }
    work.edit(meeting, |it: &mut Meeting, _| {
        if on {
            it.prep.ticked.insert(item.to_owned())
        } else {
            it.prep.ticked.remove(item)
        };
        Ok(())
    })
}

fn plan(work: &mut Workspace<'_>, meeting: RecordId, planned: PlannedQuestion) -> Result<()> {
    let said = [planned.question.is_some(), planned.built_in.is_some(), planned.text.is_some()];
    if said.iter().filter(|it| **it).count() != 1 {
        return Err(Error::invalid("question", "must be one of your own, a built-in one, or a text"));
    }
    if let Some(question) = planned.question {
        work.require(Kind::Question, question)?;
    }
    if planned.built_in.as_deref().is_some_and(|id| built_in_question(id).is_none()) {
        return Err(Error::invalid("question", "is none of the built-in ones"));
    }
    let item = ItemId::new(work.context());
    work.edit(meeting, |it: &mut Meeting, _| {
        let is_same = |other: &&mut PlannedQuestion| {
            (&other.question, &other.built_in, &other.text)
                == (&planned.question, &planned.built_in, &planned.text)
        };
        if let Some(known) = it.question_plan.values_mut().find(is_same) {
            known.kind = planned.kind;
            return Ok(());
        }
        add(it, item, planned)
    })
}

/// What the person wants to find out in a meeting: as long as nothing is said, what the campaign wants whose ask it came
/// of.
/// The ask is the one that it names, or else the last one that names it.
fn goals(work: &mut Workspace<'_>, meeting: RecordId) -> Result<BTreeSet<InfoGoal>> {
    let it: Meeting = work.get(meeting)?;
    if !it.info_goals.is_empty() {
        return Ok(it.info_goals);
    }
    let named = it.outreach.map(|ask| work.find::<Outreach>(ask)).transpose()?.flatten();
    let mut asks = Vec::new();
    for user in work.users(meeting)? {
        if let Some(ask) = work.find::<Outreach>(user)?.filter(|ask| ask.meetings().contains(&meeting)) {
            asks.push((ask.last_sending().map(|sent| sent.at.instant), user, ask));
        }
    }
    let last = || asks.into_iter().max_by_key(|(at, user, _)| (*at, *user)).map(|(.., ask)| ask);
    let campaign = named.or_else(last).and_then(|ask| ask.campaign);
    let campaign = campaign.map(|id| work.find::<Campaign>(id)).transpose()?.flatten();
    Ok(campaign.map(|campaign| campaign.info_goals).unwrap_or_default())
}

fn plan_proposed(work: &mut Workspace<'_>, meeting: RecordId, purpose: Option<Purpose>) -> Result<()> {
    let it: Meeting = work.get(meeting)?;
    let mut without: BTreeSet<String> =
        it.question_plan.values().filter_map(|planned| planned.built_in.clone()).collect();
    for question in built_in_questions() {
        let changed = work.find::<Question>(Question::override_id(question.id))?;
        if changed.is_some_and(|it| it.hidden) {
            without.insert(question.id.to_owned());
        }
    }
    let proposed = proposed_plan(purpose, &goals(work, meeting)?, &without);
    let items: Vec<ItemId> = proposed.iter().map(|_| ItemId::new(work.context())).collect();
    work.edit(meeting, |it: &mut Meeting, _| {
        for ((question, kind), item) in proposed.into_iter().zip(items) {
            let built_in = Some(question.id.to_owned());
            add(it, item, PlannedQuestion { built_in, kind: Some(kind), ..PlannedQuestion::default() })?;
        }
        Ok(())
    })
}

fn add(meeting: &mut Meeting, item: ItemId, planned: PlannedQuestion) -> Result<()> {
    if meeting.question_plan.len() >= MOST_PLANNED {
        return Err(Error::invalid("plan", format!("has {MOST_PLANNED} questions already")));
    }
    let position = meeting.last_position();
    meeting.question_plan.insert(item, PlannedQuestion { position, ..planned });
    Ok(())
}

fn edit_planned(
    work: &mut Workspace<'_>,
    meeting: RecordId,
    item: ItemId,
    change: impl FnOnce(&mut PlannedQuestion),
) -> Result<()> {
    work.edit(meeting, |it: &mut Meeting, _| {
        change(it.question_plan.get_mut(&item).ok_or_else(not_planned)?);
        Ok(())
    })
}

fn answer(work: &mut Workspace<'_>, meeting: RecordId, answer: Answer) -> Result<()> {
    if answer.question.is_none() && answer.text.is_none() {
        return Err(Error::invalid("answer", "is empty"));
    }
    let new = ItemId::new(work.context());
    work.edit(meeting, |it: &mut Meeting, _| {
        let Some(item) = answer.question else {
            it.answers.insert(new, answer);
            return Ok(());
        };
        require_planned(it, item)?;
        let known = it.answers.iter().find(|(_, known)| known.question == Some(item)).map(|(id, _)| *id);
        it.answers.insert(known.unwrap_or(new), answer);
        Ok(())
    })
}

fn require_planned(meeting: &Meeting, item: ItemId) -> Result<()> {
    if meeting.question_plan.contains_key(&item) { Ok(()) } else { Err(not_planned()) }
}

fn not_planned() -> Error {
    Error::invalid("question", "is not planned for this talk")
}

fn optional_text(field: &'static str, text: Option<String>) -> Result<Option<String>> {
    let text = text.filter(|text| !text.trim().is_empty());
    check::text(field, text.as_deref().unwrap_or_default(), MOST_TEXT)?;
    Ok(text)
}
