//! A sequence in words, with short names for its records.

use std::collections::BTreeMap;

use super::{
    devices::NAMES,
    step::{Deed, Plan},
};

/// One line for each step.
pub(super) fn told(plan: &Plan) -> Vec<String> {
    let lines = plan.steps.iter().map(|step| {
        let what = match &step.deed {
            Deed::Do { device, command } => {
                format!("{}: {}", NAMES[*device], serde_json::to_string(command).unwrap())
            }
            Deed::Undo { device } => format!("{}: undo", NAMES[*device]),
            Deed::Sync { from, to } => format!("{} -> {}", NAMES[*from], NAMES[*to]),
            Deed::Look { device } => format!("{}: look", NAMES[*device]),
        };
        format!("{:>3}. {:>6} s  {what}", step.number, step.at)
    });
    lines.collect()
}

/// The text with a short name in the place of each id, the same for the same id.
pub(super) fn with_short_names(text: &str) -> String {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let (mut told, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        if let Some(id) = rest.get(..36).filter(|start| is_id(start)) {
            let next = format!("#{}", names.len() + 1);
            told += names.entry(id.to_owned()).or_insert(next);
            rest = &rest[36..];
        } else {
            told.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    told
}

fn is_id(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    })
}
