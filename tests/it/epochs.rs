//! Whose keys open what, when a removed device hands out keys as if it had not heard.

use std::sync::Arc;

use chrono::{TimeZone, Utc};
use rapport_core::{
    Context,
    model::{DeviceId, EpochId},
    sync::{DeviceKey, EpochKey, Keyring, Roster, Statement, Vector},
};
use rapport_tests::{START, SeededRandom};

fn context() -> Context {
    let now = Utc.timestamp_opt(START, 0).unwrap();
    Context::new(now, chrono_tz::UTC, Arc::new(SeededRandom::new(1, "epochs")))
}

/// A laptop, a phone and a thief's device, which all belong to one vault.
struct Devices {
    laptop: DeviceKey,
    phone: DeviceKey,
    thief: DeviceKey,
    context: Context,
    roster: Roster,
}

impl Devices {
    fn new() -> Self {
        let context = context();
        let [laptop, phone, thief] = [(); 3].map(|()| DeviceKey::generate(&context));
        let (mut roster, _) = Roster::found(&laptop, laptop.card("laptop").unwrap(), &context).unwrap();
        let root = Keyring::new(roster.vault(), laptop.clone(), &roster).unwrap().root().clone();
        for (key, name) in [(&phone, "phone"), (&thief, "thief")] {
            let device = key.card(name).unwrap();
            let keys = vec![root.wrap(&device, roster.vault(), &context).unwrap()];
            roster.sign(&laptop, Statement::Add { device, keys }, &context).unwrap();
        }
        Self { laptop, phone, thief, context, roster }
    }

    fn id(key: &DeviceKey) -> DeviceId {
        key.id()
    }

    /// The thief hands out a key of its own making, to the phone and itself.
    fn granted(&self) -> (Roster, EpochId) {
        let (mut roster, epoch) = (self.roster.clone(), EpochKey::new(&self.context));
        let to = [&self.phone, &self.thief].map(|key| roster.card(Self::id(key)).unwrap().clone());
        let keys = to.iter().map(|card| epoch.wrap(card, roster.vault(), &self.context).unwrap()).collect();
        roster.sign(&self.thief, Statement::Grant { keys }, &self.context).unwrap();
        (roster, epoch.id())
    }

    /// The laptop removes the thief, with a new key for the phone and itself.
    fn removed(&self) -> (Roster, EpochId) {
        let (mut roster, epoch) = (self.roster.clone(), EpochKey::new(&self.context));
        let to = [&self.laptop, &self.phone].map(|key| roster.card(Self::id(key)).unwrap().clone());
        let keys = to.iter().map(|card| epoch.wrap(card, roster.vault(), &self.context).unwrap()).collect();
        let device = Self::id(&self.thief);
        let remove = Statement::Remove { device, last: Vector::default(), keys };
        roster.sign(&self.laptop, remove, &self.context).unwrap();
        (roster, epoch.id())
    }

    fn keyring(&self, key: &DeviceKey, roster: &Roster) -> Keyring {
        Keyring::new(roster.vault(), key.clone(), roster).unwrap()
    }
}

#[test]
fn nobody_seals_under_a_key_that_a_removed_device_made() {
    let devices = Devices::new();
    let ((mut heard, thiefs), (removed, new)) = (devices.granted(), devices.removed());
    // The phone hears of the thief's key first, and passes it on.
    let keyring = devices.keyring(&devices.phone, &heard);
    assert!(keyring.renew(&mut heard, &devices.context).unwrap().is_some());
    heard.merge(removed.records().cloned()).unwrap();
    for key in [&devices.laptop, &devices.phone] {
        let keyring = devices.keyring(key, &heard);
        assert_eq!(keyring.sealing_epoch(&heard).map(EpochKey::id), Some(new));
        assert!(keyring.epochs().any(|epoch| epoch.id() == thiefs), "what was sealed under it can be read");
    }
}

#[test]
fn what_a_member_sealed_before_it_heard_can_be_read_by_all() {
    let devices = Devices::new();
    let ((mut heard, thiefs), (removed, new)) = (devices.granted(), devices.removed());
    assert_eq!(devices.keyring(&devices.phone, &heard).sealing_epoch(&heard).map(EpochKey::id), Some(thiefs));
    heard.merge(removed.records().cloned()).unwrap();
    let phone = devices.keyring(&devices.phone, &heard);
    assert_eq!(phone.sealing_epoch(&heard).map(EpochKey::id), Some(new));
    phone.renew(&mut heard, &devices.context).unwrap();
    let laptop = devices.keyring(&devices.laptop, &heard);
    assert!(laptop.epochs().any(|epoch| epoch.id() == thiefs));
}
