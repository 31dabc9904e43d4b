//! `rapport devices`

use clap::Args;

use crate::{failure::Failure, page, session::Session, words};

/// List your devices, as far as this one knows
#[derive(Args)]
#[command(after_help = "Example: rapport devices")]
pub struct Devices {}

impl Devices {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let devices = session.vault()?.devices()?;
        session.answer(&devices, |page| {
            let widest = devices.iter().map(|device| page::width(&device.name)).max().unwrap_or(0).min(40);
            for device in &devices {
                let space = " ".repeat(widest.saturating_sub(page::width(&device.name)));
                let this = if device.is_this { " (this device)" } else { "" };
                let changes = words::count(device.entries, "change", "changes");
                page.line(format!("{}{space}  {changes}{this}", device.name));
            }
        })
    }
}
