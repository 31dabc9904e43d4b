//! What to see to before a talk.

/// One thing to see to before a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChecklistEntry {
    /// Names it, for ever.
    pub id: &'static str,
    /// What to do, in one line.
    pub text: &'static str,
    /// Whether it is something to leave.
    pub is_negative: bool,
    /// Whether it matters only where people meet face to face, or only where they do not; always when not said.
    pub is_in_person: Option<bool>,
}

const fn entry(id: &'static str, text: &'static str, is_in_person: Option<bool>) -> ChecklistEntry {
    ChecklistEntry { id, text, is_negative: false, is_in_person }
}

/// What to see to before a talk, in the order in which it is done.
pub const CHECKLIST: &[ChecklistEntry] = &[
    entry("confirmed", "The time and the place are confirmed", None),
    entry("way", "I know the way and when to leave", Some(true)),
    entry("dress", "Clothes are ready, as for a real interview", None),
    entry("notebook", "Notebook, pen and the printed sheet are packed", Some(true)),
    entry("quiet_place", "A quiet place, and the line or the camera is tried out", Some(false)),
    entry("learner", "I come to learn, not to be taken on", None),
    ChecklistEntry {
        id: "no_resume",
        text: "The résumé stays at home; if they ask for it, it is sent the next day",
        is_negative: true,
        is_in_person: None,
    },
    entry("phone_off", "The phone is silent and stays in the pocket", Some(true)),
    entry("door", "At the door: hand, eyes, smile", Some(true)),
];

/// The entry with this id.
pub fn checklist_entry(id: &str) -> Option<ChecklistEntry> {
    CHECKLIST.iter().find(|entry| entry.id == id).copied()
}

/// What to see to before a talk that is face to face, or is not.
pub fn prep_checklist(in_person: bool) -> impl Iterator<Item = ChecklistEntry> {
    CHECKLIST.iter().copied().filter(move |entry| entry.is_in_person.is_none_or(|it| it == in_person))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_entry_has_an_id_of_its_own() {
        let ids: BTreeSet<_> = CHECKLIST.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), CHECKLIST.len());
        assert!(checklist_entry("no_resume").is_some_and(|entry| entry.is_negative));
        assert_eq!(CHECKLIST.iter().filter(|entry| entry.is_negative).count(), 1);
        assert_eq!(checklist_entry("nothing"), None);
    }

    #[test]
    fn the_way_matters_face_to_face_and_the_line_does_not() {
        let ids = |in_person| prep_checklist(in_person).map(|entry| entry.id).collect::<Vec<_>>();
        assert_eq!(
            ids(true),
            ["confirmed", "way", "dress", "notebook", "learner", "no_resume", "phone_off", "door"]
        );
        assert_eq!(ids(false), ["confirmed", "dress", "quiet_place", "learner", "no_resume"]);
    }
}
