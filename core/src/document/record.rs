//! Documents of any kind to records and back.

use super::{Document, Fields, Noun, snapshot::Snapshot};
use crate::{
    Context,
    model::{Kind, Record},
};

/// The record that a document of this kind holds.
pub(crate) fn read_record(kind: Kind, document: &Document) -> Record {
    record_of(kind, &document.snapshot(), document)
}

/// The record that this content is.
pub(super) fn record_of(kind: Kind, content: &Snapshot, document: &Document) -> Record {
    match kind {
        Kind::Profile => Record::Profile(read(content, document)),
        Kind::Contact => Record::Contact(read(content, document)),
        Kind::Organization => Record::Organization(read(content, document)),
        Kind::Meeting => Record::Meeting(read(content, document)),
        Kind::Note => Record::Note(read(content, document)),
        Kind::Referral => Record::Referral(read(content, document)),
        Kind::Obligation => Record::Obligation(read(content, document)),
        Kind::Commitment => Record::Commitment(read(content, document)),
        Kind::Merge => Record::Merge(read(content, document)),
        Kind::Occupation => Record::Occupation(read(content, document)),
        Kind::Industry => Record::Industry(read(content, document)),
        Kind::Campaign => Record::Campaign(read(content, document)),
        Kind::Knows => Record::Knows(read(content, document)),
        Kind::Gathering => Record::Gathering(read(content, document)),
        Kind::Announcement => Record::Announcement(read(content, document)),
        Kind::Outreach => Record::Outreach(read(content, document)),
        Kind::IntroRequest => Record::IntroRequest(read(content, document)),
        Kind::Template => Record::Template(read(content, document)),
        Kind::Question => Record::Question(read(content, document)),
        Kind::Pitch => Record::Pitch(read(content, document)),
        Kind::Offer => Record::Offer(read(content, document)),
        Kind::Insight => Record::Insight(read(content, document)),
        Kind::Term => Record::Term(read(content, document)),
        Kind::Resource => Record::Resource(read(content, document)),
        Kind::Lead => Record::Lead(read(content, document)),
    }
}

/// The noun in a document's content.
pub(super) fn read<T: Noun>(content: &Snapshot, document: &Document) -> T {
    let mut noun = T::default();
    noun.fields(&mut Fields::Read(content, document));
    noun
}

/// Brings a document's content to what the noun says.
pub(super) fn write<T: Noun>(noun: &T, content: &mut Snapshot, context: &Context) {
    noun.clone().fields(&mut Fields::Write(content, context));
}
