//! Bringing the index to what the documents say.

use std::collections::BTreeSet;

use crate::{
    Error, Result,
    document::{Document, read_record},
    model::{Contact, Kind, LifeState, Profile, Record, RecordId},
    store::{Reader, Writer},
    views,
};

/// How many documents are read at a time when everything is made again.
const BATCH: usize = 500;

/// Brings the index to what these records are.
pub(super) fn update(writer: &Writer<'_>, mut records: Vec<(RecordId, &Record)>) -> Result<()> {
    // Organizations first: the lines of people name them.
    records.sort_by_key(|(id, record)| (record.kind() != Kind::Organization, *id));
    let mut dependents = Dependents::default();
    for (id, record) in records {
        put(writer, id, record, &mut dependents)?;
    }
    settle(writer, dependents)
}

/// Makes the whole index again.
pub(super) fn rebuild(writer: &Writer<'_>) -> Result<()> {
    writer.clear_index()?;
    let mut dependents = Dependents::default();
    let mut after = None;
    loop {
        let ids = writer.document_ids(after, BATCH)?;
        let Some(last) = ids.last() else { break };
        after = Some(*last);
        for id in &ids {
            let stored =
                writer.document(*id)?.ok_or(Error::Damaged { what: "vault", reason: "a record is gone" })?;
            let Some(kind) = Kind::from_code(&stored.kind) else { continue };
            let document = Document::load(&stored.bytes, &stored.heads)?;
            put(writer, *id, &read_record(kind, &document), &mut dependents)?;
            if kind == Kind::Contact {
                // Their organization may come later; deleted people keep their line, for the day they are restored.
                dependents.lines.insert(*id);
            }
        }
    }
    settle(writer, dependents)?;
    writer.mark_index_current()
}

/// What must be looked at again once all changed records are in the index.
#[derive(Default)]
struct Dependents {
    /// Records that may be deleted or back: changed ones and those they use.
    states: BTreeSet<RecordId>,
    /// Those of them that the index held in another state than their own document gives them now.
    moved: BTreeSet<RecordId>,
    /// People whose line in lists may have changed.
    lines: BTreeSet<RecordId>,
    /// Records whose part of the agenda may have changed.
    anchors: BTreeSet<RecordId>,
}

fn put(writer: &Writer<'_>, id: RecordId, record: &Record, dependents: &mut Dependents) -> Result<()> {
    let before = writer.indexed(id)?;
    let is_live =
        record.life().is_none_or(|life| !life.is_deletion_standing() || life.edited_beyond_deletion);
    let state = if is_live { LifeState::Live } else { LifeState::Deleted };
    let line = match record {
        Record::Contact(contact) => line_of(writer, contact)?,
        _ => String::new(),
    };
    let uses = writer.put_indexed(id, record, before.as_ref().map(|it| &it.record), is_live, state, &line)?;
    if before.as_ref().is_some_and(|it| it.state != state) {
        dependents.states.insert(id);
        dependents.moved.insert(id);
    } else if record.life().is_some_and(|life| life.is_deletion_standing()) {
        dependents.states.insert(id);
    }
    dependents.states.extend(uses);
    let is_renamed = before.as_ref().is_none_or(|before| before.title != record.title());
    match record {
        Record::Contact(contact) => {
            let was_do_not_contact = match &before {
                Some(before) => matches!(&before.record, Record::Contact(it) if it.is_do_not_contact()),
                None => false,
            };
            if is_renamed || was_do_not_contact != contact.is_do_not_contact() {
                dependents.anchors.extend(views::anchors(writer, id, record)?);
            }
        }
        Record::Organization(_) if is_renamed => dependents.lines.extend(writer.users(id)?),
        Record::Profile(profile) => {
            let waits = |it: &Profile| (it.first_nudge_days, it.second_nudge_days);
            let old = match &before {
                Some(before) => match &before.record {
                    Record::Profile(it) => waits(it),
                    _ => (None, None),
                },
                None => (None, None),
            };
            if old != waits(profile) {
                // Rare, and only then does the work grow with the vault: when every reminder is due changes.
                for kind in [Kind::Outreach, Kind::IntroRequest, Kind::Referral] {
                    dependents.anchors.extend(writer.all(kind)?.into_iter().map(|(id, _)| id));
                }
            }
        }
        Record::Note(_)
        | Record::Organization(_)
        | Record::Template(_)
        | Record::Question(_)
        | Record::Pitch(_) => {}
        _ => {
            dependents.anchors.extend(views::anchors(writer, id, record)?);
            if let Some(before) = before {
                dependents.anchors.extend(views::anchors(writer, id, &before.record)?);
            }
        }
    }
    Ok(())
}

fn settle(writer: &Writer<'_>, mut dependents: Dependents) -> Result<()> {
    for id in &dependents.states {
        let Some(found) = writer.indexed(*id)? else { continue };
        let Some(life) = found.record.life() else { continue };
        let is_standing = life.is_deletion_standing();
        let state = if is_standing { life.state(writer.live_users(*id)?) } else { LifeState::Live };
        if state != found.state {
            writer.put_state(*id, state)?;
        }
        if state != found.state || is_standing || dependents.moved.contains(id) {
            dependents.anchors.extend(views::anchors(writer, *id, &found.record)?);
        }
    }
    for id in dependents.lines {
        if let Some(Record::Contact(contact)) = writer.indexed(id)?.map(|found| found.record) {
            writer.put_line(id, &line_of(writer, &contact)?)?;
        }
    }
    for anchor in dependents.anchors {
        writer.put_agenda(anchor, &views::rows_of(writer, anchor)?)?;
    }
    Ok(())
}

/// What a list shows below a person's name: the headline, or title and organization.
fn line_of(reader: &Reader<'_>, contact: &Contact) -> Result<String> {
    if let Some(headline) = &contact.headline {
        return Ok(headline.clone());
    }
    let Some(job) = contact.current_employment() else { return Ok(String::new()) };
    let organization = job.organization.map(|id| reader.title(id)).transpose()?.flatten();
    let parts = [job.title.clone(), organization];
    Ok(parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}
