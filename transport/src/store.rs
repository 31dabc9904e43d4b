//! What a place has to be able to do.

use rapport_core::sync::FileName;

use crate::TransportError;

/// A place that keeps named files: a folder, an object store, something only the host's system can reach.
///
/// It needs no locks, no order and no atomic listing.
pub trait BlobStore {
    /// The names of the files that are there, with `/` between folders. Names that are none of ours may be among
    /// them; a file that is just arriving may be missing.
    ///
    /// # Errors
    ///
    /// When the place cannot be reached or read.
    fn list(&self) -> Result<Vec<String>, TransportError>;

    /// The content of a file; `None` when it is not there.
    ///
    /// Of a file longer than [`MAX_SEGMENT`](rapport_core::sync::MAX_SEGMENT) anything longer than that will do: it is
    /// none of ours.
    ///
    /// # Errors
    ///
    /// [`TransportError::Unreadable`] when only this file is concerned; another error when the place is.
    fn get(&self, name: &FileName) -> Result<Option<Vec<u8>>, TransportError>;

    /// Writes a file so that under its name it appears whole or not at all, and survives a crash.
    ///
    /// A name stands for its content: if a file of that name is there with the same content, there is nothing to do.
    ///
    /// # Errors
    ///
    /// When the file may not have been written.
    fn put(&mut self, name: &FileName, bytes: &[u8]) -> Result<(), TransportError>;

    /// Deletes a file of this device; one that is not there is deleted.
    ///
    /// # Errors
    ///
    /// When the file may still be there.
    fn delete(&mut self, name: &FileName) -> Result<(), TransportError>;
}
