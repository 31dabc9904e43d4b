//! Who belongs to the vault.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DeviceCard, DeviceKey, EpochKey, RosterRecord, Statement, Vector, Wrap,
    standing::{self, Standings},
};
use crate::{
    Context, Error, Result,
    model::{AuthorId, DeviceId, EpochId, RecordId, RosterId, VaultId},
};

/// The most records of a roster.
const MAX_RECORDS: usize = 4_096;

/// Whether a device belongs to a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Member,
    /// It did, and never will again.
    Removed,
    /// Nobody has said so.
    Unknown,
}

/// Who belongs to a vault: a set of signed records that only grows. What they mean together is a function of the set, so
/// devices that hold the same records agree, in whatever order these came. The rules are in `standing.rs`.
#[derive(Clone, Debug)]
pub struct Roster {
    vault: VaultId,
    records: BTreeMap<RosterId, RosterRecord>,
    standings: Standings,
}

impl Roster {
    /// A roster of which nothing is known.
    pub fn new(vault: VaultId) -> Self {
        Self { vault, records: BTreeMap::new(), standings: Standings::default() }
    }

    /// The roster of these records, which were merged once and kept: their signatures are not checked again.
    pub fn restore(vault: VaultId, records: impl IntoIterator<Item = RosterRecord>) -> Self {
        let records: BTreeMap<_, _> = records.into_iter().map(|record| (record.id(), record)).collect();
        let standings = standing::of(vault, &records);
        Self { vault, records, standings }
    }

    /// A new vault, founded by a device.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when the card has no key that can be sealed to.
    pub fn found(key: &DeviceKey, device: DeviceCard, context: &Context) -> Result<(Self, RosterRecord)> {
        let mut salt = [0; 16];
        context.random(&mut salt);
        let epoch = EpochKey::new(context);
        let found = |keys| {
            let statement = Statement::Found { device: device.clone(), salt, root: epoch.id(), keys };
            RosterRecord::sign(key, BTreeSet::new(), context.now().timestamp(), statement)
        };
        // The wrapped key does not count for the vault's id, and is bound to it.
        let unfit = || Error::Damaged { what: "card of a device", reason: "it is another device's" };
        let vault = found(Vec::new())?.founded().ok_or_else(unfit)?;
        let record = found(vec![epoch.wrap(&device, vault, context)?])?;
        let mut roster = Self::new(vault);
        roster.merge([record.clone()])?;
        Ok((roster, record))
    }

    /// The vault.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// Adds records; says whether any of them is news.
    ///
    /// # Errors
    ///
    /// [`Error::Damaged`] when one is not signed by the device that is said to have signed it, or there are too many;
    /// [`Error::WrongVault`] when one founds another vault. Nothing is added then.
    pub fn merge(&mut self, records: impl IntoIterator<Item = RosterRecord>) -> Result<bool> {
        let mut news = BTreeMap::new();
        for record in records {
            let id = record.id();
            if self.records.contains_key(&id) || news.contains_key(&id) {
                continue;
            }
            record.verify()?;
            if matches!(record.statement, Statement::Found { .. }) && record.founded() != Some(self.vault) {
                return Err(Error::WrongVault);
            }
            news.insert(id, record);
        }
        if self.records.len() + news.len() > MAX_RECORDS {
            return Err(Error::Damaged { what: "list of devices", reason: "it is too long" });
        }
        let is_news = !news.is_empty();
        if is_news {
            self.records.append(&mut news);
            self.standings = standing::of(self.vault, &self.records);
        }
        Ok(is_news)
    }

    /// Signs a statement in the knowledge of all that is here, and adds it.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when it is too large.
    pub fn sign(&mut self, key: &DeviceKey, statement: Statement, context: &Context) -> Result<RosterRecord> {
        let seen = self.standings.heads.clone();
        let record = RosterRecord::sign(key, seen, context.now().timestamp(), statement)?;
        self.merge([record.clone()])?;
        Ok(record)
    }

    /// All records, those that nothing is known to come before yet included.
    pub fn records(&self) -> impl Iterator<Item = &RosterRecord> {
        self.records.values()
    }

    /// The ids of all records, in their order.
    pub fn ids(&self) -> impl Iterator<Item = &RosterId> {
        self.records.keys()
    }

    /// Whether a device belongs to the vault.
    pub fn standing(&self, device: DeviceId) -> Standing {
        if self.standings.removed.contains_key(&device) {
            Standing::Removed
        } else if self.standings.members.contains_key(&device) {
            Standing::Member
        } else {
            Standing::Unknown
        }
    }

    /// Whether a device is a member.
    pub fn is_member(&self, device: DeviceId) -> bool {
        self.standing(device) == Standing::Member
    }

    /// The members, ordered by id.
    pub fn members(&self) -> impl Iterator<Item = &DeviceCard> {
        self.standings.members.values().filter(|card| self.is_member(card.id))
    }

    /// All devices that are or were members, ordered by id.
    pub fn devices(&self) -> impl Iterator<Item = &DeviceCard> {
        self.standings.cards.values()
    }

    /// A device that is or was a member.
    pub fn card(&self, device: DeviceId) -> Option<&DeviceCard> {
        self.standings.cards.get(&device)
    }

    /// The number of the last entry of a removed device's author that is taken in; `None` when the device was not
    /// removed.
    pub fn cutoff(&self, device: DeviceId, author: AuthorId) -> Option<u64> {
        let last: &Vector = self.standings.removed.get(&device)?;
        let raised = self.standings.raises.iter().filter(|(by, _)| *by != device);
        let raised = raised.map(|(_, last)| last.get(author)).max().unwrap_or(0);
        Some(last.get(author).max(raised))
    }

    /// The records that are forgotten.
    pub fn forgotten(&self) -> &BTreeSet<RecordId> {
        &self.standings.forgotten
    }

    /// The keys that were sealed to a device, by whomever.
    pub fn wraps_for(&self, device: DeviceId) -> impl Iterator<Item = &Wrap> {
        let all = self.standings.wraps.iter().chain(&self.standings.void_wraps);
        all.map(|(_, wrap)| wrap).filter(move |wrap| wrap.to == device)
    }

    /// The first epoch of the vault.
    pub fn root(&self) -> Option<EpochId> {
        self.standings.epochs.first().copied()
    }

    /// The epochs whose key nobody but members was given or gave, the latest last.
    pub fn fit_epochs(&self) -> Vec<EpochId> {
        let is_told = |epoch: &EpochId| {
            let all = self.standings.wraps.iter().chain(&self.standings.void_wraps);
            let mut wraps = all.filter(|(_, wrap)| wrap.epoch == *epoch);
            wraps.any(|(by, wrap)| !self.is_member(*by) || !self.is_member(wrap.to))
        };
        self.standings.epochs.iter().filter(|epoch| !is_told(epoch)).copied().collect()
    }

    /// The members that were not given the key of an epoch.
    pub fn lacking(&self, epoch: EpochId) -> Vec<&DeviceCard> {
        let has = |device: DeviceId| {
            self.standings.wraps.iter().any(|(_, wrap)| wrap.to == device && wrap.epoch == epoch)
        };
        self.members().filter(|card| !has(card.id)).collect()
    }
}
