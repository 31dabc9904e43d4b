//! The arrows of the architecture, read off the sources.

mod source;

use std::collections::{BTreeMap, BTreeSet};

use source::{Source, sources};

/// Which folders of the core a folder may import, besides itself. What lies in the core's root may be imported by all.
const ARROWS: &[(&str, &[&str])] = &[
    ("vault", &["commands", "document", "store", "sync", "views", "coach", "model"]),
    ("commands", &["model", "document", "coach"]),
    ("coach", &["model"]),
    ("document", &["model"]),
    // What a review offers to choose is a command, ready to be applied: apps decide nothing. How ready one is for a talk is
    // a rule of the coach's.
    ("views", &["model", "store", "commands", "coach"]),
    ("sync", &["model"]),
    ("interchange", &["model", "commands", "views"]),
    // The log keeps what the chain is made of, and makes entries of it again to check it.
    ("store", &["model", "sync"]),
    // What crosses into other languages, derived where it is defined.
    ("ffi", &["model"]),
    ("model", &[]),
];

/// What the folders at the end of an arrow may be asked for, where that is not everything.
const NARROW: &[(&str, &str, &[&str])] = &[
    ("views", "store", &["Reader", "AgendaRow", "ListRow"]),
    (
        "views",
        "commands",
        &[
            "CampaignCommand",
            "CampaignField",
            "Command",
            "CommitmentCommand",
            "ContactCommand",
            "ContactField",
            "GatheringCommand",
            "IndustryCommand",
            "IndustryField",
            "InsightCommand",
            "IntroRequestCommand",
            "LeadCommand",
            "MeetingCommand",
            "MergeCommand",
            "NoteCommand",
            "OccupationCommand",
            "OccupationField",
            "OfferCommand",
            "OrganizationCommand",
            "OrganizationField",
            "OutreachCommand",
            "QuestionCommand",
            "ReferralCommand",
            "ResourceCommand",
            "ReviewCommand",
            "TemplateCommand",
            "TermCommand",
        ],
    ),
    ("store", "sync", &["Commitment", "Entry", "RecordChange", "Vector"]),
    ("sync", "model", &["AuthorId", "DeviceId", "EpochId", "Incarnation", "RecordId", "RosterId", "VaultId"]),
];

/// The modules in the core's root that everybody may use.
const COMMON: &[&str] = &["context", "error", "cbor"];

fn core() -> Vec<Source> {
    sources("core/src")
}

fn folder(path: &str) -> Option<&str> {
    path.strip_prefix("core/src/")?.split_once('/').map(|(folder, _)| folder)
}

#[test]
fn the_core_imports_along_the_arrows() {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut folders = BTreeSet::new();
    for source in core() {
        let Some(from) = folder(&source.path) else { continue };
        folders.insert(from.to_owned());
        let allowed =
            arrows.get(from).unwrap_or_else(|| panic!("{from}/ has no arrows: add it to the architecture"));
        for import in source.imports() {
            let to = import[0].as_str();
            // A name with a capital letter comes from the root's own re-exports: the error, the context.
            let is_common = to.starts_with(char::is_uppercase) || COMMON.contains(&to) || to == from;
            assert!(is_common || allowed.contains(&to), "{}: {from} may not import {to}", source.path);
            for (_, _, names) in NARROW.iter().filter(|(one, other, _)| *one == from && *other == to) {
                let name = import.get(1).map_or("everything", String::as_str);
                assert!(names.contains(&name), "{}: {from} may not import {to}::{name}", source.path);
            }
        }
    }
    assert!(folders.len() >= 8, "only {folders:?} were looked at");
}

#[test]
fn automerge_is_spoken_in_one_folder() {
    for source in core() {
        let speaks = source.code().contains("automerge");
        assert!(!speaks || folder(&source.path) == Some("document"), "{} speaks Automerge", source.path);
    }
    let speakers: Vec<String> =
        core().into_iter().filter(|source| source.code().contains("Automerge::")).map(|it| it.path).collect();
    let known = ["arrival", "crdt", "hostile"].map(|file| format!("core/src/document/{file}.rs"));
    assert_eq!(speakers, known, "one file knows how it is spoken to, the gate reads, and its tests harm");
}

#[test]
fn sql_is_spelled_in_one_folder() {
    const WORDS: &[&str] =
        &["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "DROP ", "PRAGMA ", "BEGIN ", "ALTER "];
    for source in core() {
        if folder(&source.path) == Some("store") {
            continue;
        }
        for text in source.texts() {
            let is_sql = WORDS.iter().any(|word| text.trim_start().starts_with(word));
            assert!(!is_sql, "{} spells SQL: {text:?}", source.path);
        }
        assert!(!source.code().contains("rusqlite"), "{} speaks to SQLite", source.path);
    }
}

#[test]
fn the_core_has_no_clock_no_dice_no_threads_and_no_sockets() {
    const ABSENT: &[&str] = &[
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant",
        "thread::",
        "std::net",
        "std::env",
        "std::process",
        "getrandom",
        "rand::",
        "Uuid::new_v",
        "async ",
        "tokio",
        "HashMap",
        "HashSet",
        "println!",
        "eprintln!",
    ];
    for source in core() {
        for word in ABSENT {
            assert!(!source.code().contains(word), "{} says {word}", source.path);
        }
    }
}

#[test]
fn only_the_store_and_the_making_of_a_vault_touch_the_disk() {
    const PLACES: &[&str] = &["core/src/vault/mod.rs", "core/src/vault/place.rs"];
    for source in core() {
        let code = source.code();
        let touches = ["std::fs", "fs::", "File::", "OpenOptions"].iter().any(|word| code.contains(word))
            || source.std_imports().any(|import| import == "fs");
        let may = folder(&source.path) == Some("store") || PLACES.contains(&source.path.as_str());
        assert!(!touches || may, "{} touches the disk", source.path);
    }
}

#[test]
fn hosts_know_the_core_by_its_facade_alone() {
    for manifest in source::manifests(&["bindings", "apps", "transport"]) {
        for inner in ["automerge", "rusqlite"] {
            assert!(!manifest.text.contains(inner), "{} depends on {inner}", manifest.path);
        }
    }
    let core = source::manifests(&["core"]);
    for outer in ["tokio", "reqwest", "rand ", "getrandom", "rapport-transport"] {
        assert!(!core[0].text.contains(outer), "the core depends on {outer}");
    }
}

#[test]
fn no_file_is_longer_than_eight_hundred_lines_without_its_tests() {
    for top in ["core", "transport", "bindings", "apps", "tests", "xtask"] {
        for source in sources(top) {
            let lines = source.lines_without_tests();
            assert!(lines <= 800, "{} has {lines} lines: split it", source.path);
        }
    }
}

#[test]
fn a_file_is_named_after_a_noun_or_a_verb() {
    const NAMES: &[&str] =
        &["utils", "util", "helpers", "helper", "manager", "types", "common", "misc", "stuff"];
    for top in ["core", "transport", "bindings", "apps", "tests", "xtask"] {
        for source in sources(top) {
            let name =
                source.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).unwrap_or_default();
            assert!(!NAMES.contains(&name), "{} says nothing by its name", source.path);
        }
    }
}

#[test]
fn every_noun_has_a_file_of_its_name_in_every_layer() {
    let paths: BTreeSet<String> = core().into_iter().map(|source| source.path).collect();
    for kind in rapport_core::model::Kind::ALL {
        for layer in ["model", "document", "commands"] {
            let path = format!("core/src/{layer}/{kind}.rs");
            assert!(paths.contains(&path), "{path} is missing");
        }
    }
}

#[test]
fn nothing_is_left_to_do_and_nothing_is_ignored() {
    // Put together here, so that this file does not find itself.
    let marks = ["TODO", "FIXME", "XXX"].map(|mark| format!("{mark}:"));
    let ignored = format!("#[{}", "ignore");
    for top in ["core", "transport", "bindings", "apps", "tests", "xtask"] {
        for source in sources(top) {
            for mark in marks.iter().chain([&ignored]) {
                assert!(!source.text.contains(mark.as_str()), "{} holds {mark}", source.path);
            }
        }
    }
}

#[test]
fn the_map_names_only_what_is_there() {
    let Some(map) = source::read("ARCHITECTURE.md") else { return };
    for path in source::paths_in(&map) {
        assert!(source::exists(&path), "ARCHITECTURE.md names {path}, which is not there");
    }
}
