//! apps/cli
fn main() {}
