use super::Document;
use crate::{
    Error, Result,
    model::{ChangeHash, RecordId},
};
use std::collections::BTreeSet;
impl Document {
    pub(crate) fn save_plain(&self) -> Vec<u8> {
        self.save()
    }
    pub(crate) fn admit(bytes: &[u8], heads: &[u8]) -> Result<Self> {
        Self::load(bytes, heads)
    }
    pub(crate) fn merge(&mut self, other: &Self) -> Result<()> {
        let mut other = other.0.clone();
        self.0
            .merge(&mut other)
            .map(drop)
            .map_err(|_| Error::Damaged { what: "record", reason: "it does not merge" })
    }
    pub(crate) fn without(&self, _dropped: &BTreeSet<ChangeHash>) -> Result<Self> {
        Ok(self.clone())
    }
}
impl super::Workspace<'_> {
    pub(crate) fn bring_back(
        &mut self,
        _id: RecordId,
        _kind: &str,
        _base: Document,
        _forked: &Document,
    ) -> Result<()> {
        Ok(())
    }
}
