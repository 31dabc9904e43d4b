//! `rapport guide` and `rapport clock`

use clap::Args;
use rapport_core::{
    coach::{ClockPhase, MeetingClock},
    views,
};

use super::meeting::Whose;
use crate::{
    failure::Failure,
    page::{BOLD, DIM, Page, WARN},
    session::Session,
    words,
};

/// Show the cards of a talk: stages, what is left to ask, the clock
#[derive(Args)]
#[command(after_help = "Example: rapport guide jane")]
pub struct Guide {
    #[command(flatten)]
    whose: Whose,
}

impl Guide {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let guide = look(session, &self.whose)?;
        session.answer(&guide, |page| {
            draw_clock(page, session, &guide);
            page.heading("Stages");
            for (place, card) in guide.clock.stages.iter().enumerate() {
                let mark = format!("{} {}  ", if card.is_now { ">" } else { " " }, place + 1);
                page.marked_in(if card.is_now { BOLD } else { DIM.bold() }, &mark, &card.line);
                card.tips.iter().for_each(|tip| page.marked_in(DIM, "     ", tip));
            }
            if let Some(reason) = &guide.stated_reason {
                page.heading("Why you asked them");
                page.marked("  ", reason);
            }
            if !guide.questions.is_empty() {
                page.heading(if guide.clock.only_musts {
                    "Only these are left to ask"
                } else {
                    "Left to ask"
                });
                guide.questions.iter().for_each(|row| page.marked("  [ ] ", &row.text));
            }
            page.heading("For names");
            guide.referral_script.iter().for_each(|line| page.marked("  ", line));
            page.heading("If they want to pass your details on");
            guide.control_script.iter().for_each(|line| page.marked("  ", line));
        })
    }
}

/// Show the clock of a talk
#[derive(Args)]
#[command(after_help = "Example: rapport clock jane")]
pub struct Clock {
    #[command(flatten)]
    whose: Whose,
}

impl Clock {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let guide = look(session, &self.whose)?;
        session.answer(&guide.clock, |page| draw_clock(page, session, &guide))
    }
}

fn look(session: &Session<'_>, whose: &Whose) -> Result<views::Guide, Failure> {
    let vault = session.vault()?;
    let (_, talk) = whose.talk(session, &vault)?;
    Ok(vault.guide(&session.context, talk)?)
}

fn draw_clock(page: &mut Page, session: &Session<'_>, guide: &views::Guide) {
    let names: Vec<&str> = guide.people.iter().map(|person| person.name.as_str()).collect();
    let clock: &MeetingClock = &guide.clock;
    page.heading(format!("Talk with {}", words::and_list(&names)));
    match clock.phase {
        ClockPhase::Before => {
            page.line(format!("It has not begun; {} minutes are promised.", guide.promised_minutes))
        }
        ClockPhase::UnderWay => page.line(format!("{} minutes are left.", clock.minutes_left)),
        ClockPhase::Over => {
            page.marked_in(WARN, "", format!("The time is over, by {} minutes.", clock.overrun_minutes));
        }
        ClockPhase::Ended => page.line(format!("It took {} minutes.", clock.elapsed_minutes)),
    }
    if clock.is_start_assumed {
        page.aside("Nobody noted that it began: rapport meeting start");
    }
    if matches!(clock.phase, ClockPhase::UnderWay | ClockPhase::Over) {
        page.line(format!("To end: \"{}\"", clock.wrap_up));
    }
    if let Some(why) = &clock.ask_for_names {
        page.line(why);
    }
    for alarm in clock.alarms.iter().filter(|alarm| !alarm.is_past) {
        let at = alarm.at.with_timezone(&session.context.zone()).format("%H:%M");
        page.marked("  ", format!("{at}  {}", alarm.line));
    }
}
