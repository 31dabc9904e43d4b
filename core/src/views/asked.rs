//! How much was asked of one person of late.

use chrono::Duration;

use super::{
    ask::{ask_of, nudge_schedule},
    day_words::count_words,
};
use crate::{
    Context, Result,
    model::{IntroEvent, Kind, OutreachState, Record, RecordId},
    store::Reader,
};

/// Days that are looked back.
const DAYS: i64 = 90;
/// Asks of late from which on a word of care is said.
const MANY_ASKS: u32 = 3;
/// Minutes of late from which on a word of care is said.
const MANY_MINUTES: u32 = 60;

/// A word of care when somebody was asked for much of late, or an ask to them is open; nothing otherwise. `except` is the
/// ask that is being written.
pub(super) fn care(
    reader: &Reader<'_>,
    context: &Context,
    contact: RecordId,
    except: Option<RecordId>,
) -> Result<Option<String>> {
    let since = context.now() - Duration::days(DAYS);
    let schedule = nudge_schedule(reader)?;
    let (mut asks, mut minutes, mut open) = (0, 0, 0);
    for id in reader.users_of_kind(contact, Kind::Outreach)? {
        let Some(Record::Outreach(ask)) = reader.live(id)?.filter(|_| Some(id) != except) else { continue };
        let state = ask.state_on(ask_of(reader, id, &ask)?.talk, context.today(), &schedule);
        let is_open = ask.is_out()
            && matches!(
                state,
                OutreachState::Sent
                    | OutreachState::Nudged
                    | OutreachState::RepliedYes
                    | OutreachState::Later
            );
        open += u32::from(is_open);
        let sent = ask.out_at().is_some_and(|at| at.instant > since);
        if sent {
            asks += 1;
            // Whoever said no gave no time.
            let gave = !matches!(
                state,
                OutreachState::Declined | OutreachState::NoReply | OutreachState::Redirected
            );
            minutes += if gave { ask.minutes().unwrap_or(0) } else { 0 };
        }
    }
    let cards = reader.cards(contact)?;
    for id in reader.users_of_kind(contact, Kind::IntroRequest)? {
        let Some(Record::IntroRequest(intro)) = reader.live(id)? else { continue };
        let asked = intro.since(&IntroEvent::Asked).is_some_and(|at| at.instant > since);
        asks += u32::from(asked && intro.to.is_some_and(|to| cards.contains(&to)));
    }
    if asks < MANY_ASKS && minutes < MANY_MINUTES && open == 0 {
        return Ok(None);
    }
    let times = count_words(i64::from(asks), "time");
    let waiting = match open {
        0 => String::new(),
        1 => " One ask is still open.".to_owned(),
        open => format!(" {open} asks are still open."),
    };
    Ok(Some(format!(
        "In the last {DAYS} days you asked them {times}, for {} in all.{waiting} Think of what you could do for them first.",
        count_words(i64::from(minutes), "minute")
    )))
}
