//! What a story calls things: `"$jane"` stands for an id that nobody knows beforehand.

use std::collections::BTreeMap;

use rapport_core::{Applied, model::Kind};
use serde_json::Value;

use super::{Flaw, format::Names};

/// The things that have a name so far.
#[derive(Default)]
pub(super) struct Bindings(BTreeMap<String, Value>);

impl Bindings {
    /// Calls a thing by a name.
    pub(super) fn bind(&mut self, name: &str, value: Value) -> Result<(), Flaw> {
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            return Err(Flaw::new(format!("{name:?} is no name: letters, digits and _ only")));
        }
        self.0.insert(name.to_owned(), value);
        Ok(())
    }

    /// Calls what a step made as the step says; `own` is the kind that the command is about.
    pub(super) fn bind_made(&mut self, names: &Names, made: &Applied, own: Kind) -> Result<(), Flaw> {
        let ids = |kind: Kind| made.created.iter().filter(move |made| made.kind == kind);
        match names {
            Names::None => Ok(()),
            Names::One(name) => {
                let first = ids(own).next();
                let first = first.ok_or_else(|| Flaw::new(format!("no {own} was made to call {name:?}")))?;
                self.bind(name, first.id.to_string().into())
            }
            Names::Many(names) => names.iter().try_for_each(|(name, which)| {
                let (kind, place) = which.split_once(' ').unwrap_or((which, "1"));
                let unclear =
                    || Flaw::new(format!("{which:?} is no kind with a place, such as \"contact 2\""));
                let kind = Kind::from_code(kind).ok_or_else(unclear)?;
                let place: usize = place.parse().ok().filter(|place| *place > 0).ok_or_else(unclear)?;
                let id = ids(kind).nth(place - 1);
                let id = id.ok_or_else(|| Flaw::new(format!("no {which:?} was made to call {name:?}")))?;
                self.bind(name, id.id.to_string().into())
            }),
        }
    }

    /// The same with what each `"$name"` stands for in its place; `"$$"` at the beginning of a text is a `$`.
    pub(super) fn resolve(&self, value: &Value) -> Result<Value, Flaw> {
        Ok(match value {
            Value::String(text) => match text.strip_prefix('$') {
                None => value.clone(),
                Some(rest) if rest.starts_with('$') => Value::String(rest.to_owned()),
                Some(name) => {
                    let known = self.0.get(name).cloned();
                    known.ok_or_else(|| Flaw::new(format!("nothing is called ${name} yet")))?
                }
            },
            Value::Array(items) => items.iter().map(|item| self.resolve(item)).collect::<Result<_, _>>()?,
            Value::Object(fields) => {
                let field = |(key, value): (&String, &Value)| Ok((key.clone(), self.resolve(value)?));
                fields.iter().map(field).collect::<Result<_, Flaw>>()?
            }
            _ => value.clone(),
        })
    }
}
