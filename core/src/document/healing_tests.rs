//! What a forked device brings back, and how that gets on with what others did meanwhile.

use std::collections::BTreeSet;

use super::{
    ChangeParts, Document, Shelf, Workspace, gate::inspect, hostile::contact, merging::Copy,
    snapshot::Container,
};
use crate::{
    Result,
    model::{
        AuthorId, ChangeHash, Contact, ContactKey, Event, EventId, Kind, LifeEvent, LifeState, Links, Moment,
        RecordId,
    },
};

struct Empty;

impl Shelf for Empty {
    fn document(&self, _: RecordId) -> Result<Option<(String, Document)>> {
        Ok(None)
    }
    fn users(&self, _: RecordId) -> Result<BTreeSet<RecordId>> {
        Ok(BTreeSet::new())
    }
    fn cards(&self, card: RecordId) -> Result<Vec<RecordId>> {
        Ok(vec![card])
    }

    fn links(&self, _: &BTreeSet<RecordId>) -> Result<Links> {
        Ok(Links::default())
    }

    fn neighbours(&self, _: RecordId) -> Result<BTreeSet<RecordId>> {
        Ok(BTreeSet::new())
    }

    fn sharers(&self, _: &ContactKey) -> Result<Vec<RecordId>> {
        Ok(Vec::new())
    }

    fn named(&self, _: Kind, _: &str) -> Result<Vec<RecordId>> {
        Ok(Vec::new())
    }

    fn named_and_deleted(&self, _: Kind, _: &str) -> Result<Vec<RecordId>> {
        Ok(Vec::new())
    }
}

const NEW: AuthorId = AuthorId::from_bytes([8; 16]);

/// A device with one change that everybody has, and the changes of `edit` that nobody can take in.
fn forked(edit: impl FnOnce(&mut Copy)) -> (Copy, Document) {
    let mut copy = Copy::of(1);
    copy.edit::<Contact>(|it, _| {
        it.given = Some("Jane".into());
        it.tags.insert("old".into());
        it.summary = "Knows maps.".into();
    });
    copy.changes.clear();
    edit(&mut copy);
    let dropped = copy.changes.iter().take(1).map(|change| change.hash).collect();
    let base = copy.document.without(&dropped).unwrap();
    (copy, base)
}

fn heal(copy: &Copy, base: &Document) -> (Document, ChangeParts) {
    let id = RecordId::new(&copy.context);
    let mut workspace = Workspace::new(&copy.context, NEW, &Empty);
    workspace.bring_back(id, Kind::Contact.code(), base.clone(), &copy.document);
    let changed = workspace.finish().unwrap().remove(0);
    (changed.document, changed.change)
}

fn contact_in(document: &Document) -> Contact {
    super::record::read(&document.snapshot(), document)
}

/// Deletes as a command does.
fn delete(copy: &mut Copy) {
    let heads = copy.document.heads();
    let seen: Vec<_> = heads.chunks_exact(32).map(|hash| ChangeHash(hash.try_into().unwrap())).collect();
    let what =
        LifeEvent::Deleted { seen, users: BTreeSet::new(), change: copy.document.next_number(copy.author) };
    let (at, author) = (Moment::now(&copy.context), copy.author);
    copy.edit::<Contact>(|it, context| {
        let voids = it.life.events.to_supersede(|event| matches!(event, LifeEvent::Deleted { .. }));
        it.life.events.insert(EventId::new(context), Event { at, author, what: Some(what), voids });
    });
}

fn edit_everything(copy: &mut Copy) {
    let source = contact().remove(0);
    let other: Contact = source.read();
    copy.edit::<Contact>(|it, _| {
        it.headline = Some("Editor".into());
        it.given = None;
        it.tags = ["new".to_owned()].into();
        it.emails = other.emails;
        it.summary = "Knows old maps.".into();
    });
}

#[test]
fn a_document_without_a_change_is_as_it_was_before() {
    let copy = contact().remove(0);
    let mut before = Document::empty();
    before.apply(copy.author, &copy.changes[0]).unwrap();
    let rest = copy.document.without(&[copy.changes[1].hash].into()).unwrap();
    assert_eq!((rest.heads(), rest.snapshot()), (before.heads(), before.snapshot()));
    let same = copy.document.without(&BTreeSet::new()).unwrap();
    assert_eq!(same.heads(), copy.document.heads());
    let genesis: [u8; 32] = Document::empty().heads().try_into().unwrap();
    assert!(copy.document.without(&[ChangeHash(genesis)].into()).is_err());
}

#[test]
fn what_a_forked_device_wrote_is_there_again_under_its_new_name() {
    let (copy, base) = forked(edit_everything);
    let (healed, change) = heal(&copy, &base);
    assert_eq!(contact_in(&healed), contact_in(&copy.document));
    let header = inspect(&change.bytes).unwrap();
    assert_eq!((header.author, header.number), (NEW, 1));
    let mut other = base.clone();
    other.apply(NEW, &change).unwrap();
    assert_eq!(other.heads(), healed.heads());
    let stamps = |document: &Document| document.snapshot().map(Container::Members).clone();
    assert_ne!(stamps(&healed)["tags/new"], stamps(&copy.document)["tags/new"], "a fresh stamp");
}

#[test]
fn what_others_did_meanwhile_is_kept_beside_it() {
    let (copy, base) = forked(edit_everything);
    let (mut healed, change) = heal(&copy, &base);
    let mut other = Copy::of(2);
    other.document = base;
    other.edit::<Contact>(|it, _| {
        it.family = Some("Doe".into());
        it.tags.insert("theirs".into());
        it.summary = "Knows maps. And tea.".into();
    });
    healed.apply(other.author, &other.changes[0]).unwrap();
    other.document.apply(NEW, &change).unwrap();
    assert_eq!(healed.snapshot(), other.document.snapshot());
    let merged = contact_in(&healed);
    assert_eq!((merged.family.as_deref(), merged.headline.as_deref()), (Some("Doe"), Some("Editor")));
    assert_eq!(merged.tags, ["new".to_owned(), "theirs".to_owned()].into());
    assert_eq!(merged.summary, "Knows old maps. And tea.");
}

#[test]
fn a_deletion_that_is_brought_back_covers_what_it_had_covered() {
    let (copy, base) = forked(|copy| {
        edit_everything(copy);
        delete(copy);
    });
    assert_eq!(contact_in(&copy.document).life.state([]), LifeState::Deleted);
    let (mut healed, _) = heal(&copy, &base);
    assert_eq!(contact_in(&healed).life.state([]), LifeState::Deleted);
    let mut other = Copy::of(2);
    other.document = base;
    other.edit::<Contact>(|it, _| it.family = Some("Doe".into()));
    healed.apply(other.author, &other.changes[0]).unwrap();
    assert_eq!(contact_in(&healed).life.state([]), LifeState::Returned, "others had not seen it");
}

#[test]
fn work_after_a_deletion_is_not_covered_by_it_when_both_are_brought_back() {
    let (copy, base) = forked(|copy| {
        delete(copy);
        copy.edit::<Contact>(|it, _| it.headline = Some("Editor".into()));
    });
    assert_eq!(contact_in(&copy.document).life.state([]), LifeState::Returned);
    assert_eq!(contact_in(&heal(&copy, &base).0).life.state([]), LifeState::Returned);
}

#[test]
fn work_that_a_lost_deletion_had_not_seen_stays_unseen() {
    let (mut copy, _) = forked(|_| {});
    let mut other = Copy::of(2);
    other.document = copy.document.clone();
    other.edit::<Contact>(|it, _| it.family = Some("Doe".into()));
    delete(&mut copy);
    let dropped = [copy.changes[0].hash].into();
    copy.take(&other);
    let base = copy.document.without(&dropped).unwrap();
    assert_eq!(contact_in(&copy.document).life.state([]), LifeState::Returned);
    assert_eq!(contact_in(&heal(&copy, &base).0).life.state([]), LifeState::Returned);
}

#[test]
fn a_record_that_nobody_else_has_begins_anew() {
    let copy = contact().remove(0);
    let base = copy.document.without(&[copy.changes[0].hash].into()).unwrap();
    assert_eq!(base.heads(), Document::empty().heads());
    let (healed, _) = heal(&copy, &base);
    let (now, then) = (contact_in(&healed), contact_in(&copy.document));
    assert_eq!((now.name(), now.emails, now.summary), (then.name(), then.emails, then.summary));
}
