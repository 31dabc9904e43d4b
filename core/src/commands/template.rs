//! Texts to begin with.

use serde::{Deserialize, Serialize};

use super::check;
use crate::{
    Result,
    document::Workspace,
    model::{RecordId, Template},
};

/// The longest text of a template, in bytes.
const MOST_TEXT: usize = 16 * 1024;

/// What can be done with texts to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TemplateCommand {
    /// Adds one of the person's own.
    Create {
        /// What it is called.
        title: String,
        /// The id of what it is for.
        purpose: Option<String>,
        /// The language, as a BCP 47 tag.
        locale: Option<String>,
        /// The text, up to 16 KB.
        text: String,
    },
    /// Changes what one says, its own text or that of its own making.
    Edit {
        /// Which.
        template: RecordId,
        /// What it is called.
        title: String,
        /// The text, up to 16 KB.
        text: String,
    },
    /// Puts a text in the place of a built-in one; none brings the built-in one back.
    OverrideBuiltIn {
        /// The id of the built-in template.
        built_in: String,
        /// The text, up to 16 KB.
        text: Option<String>,
    },
    /// Says whether a built-in template is offered.
    HideBuiltIn {
        /// The id of the built-in template.
        built_in: String,
        /// Whether it is not.
        on: bool,
    },
    /// Deletes one of the person's own.
    Delete {
        /// Which.
        template: RecordId,
    },
    /// Brings a deleted one back.
    Restore {
        /// Which.
        template: RecordId,
    },
}

impl TemplateCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add a template",
            Self::Edit { .. } | Self::OverrideBuiltIn { .. } => "edit a template",
            Self::HideBuiltIn { on: true, .. } => "hide a template",
            Self::HideBuiltIn { on: false, .. } => "show a template",
            Self::Delete { .. } => "delete a template",
            Self::Restore { .. } => "restore a template",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { title, purpose, locale, text } => {
                check::text("text", &text, MOST_TEXT)?;
                let it = Template {
                    title: Some(check::required_line("name of the template", &title)?),
                    purpose: check::optional_line("purpose", purpose.as_deref())?,
                    locale: check::optional_line("language", locale.as_deref())?,
                    text,
                    ..Template::default()
                };
                work.create(&it).map(|_| ())
            }
            Self::Edit { template, title, text } => work.edit(template, |it: &mut Template, _| {
                check::text("text", &text, MOST_TEXT)?;
                it.title = Some(check::required_line("name of the template", &title)?);
                it.text = text;
                Ok(())
            }),
            Self::OverrideBuiltIn { built_in, text } => overridden(work, &built_in, |it| {
                let text = text.unwrap_or_default();
                check::text("text", &text, MOST_TEXT)?;
                it.text = text;
                Ok(())
            }),
            Self::HideBuiltIn { built_in, on } => overridden(work, &built_in, |it| {
                it.hidden = on;
                Ok(())
            }),
            Self::Delete { template } => {
                let mut it: Template = work.get(template)?;
                work.delete(template, &mut it.life)?;
                work.put(template, &it)
            }
            Self::Restore { template } => {
                let mut it: Template = work.get(template)?;
                work.restore(&mut it.life)?;
                work.put(template, &it)
            }
        }
    }
}

fn overridden(
    work: &mut Workspace<'_>,
    built_in: &str,
    change: impl FnOnce(&mut Template) -> Result<()>,
) -> Result<()> {
    let built_in = check::required_line("template", built_in)?;
    let id = Template::override_id(&built_in);
    let mut it = work.find::<Template>(id)?.unwrap_or_default();
    it.built_in = Some(built_in);
    change(&mut it)?;
    work.put(id, &it)
}
