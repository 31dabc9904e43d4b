//! A vault as the near end of a sync.

use rapport_core::{
    Result, Vault,
    sync::{Progress, Run, SyncState},
};

use crate::Replica;

impl Replica for Vault {
    fn sync_state(&self) -> Result<SyncState> {
        Vault::sync_state(self)
    }

    fn entries(&self, from: u64, to: u64) -> Result<Option<Run>> {
        Vault::entries(self, from, to)
    }

    fn deliver(&self, device: &str, run: Run) -> Result<Progress> {
        self.receive(device, run)
    }
}
