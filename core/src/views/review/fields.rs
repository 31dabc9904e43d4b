//! What fields are called.

/// The name of a field, as a person would say it.
pub(super) fn field_words(key: &str) -> String {
    let (list, last) = match key.split_once('/') {
        Some((list, rest)) => (Some(list), rest.rsplit('/').next().unwrap_or_default()),
        None => (None, key),
    };
    let name = match last {
        "given" => "given name",
        "family" => "family name",
        "display" => "name",
        "source" => "way you found them",
        "source_contact" => "person who led to them",
        "promised_minutes" | "default_promise_minutes" => "length asked for",
        "text" => "wording",
        "due" => "day",
        "public" => "word on whether it is advertised",
        other => other,
    };
    let of = match list {
        Some("emails") => " of an e-mail address",
        Some("phones") => " of a phone number",
        Some("urls") => " of a page",
        Some("addresses") => " of a postal address",
        Some("employments") => " of a job",
        _ => "",
    };
    format!("{}{of}", name.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_as_people_name_them() {
        assert_eq!(field_words("given"), "given name");
        assert_eq!(field_words("emails/0011/label"), "label of an e-mail address");
        assert_eq!(field_words("aura_color"), "aura color");
    }
}
