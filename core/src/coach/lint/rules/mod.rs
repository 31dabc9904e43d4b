//! The rules, one file each, and the one table.

mod ask_job;
mod flattery_only;
mod leftover_placeholder;
mod long_ask;
mod missing_what;
mod missing_who;
mod missing_why;
mod name_without_permission;
mod no_connection;
mod no_duration;
mod no_easy_out;
mod no_question;
mod promise_mismatch;
mod resume_attached;
mod resume_review;
mod thanks_missing;
mod too_long;
mod vague_ask;
mod wrong_name;

#[cfg(test)]
use super::examples::Examples;
use super::rule::Rule;

pub(super) use flattery_only::PRAISE;

/// A table of rules; one whose file has no examples does not compile for the tests.
macro_rules! table {
    ($($rule:ident),* $(,)?) => {
        /// Every rule, those about single words first.
        pub(super) static RULES: &[&Rule] = &[$(&$rule::RULE),*];

        /// What each has to find and to leave alone.
        #[cfg(test)]
        pub(super) static EXAMPLES: &[(&Rule, &Examples)] = &[$((&$rule::RULE, &$rule::EXAMPLES)),*];
    };
}

table! {
    wrong_name,
    leftover_placeholder,
    name_without_permission,
    ask_job,
    resume_attached,
    resume_review,
    vague_ask,
    promise_mismatch,
    long_ask,
    no_duration,
    flattery_only,
    too_long,
    no_connection,
    missing_who,
    missing_why,
    missing_what,
    no_question,
    no_easy_out,
    thanks_missing,
}
