//! What other programs understand.

mod connections;
mod mailto;

pub use connections::{Connections, UnreadableRow, read_connections};
pub use mailto::{Mailto, mailto};
