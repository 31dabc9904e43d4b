//! What the gate says to changes that nobody of good will would send, and to those of good will.

use automerge::Change;

use super::{
    ChangeParts, Document,
    forged::{AUTHOR, Forged, number, parts, run},
    gate::{LOCAL_CHANGE_BYTES, LOCAL_CHANGE_OPERATIONS, MAX_CHANGE_BYTES, inspect},
    merging::{Copy, meet, two},
    mutation::{Dice, opened, sealed},
};
use crate::model::{
    AuthorId, ChangeHash, Contact, ContactPoint, ItemId, LifeEvent, Meeting, MeetingEvent, Moment, Note,
};

/// Real changes: each with the document it came to, and who made it.
pub(super) fn corpus() -> Vec<(Document, AuthorId, ChangeParts)> {
    let mut corpus = Vec::new();
    let mut copies = [contact(), meeting(), note()].concat();
    for copy in &mut copies {
        let mut document = Document::empty();
        for change in &copy.changes {
            corpus.push((document.clone(), copy.author, change.clone()));
            document.apply(copy.author, change).unwrap();
        }
    }
    // Two who did not know of each other, and one who then knew of both.
    let (mut phone, mut laptop) = two::<Contact>(|it, _| it.summary = "Knows maps".into());
    phone.edit::<Contact>(|it, _| it.summary = "Jane knows maps.".into());
    laptop.edit::<Contact>(|it, _| it.summary = "Knows old maps".into());
    corpus.push((laptop.document.clone(), phone.author, phone.changes[0].clone()));
    corpus.push((phone.document.clone(), laptop.author, laptop.changes[0].clone()));
    meet(&mut phone, &mut laptop);
    let before = laptop.document.clone();
    phone.edit::<Contact>(|it, _| it.headline = Some("Editor".into()));
    corpus.push((before, phone.author, phone.changes[1].clone()));
    corpus
}

pub(super) fn contact() -> Vec<Copy> {
    let mut copy = Copy::of(1);
    copy.edit::<Contact>(|it, context| {
        it.given = Some("Jane".into());
        it.headline = Some("Editor".into());
        it.tags.extend(["design".to_owned(), "maps".to_owned()]);
        it.emails.insert(
            ItemId::new(context),
            ContactPoint { value: "j@x.org".into(), ..ContactPoint::default() },
        );
        it.summary = "Knows everybody. 🗺".into();
    });
    copy.edit::<Contact>(|it, _| {
        it.headline = None;
        it.tags.remove("design");
        it.emails.values_mut().for_each(|email| email.label = Some("work".into()));
        it.summary = "Knows nearly everybody.".into();
    });
    let here = copy.clone();
    copy.edit::<Contact>(|it, _| {
        let (seen, users) = (vec![ChangeHash([7; 32])], Default::default());
        here.happened(&mut it.life.events, LifeEvent::Deleted { seen, users, change: 3 });
    });
    vec![copy]
}

fn meeting() -> Vec<Copy> {
    let mut copy = Copy::of(2);
    for minutes in [20, 30] {
        let here = copy.clone();
        let start = Moment::now(&copy.context);
        copy.edit::<Meeting>(|it, _| {
            it.promised_minutes = Some(minutes);
            here.happened(
                &mut it.events,
                MeetingEvent::Scheduled { start, minutes, medium: None, place: None },
            );
        });
    }
    vec![copy]
}

fn note() -> Vec<Copy> {
    let mut copy = Copy::of(3);
    for body in ["aaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaa bbb aaaaaa", "", "Zoë 🗺"] {
        copy.edit::<Note>(|it, _| it.body = body.into());
    }
    vec![copy]
}

#[test]
fn what_is_read_by_hand_is_what_the_library_reads() {
    let mut dice = Dice(42);
    let mut texts: Vec<(Document, AuthorId, ChangeParts)> = corpus();
    let mut copy = Copy::of(5);
    for _ in 0..60 {
        let before = copy.document.clone();
        copy.edit::<Contact>(|it, context| {
            let words: Vec<String> = (0..dice.roll(40)).map(|_| format!("w{}", dice.roll(300))).collect();
            it.summary = words.join(if dice.roll(2) == 0 { " " } else { "é🗺" });
            it.tags = words.into_iter().take(dice.roll(20)).collect();
            it.given = (dice.roll(3) > 0).then(|| "Jane".repeat(dice.roll(90)));
            if dice.roll(2) == 0 {
                it.emails.insert(
                    ItemId::new(context),
                    ContactPoint { value: "j@x.org".into(), ..ContactPoint::default() },
                );
            }
        });
        texts.push((before, copy.author, copy.changes.last().unwrap().clone()));
    }
    for (document, author, parts) in texts {
        let header = inspect(&parts.bytes).unwrap();
        let change = Change::from_bytes(parts.bytes.clone()).unwrap();
        assert_eq!(header.hash, parts.hash);
        assert_eq!(header.hash.0, change.hash().0);
        assert_eq!(header.author.as_bytes(), change.actor_id().to_bytes());
        assert_eq!((header.author, header.number), (author, change.seq()));
        assert_eq!(header.first_operation, change.start_op().get());
        assert!(header.dependencies.iter().map(|hash| hash.0).eq(change.deps().iter().map(|hash| hash.0)));
        assert_eq!(header.operations, change.len() as u64);
        let replaced: usize = change.decode().operations.iter().map(|op| op.pred.len()).sum();
        assert_eq!(header.replaced, replaced as u64);
        let mut copy = document;
        copy.apply(author, &parts).unwrap();
        let heads = copy.heads();
        copy.apply(author, &parts).unwrap();
        assert_eq!(copy.heads(), heads, "again without effect");
    }
}

#[test]
fn a_change_made_by_hand_is_taken_and_one_that_says_too_much_is_not() {
    let empty = Document::empty();
    let author = AuthorId::from_bytes(AUTHOR);
    empty.clone().apply(author, &parts(Forged::new().bytes())).unwrap();
    let many = 1 << 40;
    let same = |times| {
        let it = Forged::new().column(0x15, run(times, &[1, b'a'])).column(0x42, run(times, &[1]));
        let it = it.column(0x56, run(times, &[0])).column(0x70, run(times, &[0]));
        it.with(|it| {
            let mut data = Vec::new();
            number(&mut data, times);
            it.columns.retain(|(spec, _)| *spec != 0x34);
            it.columns.push((0x34, data));
            it.columns.sort();
        })
    };
    let refused = [
        ("a bomb of operations", same(many)),
        ("two million operations in few bytes", same(2_000_000)),
        ("ten thousand operations in few bytes", same(10_000)),
        ("a bomb in one column", Forged::new().column(0x42, run(many, &[1]))),
        ("a bomb in a group", Forged::new().column(0x70, [&[0x7f][..], &run(many, &[])].concat())),
        ("a group of more than there is", Forged::new().column(0x70, vec![0x7f, 3])),
        ("a group run", Forged::new().column(0x70, run(many, &[0x7f]))),
        ("a run of nulls", Forged::new().column(0x01, [&[0][..], &run(many, &[])].concat())),
        ("an empty run", Forged::new().column(0x70, vec![0, 0, 0x7f, 0])),
        ("too long a text", Forged::new().column(0x56, vec![0x7f, 0xf6, 0xff, 0xff, 0xff, 0x0f])),
        ("a value that is not there", Forged::new().column(0x56, vec![0x7f, 0x16])),
        ("a value of an unknown kind", Forged::new().column(0x56, vec![0x7f, 0x0f])),
        ("a deflated column", Forged::new().column(0x42 | 8, vec![0x7f, 1])),
        ("an unknown column", Forged::new().column(0xf2, vec![0x7f, 1])),
        ("marks", Forged::new().column(0xa5, vec![0x7f, 1, b'a'])),
        ("making a map", Forged::new().column(0x42, vec![0x7f, 0])),
        ("an action that there is not", Forged::new().column(0x42, vec![0x7f, 0x30])),
        ("an object of nobody", Forged::new().column(0x01, vec![0x7f, 1]).column(0x02, vec![0x7f, 1])),
        (
            "an object that there is not",
            Forged::new().column(0x01, vec![0x7f, 0]).column(0x02, vec![0x7f, 99]),
        ),
        ("a message", Forged::new().with(|it| it.message = b"hello")),
        ("bytes after the columns", Forged::new().with(|it| it.rest = b"!")),
        ("a short author", Forged::new().with(|it| it.author.truncate(5))),
        ("another author who is nobody", Forged::new().with(|it| it.others.push(vec![4; 16]))),
        ("a gap", Forged::new().with(|it| it.number = 2)),
        ("number 0", Forged::new().with(|it| it.number = 0)),
        ("something missing", Forged::new().with(|it| it.dependencies.push([0xff; 32]))),
        ("following nothing", Forged::new().with(|it| it.dependencies.clear())),
        ("operations too early", Forged::new().with(|it| it.first = 5)),
        ("operations too late", Forged::new().with(|it| it.first = 7)),
        ("operations at the end of time", Forged::new().with(|it| it.first = u64::from(u32::MAX))),
        ("no operation", Forged::new().with(|it| it.columns.clear())),
    ];
    for (what, forged) in refused {
        let mut document = empty.clone();
        assert!(document.apply(author, &parts(forged.bytes())).is_err(), "{what}");
        assert_eq!((document.heads(), document.snapshot()), (empty.heads(), empty.snapshot()), "{what}");
    }
}

#[test]
fn only_one_whole_change_passes() {
    let (document, author, good) = corpus().swap_remove(1);
    for kind in [0, 2, 3, 4, 255] {
        assert!(inspect(&sealed(kind, opened(&good.bytes).1)).is_err(), "kind {kind}");
    }
    for length in 0..good.bytes.len() {
        assert!(inspect(&good.bytes[..length]).is_err(), "{length} bytes");
        let content = opened(&good.bytes).1;
        assert!(
            inspect(&sealed(1, &content[..length.min(content.len() - 1)])).is_err(),
            "{length} bytes, sealed"
        );
    }
    assert!(inspect(&[&good.bytes[..], b"!"].concat()).is_err());
    assert!(inspect(&[&good.bytes[..], &good.bytes[..]].concat()).is_err());
    assert!(inspect(&vec![0; MAX_CHANGE_BYTES + 1]).is_err());
    let somebody = AuthorId::from_bytes([77; 16]);
    assert!(document.clone().apply(somebody, &good).is_err());
    assert!(document.clone().apply(author, &ChangeParts { hash: ChangeHash([1; 32]), ..good }).is_err());
}

#[test]
fn a_number_that_is_taken_is_refused_whoever_comes_first() {
    let (mut one, mut other) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    one.author = AuthorId::from_bytes(AUTHOR);
    other.author = one.author;
    one.edit::<Contact>(|it, _| it.headline = Some("Editor".into()));
    other.edit::<Contact>(|it, _| it.headline = Some("Publisher".into()));
    for (here, there) in [(&one, &other), (&other, &one)] {
        let mut document = here.document.clone();
        assert!(document.apply(one.author, &there.changes[0]).is_err());
        assert!(document.merge(&there.document).is_err());
        assert_eq!(document.heads(), here.document.heads());
    }
}

#[test]
fn what_others_did_at_the_same_time_makes_no_difference() {
    // It builds on the first change but replaces what only the second one, which it has not seen, has written.
    let (mut phone, laptop) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    let common = laptop.document.clone();
    phone.edit::<Contact>(|it, _| it.given = Some("Joan".into()));
    let first = inspect(&phone.changes[0].bytes).unwrap().first_operation;
    let forged = Forged::new().with(|it| {
        it.dependencies = vec![common.heads().try_into().unwrap()];
        it.first = first;
        it.others = vec![phone.author.as_bytes().to_vec()];
        it.columns[0].1 = [&[0x7f, 5][..], b"given"].concat();
    });
    let forged = forged.column(0x70, vec![0x7f, 1]).column(0x71, vec![0x7f, 1]);
    let forged = parts(forged.column(0x73, vec![0x7f, first as u8]).bytes());
    for document in [common, phone.document] {
        assert!(document.clone().apply(AuthorId::from_bytes(AUTHOR), &forged).is_err());
    }
}

#[test]
fn the_longest_note_passes_with_room_to_spare() {
    for text in ["a", "🗺", "né "] {
        let mut copy = Copy::of(1);
        copy.edit::<Note>(|it, _| it.body = text.repeat(Note::MAX_BYTES / text.len()));
        copy.edit::<Note>(|it, _| it.body.clear());
        for change in &copy.changes {
            let header = inspect(&change.bytes).unwrap();
            let (operations, length) = (header.operations, change.bytes.len());
            assert!(operations <= LOCAL_CHANGE_OPERATIONS, "{text}: {operations} operations");
            assert!(length <= LOCAL_CHANGE_BYTES, "{text}: {length} bytes");
        }
        let mut other = Copy::of(2);
        other.take(&copy);
        let (bytes, heads) = (other.document.save_plain(), other.document.heads());
        Document::admit(&bytes, &heads).unwrap();
    }
}

#[test]
fn a_document_is_admitted_whole_or_not_at_all() {
    for (document, author, change) in corpus() {
        let mut document = document;
        document.apply(author, &change).unwrap();
        let (bytes, heads) = (document.save_plain(), document.heads());
        let again = Document::admit(&bytes, &heads).unwrap();
        assert_eq!((again.heads(), again.snapshot()), (document.heads(), document.snapshot()));
        assert!(Document::admit(&bytes, &Document::empty().heads()).is_err());
        for length in 0..bytes.len() {
            assert!(Document::admit(&bytes[..length], &heads).is_err(), "{length} bytes");
        }
        assert!(Document::admit(&[&bytes[..], &change.bytes[..]].concat(), &heads).is_err());
        assert!(Document::admit(&change.bytes, &heads).is_err());
    }
    let mut copy = Copy::of(1);
    copy.edit::<Note>(|it, _| it.body = "deflate me, please. ".repeat(500));
    let heads = copy.document.heads();
    assert!(Document::admit(&copy.document.save(), &heads).is_err(), "deflated");
    Document::admit(&copy.document.save_plain(), &heads).unwrap();
    let stranger = Document(automerge::Automerge::new());
    assert!(Document::admit(&stranger.save_plain(), &stranger.heads()).is_err(), "not ours");
}

#[test]
fn documents_that_grew_apart_are_brought_together() {
    let (mut phone, mut laptop) = two::<Contact>(|it, _| it.given = Some("Jane".into()));
    phone.edit::<Contact>(|it, _| it.family = Some("Doe".into()));
    laptop.edit::<Contact>(|it, _| it.headline = Some("Editor".into()));
    let mut merged = phone.document.clone();
    merged.merge(&laptop.document).unwrap();
    meet(&mut phone, &mut laptop);
    assert_eq!((merged.heads(), merged.snapshot()), (phone.document.heads(), phone.document.snapshot()));
}
