//! What is told and asked beside the questions of single records.

use super::{ReviewItem, ReviewKind, choices::choose, phrases::shortened, words::Words};
use crate::{
    commands::{Command, NoteCommand, ReviewCommand},
    model::{ClockGap, Note, RecordId},
    views::REMOVED,
};

impl Words<'_, '_> {
    /// A wrong clock, in words.
    pub(super) fn clock(&self, gap: &ClockGap, record: RecordId) -> ReviewItem {
        let (device, other) = (self.device(gap.author), self.device(gap.before));
        let sentence = format!(
            "On {device} it was {} when something was written that follows what had been written on {other} {}. One of \
             the two clocks was wrong. Nothing is lost; look at the dates of that time.",
            self.when(gap.at).trim_start_matches("on "),
            self.when(gap.before_at)
        );
        ReviewItem {
            kind: ReviewKind::Clock,
            title: "A clock was wrong".to_owned(),
            sentence,
            choices: Vec::new(),
            record,
            is_information: true,
        }
    }

    /// What a newer version wrote, in words.
    pub(super) fn newer(&self, records: usize, first: RecordId) -> ReviewItem {
        let what = if records == 1 { "1 thing was".to_owned() } else { format!("{records} things were") };
        ReviewItem {
            kind: ReviewKind::Newer,
            title: "Made with a newer version".to_owned(),
            sentence: format!(
                "{what} made or changed with a newer version. All of it is kept; update this device to see it."
            ),
            choices: Vec::new(),
            record: first,
            is_information: true,
        }
    }

    /// A note that names somebody forgotten, in words.
    pub(super) fn forgotten(&self, note: RecordId, it: &Note, contact: RecordId) -> ReviewItem {
        let sentence = format!(
            "This note was also about somebody you asked to forget, and may speak of them: {}",
            shortened(&it.body)
        );
        let choices = choose([
            ("Delete the note", Command::Note(NoteCommand::Delete { note })),
            ("Keep the note as it is", Command::Review(ReviewCommand::Unlink { note, contact })),
        ]);
        let title = format!("A note about a {REMOVED}");
        ReviewItem {
            kind: ReviewKind::Forgotten,
            title,
            sentence,
            choices,
            record: note,
            is_information: false,
        }
    }
}
