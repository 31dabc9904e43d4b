//! The stories in `scenarios/`, told to real vaults.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rapport_tests::scenario::{self, Scenario};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

// holds: 115
#[test]
fn every_story_goes_as_it_is_written() {
    let mut failures = String::new();
    let files = files();
    assert!(files.len() >= 15, "only {} stories", files.len());
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy();
        match scenario::read(file).and_then(|story| scenario::run(&story)) {
            Err(flaw) => failures += &format!("{name}: {flaw}\n"),
            Ok(outcomes) => {
                assert!(!outcomes.is_empty(), "{name} expects nothing");
                for outcome in outcomes {
                    for mismatch in outcome.mismatches {
                        failures +=
                            &format!("{name}: step {}: {}\n  {mismatch}\n", outcome.step, outcome.what);
                    }
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn a_file_that_is_no_story_is_refused_with_the_place() {
    let story = |steps: &str| {
        let head =
            r#""name": "x", "zone": "Europe/Berlin", "start": "2026-03-02T15:00:00Z", "devices": ["phone"]"#;
        let flaw = |story: Scenario| scenario::run(&story).err();
        let text = format!("{{{head}, \"steps\": [{steps}]}}");
        Scenario::parse(&text).map_or_else(Some, flaw).map(|flaw| flaw.to_string()).unwrap_or_default()
    };
    let cases = [
        (r#"{"on": "laptop", "undo": true}"#, "step 1: there is no device called \"laptop\""),
        (r#"{"advance": "3x"}"#, "step 1: \"3x\" is no time such as \"3d\""),
        (r#"{"advance": "1d"}, {"on": "phone"}"#, "step 2: a step says exactly one of: log, draft"),
        (r#"{"log": "hello"}"#, "step 1: it does not say on which device"),
        (
            r#"{"on": "phone", "do": {"contact": {"fly": {}}}}"#,
            "step 1: it is no command: unknown variant `fly`",
        ),
        (
            r#"{"on": "phone", "do": {"contact": {"delete": {"contact": "$jane"}}}}"#,
            "nothing is called $jane yet",
        ),
        (
            r#"{"on": "phone", "log": "hello", "as": {"jane": "contact"}}"#,
            "no \"contact\" was made to call \"jane\"",
        ),
        (r#"{"on": "phone", "expect": {"view": "moon", "is": {}}}"#, "step 1: unknown variant `moon`"),
        (r#"{"on": "phone", "expect": {"view": "search", "is": {}}}"#, "step 1: a search needs `query`"),
        (r#"{"on": "phone", "log": "hello", "because": "I can"}"#, "step 1: unknown field `because`"),
    ];
    for (steps, wanted) in cases {
        let said = story(steps);
        assert!(said.contains(wanted), "{steps}\nsaid {said:?}\nnot  {wanted:?}");
    }
    assert_eq!(story(r#"{"on": "phone", "log": "hello"}"#), "");
    let nonsense = Scenario::parse("{").unwrap_err().to_string();
    assert!(nonsense.contains("line 1"), "{nonsense}");
}

#[test]
fn an_expectation_that_is_not_met_says_where_and_what_is_there_instead() {
    let text = r#"{"name": "x", "zone": "Europe/Berlin", "start": "2026-03-02T15:00:00Z", "devices": ["phone"], "steps": [
        {"on": "phone", "log": "+Jane"},
        {"on": "phone", "expect": {"view": "people", "is": {"total": 2}}}]}"#;
    let outcomes = scenario::run(&Scenario::parse(text).unwrap()).unwrap();
    let [outcome] = &outcomes[..] else { panic!("{outcomes:?}") };
    assert_eq!((outcome.step, outcome.what.as_str()), (2, "phone shows the people"));
    assert_eq!(outcome.mismatches[0].path, "/total");
    assert_eq!(outcome.mismatches[0].got, 1);
}
