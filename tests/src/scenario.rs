//! s
/// x
pub struct Scenario;
