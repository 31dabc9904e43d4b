//! What the person makes of something they look into.

use super::check;
use crate::{
    Result,
    document::Workspace,
    model::{Events, Verdict, VerdictEvent},
};

/// Notes a verdict in the place of those this device knows of; none takes them back.
pub(super) fn give(
    events: &mut Events<VerdictEvent>,
    verdict: Option<Verdict>,
    reason: Option<&str>,
    work: &Workspace<'_>,
) -> Result<()> {
    let reason = check::optional_line("reason", reason)?;
    let voids = events.to_supersede(|event| matches!(event, VerdictEvent::Given { .. }));
    let what = verdict.map(|verdict| VerdictEvent::Given { verdict, reason });
    if what.is_some() || !voids.is_empty() {
        work.happened_instead(events, what, voids);
    }
    Ok(())
}
