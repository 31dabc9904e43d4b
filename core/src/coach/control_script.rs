//! What to say when somebody wants to pass one's details on.

/// What to say, line by line, when somebody offers to pass one's details on to `about`: thanks, the wish to write oneself,
/// the two things that takes, and what to ask for if they would rather do it. Without a name it asks for one.
///
/// ```
/// use rapport_core::coach::control_script;
///
/// assert!(control_script(Some("Bob Lee"))[1].contains("write to Bob Lee myself"));
/// assert!(control_script(None)[1].contains("Whom"));
/// ```
pub fn control_script(about: Option<&str>) -> Vec<String> {
    let ask = match about {
        Some(about) => format!(
            "May I write to {about} myself? Then it is no work for you, and I can say what I want to learn."
        ),
        None => "Whom do you have in mind? I would gladly write to them myself: then it is no work for you."
            .to_owned(),
    };
    vec![
        "Thank you, that is kind of you.".to_owned(),
        ask,
        "How do I reach them best, and may I say that you sent me?".to_owned(),
        "If you would rather do it: may I ask you in a week whether it reached them?".to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    // holds: 80
    #[test]
    fn it_asks_for_what_a_letter_needs_and_leaves_them_a_way_out() {
        for about in [None, Some("Bob Lee")] {
            let script = control_script(about).join(" ");
            assert!(script.contains("Thank you"));
            assert!(script.contains("How do I reach them"));
            assert!(script.contains("may I say that you sent me"));
            assert!(script.contains("If you would rather do it"));
            let lower = script.to_lowercase();
            assert!(!["job", "hire", "résumé", "cv "].iter().any(|word| lower.contains(word)), "{script}");
        }
    }
}
