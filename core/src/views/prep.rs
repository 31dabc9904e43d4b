//! What a talk is prepared with.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    GlossaryEntry, ImpressionRow, InsightRow, OfferRow, OutcomeRow, PersonRef, PitchPage,
    glossary::words_for,
    insights::about,
    names::person_ref,
    offers::offers_of,
    outcomes::{impression, outcomes},
    pitch::pitch,
    referral_pairs::names_given,
};
use crate::{
    Context, Error, Result,
    coach::{
        Preparation, QuestionSlots, REFERRAL_SCRIPT, Readiness, built_in_question, fill_question,
        plan_advice, prep_checklist, readiness, wrap_up_line,
    },
    model::{
        Appointment, InfoGoal, ItemId, Kind, Medium, Meeting, MeetingState, Moment, Outreach, Party,
        PlannedQuestion, Question, QuestionKind, Record, RecordId, ResearchField,
    },
    store::Reader,
};

/// What a talk is prepared with, the reason that was given for it first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PrepPage {
    /// Which talk.
    pub meeting: RecordId,
    /// Where it stands.
    pub state: MeetingState,
    /// With whom.
    pub people: Vec<PersonRef>,
    /// Where the first of them works.
    pub company: Option<String>,
    /// As what.
    pub occupation: Option<String>,
    /// Why just this person was asked, as they were told.
    pub stated_reason: Option<String>,
    /// What was sent to them, to the letter.
    pub sent_text: Option<String>,
    /// The agreed times that stand; several when two devices moved it apart.
    pub times: Vec<TimeRow>,
    /// Whether one device called it off, or noted that it did not take place, while another agreed on a time or began it.
    pub is_called_off_elsewhere: bool,
    /// The times that were proposed, while none is agreed.
    pub proposals: Vec<Moment>,
    /// Who called it off, if it was and that is known.
    pub called_off_by: Option<Party>,
    /// Who did not come, if somebody did not.
    pub missed_by: Option<Party>,
    /// How many minutes are promised.
    pub promised_minutes: u32,
    /// All promises, the first one first.
    pub promises: Vec<PromiseRow>,
    /// What to say of the promise, where what was sent names another number.
    pub promise_warning: Option<String>,
    /// How many minutes the way there takes.
    pub travel_minutes: Option<u32>,
    /// When to leave.
    pub leave_by: Option<Moment>,
    /// When to prepare: at six in the evening before.
    pub prepare_at: Option<Moment>,
    /// Whether the person was there in time, if that was noted.
    pub was_on_time: Option<bool>,
    /// What the person wants to find out.
    pub goals: Vec<InfoGoal>,
    /// How ready the person is.
    pub readiness: Readiness,
    /// What to find out beforehand, and what was.
    pub research: Vec<ResearchRow>,
    /// The planned questions, in order.
    pub questions: Vec<QuestionRow>,
    /// What to say of their number, if it is not sensible.
    pub question_advice: Option<String>,
    /// What was said without being asked for.
    pub other_answers: Vec<String>,
    /// What the person says of themselves.
    pub pitch: PitchPage,
    /// What was heard about the people and where the first of them works: at most [`PrepPage::MOST_HEARD`].
    pub heard_about: Vec<InsightRow>,
    /// Words of the trade that the person does not know yet and that may come up: at most [`PrepPage::MOST_WORDS`].
    pub words_to_know: Vec<GlossaryEntry>,
    /// What to see to before.
    pub checklist: Vec<ChecklistRow>,
    /// What to wear.
    pub dress: Option<String>,
    /// What to say to be given names, line by line.
    pub referral_script: Vec<String>,
    /// What to say to come to an end.
    pub wrap_up: String,
    /// How many names were given in it, as far as referrals tell.
    pub names_given: u32,
    /// How many the person counted; none is a number.
    pub names_counted: Option<u32>,
    /// What impression the person thinks they left, if they noted one.
    pub impression: Option<ImpressionRow>,
    /// What it brought.
    pub outcomes: Vec<OutcomeRow>,
    /// What was offered in it.
    pub offers: Vec<OfferRow>,
}

impl PrepPage {
    /// How much of what was heard is shown.
    pub const MOST_HEARD: usize = 4;
    /// How many words of the trade are shown.
    pub const MOST_WORDS: usize = 4;
}

/// An agreed time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TimeRow {
    /// When it starts.
    pub start: Moment,
    /// How long, in minutes.
    pub minutes: u32,
    /// How they meet.
    pub medium: Option<Medium>,
    /// Where, in words.
    pub place: Option<String>,
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromiseRow {
    /// How many minutes.
    pub minutes: u32,
    /// When it was made; nothing for the one made with the first time.
    pub at: Option<Moment>,
    /// Whether it counts.
    pub stands: bool,
}

/// One thing to find out beforehand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ResearchRow {
    /// Which.
    pub field: ResearchField,
    /// What to find out, in words.
    pub label: String,
    /// What was found out.
    pub text: Option<String>,
}

/// One planned question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QuestionRow {
    /// Names it for commands.
    pub item: ItemId,
    /// The question as it is asked.
    pub text: String,
    /// How much it matters.
    pub kind: QuestionKind,
    /// What is known of the answer beforehand.
    pub known_answer: Option<String>,
    /// Whether it was answered.
    pub is_answered: bool,
    /// Whether what was answered was new.
    pub was_new: bool,
    /// What was answered; several when two devices noted it apart.
    pub answers: Vec<String>,
}

/// One thing to see to before a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ChecklistRow {
    /// Names it for commands.
    pub item: String,
    /// What to do.
    pub text: String,
    /// Whether it is done.
    pub is_ticked: bool,
    /// Whether it is something to leave.
    pub is_negative: bool,
}

/// The hour of the evening before at which a talk is prepared.
const PREPARE_HOUR: u32 = 18;
/// The most missing things that a line of the day names.
const MOST_MISSING: usize = 2;

/// What a talk is prepared with.
pub(crate) fn prep(reader: &Reader<'_>, _context: &Context, id: RecordId) -> Result<PrepPage> {
    let it = meeting_of(reader, id)?;
    let ask = ask_of(reader, id, &it)?;
    let pitch = pitch(reader, ask.as_ref().and_then(|ask| ask.campaign))?;
    let slots = slots_of(reader, &it)?;
    let sent = ask.as_ref().and_then(Outreach::last_sending);
    let promised_minutes = it.promise();
    let promise_warning =
        sent.as_ref().and_then(|sent| sent.minutes).filter(|asked| *asked != promised_minutes).map(|asked| {
            format!("You asked for {asked} minutes and promised {promised_minutes}: keep to what you wrote.")
        });
    let questions = questions(reader, &it, &slots)?;
    let goals = goals_of(reader, &it, ask.as_ref())?;
    let preparation = preparation(&it, goals.len(), pitch.words);
    let times: Vec<TimeRow> = it.appointments().into_iter().map(time_row).collect();
    let (heard_about, words_to_know) = heard(reader, &it)?;
    Ok(PrepPage {
        meeting: id,
        state: it.state(),
        people: people(reader, &it)?,
        company: slots.company,
        occupation: slots.occupation,
        stated_reason: ask.as_ref().and_then(|ask| ask.stated_reason.clone()),
        sent_text: sent.map(|sent| sent.text.to_owned()).filter(|text| !text.trim().is_empty()),
        is_called_off_elsewhere: it.is_called_off_elsewhere() || it.is_missed_elsewhere(),
        proposals: it.proposals(),
        called_off_by: it.called_off_by(),
        missed_by: it.missed_by(),
        promised_minutes,
        promises: promises(&it),
        promise_warning,
        travel_minutes: it.travel_minutes,
        leave_by: it.leave_by(),
        prepare_at: times.last().and_then(|time| evening_before(&time.start)),
        times,
        was_on_time: it.was_on_time(),
        goals: goals.into_iter().collect(),
        question_advice: plan_advice(preparation.questions, promised_minutes),
        readiness: readiness(&preparation),
        research: research(&it),
        questions,
        other_answers: it
            .answers
            .values()
            .filter(|answer| answer.question.is_none_or(|item| !it.question_plan.contains_key(&item)))
            .filter_map(|answer| answer.text.clone())
            .collect(),
        pitch,
        heard_about,
        words_to_know,
        checklist: prep_checklist(is_in_person(&it))
            .map(|entry| ChecklistRow {
                item: entry.id.to_owned(),
                text: entry.text.to_owned(),
                is_ticked: it.prep.ticked.contains(entry.id),
                is_negative: entry.is_negative,
            })
            .collect(),
        dress: it.prep.dress.clone(),
        referral_script: REFERRAL_SCRIPT.iter().map(|line| (*line).to_owned()).collect(),
        wrap_up: wrap_up_line(promised_minutes),
        names_given: names_given(reader, id)?,
        names_counted: it.names_counted(),
        impression: impression(&it),
        outcomes: outcomes(reader, id, &it)?,
        offers: offers_of(reader, id)?,
    })
}

/// What a line of the day says of how ready the person is: "Prep 60 %: plan 2 more questions; agree on a time."
pub(super) fn readiness_words(reader: &Reader<'_>, id: RecordId, meeting: &Meeting) -> Result<String> {
    let ask = ask_of(reader, id, meeting)?;
    let words = pitch(reader, ask.as_ref().and_then(|ask| ask.campaign))?.words;
    let goals = goals_of(reader, meeting, ask.as_ref())?;
    let ready = readiness(&preparation(meeting, goals.len(), words));
    let missing: Vec<&str> = ready.missing.iter().take(MOST_MISSING).map(String::as_str).collect();
    Ok(match missing.is_empty() {
        true => format!("Prep {} %.", ready.percent),
        false => format!("Prep {} %: {}.", ready.percent, missing.join("; ")),
    })
}

/// The meeting with this id.
pub(super) fn meeting_of(reader: &Reader<'_>, id: RecordId) -> Result<Meeting> {
    match reader.indexed(id)?.map(|found| found.record) {
        Some(Record::Meeting(meeting)) => Ok(meeting),
        _ => Err(Error::NotFound { kind: Kind::Meeting.code(), id }),
    }
}

/// The ask that a meeting came of: the one that it names, or else the last one that names it.
pub(super) fn ask_of(reader: &Reader<'_>, id: RecordId, meeting: &Meeting) -> Result<Option<Outreach>> {
    let ask = |id| -> Result<Option<Outreach>> {
        Ok(match reader.live(id)? {
            Some(Record::Outreach(ask)) => Some(ask),
            _ => None,
        })
    };
    if let Some(named) = meeting.outreach.map(ask).transpose()?.flatten() {
        return Ok(Some(named));
    }
    let mut found = Vec::new();
    for user in reader.users_of_kind(id, Kind::Outreach)? {
        if let Some(it) = ask(user)?.filter(|it| it.meetings().contains(&id)) {
            found.push((it.last_sending().map(|sent| sent.at.instant), user, it));
        }
    }
    Ok(found.into_iter().max_by_key(|(at, user, _)| (*at, *user)).map(|(.., it)| it))
}

/// What the person wants to find out in a meeting: as long as nothing is said, what the campaign wants whose ask it came
/// of.
fn goals_of(reader: &Reader<'_>, meeting: &Meeting, ask: Option<&Outreach>) -> Result<BTreeSet<InfoGoal>> {
    if !meeting.info_goals.is_empty() {
        return Ok(meeting.info_goals.clone());
    }
    Ok(match ask.and_then(|ask| ask.campaign).map(|id| reader.live(id)).transpose()?.flatten() {
        Some(Record::Campaign(campaign)) => campaign.info_goals,
        _ => BTreeSet::new(),
    })
}

/// The people of a meeting, each once.
pub(super) fn people(reader: &Reader<'_>, meeting: &Meeting) -> Result<Vec<PersonRef>> {
    let mut people: Vec<PersonRef> = Vec::new();
    for contact in &meeting.participants {
        let person = person_ref(reader, *contact)?;
        if !people.iter().any(|known| known.contact == person.contact) {
            people.push(person);
        }
    }
    Ok(people)
}

/// What was heard about the people of a meeting and where the first of them works, and the words of the trade that they or
/// their colleagues use.
fn heard(reader: &Reader<'_>, meeting: &Meeting) -> Result<(Vec<InsightRow>, Vec<GlossaryEntry>)> {
    let (mut rows, mut people, mut industries) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let mut place = None;
    for participant in &meeting.participants {
        people.insert(reader.canonical(*participant)?);
        rows.extend(about(reader, *participant)?);
        if let Some(contact) = reader.contact(*participant)? {
            place = place.or(contact.current_employment().and_then(|job| job.organization));
        }
    }
    if let Some(place) = place {
        rows.extend(about(reader, place)?);
        for colleague in reader.users_of_kind(place, Kind::Contact)? {
            people.insert(reader.canonical(colleague)?);
        }
        if let Some(Record::Organization(organization)) = reader.live(place)? {
            industries.extend(organization.industries);
        }
    }
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert(row.insight));
    rows.truncate(PrepPage::MOST_HEARD);
    Ok((rows, words_for(reader, &people, &industries, PrepPage::MOST_WORDS)?))
}

/// The planned questions of a meeting as they are asked.
pub(super) fn questions(
    reader: &Reader<'_>,
    meeting: &Meeting,
    slots: &QuestionSlots,
) -> Result<Vec<QuestionRow>> {
    let mut rows = Vec::new();
    for (item, planned) in meeting.planned_questions() {
        let answers: Vec<String> =
            meeting.answers_to(item).filter_map(|answer| answer.text.clone()).collect();
        rows.push(QuestionRow {
            item,
            text: fill_question(&question_text(reader, planned)?, slots),
            kind: planned.importance(),
            known_answer: planned.known_answer.clone(),
            is_answered: meeting.is_answered(item),
            was_new: meeting.answers_to(item).any(|answer| answer.was_new),
            answers,
        });
    }
    Ok(rows)
}

/// What goes into the slots of questions to the people of a meeting.
pub(super) fn slots_of(reader: &Reader<'_>, meeting: &Meeting) -> Result<QuestionSlots> {
    for participant in &meeting.participants {
        let Some(contact) = reader.contact(*participant)? else { continue };
        let Some(job) = contact.current_employment() else { continue };
        let company = job.organization.map(|id| reader.title(id)).transpose()?.flatten();
        let company = company.filter(|name| !name.is_empty());
        return Ok(QuestionSlots { industry: None, occupation: job.title.clone(), company });
    }
    Ok(QuestionSlots::default())
}

/// A question as it is asked of anybody.
pub(super) fn asked_text(reader: &Reader<'_>, planned: &PlannedQuestion) -> Result<String> {
    Ok(fill_question(&question_text(reader, planned)?, &QuestionSlots::default()))
}

fn question_text(reader: &Reader<'_>, planned: &PlannedQuestion) -> Result<String> {
    let of_record = |id| -> Result<Option<String>> {
        Ok(match reader.live(id)? {
            Some(Record::Question(question)) => Some(question.text).filter(|text| !text.is_empty()),
            _ => None,
        })
    };
    if let Some(text) = &planned.text {
        return Ok(text.clone());
    }
    if let Some(id) = &planned.built_in {
        let own = of_record(Question::override_id(id))?;
        let text = own.or_else(|| built_in_question(id).map(|question| question.text.to_owned()));
        return Ok(text.unwrap_or_else(|| "(a question of a newer version)".to_owned()));
    }
    let text = planned.question.map(of_record).transpose()?.flatten();
    Ok(text.unwrap_or_else(|| "(a question that was removed)".to_owned()))
}

fn preparation(meeting: &Meeting, goals: usize, pitch_words: u32) -> Preparation {
    let count = |is: fn(QuestionKind) -> bool| {
        meeting.question_plan.values().filter(|planned| is(planned.importance())).count() as u32
    };
    let researched = ResearchField::ALL.into_iter().filter(|field| meeting.prep.research(*field).is_some());
    let entries: Vec<_> = prep_checklist(is_in_person(meeting)).collect();
    let ticked = entries.iter().filter(|entry| meeting.prep.ticked.contains(entry.id));
    Preparation {
        goals: goals as u32,
        researched: researched.count() as u32,
        to_research: ResearchField::ALL.len() as u32,
        questions: count(|kind| kind != QuestionKind::Fallback),
        musts: count(|kind| kind == QuestionKind::Must),
        pitch_words,
        // Two times are none: the person has to make sure first.
        is_time_agreed: meeting.is_held() || meeting.appointments().len() == 1,
        ticked: ticked.count() as u32,
        to_tick: entries.len() as u32,
    }
}

fn is_in_person(meeting: &Meeting) -> bool {
    let medium = meeting.appointments().pop().and_then(|appointment| appointment.medium);
    !matches!(medium, Some(Medium::Phone | Medium::Video))
}

fn time_row(appointment: Appointment) -> TimeRow {
    let Appointment { start, minutes, medium, place } = appointment;
    TimeRow { start, minutes, medium, place }
}

fn promises(meeting: &Meeting) -> Vec<PromiseRow> {
    let row = |promise: crate::model::Promise| PromiseRow {
        minutes: promise.minutes,
        at: promise.at,
        stands: promise.stands,
    };
    meeting.promises().into_iter().map(row).collect()
}

pub(super) fn evening_before(start: &Moment) -> Option<Moment> {
    let evening = start.day().pred_opt()?.and_hms_opt(PREPARE_HOUR, 0, 0)?;
    Moment::civil(evening, start.zone.parse().ok()?).ok()
}

fn research(meeting: &Meeting) -> Vec<ResearchRow> {
    let row = |field| ResearchRow {
        field,
        label: research_label(field).to_owned(),
        text: meeting.prep.research(field).map(str::to_owned),
    };
    ResearchField::ALL.into_iter().map(row).collect()
}

fn research_label(field: ResearchField) -> &'static str {
    match field {
        ResearchField::Organization => "The organization",
        ResearchField::Person => "The person",
        ResearchField::Position => "What they do there",
        ResearchField::Department => "The part of it they work in",
        ResearchField::Marketplace => "How it stands beside others",
        ResearchField::SocialPresence => "Where they speak in public",
        ResearchField::Impression => "What impresses me",
    }
}

/// What somebody wants to find out, in words.
pub(super) fn goal_words(goal: InfoGoal) -> &'static str {
    match goal {
        InfoGoal::Occupation => "What the work is like",
        InfoGoal::Industry => "How the line of business is made up",
        InfoGoal::CompanyFit => "Which organization would fit",
        InfoGoal::Geography => "Where to live and work",
        InfoGoal::Openings => "What may open soon",
        InfoGoal::CareerPath => "How people got there",
    }
}
