//! What SQLite says, in the one error type.

use rusqlite::ErrorCode;

use crate::Error;

/// Turns a failure of SQLite while `action` into an error.
pub(crate) fn failed(action: &'static str) -> impl Fn(rusqlite::Error) -> Error {
    move |source| match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
        Some(ErrorCode::DiskFull) => Error::DiskFull,
        Some(ErrorCode::NotADatabase) => {
            Error::Damaged { what: "vault", reason: "the file is not a vault's" }
        }
        Some(ErrorCode::DatabaseCorrupt) => Error::Damaged { what: "vault", reason: "the file is broken" },
        _ => Error::Storage { action, source: Box::new(source) },
    }
}
