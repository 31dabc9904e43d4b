//! What screens ask for to see how it goes: what is open, what grows, what comes of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Vault;
use crate::{
    Context, Result,
    model::{DeviceId, RecordId},
    store::Reader,
    views::{self, ChainStep, Courtesy, Growth, KnownDevice, OpenLoops, Reminder, SourceRow, WeeklyGoal},
};

/// Each answers from one consistent state, and fails with [`crate::Error::Storage`] only when the disk refuses.
impl Vault {
    /// What good manners and promises still ask for, whenever it is due, and how much of what the other devices noted is
    /// here: what the page holds for.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn open_loops(&self, context: &Context) -> Result<OpenLoops> {
        self.read(|reader| {
            let known = self.known_devices(reader)?;
            Ok(OpenLoops { known, ..views::open_loops(reader, context)? })
        })
    }

    fn known_devices(&self, reader: &Reader<'_>) -> Result<Vec<KnownDevice>> {
        let (said, mut last) = (views::said(reader)?, BTreeMap::new());
        for row in reader.authors()? {
            if let Some(at) = said.get(&row.author).copied() {
                let known = last.entry(row.device).or_insert(at);
                *known = at.max(*known);
            }
        }
        let last: BTreeMap<DeviceId, _> = last;
        let others = self.devices_known(reader)?.into_iter().filter(|device| !device.is_this);
        Ok(others
            .map(|device| KnownDevice {
                up_to: last.get(&device.id).copied(),
                device: device.id,
                name: device.name,
                is_removed: device.is_removed,
                entries: device.entries,
                lacks: device.lacks,
                heard: device.heard,
            })
            .collect())
    }

    /// How many people each generation leads to, and at which step it stops.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn growth(&self, context: &Context) -> Result<Growth> {
        self.read(|reader| views::growth(reader, context))
    }

    /// Back to the first contact: through whom the person came to somebody.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when there is no such person, [`crate::Error::Storage`] when the disk refuses.
    pub fn chain_to(&self, contact: RecordId) -> Result<Vec<ChainStep>> {
        self.read(|reader| views::chain_to(reader, contact))
    }

    /// How well thanks are given and names are reported on.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn courtesy(&self, context: &Context) -> Result<Courtesy> {
        self.read(|reader| views::courtesy(reader, context))
    }

    /// Which ways of finding people bring talks and names, those that are used most first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn sources(&self, context: &Context) -> Result<Vec<SourceRow>> {
        self.read(|reader| views::sources(reader, context))
    }

    /// What the person means to do in the week of the context's day, and how far it went.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn weekly_goal(&self, context: &Context) -> Result<WeeklyGoal> {
        self.read(|reader| views::weekly_goal(reader, context))
    }

    /// What to be reminded of from now until the end of the day `until`, the soonest first: at most
    /// [`Reminder::MOST`]. For a host that shows notifications while the product does not run: it asks again after every
    /// change, replaces what it has under an id, and takes back what is not answered any more.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when the disk refuses.
    pub fn reminders(&self, context: &Context, until: NaiveDate) -> Result<Vec<Reminder>> {
        self.read(|reader| views::reminders(reader, context, until))
    }
}
