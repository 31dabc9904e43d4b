//! Writes how the stories of `tests/scenarios` write each type of the bindings, in Swift.
//!
//! A story writes commands, and shows views, as serde writes them in Rust: fields in snake case, an enum's value as
//! its name, or as its name with what it holds. Kotlin finds its way by reflection; Swift's reflection makes no
//! values. So for each enum and each record that crosses there is an extension here, made from uniffi's metadata:
//!
//! ```swift
//! extension Rapport.NoteCommand: Told {
//!     static func told(_ json: Json) throws -> Self? { ... }
//!     var json: Json { ... }
//! }
//! ```
//!
//! `Told`, and how texts, numbers, days and ids are written, are beside the tests. A type in a field that is not told
//! of there does not compile, so none is forgotten.

use std::fmt::Write;

use anyhow::{Result, bail};
use camino::Utf8Path;
use heck::{ToLowerCamelCase, ToUpperCamelCase};
use uniffi_bindgen::{
    EmptyCrateConfigSupplier,
    interface::{AsType, DefaultValue, Enum, Field, Record, Type, Variant},
    library_mode::find_cis,
};

use crate::place::File;

/// The file for all types of a library.
pub fn swift(library: &Utf8Path) -> Result<File> {
    let mut interfaces = find_cis(library, &EmptyCrateConfigSupplier)?;
    interfaces.sort_by(|a, b| a.crate_name().cmp(b.crate_name()));
    let is_error = |name: &str| interfaces.iter().any(|interface| interface.is_name_used_as_error(name));
    let mut text = "// Written by `cargo xtask foreign`.\n\n@testable import Rapport\n".to_owned();
    for interface in &interfaces {
        for it in interface.record_definitions() {
            text += &record(it)?;
        }
        for it in interface.enum_definitions().iter().filter(|it| !is_error(it.name())) {
            text += &choice(it)?;
        }
    }
    Ok(File { name: "Types.swift".into(), text })
}

fn record(record: &Record) -> Result<String> {
    let shown: Vec<_> = record.fields().iter().map(|field| format!("self.{}", label(field))).collect();
    let told =
        format!("try Fields.read({:?}, json) {{ {} }}", words(record.name()), made("Self", record.fields()));
    extension(
        record.name(),
        &format!("        {told}\n"),
        &format!("        {}\n", object(record.fields(), &shown)),
    )
}

fn choice(choice: &Enum) -> Result<String> {
    let what = words(choice.name());
    let (open, otherwise) = match choice.is_flat() {
        true => ("        switch json.string {".to_owned(), "return nil".to_owned()),
        false => (
            format!("        let (name, held) = try Fields.variant({what:?}, json)\n        switch name {{"),
            format!("throw Flaw(\"there is no {what} \\\"\\(name)\\\"\")"),
        ),
    };
    let (mut told, mut json) = (open + "\n", "        switch self {\n".to_owned());
    for variant in choice.variants() {
        let name = snake(variant.name());
        let (read, pattern, shown) = match choice.is_flat() {
            true => flat(&name, variant),
            false => holding(&format!("{what} \"{name}\""), &name, variant)?,
        };
        writeln!(told, "        case {name:?}: return {read}")?;
        writeln!(json, "        case {pattern}: {shown}")?;
    }
    writeln!(told, "        default: {otherwise}\n        }}")?;
    extension(choice.name(), &told, &(json + "        }\n"))
}

/// How a variant of an enum that holds nothing is read, how it is recognized, and how it is written.
fn flat(name: &str, variant: &Variant) -> (String, String, String) {
    let case = variant.name().to_lower_camel_case();
    (format!("Self.{case}"), format!(".{case}"), format!(".text({name:?})"))
}

/// The same of an enum of which some variants hold something.
fn holding(what: &str, name: &str, variant: &Variant) -> Result<(String, String, String)> {
    let case = variant.name().to_lower_camel_case();
    let fields = variant.fields();
    if fields.is_empty() {
        let read = format!("try Fields.nothing({what:?}, held, Self.{case})");
        return Ok((read, format!(".{case}"), format!(".text({name:?})")));
    }
    if variant.has_nameless_fields() {
        if fields.len() > 1 {
            bail!("{what}: give its fields names");
        }
        let read = format!("Self.{case}(try Fields.held({what:?}, held))");
        return Ok((read, format!(".{case}(let it)"), format!(".object([{name:?}: it.json])")));
    }
    let read = format!("try Fields.read({what:?}, held) {{ {} }}", made(&format!("Self.{case}"), fields));
    // Numbers and not the fields' names, which may be words of the language.
    let numbered: Vec<_> = (0..fields.len()).map(|at| format!("it{at}")).collect();
    let pattern = format!(".{case}(let {})", numbered.join(", let "));
    Ok((read, pattern, format!(".object([{name:?}: {}])", object(fields, &numbered))))
}

fn extension(name: &str, told: &str, json: &str) -> Result<String> {
    let mut text = format!("\nextension Rapport.{}: Told {{\n", name.to_upper_camel_case());
    write!(text, "    static func told(_ json: Json) throws -> Self? {{\n{told}    }}\n\n")?;
    write!(text, "    var json: Json {{\n{json}    }}\n}}\n")?;
    Ok(text)
}

/// The value made of fields that are read.
fn made(what: &str, fields: &[Field]) -> String {
    let read = |field: &Field| {
        // What may be left out is as if it were made of nothing: false, empty, zero.
        let or = match field.default_value() {
            Some(DefaultValue::Default) if !matches!(field.as_type(), Type::Optional { .. }) => {
                ", or: .init()"
            }
            _ => "",
        };
        format!("{}: try $0.told({:?}{or})", label(field), field.name())
    };
    match fields {
        [] => format!("_ in {what}()"),
        _ => format!("{what}({})", fields.iter().map(read).collect::<Vec<_>>().join(", ")),
    }
}

/// The object that holds fields whose values are so called.
fn object(fields: &[Field], values: &[String]) -> String {
    if fields.is_empty() {
        return ".object([:])".to_owned();
    }
    let shown = |(field, value): (&Field, &String)| format!("{:?}: {value}.json", field.name());
    format!(".object([{}])", fields.iter().zip(values).map(shown).collect::<Vec<_>>().join(", "))
}

/// A field as Swift calls it.
fn label(field: &Field) -> String {
    field.name().to_lower_camel_case()
}

/// A variant as serde calls it: an underscore before every further capital.
fn snake(name: &str) -> String {
    separated(name, '_')
}

/// A type in words: `NewContact` is a `new contact`.
fn words(name: &str) -> String {
    separated(name, ' ')
}

fn separated(name: &str, by: char) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push(by);
        }
        text.extend(letter.to_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_called_as_serde_calls_them() {
        assert_eq!(snake("FriendsAndFamily"), "friends_and_family");
        assert_eq!(snake("Utf16A"), "utf16_a");
        assert_eq!(words("NewContact"), "new contact");
    }
}
