//! Comparing what is shown with the part of it that a story names.

use std::fmt;

use serde_json::{Map, Value};

/// A place where something else is shown than was expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// Where, as a JSON pointer.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// What is there.
    pub got: Value,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the whole" } else { &self.path };
        write!(f, "{path}\n    expected {}\n    got      {}", self.expected, self.got)
    }
}

/// The words that compare a list by something else than its items one by one.
const LIST_WORDS: [&str; 3] = ["contains", "lacks", "count"];

/// All places where `got` is not what `expected` says.
///
/// Of an object only the fields that are named count; a list matches item by item, or as `contains`, `lacks` and
/// `count` say; a field that is absent is `null`.
pub(super) fn compare(expected: &Value, got: &Value) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    at("", expected, got, &mut mismatches);
    mismatches
}

fn at(path: &str, expected: &Value, got: &Value, mismatches: &mut Vec<Mismatch>) {
    let mut differs = |expected: String| {
        mismatches.push(Mismatch { path: path.to_owned(), expected, got: got.clone() });
    };
    match (expected, got) {
        (Value::Object(words), Value::Array(items)) if is_about_a_list(words) => {
            for wanted in listed(words, "contains") {
                if !items.iter().any(|item| compare(wanted, item).is_empty()) {
                    differs(format!("one like {wanted}"));
                }
            }
            for unwanted in listed(words, "lacks") {
                if items.iter().any(|item| compare(unwanted, item).is_empty()) {
                    differs(format!("none like {unwanted}"));
                }
            }
            if let Some(count) = words.get("count").filter(|count| count.as_u64() != Some(items.len() as u64))
            {
                differs(format!("{count} of them, not {}", items.len()));
            }
        }
        (Value::Object(fields), Value::Object(all)) => {
            for (key, expected) in fields {
                let got = all.get(key).unwrap_or(&Value::Null);
                at(&format!("{path}/{key}"), expected, got, mismatches);
            }
        }
        (Value::Array(items), Value::Array(all)) if items.len() == all.len() => {
            for (place, (expected, got)) in items.iter().zip(all).enumerate() {
                at(&format!("{path}/{place}"), expected, got, mismatches);
            }
        }
        (Value::Array(items), Value::Array(all)) => {
            differs(format!("{} items, not {}: {expected}", items.len(), all.len()));
        }
        _ if expected == got => {}
        _ => differs(expected.to_string()),
    }
}

fn is_about_a_list(words: &Map<String, Value>) -> bool {
    !words.is_empty() && words.keys().all(|key| LIST_WORDS.contains(&key.as_str()))
}

fn listed<'a>(words: &'a Map<String, Value>, word: &str) -> impl Iterator<Item = &'a Value> {
    words.get(word).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_named_counts() {
        let got = json!({"name": "Jane", "tags": ["a", "b"], "jobs": [{"title": "x", "past": false}]});
        let is = |expected: Value| compare(&expected, &got).is_empty();
        assert!(is(json!({"name": "Jane"})) && is(json!({})) && is(json!({"absent": null})));
        assert!(
            is(json!({"tags": ["a", "b"]}))
                && !is(json!({"tags": ["a"]}))
                && !is(json!({"tags": ["b", "a"]}))
        );
        assert!(is(json!({"tags": {"contains": ["b"], "lacks": ["c"], "count": 2}})));
        assert!(!is(json!({"tags": {"contains": ["c"]}})) && !is(json!({"tags": {"lacks": ["a"]}})));
        assert!(
            is(json!({"jobs": [{"title": "x"}]})) && is(json!({"jobs": {"contains": [{"past": false}]}}))
        );
    }

    #[test]
    fn a_mismatch_says_where() {
        let [mismatch] = &compare(&json!({"a": [{"b": 1}]}), &json!({"a": [{"b": 2}]}))[..] else { panic!() };
        assert_eq!((mismatch.path.as_str(), mismatch.expected.as_str()), ("/a/0/b", "1"));
    }
}
