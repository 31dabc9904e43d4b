//! What a record is about.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// The kinds of record that this version knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$meta])* $name),+ }

        impl Kind {
            /// All kinds, in a fixed order.
            pub const ALL: &[Kind] = &[$(Kind::$name),+];

            /// The name that stands for the kind in files, for ever.
            pub const fn code(self) -> &'static str {
                match self { $(Kind::$name => $code),+ }
            }

            /// The kind with this code, or `None` when a newer version wrote it.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Kind::$name),)+ _ => None }
            }
        }
    };
}

kinds! {
    /// The person's own settings: one record in a vault.
    Profile = "profile",
    /// A person met or named.
    Contact = "contact",
    /// A company, a school, an agency.
    Organization = "organization",
    /// An informational interview, or any other meeting.
    Meeting = "meeting",
    /// What was written down.
    Note = "note",
    /// A name that somebody gave.
    Referral = "referral",
    /// Something owed by good manners or by the person's own plan.
    Obligation = "obligation",
    /// A promise, the person's own or the other's.
    Commitment = "commitment",
    /// What was decided about two cards: whether they are of one person.
    Merge = "merge",
    /// A kind of work.
    Occupation = "occupation",
    /// A line of business.
    Industry = "industry",
    /// What the person is after for a while.
    Campaign = "campaign",
    /// Who knows whom.
    Knows = "knows",
    /// An event, an association, a group.
    Gathering = "gathering",
    /// That somebody was told that the person is looking.
    Announcement = "announcement",
    /// One ask to one person.
    Outreach = "outreach",
    /// A request to be introduced.
    IntroRequest = "intro_request",
    /// A text to begin with.
    Template = "template",
    /// A question to ask in talks.
    Question = "question",
    /// What the person says of themselves.
    Pitch = "pitch",
    /// What somebody offered of their own accord.
    Offer = "offer",
    /// Something that was learned in a talk.
    Insight = "insight",
    /// A word of the trade.
    Term = "term",
    /// Something that was recommended.
    Resource = "resource",
    /// Work that somebody told of.
    Lead = "lead",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
