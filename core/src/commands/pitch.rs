//! What the person says of themselves.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Result,
    document::Workspace,
    model::{Pitch, PitchSection, RecordId},
};

/// The longest part, in bytes.
const MOST_TEXT: usize = 4 * 1024;

/// What can be done with what the person says of themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PitchCommand {
    /// Writes one part.
    Set {
        /// For which campaign; nothing for what is said everywhere else.
        campaign: Option<RecordId>,
        /// Which part.
        section: PitchSection,
        /// All of it, up to 4 KB; nothing clears it.
        text: Option<String>,
    },
}

impl PitchCommand {
    pub(super) fn label(&self) -> &'static str {
        "change what you say of yourself"
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        let Self::Set { campaign, section, text } = self;
        if let Some(campaign) = campaign {
            work.require_any(campaign)?;
        }
        let text = text.filter(|text| !text.trim().is_empty());
        check::text("text", text.as_deref().unwrap_or_default(), MOST_TEXT)?;
        let mut pitch = work.find::<Pitch>(Pitch::id(campaign))?.unwrap_or_default();
        pitch.campaign = campaign;
        *pitch.section_mut(section) = text;
        work.put(Pitch::id(campaign), &pitch)
    }
}
