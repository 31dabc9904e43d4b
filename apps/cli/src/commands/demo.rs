//! `rapport demo`

mod pairing;
mod place;
mod sealed;
mod story;

use std::path::PathBuf;

use clap::Args;

use crate::{failure::Failure, session::Session};

/// Play a phone and a laptop that meet through a folder
#[derive(Args)]
#[command(after_help = "Example: rapport demo --dir /tmp/rapport-demo")]
pub struct Demo {
    /// Where; replaces an earlier demo
    #[arg(long, default_value = "rapport-demo", value_name = "DIR")]
    dir: PathBuf,
}

impl Demo {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let place = place::Place::prepare(&self.dir, &session.absolute(&self.dir))?;
        story::tell(session, &place)
    }
}
