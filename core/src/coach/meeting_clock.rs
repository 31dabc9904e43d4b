//! Keeping the time in a talk: what to do now, and when the next thing is due.
//!
//! A pure function of what is known of the talk and of the instant: the same answer comes on every device, whether the
//! product ran meanwhile or not. A host asks once, sets one timer for [`MeetingClock::next_change_at`], and asks again.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::stage::{Stage, wrap_up_line};

/// What is known of a talk that is to come, under way or over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingFacts {
    /// How many minutes were promised.
    pub promised_minutes: u32,
    /// When it is to begin.
    pub planned: Option<DateTime<Utc>>,
    /// How many minutes the way there takes.
    pub travel_minutes: Option<u32>,
    /// When it began.
    pub started: Option<DateTime<Utc>>,
    /// How many minutes the host added.
    pub extension_minutes: u32,
    /// When it ended.
    pub ended: Option<DateTime<Utc>>,
    /// Whether the person wants to ask after 15 minutes whether there is still time.
    pub courtesy_check: bool,
    /// How many planned questions were answered.
    pub answered: u32,
    /// How many names were counted, if they were.
    pub names: Option<u32>,
}

/// Where a talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ClockPhase {
    /// It is to come.
    Before,
    /// It is under way.
    UnderWay,
    /// Its time is over and nobody has noted its end.
    Over,
    /// It ended.
    Ended,
}

/// What an alarm says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum AlarmKind {
    /// Leave now.
    Leave,
    /// It begins.
    Begin,
    /// Ask whether there is still time.
    CourtesyCheck,
    /// Come to an end.
    WrapUp,
    /// The promised time is over.
    Time,
}

/// One alarm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Alarm {
    /// What it says.
    pub kind: AlarmKind,
    /// When.
    pub at: DateTime<Utc>,
    /// What to do, in one line.
    pub line: String,
    /// Whether its time has come.
    pub is_past: bool,
}

/// One stage of the talk, as a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StageCard {
    /// Which.
    pub stage: Stage,
    /// What to do, in one line.
    pub line: String,
    /// What helps.
    pub tips: Vec<String>,
    /// Whether, by the clock, it is the stage that the talk is in.
    pub is_now: bool,
}

/// What the clock of a talk shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MeetingClock {
    /// Where the talk is.
    pub phase: ClockPhase,
    /// Whether it is taken to have begun when it was to, since nobody noted it.
    pub is_start_assumed: bool,
    /// The six stages.
    pub stages: Vec<StageCard>,
    /// How many minutes it has taken so far, rounded down.
    pub elapsed_minutes: u32,
    /// How many minutes are left, rounded up; 0 when the time is over.
    pub minutes_left: u32,
    /// How many minutes it is over the promise and what the host added, rounded down.
    pub overrun_minutes: u32,
    /// When the time is over: the promise and what the host added.
    pub time_is_up_at: Option<DateTime<Utc>>,
    /// All alarms, the earliest first.
    pub alarms: Vec<Alarm>,
    /// When this clock shows something else for the next time, minutes aside: what a host sets its one timer to.
    pub next_change_at: Option<DateTime<Utc>>,
    /// Whether only the musts are to be asked: the host gave more time, and it is short.
    pub only_musts: bool,
    /// What to say to come to an end.
    pub wrap_up: String,
    /// Why this is a good moment to ask for names, if it is one.
    pub ask_for_names: Option<String>,
}

/// The promise after which a courtesy check is made, in minutes.
const COURTESY_MINUTES: u32 = 15;
/// How long before its end a talk is brought to an end, in minutes.
const WRAP_UP_MINUTES: u32 = 5;
/// More answers than this show that somebody likes to talk.
const MANY_ANSWERS: u32 = 4;

/// What the clock of a talk shows at an instant.
///
/// The promise runs from when the talk began, or was to begin while nobody noted it. What the host adds moves its end and
/// the alarm before it, and ends the courtesy check: they have said that there is time.
pub fn meeting_clock(facts: &MeetingFacts, now: DateTime<Utc>) -> MeetingClock {
    let begin = facts.started.or(facts.planned);
    let total = minutes(facts.promised_minutes.saturating_add(facts.extension_minutes));
    let end = begin.and_then(|begin| begin.checked_add_signed(total));
    let phase = match (begin, end, facts.ended) {
        (_, _, Some(_)) => ClockPhase::Ended,
        (Some(begin), Some(end), None) if now >= begin => {
            if now < end {
                ClockPhase::UnderWay
            } else {
                ClockPhase::Over
            }
        }
        _ => ClockPhase::Before,
    };
    let until = facts.ended.unwrap_or(now);
    let is_on = phase != ClockPhase::Before;
    let elapsed =
        begin.filter(|_| is_on).map_or(Duration::zero(), |begin| (until - begin).max(Duration::zero()));
    let left = match (phase, end) {
        (ClockPhase::Before, _) => total,
        (ClockPhase::UnderWay, Some(end)) => end - now,
        _ => Duration::zero(),
    };
    let over = end.filter(|_| is_on).map_or(Duration::zero(), |end| (until - end).max(Duration::zero()));
    let stage = stage_at(phase, elapsed, total);
    let alarms = alarms(facts, begin, end, now);
    let changes = begin.into_iter().flat_map(|begin| stage_starts(total).map(move |(_, at)| begin + at));
    let next = alarms.iter().map(|alarm| alarm.at).chain(changes).chain(end).filter(|at| *at > now).min();
    MeetingClock {
        phase,
        is_start_assumed: is_on && facts.started.is_none(),
        stages: Stage::ALL.into_iter().map(|it| card(it, stage == Some(it))).collect(),
        elapsed_minutes: whole_minutes(elapsed),
        minutes_left: whole_minutes(left + Duration::seconds(59)),
        overrun_minutes: whole_minutes(over),
        time_is_up_at: end,
        next_change_at: next.filter(|_| phase != ClockPhase::Ended),
        alarms,
        only_musts: facts.extension_minutes > 0 && matches!(phase, ClockPhase::UnderWay | ClockPhase::Over),
        wrap_up: wrap_up_line(facts.promised_minutes),
        ask_for_names: ask_for_names(facts, is_on),
    }
}

/// When each stage begins, counted from the beginning of a talk of this length: with twenty minutes or more after one, two
/// and three minutes, then eight and five minutes before the end.
fn stage_starts(total: Duration) -> impl Iterator<Item = (Stage, Duration)> {
    let at_most = |whole: i32, part: i32| minutes(whole.unsigned_abs()).min(total / part);
    let wrap_up = total - at_most(WRAP_UP_MINUTES as i32, 3);
    let starts = [
        (Stage::Greet, Duration::zero()),
        (Stage::Reason, at_most(1, 20)),
        (Stage::HaveQuestions, at_most(2, 10)),
        (Stage::Ask, minutes(3).min(total * 3 / 20)),
        (Stage::AboutMe, wrap_up - at_most(3, 6)),
        (Stage::WrapUp, wrap_up),
    ];
    starts.into_iter()
}

fn stage_at(phase: ClockPhase, elapsed: Duration, total: Duration) -> Option<Stage> {
    match phase {
        ClockPhase::Before | ClockPhase::Ended => None,
        ClockPhase::Over => Some(Stage::WrapUp),
        ClockPhase::UnderWay => {
            stage_starts(total).filter(|(_, start)| *start <= elapsed).map(|(stage, _)| stage).last()
        }
    }
}

fn card(stage: Stage, is_now: bool) -> StageCard {
    let tips = stage.tips().iter().map(|tip| (*tip).to_owned()).collect();
    StageCard { stage, line: stage.line().to_owned(), tips, is_now }
}

fn alarms(
    facts: &MeetingFacts,
    begin: Option<DateTime<Utc>>,
    end: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    let mut add = |kind, at: DateTime<Utc>, line: String| {
        alarms.push(Alarm { kind, at, line, is_past: at <= now });
    };
    if let (Some(planned), None) = (facts.planned, facts.started) {
        if let Some(travel) = facts.travel_minutes.filter(|travel| *travel > 0) {
            add(
                AlarmKind::Leave,
                planned - minutes(travel),
                "Leave now, so that you are there in time.".to_owned(),
            );
        }
        add(AlarmKind::Begin, planned, "It begins. Hand, eyes, smile.".to_owned());
    }
    if let (Some(begin), Some(end)) = (begin, end) {
        if facts.courtesy_check && facts.extension_minutes == 0 {
            let check = begin + minutes(COURTESY_MINUTES.min(facts.promised_minutes));
            add(AlarmKind::CourtesyCheck, check, "Ask whether they still have a few minutes.".to_owned());
        }
        if end - begin > minutes(WRAP_UP_MINUTES) {
            add(AlarmKind::WrapUp, end - minutes(WRAP_UP_MINUTES), wrap_up_line(facts.promised_minutes));
        }
        add(
            AlarmKind::Time,
            end,
            "The time is over: thank them and go, unless they ask you to stay.".to_owned(),
        );
    }
    alarms.sort_by_key(|alarm| (alarm.at, alarm.kind));
    alarms
}

fn ask_for_names(facts: &MeetingFacts, is_on: bool) -> Option<String> {
    if !is_on || facts.names.is_some() {
        return None;
    }
    if facts.extension_minutes > 0 {
        Some("They gave you more of their time: a good moment to ask for names.".to_owned())
    } else if facts.answered > MANY_ANSWERS {
        Some(format!("They answered {} questions: a good moment to ask for names.", facts.answered))
    } else {
        None
    }
}

fn minutes(count: u32) -> Duration {
    Duration::minutes(i64::from(count))
}

fn whole_minutes(time: Duration) -> u32 {
    u32::try_from(time.num_minutes()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// 20 minutes from 14:00 on.
    fn talk() -> MeetingFacts {
        MeetingFacts {
            promised_minutes: 20,
            planned: Some(at("2026-03-10T14:00:00Z")),
            ..MeetingFacts::default()
        }
    }

    fn clock_at(facts: &MeetingFacts, time: &str) -> MeetingClock {
        meeting_clock(facts, at(&format!("2026-03-10T{time}Z")))
    }

    fn times(clock: &MeetingClock) -> Vec<(AlarmKind, String)> {
        clock.alarms.iter().map(|alarm| (alarm.kind, alarm.at.format("%H:%M:%S").to_string())).collect()
    }

    fn stage(clock: &MeetingClock) -> Option<Stage> {
        clock.stages.iter().find(|card| card.is_now).map(|card| card.stage)
    }

    #[test]
    fn the_time_runs_from_when_the_talk_began() {
        let mut facts = talk();
        assert_eq!(clock_at(&facts, "13:59:59").phase, ClockPhase::Before);
        let assumed = clock_at(&facts, "14:00:00");
        assert_eq!((assumed.phase, assumed.is_start_assumed), (ClockPhase::UnderWay, true));
        facts.started = Some(at("2026-03-10T14:04:00Z"));
        let late = clock_at(&facts, "14:05:30");
        assert_eq!((late.is_start_assumed, late.elapsed_minutes, late.minutes_left), (false, 1, 19));
        assert_eq!(late.time_is_up_at, Some(at("2026-03-10T14:24:00Z")));
        assert_eq!(clock_at(&facts, "14:23:59").phase, ClockPhase::UnderWay);
        let over = clock_at(&facts, "14:24:00");
        assert_eq!((over.phase, over.minutes_left, over.overrun_minutes), (ClockPhase::Over, 0, 0));
        assert_eq!(clock_at(&facts, "14:26:59").overrun_minutes, 2);
        facts.ended = Some(at("2026-03-10T14:27:00Z"));
        let ended = clock_at(&facts, "18:00:00");
        assert_eq!((ended.phase, ended.elapsed_minutes, ended.overrun_minutes), (ClockPhase::Ended, 23, 3));
        assert_eq!((ended.next_change_at, ended.minutes_left), (None, 0));
    }

    #[test]
    fn alarms_ring_before_the_end_and_at_the_end() {
        use AlarmKind::{Begin, CourtesyCheck, Leave, Time, WrapUp};
        let named = |times: &[(AlarmKind, &str)]| -> Vec<(AlarmKind, String)> {
            times.iter().map(|(kind, at)| (*kind, (*at).to_owned())).collect()
        };
        let mut facts = talk();
        let of = |facts: &MeetingFacts| times(&clock_at(facts, "13:00:00"));
        assert_eq!(of(&facts), named(&[(Begin, "14:00:00"), (WrapUp, "14:15:00"), (Time, "14:20:00")]));
        facts.travel_minutes = Some(0);
        assert_eq!(of(&facts).len(), 3, "no way, no alarm");
        facts.travel_minutes = Some(35);
        assert_eq!(of(&facts)[0], (Leave, "13:25:00".to_owned()));
        facts.started = Some(at("2026-03-10T14:02:00Z"));
        assert_eq!(of(&facts), named(&[(WrapUp, "14:17:00"), (Time, "14:22:00")]));
        facts.courtesy_check = true;
        facts.promised_minutes = 30;
        let expected = [(CourtesyCheck, "14:17:00"), (WrapUp, "14:27:00"), (Time, "14:32:00")];
        assert_eq!(of(&facts), named(&expected), "after fifteen minutes");
        facts.promised_minutes = 10;
        let expected = [(WrapUp, "14:07:00"), (CourtesyCheck, "14:12:00"), (Time, "14:12:00")];
        assert_eq!(of(&facts), named(&expected), "or after what was promised, if that is less");
        facts.promised_minutes = 5;
        facts.courtesy_check = false;
        assert_eq!(of(&facts), named(&[(Time, "14:07:00")]), "too short for a warning");
        assert!(of(&MeetingFacts { promised_minutes: 20, ..MeetingFacts::default() }).is_empty());
    }

    #[test]
    fn an_alarm_is_past_from_its_instant_on() {
        let past =
            |time| clock_at(&talk(), time).alarms.iter().map(|alarm| alarm.is_past).collect::<Vec<_>>();
        assert_eq!(past("13:59:59"), [false, false, false]);
        assert_eq!(past("14:00:00"), [true, false, false]);
        assert_eq!(past("14:15:00"), [true, true, false]);
    }

    #[test]
    fn what_the_host_adds_moves_the_end_and_leaves_the_musts() {
        let mut facts = MeetingFacts { courtesy_check: true, ..talk() };
        facts.started = facts.planned;
        assert!(!clock_at(&facts, "14:18:00").only_musts);
        facts.extension_minutes = 10;
        let clock = clock_at(&facts, "14:18:00");
        let expected = [(AlarmKind::WrapUp, "14:25:00".to_owned()), (AlarmKind::Time, "14:30:00".to_owned())];
        assert_eq!(times(&clock), expected);
        assert!(
            clock.only_musts && clock.ask_for_names.is_some_and(|why| why.contains("more of their time"))
        );
        assert_eq!(clock.minutes_left, 12);
        assert_eq!(clock_at(&facts, "14:31:00").overrun_minutes, 1, "an overrun counts from the new end");
        assert!(clock_at(&facts, "14:31:00").only_musts);
        facts.ended = Some(at("2026-03-10T14:29:00Z"));
        assert!(!clock_at(&facts, "14:31:00").only_musts);
    }

    #[test]
    fn six_stages_follow_the_clock() {
        let facts = talk();
        for (time, expected) in [
            ("13:59:59", None),
            ("14:00:00", Some(Stage::Greet)),
            ("14:00:59", Some(Stage::Greet)),
            ("14:01:00", Some(Stage::Reason)),
            ("14:02:00", Some(Stage::HaveQuestions)),
            ("14:03:00", Some(Stage::Ask)),
            ("14:11:59", Some(Stage::Ask)),
            ("14:12:00", Some(Stage::AboutMe)),
            ("14:15:00", Some(Stage::WrapUp)),
            ("15:00:00", Some(Stage::WrapUp)),
        ] {
            let clock = clock_at(&facts, time);
            assert_eq!(stage(&clock), expected, "{time}");
            assert_eq!(clock.stages.len(), 6);
        }
        let ended = MeetingFacts { ended: Some(at("2026-03-10T14:19:00Z")), ..talk() };
        assert_eq!(stage(&clock_at(&ended, "14:19:30")), None);
    }

    #[test]
    fn short_and_long_talks_have_all_stages_in_order() {
        for promised_minutes in [1, 3, 10, 15, 20, 30, 60, 1_440] {
            let starts: Vec<_> = stage_starts(minutes(promised_minutes)).collect();
            assert!(starts.is_sorted_by(|(one, a), (other, b)| one < other && a < b), "{starts:?}");
            assert!(starts.iter().all(|(_, start)| *start < minutes(promised_minutes)));
        }
        let seconds: Vec<i64> = stage_starts(minutes(10)).map(|(_, start)| start.num_seconds()).collect();
        assert_eq!(seconds, [0, 30, 60, 90, 300, 400]);
    }

    #[test]
    fn one_timer_leads_from_change_to_change() {
        let facts = MeetingFacts { travel_minutes: Some(30), courtesy_check: true, ..talk() };
        let mut now = at("2026-03-10T09:00:00Z");
        let mut seen = Vec::new();
        while let Some(next) = meeting_clock(&facts, now).next_change_at {
            assert!(next > now);
            now = next;
            seen.push(now.format("%H:%M").to_string());
        }
        let expected = ["13:30", "14:00", "14:01", "14:02", "14:03", "14:12", "14:15", "14:20"];
        assert_eq!(seen, expected);
        // Between two changes nothing but minutes differs.
        let still = |time| {
            let mut clock = clock_at(&facts, time);
            (clock.elapsed_minutes, clock.minutes_left, clock.overrun_minutes) = (0, 0, 0);
            clock
        };
        assert_eq!(still("14:03:00"), still("14:11:59"));
        assert_eq!(still("14:15:00"), still("14:19:59"));
        assert_eq!(still("14:20:00"), still("16:00:00"));
    }

    #[test]
    fn a_night_in_which_the_clocks_change_is_as_long_as_it_is() {
        // In Berlin clocks go from 2:00 to 3:00 at 01:00 UTC on 29 March, and from 3:00 back to 2:00 on 25 October.
        for begin in ["2026-03-29T00:50:00Z", "2026-10-25T00:50:00Z"] {
            let begin = at(begin);
            let facts = MeetingFacts { planned: Some(begin), ..talk() };
            let clock = meeting_clock(&facts, begin + minutes(12));
            assert_eq!((clock.elapsed_minutes, clock.minutes_left), (12, 8));
            assert_eq!(clock.time_is_up_at, Some(begin + minutes(20)));
        }
    }

    #[test]
    fn names_are_asked_for_when_talking_goes_well() {
        let why = |answered, extension_minutes, names| {
            let facts = MeetingFacts { answered, extension_minutes, names, ..talk() };
            clock_at(&facts, "14:10:00").ask_for_names
        };
        assert_eq!(why(4, 0, None), None);
        assert_eq!(
            why(5, 0, None).as_deref(),
            Some("They answered 5 questions: a good moment to ask for names.")
        );
        assert!(why(0, 5, None).is_some());
        assert_eq!(why(5, 5, Some(0)), None, "they were asked for");
        let before = MeetingFacts { answered: 9, ..talk() };
        assert_eq!(clock_at(&before, "13:00:00").ask_for_names, None);
    }

    #[test]
    fn without_a_time_there_is_nothing_to_wait_for() {
        let clock = clock_at(&MeetingFacts { planned: None, ..talk() }, "14:00:00");
        assert_eq!((clock.phase, clock.next_change_at, clock.minutes_left), (ClockPhase::Before, None, 20));
        let huge = MeetingFacts { promised_minutes: u32::MAX, extension_minutes: 9, ..talk() };
        assert_eq!(clock_at(&huge, "14:01:00").phase, ClockPhase::UnderWay);
    }
}
