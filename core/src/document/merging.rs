//! What two devices get when both changed one record: the rules that everything else builds on.

use automerge::ScalarValue;

use super::{ChangeParts, Document, Noun, record::read, record::write, snapshot::Container};
use crate::{
    Context,
    context::testing::context,
    model::{
        AuthorId, Contact, ContactPoint, Event, EventId, Events, ItemId, Meeting, MeetingEvent, Moment,
        NamePermission, Note, Referral, ReferralEvent, ReferralState,
    },
};

/// One device's copy of a record.
#[derive(Clone)]
pub(super) struct Copy {
    pub(super) document: Document,
    pub(super) author: AuthorId,
    pub(super) context: Context,
    pub(super) changes: Vec<ChangeParts>,
}

impl Copy {
    pub(super) fn of(device: u8) -> Self {
        Self {
            document: Document::empty(),
            author: AuthorId::from_bytes([device; 16]),
            context: context(1_000_000 + i64::from(device), u64::from(device)),
            changes: Vec::new(),
        }
    }

    pub(super) fn edit<T: Noun>(&mut self, change: impl FnOnce(&mut T, &Context)) {
        let current = self.document.snapshot();
        let mut content = current.clone();
        let mut noun: T = read(&content, &self.document);
        change(&mut noun, &self.context);
        write(&noun, &mut content, &self.context);
        let made = self.document.write(&self.context, self.author, &current, &content).unwrap();
        self.changes.extend(made);
    }

    pub(super) fn happened<K>(&self, events: &mut Events<K>, what: K) {
        let event = Event {
            at: Moment::now(&self.context),
            author: self.author,
            what: Some(what),
            voids: Default::default(),
        };
        events.insert(EventId::new(&self.context), event);
    }

    pub(super) fn take(&mut self, other: &Self) {
        for change in &other.changes {
            self.document.apply(other.author, change).unwrap();
        }
    }

    pub(super) fn read<T: Noun>(&self) -> T {
        read(&self.document.snapshot(), &self.document)
    }
}

/// A phone and a laptop that hold the same record, which `make` made on the phone.
pub(super) fn two<T: Noun>(make: impl FnOnce(&mut T, &Context)) -> (Copy, Copy) {
    let (mut phone, mut laptop) = (Copy::of(1), Copy::of(2));
    phone.edit(make);
    laptop.take(&phone);
    phone.changes.clear();
    (phone, laptop)
}

/// Lets each take in what the other did, and checks that they agree.
pub(super) fn meet(phone: &mut Copy, laptop: &mut Copy) {
    let before = laptop.clone();
    laptop.take(phone);
    phone.take(&before);
    assert_eq!(phone.document.snapshot(), laptop.document.snapshot());
    assert_eq!(phone.document.heads(), laptop.document.heads());
}

#[test]
fn every_record_starts_from_the_same_bytes_for_ever() {
    let heads = Document::empty().heads();
    let hash: String = heads.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, "22724c6c00a2082c45d2bd119ae6b7cebda068c0a5d39174778fed97f1253b58");
}

#[test]
fn an_unchanged_record_makes_no_change() {
    let (mut phone, _) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    phone.edit::<Contact>(|it, _| it.given = Some("Jane".into()));
    assert!(phone.changes.is_empty());
}

#[test]
fn fields_changed_on_either_side_are_both_kept() {
    let (mut phone, mut laptop) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    phone.edit::<Contact>(|it, _| it.family = Some("Doe".into()));
    laptop.edit::<Contact>(|it, _| it.headline = Some("Editor".into()));
    meet(&mut phone, &mut laptop);
    let merged: Contact = phone.read();
    assert_eq!((merged.name(), merged.headline), ("Jane Doe".to_owned(), Some("Editor".to_owned())));
    assert!(phone.document.disputes().is_empty());
}

#[test]
fn a_field_changed_differently_is_one_value_everywhere_and_known_as_a_conflict() {
    let (mut phone, mut laptop) = two::<Contact>(|it, _| it.headline = Some("Editor".into()));
    phone.edit::<Contact>(|it, _| it.headline = Some("Chief editor".into()));
    laptop.edit::<Contact>(|it, _| it.headline = Some("Publisher".into()));
    meet(&mut phone, &mut laptop);
    let keys: Vec<String> = phone.document.disputes().fields.into_iter().map(|it| it.key).collect();
    assert_eq!(keys, ["headline"]);
}

#[test]
fn a_tag_removed_here_and_added_again_there_stays() {
    let (mut phone, mut laptop) = two::<Contact>(|it, _| {
        it.tags.insert("design".into());
    });
    phone.edit::<Contact>(|it, _| {
        it.tags.remove("design");
    });
    laptop.edit::<Contact>(|it, _| {
        it.tags.remove("design");
    });
    laptop.edit::<Contact>(|it, _| {
        it.tags.insert("design".into());
    });
    meet(&mut phone, &mut laptop);
    assert!(phone.read::<Contact>().tags.contains("design"));
}

#[test]
fn an_address_removed_here_comes_back_whole_when_it_is_put_back() {
    let (mut phone, mut laptop) = two::<Contact>(|it, context| {
        let point = ContactPoint { value: "j@x.org".into(), ..ContactPoint::default() };
        it.emails.insert(ItemId::new(context), point);
    });
    let emails = phone.read::<Contact>().emails;
    phone.edit::<Contact>(|it, _| it.emails.clear());
    laptop
        .edit::<Contact>(|it, _| it.emails.values_mut().for_each(|email| email.label = Some("work".into())));
    meet(&mut phone, &mut laptop);
    assert!(phone.read::<Contact>().emails.is_empty());
    phone.edit::<Contact>(|it, _| it.emails.extend(emails));
    let back = phone.read::<Contact>().emails.into_values().next().unwrap();
    assert_eq!(back.value, "j@x.org");
}

#[test]
fn both_add_to_a_note_and_both_texts_are_there() {
    let (mut phone, mut laptop) = two::<Note>(|it, _| it.body = "Jane likes maps. 🗺".into());
    phone.edit::<Note>(|it, _| it.body = "Zoë: Jane likes maps. 🗺".into());
    laptop.edit::<Note>(|it, _| it.body.push_str(" And tea."));
    meet(&mut phone, &mut laptop);
    assert_eq!(phone.read::<Note>().body, "Zoë: Jane likes maps. 🗺 And tea.");
}

#[test]
fn what_happened_on_either_side_is_kept_and_the_furthest_counts() {
    let (mut phone, mut laptop) = two::<Referral>(|_, _| {});
    let on_phone = phone.clone();
    phone.edit::<Referral>(|it, _| on_phone.happened(&mut it.events, ReferralEvent::Met { meeting: None }));
    let on_laptop = laptop.clone();
    laptop.edit::<Referral>(|it, _| on_laptop.happened(&mut it.events, ReferralEvent::Contacted));
    meet(&mut phone, &mut laptop);
    let merged: Referral = phone.read();
    assert_eq!(merged.state(), ReferralState::Met);
    assert_eq!(merged.events.standing().len(), 2);
}

#[test]
fn permission_said_both_ways_counts_as_denied() {
    let (mut phone, mut laptop) = two::<Referral>(|_, _| {});
    for (copy, answer) in [(&mut phone, NamePermission::Granted), (&mut laptop, NamePermission::Denied)] {
        let here = copy.clone();
        copy.edit::<Referral>(|it, _| here.happened(&mut it.events, ReferralEvent::Permission { answer }));
    }
    meet(&mut phone, &mut laptop);
    assert_eq!(phone.read::<Referral>().permission(), NamePermission::Denied);
}

#[test]
fn a_meeting_moved_on_both_devices_has_both_times() {
    let (mut phone, mut laptop) = two::<Meeting>(|_, _| {});
    for copy in [&mut phone, &mut laptop] {
        let here = copy.clone();
        let start = Moment::now(&copy.context);
        let what = MeetingEvent::Scheduled { start, minutes: 20, medium: None, place: None };
        copy.edit::<Meeting>(|it, _| here.happened(&mut it.events, what));
    }
    meet(&mut phone, &mut laptop);
    assert_eq!(phone.read::<Meeting>().appointments().len(), 2);
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_not_touched() {
    let (mut phone, mut laptop) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    let current = phone.document.snapshot();
    let mut content = current.clone();
    content.map_mut(Container::Registers).insert("aura".into(), ScalarValue::Str("blue".into()));
    content.map_mut(Container::Registers).insert("source".into(), ScalarValue::Str("telepathy".into()));
    let event = EventId::from_bytes([9; 10]).to_string();
    content.map_mut(Container::Events).insert(event.clone(), ScalarValue::Bytes(vec![1, 2, 3]));
    let made = phone.document.write(&phone.context, phone.author, &current, &content).unwrap();
    phone.changes.extend(made);
    meet(&mut phone, &mut laptop);
    laptop.changes.clear();
    laptop.edit::<Contact>(|it, _| it.family = Some("Doe".into()));
    let content = laptop.document.snapshot();
    assert_eq!(content.map(Container::Registers)["aura"], ScalarValue::Str("blue".into()));
    assert_eq!(content.map(Container::Registers)["source"], ScalarValue::Str("telepathy".into()));
    assert_eq!(content.map(Container::Events)[&event], ScalarValue::Bytes(vec![1, 2, 3]));
    assert_eq!(laptop.read::<Contact>().events.unknown_count(), 1);
}

#[test]
fn a_change_that_is_not_what_it_is_said_to_be_is_refused_and_harms_nothing() {
    let (mut phone, mut laptop) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    phone.edit::<Contact>(|it, _| it.family = Some("Doe".into()));
    let before = laptop.document.heads();
    let good = phone.changes[0].clone();
    for at in 0..good.bytes.len() {
        let mut bad = good.clone();
        bad.bytes[at] ^= 0x41;
        assert!(laptop.document.apply(phone.author, &bad).is_err(), "byte {at}");
    }
    assert!(laptop.document.apply(laptop.author, &good).is_err(), "by another author");
    assert_eq!(laptop.document.heads(), before);
    laptop.document.apply(phone.author, &good).unwrap();
}

#[test]
fn a_document_cut_short_is_not_taken_for_a_whole_one() {
    let (phone, _) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    let (bytes, heads) = (phone.document.save(), phone.document.heads());
    assert!(Document::load(&bytes, &heads).is_ok());
    for length in 0..bytes.len() {
        assert!(Document::load(&bytes[..length], &heads).is_err(), "{length} bytes");
    }
    assert!(Document::load(&bytes, &Document::empty().heads()).is_err());
}
