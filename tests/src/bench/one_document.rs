//! The other way to build it: one Automerge document for everything.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use automerge::{Automerge, ObjId, ObjType, ROOT, ReadDoc, ScalarValue, transaction::Transactable};
use rapport_core::Vault;
use serde_json::Value;

use super::Cost;
use crate::secrets_beside;

/// The records of a vault as one document, saved at `file` unless it is there already and newer.
pub(super) fn cached(folder: &Path, file: &Path) -> io::Result<PathBuf> {
    let vault = Vault::open(folder, secrets_beside(folder)).map_err(io::Error::other)?;
    let records = vault.export().map_err(io::Error::other)?.records;
    let mut document = Automerge::new();
    // A change for each record, as a person makes them.
    for record in records {
        let value = serde_json::to_value(&record.record).map_err(io::Error::other)?;
        let (kind, fields) =
            value.as_object().and_then(|kinds| kinds.iter().next()).ok_or_else(io::Error::last_os_error)?;
        let mut transaction = document.transaction();
        let kinds = match transaction.get(ROOT, kind).map_err(io::Error::other)? {
            Some((_, id)) => id,
            None => transaction.put_object(ROOT, kind, ObjType::Map).map_err(io::Error::other)?,
        };
        put(&mut transaction, &kinds, &record.id.to_string(), fields).map_err(io::Error::other)?;
        transaction.commit();
    }
    fs::write(file, document.save())?;
    Ok(file.to_owned())
}

fn put(
    to: &mut impl Transactable,
    object: &ObjId,
    key: &str,
    value: &Value,
) -> Result<(), automerge::AutomergeError> {
    match value {
        Value::Null => Ok(()),
        Value::Object(fields) => {
            let map = to.put_object(object, key, ObjType::Map)?;
            fields.iter().try_for_each(|(key, value)| put(to, &map, key, value))
        }
        Value::Array(items) => {
            let map = to.put_object(object, key, ObjType::Map)?;
            items.iter().enumerate().try_for_each(|(at, item)| put(to, &map, &at.to_string(), item))
        }
        Value::Bool(is) => to.put(object, key, *is),
        Value::Number(number) => to.put(object, key, number.as_i64().unwrap_or_default()),
        Value::String(text) => to.put(object, key, ScalarValue::Str(text.as_str().into())),
    }
}

pub(super) fn load(file: &Path) -> io::Result<Automerge> {
    Automerge::load(&fs::read(file)?).map_err(io::Error::other)
}

/// One change of one field, in memory, after the load.
pub(super) fn edit_cost(file: &Path) -> io::Result<Cost> {
    let mut document = load(file)?;
    let contacts = contacts(&document)?;
    let ids: Vec<String> = document.keys(&contacts).take(200).collect();
    let mut samples = super::Samples::default();
    for id in ids {
        let Ok(Some((_, contact))) = document.get(&contacts, id) else { continue };
        samples.time(|| {
            let before = document.get_heads();
            let mut transaction = document.transaction();
            transaction.put(&contact, "headline", "Head of something").unwrap();
            transaction.commit();
            document.save_after(&before).len()
        });
    }
    Ok(Cost { wall: samples.p50(), ..Cost::default() })
}

/// So many changes of one field, each of another contact, from the contact with this number on.
pub(super) fn edit(document: &mut Automerge, from: usize, edits: usize) -> io::Result<()> {
    let contacts = contacts(document)?;
    let ids: Vec<String> = document.keys(&contacts).collect();
    for (turn, id) in ids.iter().cycle().enumerate().skip(from).take(edits) {
        let Some((_, contact)) = document.get(&contacts, id).map_err(io::Error::other)? else { continue };
        let mut transaction = document.transaction();
        transaction.put(&contact, "headline", format!("Head of {turn}")).map_err(io::Error::other)?;
        transaction.commit();
    }
    Ok(())
}

/// The names of all people, sorted, after the load.
pub(super) fn list_cost(file: &Path) -> io::Result<Cost> {
    let document = load(file)?;
    let contacts = contacts(&document)?;
    Ok(Cost::of(|| {
        let field = |contact: &ObjId, key: &str| {
            let value = document.get(contact, key).ok().flatten();
            value.and_then(|(value, _)| value.into_string().ok()).unwrap_or_default()
        };
        let people = document.keys(&contacts).filter_map(|id| document.get(&contacts, id).ok().flatten());
        let mut names: Vec<(String, String)> =
            people.map(|(_, contact)| (field(&contact, "family"), field(&contact, "given"))).collect();
        names.sort();
        names.len()
    }))
}

fn contacts(document: &Automerge) -> io::Result<ObjId> {
    let found = document.get(ROOT, "Contact").map_err(io::Error::other)?;
    found.map(|(_, id)| id).ok_or_else(|| io::Error::other("no contacts"))
}
