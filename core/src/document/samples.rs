//! Changes and documents as the product makes them, for [`crate::fuzzing`].

use std::sync::Arc;

use chrono::DateTime;
use sha2::{Digest, Sha256};

use super::{Document, record::write};
use crate::{
    Context,
    model::{AuthorId, Contact, ContactPoint, ItemId, Note},
};

/// Changes that apply to an empty record.
pub(crate) fn sample_changes() -> Vec<Vec<u8>> {
    records().into_iter().map(|(_, change)| change).collect()
}

/// Documents without compressed columns.
pub(crate) fn sample_documents() -> Vec<Vec<u8>> {
    records().into_iter().map(|(document, _)| document.save_plain()).collect()
}

/// The same documents' heads.
pub(crate) fn sample_heads() -> Vec<Vec<u8>> {
    records().into_iter().map(|(document, _)| document.heads()).collect()
}

/// The bytes as a chunk whose length and checksum are right, so that the gate looks inside.
pub(crate) fn resealed(bytes: &[u8]) -> Vec<u8> {
    let Some((kind, rest)) = bytes.get(8..).and_then(|rest| rest.split_first()) else {
        return bytes.to_vec();
    };
    let skipped = rest.iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    let content = rest.get(skipped..).unwrap_or_default();
    let (mut hashed, mut length) = (vec![*kind], content.len());
    while length >= 0x80 {
        hashed.push(length as u8 | 0x80);
        length >>= 7;
    }
    hashed.push(length as u8);
    hashed.extend(content);
    [&[0x85, 0x6f, 0x4a, 0x83][..], &Sha256::digest(&hashed)[..4], &hashed[..]].concat()
}

fn records() -> Vec<(Document, Vec<u8>)> {
    let random = Arc::new(|bytes: &mut [u8]| bytes.fill(7));
    let context = Context::new(DateTime::UNIX_EPOCH, chrono_tz::UTC, random);
    let contact = Contact {
        given: Some("Jane".into()),
        headline: Some("Editor".into()),
        tags: ["design".to_owned(), "maps".to_owned()].into(),
        emails: [(
            ItemId::new(&context),
            ContactPoint { value: "j@x.org".into(), ..ContactPoint::default() },
        )]
        .into(),
        summary: "Knows everybody, even Zoë.".into(),
        ..Contact::default()
    };
    let note = Note { body: "They build maps, and hire in May. ".repeat(20), ..Note::default() };
    let made = [made(&contact, &context), made(&note, &context)];
    made.into_iter().flatten().collect()
}

fn made<T: super::Noun>(noun: &T, context: &Context) -> Option<(Document, Vec<u8>)> {
    let mut document = Document::empty();
    let current = document.snapshot();
    let mut target = current.clone();
    write(noun, &mut target, context);
    let change = document.write(context, AuthorId::from_bytes([1; 16]), &current, &target).ok()??;
    Some((document, change.bytes))
}
