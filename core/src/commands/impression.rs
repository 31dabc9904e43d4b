//! What impression the person left in a talk, and whether it is to be mended.

use std::collections::BTreeSet;

use super::check;
use crate::{
    Error, Result,
    document::Workspace,
    model::{
        EventId, Events, Impression, Meeting, MeetingEvent, Obligation, ObligationEvent, ObligationKey,
        ObligationKind, RecordId,
    },
};

/// Notes an impression anew: what this device knows of an earlier one, and of what was done about it, no longer counts.
pub(super) fn note(
    work: &mut Workspace<'_>,
    meeting: RecordId,
    score: u32,
    repair: Option<&str>,
) -> Result<()> {
    if !Impression::SCORES.contains(&score) {
        return Err(Error::invalid("impression", "must be 1 to 5"));
    }
    let repair = check::optional_line("what to mend", repair)?;
    let mut it: Meeting = work.get(meeting)?;
    let voids = it.events.to_supersede(|event| is_impression(event) || is_settling(event));
    work.happened_instead(&mut it.events, Some(MeetingEvent::Impression { score, repair }), voids);
    work.put(meeting, &it)?;
    for contact in it.participants {
        let key = ObligationKey { kind: ObligationKind::Mend, subject: meeting, contact };
        let Some(mut owed) = work.find::<Obligation>(key.id())? else { continue };
        let voids = owed.events.to_supersede(|event| *event != ObligationEvent::Opened);
        if !voids.is_empty() {
            work.happened_instead(&mut owed.events, None, voids);
            work.put(key.id(), &owed)?;
        }
    }
    Ok(())
}

/// Notes that what this device knows of impressions was mended, or that the person lets it be.
pub(super) fn settle(work: &mut Workspace<'_>, meeting: RecordId, mended: bool) -> Result<()> {
    work.edit(meeting, |it: &mut Meeting, work| {
        let known = impressions(&it.events);
        let voids = it.events.to_supersede(is_settling);
        work.happened_instead(&mut it.events, Some(MeetingEvent::ImpressionSettled { mended, known }), voids);
        Ok(())
    })
}

/// Takes back what this device knows of that.
pub(super) fn unsettle(work: &mut Workspace<'_>, meeting: RecordId) -> Result<()> {
    work.edit(meeting, |it: &mut Meeting, work| {
        let voids = it.events.to_supersede(is_settling);
        if !voids.is_empty() {
            work.happened_instead(&mut it.events, None, voids);
        }
        Ok(())
    })
}

fn impressions(events: &Events<MeetingEvent>) -> BTreeSet<EventId> {
    let noted = events.iter().filter(|(_, event)| event.what.as_ref().is_some_and(is_impression));
    noted.map(|(id, _)| *id).collect()
}

fn is_impression(event: &MeetingEvent) -> bool {
    matches!(event, MeetingEvent::Impression { .. })
}

fn is_settling(event: &MeetingEvent) -> bool {
    matches!(event, MeetingEvent::Repaired | MeetingEvent::ImpressionSettled { .. })
}
