//! Bringing the index to what the documents say.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Error, Result,
    document::{Document, read_record},
    model::{Contact, ContactKey, Disputes, Kind, LifeState, Profile, Record, RecordId},
    store::{MOST_SHARERS, Reader, Writer},
    views,
};

/// How many documents are read at a time when everything is made again.
const BATCH: usize = 500;

/// Brings the index to what these records are, and what their histories say beside.
pub(super) fn update(writer: &Writer<'_>, mut records: Vec<(RecordId, &Record, Disputes)>) -> Result<()> {
    // Organizations first: the lines of people name them.
    records.sort_by_key(|(id, record, _)| (record.kind() != Kind::Organization, *id));
    let mut dependents = Dependents::default();
    for (id, record, disputes) in records {
        put(writer, id, record, disputes, &mut dependents)?;
    }
    settle(writer, dependents)
}

/// Notes that there is a record of a kind that only newer versions know.
pub(super) fn note_newer(writer: &Writer<'_>, id: RecordId) -> Result<()> {
    writer.put_disputes(id, &Disputes { newer: 1, ..Disputes::default() })
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
            let Some(kind) = Kind::from_code(&stored.kind) else {
                note_newer(writer, *id)?;
                continue;
            };
            let document = Document::load(&stored.bytes, &stored.heads)?;
            put(writer, *id, &read_record(kind, &document), document.disputes(), &mut dependents)?;
        }
    }
    // Everybody is looked at anyway.
    dependents.keys.clear();
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
    /// Cards of which it may have changed whom they are shown with, or how.
    cards: BTreeSet<RecordId>,
    /// Keys by which cards may be shown with others than before.
    keys: BTreeSet<ContactKey>,
    /// The names under which changed cards were shown; `None` for new ones.
    names: BTreeMap<RecordId, Option<String>>,
    /// Cards on which it changed whether the person may be contacted, or by whose word they may not.
    told: BTreeSet<RecordId>,
    /// Records whose part of the agenda may have changed.
    anchors: BTreeSet<RecordId>,
}

fn put(
    writer: &Writer<'_>,
    id: RecordId,
    record: &Record,
    mut disputes: Disputes,
    dependents: &mut Dependents,
) -> Result<()> {
    let before = writer.indexed(id)?;
    let is_live =
        record.life().is_none_or(|life| !life.is_deletion_standing() || life.edited_beyond_deletion);
    let state = if is_live { LifeState::Live } else { LifeState::Deleted };
    let uses = writer.put_indexed(id, record, before.as_ref().map(|it| &it.record), is_live, state, "")?;
    disputes.newer = record.unread_events().try_into().unwrap_or(u32::MAX);
    writer.put_disputes(id, &disputes)?;
    if before.as_ref().is_some_and(|it| it.state != state) {
        dependents.states.insert(id);
        dependents.moved.insert(id);
    } else if record.life().is_some_and(|life| life.is_deletion_standing()) {
        dependents.states.insert(id);
    }
    dependents.states.extend(uses);
    dependents.anchors.insert(id);
    match record {
        Record::Contact(contact) => {
            let known = before.as_ref().and_then(|before| match &before.record {
                Record::Contact(known) => Some(known),
                _ => None,
            });
            let (old, new) = (known.map(Contact::keys).unwrap_or_default(), contact.keys());
            writer.put_keys(id, &old, &new)?;
            let is_named_alike = known.is_some_and(|known| known.spellings() == contact.spellings());
            if old != new || !is_named_alike {
                dependents.keys.extend(old.into_iter().chain(new));
            }
            // Where somebody works says what a talk with them was about.
            if known.is_some_and(|known| known.employments != contact.employments) {
                dependents.anchors.extend(writer.users_of_kind(id, Kind::Meeting)?);
            }
            // Which device said so, and when, decides what is asked about whoever was asked all the same.
            if known.map(Contact::left_alone).unwrap_or_default() != contact.left_alone() {
                dependents.told.insert(id);
            }
            dependents.cards.insert(id);
            dependents.names.insert(id, before.map(|before| before.title));
        }
        Record::Organization(it) => {
            if before.as_ref().is_none_or(|before| before.title != record.title()) {
                dependents.cards.extend(writer.card_users_of_kind(id, Kind::Contact)?);
                for kind in [Kind::Note, Kind::Lead] {
                    dependents.anchors.extend(writer.card_users_of_kind(id, kind)?);
                }
            }
            let is_same = before.is_some_and(|before| match before.record {
                Record::Organization(known) => {
                    (&known.name, known.priority, &known.events, &known.industries)
                        == (&it.name, it.priority, &it.events, &it.industries)
                }
                _ => false,
            });
            if !is_same {
                dependents.anchors.extend(views::anchors(writer, id, record)?);
            }
        }
        Record::Profile(profile) => {
            let waits = |it: &Profile| (it.first_nudge_days, it.second_nudge_days, it.holidays.clone());
            let old = match &before {
                Some(before) => match &before.record {
                    Record::Profile(it) => waits(it),
                    _ => Default::default(),
                },
                None => Default::default(),
            };
            if old != waits(profile) {
                // Rare, and only then does the work grow with the vault: when every reminder is due changes.
                for kind in [Kind::Outreach, Kind::IntroRequest, Kind::Referral, Kind::Meeting] {
                    dependents.anchors.extend(writer.all(kind)?.into_iter().map(|(id, _)| id));
                }
            }
        }
        Record::Template(_)
        | Record::Question(_)
        | Record::Pitch(_)
        | Record::Term(_)
        | Record::Resource(_) => {}
        _ => {
            if let Record::Merge(merge) = record {
                dependents.cards.extend(merge.pair().into_iter().flat_map(|(a, b)| [a, b]));
            }
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
        let is_moved = state != found.state || dependents.moved.contains(id);
        if is_moved || is_standing {
            dependents.anchors.extend(views::anchors(writer, *id, &found.record)?);
        }
        if let (Record::Contact(contact), true) = (&found.record, is_moved) {
            dependents.cards.insert(*id);
            dependents.keys.extend(contact.keys());
        }
    }
    group(writer, &mut dependents)?;
    // What is due with a person hangs on the card by which they go.
    for anchor in dependents.anchors.clone() {
        dependents.anchors.insert(writer.canonical(anchor)?);
    }
    for anchor in dependents.anchors {
        writer.put_agenda(anchor, &views::rows_of(writer, anchor)?)?;
    }
    Ok(())
}

/// Works out which cards are shown as one, and under which name and line each card is shown: as far as what changed
/// reaches, and no further.
fn group(writer: &Writer<'_>, dependents: &mut Dependents) -> Result<()> {
    let mut cards = dependents.cards.clone();
    // As many as there could have been when fewer shared the key.
    let most = MOST_SHARERS + dependents.cards.len() + 1;
    for key in &dependents.keys {
        cards.extend(writer.sharers(key, most)?);
    }
    for card in cards.clone() {
        cards.extend(writer.cards(card)?);
    }
    let links = writer.links(&cards)?;
    cards.extend(&links.cards);
    let groups = links.grouping().groups;
    let canonical: BTreeMap<RecordId, RecordId> =
        groups.iter().flat_map(|(of, cards)| cards.iter().map(|card| (*card, *of))).collect();
    let mut is_regrouped = false;
    for card in &cards {
        is_regrouped |= writer.put_person(*card, canonical.get(card).copied())?;
    }
    let mut shown: BTreeMap<RecordId, Shown> = BTreeMap::new();
    for card in &cards {
        let Some(found) = writer.indexed(*card)? else { continue };
        let Record::Contact(contact) = &found.record else { continue };
        let of = canonical.get(card).copied();
        let known = of.and_then(|of| shown.get(&of).cloned());
        let now = match (known, of) {
            (Some(known), _) => known,
            (None, Some(of)) => {
                let person = writer.contact(of)?.unwrap_or_default();
                shown.entry(of).or_insert(Shown::of(writer, person)?).clone()
            }
            (None, None) => Shown::of(writer, contact.clone())?,
        };
        writer.put_shown(*card, &now.sort, &now.title, &now.line)?;
        let before = dependents.names.get(card).cloned().unwrap_or(Some(found.title));
        if is_regrouped || before.as_ref() != Some(&now.title) || dependents.told.contains(card) {
            dependents.anchors.extend(views::anchors(writer, *card, &found.record)?);
        }
        // What is asked about a person is asked on the card by which they go, and may depend on all of them; whether there
        // is something to ask about two cards may depend on what is around them.
        dependents.anchors.insert(*card);
        dependents.anchors.extend(writer.card_users_of_kind(*card, Kind::Merge)?);
    }
    Ok(())
}

/// What lists show of a person.
#[derive(Clone)]
struct Shown {
    sort: String,
    title: String,
    line: String,
}

impl Shown {
    fn of(reader: &Reader<'_>, contact: Contact) -> Result<Self> {
        let line = line_of(reader, &contact)?;
        let record = Record::Contact(contact);
        Ok(Self { sort: record.sort_key(), title: record.title(), line })
    }
}

/// What a list shows below a person's name: the headline, or title and organization.
fn line_of(reader: &Reader<'_>, contact: &Contact) -> Result<String> {
    if let Some(headline) = &contact.headline {
        return Ok(headline.clone());
    }
    let Some(job) = contact.current_employment() else { return Ok(String::new()) };
    let organization = job.organization.map(|id| reader.title(id)).transpose()?.flatten();
    let parts = [job.title.clone(), organization.or(job.employer.clone())];
    Ok(parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}
