//! The numbers that `rapport today` printed: they mean the same things until it prints others.

use rapport_core::{
    Vault,
    model::{ObligationKey, RecordId},
    views::{Section, Today, TodayItem},
};
use serde::{Deserialize, Serialize};

use crate::{failure::Failure, session::Session};

/// How many things to do a screen has room for.
pub const ON_A_SCREEN: usize = 8;

/// The name under which this device remembers them.
const SETTING: &str = "cli.today";

/// What one number stands for.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Numbered {
    section: Section,
    record: RecordId,
    obligation: Option<ObligationKey>,
    title: String,
}

impl Numbered {
    fn of(item: &TodayItem) -> Self {
        let (record, obligation) = (item.record, item.obligation.clone());
        Self { section: item.section, record, obligation, title: item.title.clone() }
    }

    /// Whether `item` is the same thing to do, whatever its words are by now.
    fn is(&self, item: &TodayItem) -> bool {
        // A talk is a talk, before its time and after.
        let place = |section| if section == Section::Debrief { Section::Meeting } else { section };
        (place(self.section), self.record, &self.obligation)
            == (place(item.section), item.record, &item.obligation)
    }
}

/// Remembers the numbers of `today`.
pub fn remember(vault: &Vault, today: &Today) -> Result<(), Failure> {
    let items: Vec<Numbered> = today.items.iter().map(Numbered::of).collect();
    let text = crate::session::json(&items)?;
    if vault.setting(SETTING)?.as_ref() != Some(&text) {
        vault.set_setting(SETTING, Some(&text))?;
    }
    Ok(())
}

/// The things that `numbers` stand for, all of them still to do.
///
/// Numbers count what was printed last; where nothing was printed yet, the list as it is now.
pub fn items(session: &Session<'_>, vault: &Vault, numbers: &[usize]) -> Result<Vec<TodayItem>, Failure> {
    let today = vault.today(&session.context)?;
    let printed: Option<Vec<Numbered>> =
        vault.setting(SETTING)?.and_then(|text| serde_json::from_str(&text).ok());
    let printed =
        printed.unwrap_or_else(|| today.clone().brief(ON_A_SCREEN).items.iter().map(Numbered::of).collect());
    let mut chosen: Vec<TodayItem> = Vec::new();
    for &number in numbers {
        let Some(wanted) = number.checked_sub(1).and_then(|place| printed.get(place)) else {
            return Err(Failure::input(format!(
                "There is no {number} on the list; `rapport today` shows it. Nothing was changed."
            )));
        };
        let Some(item) = today.items.iter().find(|item| wanted.is(item)) else {
            return Err(Failure::input(format!(
                "{number} ({}) is no longer to do; `rapport today` shows what is. Nothing was changed.",
                wanted.title
            )));
        };
        if !chosen.contains(item) {
            chosen.push(item.clone());
        }
    }
    Ok(chosen)
}
