//! Forgetting a person, on all devices.

use std::collections::BTreeSet;

use super::{Vault, delivery, membership, outbox, reindex};
use crate::{
    Context, Error, Result, cbor,
    model::{Kind, Record, RecordId, Reply, fold, is_unspaced, name_words},
    store::{Reader, Writer},
    sync::{Commitment, Entry, Pending, Statement},
};

/// What forgetting a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Forgotten {
    /// The records that are gone: the person, and what was about them alone.
    pub records: Vec<RecordId>,
    /// Records that stay and may speak of the person: a note or a talk with others, what others were asked, what was learned,
    /// and whatever else their name stands in. Look through their texts.
    pub to_look_through: Vec<RecordId>,
}

impl Vault {
    /// Forgets a person for good, with everything that is about them alone. It cannot be undone, and reaches all devices
    /// as they sync; a device that was away cannot bring them back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such person, [`Error::NotPaired`] and [`Error::DeviceRemoved`] when this
    /// device is not one of the vault's, [`Error::Storage`] when the disk refuses.
    pub fn forget(&self, context: &Context, contact: RecordId) -> Result<Forgotten> {
        let key = self.key(context)?;
        let forgotten = self.take_in(context, |writer, roster| {
            self.keyring_of(&key, roster)?;
            let plan = plan(writer, contact)?;
            let statement = Statement::Forget { records: plan.records.clone() };
            membership::put(writer, &roster.clone().sign(&key, statement, context)?)?;
            let touched = carry_out(writer, &plan.records)?;
            let records = plan.records.into_iter().collect();
            Ok((Forgotten { records, to_look_through: plan.to_look_through }, touched))
        })?;
        self.scrub()?;
        Ok(forgotten)
    }

    /// Takes the last traces of what was forgotten out of the vault's file.
    pub(super) fn scrub(&self) -> Result<()> {
        let mut state = self.state();
        let store = state.opened(&self.folder)?;
        if store.read(|reader| reader.is_scrubbed())? { Ok(()) } else { store.scrub() }
    }
}

/// What forgetting a person takes away and leaves.
struct Plan {
    records: BTreeSet<RecordId>,
    to_look_through: Vec<RecordId>,
}

/// What goes with a person: what names them as the one to meet, what is owed to them or by them, and talks and notes that
/// are about nobody else. Records refer to people by id and copy no name, so what stays shows "removed person".
fn plan(reader: &Reader<'_>, contact: RecordId) -> Result<Plan> {
    match reader.indexed(contact)?.map(|found| found.record) {
        Some(Record::Contact(_)) => {}
        _ => return Err(Error::NotFound { kind: Kind::Contact.code(), id: contact }),
    }
    // All cards of the person go: each holds a part of what is known of them.
    let mut plan =
        Plan { records: reader.cards(contact)?.into_iter().collect(), to_look_through: Vec::new() };
    // Twice: what is about a talk alone goes with it.
    for _ in 0..2 {
        let users = plan.records.iter().map(|id| reader.card_users(*id)).collect::<Result<Vec<_>>>()?;
        plan.to_look_through.clear();
        for id in users.into_iter().flatten().collect::<BTreeSet<_>>().difference(&plan.records.clone()) {
            let Some(found) = reader.indexed(*id)? else { continue };
            let is_gone = |id: &RecordId| plan.records.contains(id);
            let goes = match &found.record {
                Record::Meeting(meeting) => meeting.participants.iter().all(is_gone),
                Record::Note(note) => note.about.iter().all(is_gone),
                Record::Referral(referral) => referral.referee.as_ref().is_some_and(is_gone),
                Record::Obligation(owed) => [owed.subject, owed.contact].iter().flatten().any(is_gone),
                Record::Commitment(promise) => promise.contact.as_ref().is_some_and(is_gone),
                Record::Merge(merge) => [merge.a, merge.b].iter().flatten().any(is_gone),
                Record::Outreach(ask) => ask.contact.as_ref().is_some_and(is_gone),
                Record::IntroRequest(ask) => [ask.to, ask.target].iter().flatten().any(is_gone),
                Record::Offer(offer) => [offer.host, offer.about].iter().flatten().any(is_gone),
                // What was learned stays, and nobody said it any more; what is about them alone goes.
                // An answer of a talk that stays could be kept again, under the same id.
                Record::Insight(insight) => {
                    let is_of_answer = insight.answer.is_some();
                    let stays = is_of_answer && insight.meeting.is_some_and(|talk| !is_gone(&talk));
                    !stays && !insight.subjects.is_empty() && insight.subjects.iter().all(is_gone)
                }
                // A tie goes with either of its two people, what was told with whom it was told to.
                Record::Knows(_) | Record::Announcement(_) => true,
                Record::Contact(_)
                | Record::Organization(_)
                | Record::Profile(_)
                | Record::Occupation(_)
                | Record::Industry(_)
                | Record::Campaign(_)
                | Record::Gathering(_)
                | Record::Template(_)
                | Record::Question(_)
                | Record::Pitch(_)
                | Record::Term(_)
                | Record::Resource(_)
                | Record::Lead(_) => false,
            };
            if goes {
                plan.records.insert(*id);
            } else if matches!(
                found.record,
                Record::Meeting(_) | Record::Note(_) | Record::Insight(_) | Record::Lead(_)
            ) {
                plan.to_look_through.push(*id);
            }
        }
    }
    let mut speaking = texts_that_may_speak_of(reader, &plan)?;
    speaking.retain(|id| !plan.to_look_through.contains(id));
    plan.to_look_through.extend(speaking);
    Ok(plan)
}

/// What stays and may speak of the person: what came of a name they gave or led to theirs, and texts in which their name stands.
fn texts_that_may_speak_of(reader: &Reader<'_>, plan: &Plan) -> Result<Vec<RecordId>> {
    let mut names: BTreeSet<Vec<String>> = BTreeSet::new();
    for id in &plan.records {
        let Some(Record::Contact(card)) = reader.indexed(*id)?.map(|found| found.record) else { continue };
        let joined: String = [&card.family, &card.given].into_iter().flatten().map(String::as_str).collect();
        let all = card.names().chain([joined.as_str()]).map(name_words);
        names.extend(all.filter(|words| !words.is_empty()));
    }
    let speaks = |text: &str| {
        let (folded, words) = (fold(text), name_words(text));
        let is_there = |word: &String| {
            let is_inside = is_unspaced(word) && word.chars().count() > 1 && folded.contains(word.as_str());
            is_inside || words.binary_search(word).is_ok()
        };
        names.iter().any(|name| name.iter().all(is_there))
    };
    let is_gone = |id: &RecordId| plan.records.contains(id);
    let mut found = Vec::new();
    for kind in Kind::ALL {
        for (id, record) in reader.all(*kind)?.into_iter().filter(|(id, _)| !is_gone(id)) {
            let is_of_them = match &record {
                Record::Outreach(ask) => {
                    let referral = ask.referral.map(|id| reader.indexed(id)).transpose()?.flatten();
                    let by_them = match referral.map(|found| found.record) {
                        Some(Record::Referral(referral)) => referral.referrer.is_some_and(|id| is_gone(&id)),
                        _ => false,
                    };
                    let to_them = matches!(
                        ask.reply(), Some((_, Reply::Redirected { contact })) if is_gone(&contact)
                    );
                    by_them || to_them
                }
                _ => false,
            };
            if is_of_them || record.texts().into_iter().any(speaks) {
                found.push(id);
            }
        }
    }
    Ok(found)
}

/// Takes the content of these records out of the vault's file, those of them that are still in it.
pub(super) fn carry_out(writer: &Writer<'_>, records: &BTreeSet<RecordId>) -> Result<BTreeSet<RecordId>> {
    let known = writer.forgotten()?;
    let news: BTreeSet<RecordId> = records.difference(&known).copied().collect();
    if news.is_empty() {
        return Ok(news);
    }
    // What an earlier incarnation left there and this one never made is looked at again.
    let device = writer.identity()?.device;
    for row in writer.authors()?.into_iter().filter(|row| row.device == device) {
        let made = writer.log_end(row.author)?;
        writer.take_note_back(row.author, made)?;
    }
    for id in &news {
        writer.delete_document(*id)?;
        writer.put_forgotten(*id)?;
    }
    writer.note_scrubbed(false)?;
    for row in writer.authors()?.into_iter().filter(|row| row.device == device) {
        for (number, entry) in writer.entries(row.author, 1, u64::MAX)? {
            if entry.changes.iter().any(|change| news.contains(&change.record)) {
                writer.mark_stale(row.author, number)?;
            }
        }
    }
    for act in writer.acts()? {
        if act.records.iter().any(|it| news.contains(&it.record)) {
            writer.delete_act(act.author, act.number)?;
        }
    }
    let waiting = delivery::pending(writer)?;
    let links = waiting.numbers().into_iter().flat_map(|(author, numbers)| {
        let numbers: Vec<u64> = numbers.iter().flatten().collect();
        numbers.into_iter().map(move |number| (author, number))
    });
    let links = links.filter_map(|(author, number)| waiting.get(author, number).cloned());
    let stripped = links.map(|mut link| {
        strip(&mut link.entry, &news);
        link
    });
    delivery::keep_pending(writer, &Pending::restore(Default::default(), stripped))?;
    for body in writer.refused()? {
        if let Some((before, mut entry)) = cbor::decode::<(Commitment, Entry)>(&body) {
            strip(&mut entry, &news);
            writer.put_refused(entry.author, entry.number, &cbor::encode(&(before, &entry)))?;
        }
    }
    outbox::withdraw_offers(writer)?;
    delivery::retry_refused(writer)?;
    // The full-text index keeps words of what was deleted until it is made anew.
    reindex::rebuild(writer)?;
    Ok(news)
}

/// Takes out of an entry what it says of these records; its hashes stay.
pub(super) fn strip(entry: &mut Entry, forgotten: &BTreeSet<RecordId>) {
    for change in entry.changes.iter_mut().filter(|change| forgotten.contains(&change.record)) {
        change.bytes.clear();
    }
}
