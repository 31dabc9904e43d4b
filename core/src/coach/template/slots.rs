//! What goes into a template.

use serde::{Deserialize, Serialize};

use crate::model::NamePermission;

/// What stands in a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SlotValue {
    /// The slot's name, without braces: `given`.
    pub name: String,
    /// What stands there. Braces in it are text: a value is never filled in itself.
    pub value: String,
}

/// What is known for the slots of a template.
///
/// The built-in templates use `given`, `my_name`, `my_situation`, `connection`, `referrer`, `reason`, `question`,
/// `minutes` (digits), `company`, `topic`, `times`, `help`, `next_step`, `contact`, `learned` and `offer`; for templates of
/// one's own there is `compliment` too, what impresses one about somebody; any other name does as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Slots {
    /// The values; of two with one name, the last counts.
    pub values: Vec<SlotValue>,
    /// Whether the referrer's name may be used. Nothing counts as not asked.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub name_permission: Option<NamePermission>,
}

impl Slots {
    /// The same, with `value` in the slot called `name`.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.push(SlotValue { name: name.into(), value: value.into() });
        self
    }

    /// The same, with the referrer's answer to "may I use your name?".
    pub fn permitted(mut self, permission: NamePermission) -> Self {
        self.name_permission = Some(permission);
        self
    }

    /// What stands in a slot; nothing when it is empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let last = self.values.iter().rev().find(|slot| slot.name == name)?;
        Some(last.value.trim()).filter(|value| !value.is_empty())
    }
}
