//! `rapport devices`

use clap::{Args, Subcommand};
use rapport_core::Device;

use crate::{ask, failure::Failure, page, page::Page, session::Session, words};

/// How much of an id tells devices apart.
const SHORT: usize = 8;

/// List your devices, as far as this one knows, or remove one
#[derive(Args)]
#[command(after_help = "Example: rapport devices\n         rapport devices remove phone")]
pub struct Devices {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Subcommand)]
enum Act {
    Remove(Remove),
}

/// Remove a device that is lost, sold or given away
#[derive(Args)]
#[command(after_help = "\
Example: rapport devices remove phone

It keeps what it already has. The others no longer take in what it makes, and it
cannot read what they make.")]
struct Remove {
    /// Its name, or the beginning of its id
    #[arg(required = true, value_name = "NAME|ID")]
    device: Vec<String>,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Devices {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        match self.act {
            Some(Act::Remove(it)) => it.run(session),
            None => {
                let devices = session.vault()?.devices()?;
                session.answer(&devices, |page| draw(page, &devices))
            }
        }
    }
}

impl Remove {
    fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let devices = vault.devices()?;
        let device = find(&devices, &self.device.join(" "))?;
        let name = &device.name;
        if device.is_this {
            return Err(Failure::input(format!(
                "{name} is this device; remove it from another one of yours."
            )));
        }
        if device.is_removed {
            return Err(Failure::input(format!("{name} is removed already.")));
        }
        let what =
            format!("Remove {name} for good? It keeps what it already has; the others stop sharing with it.");
        ask::confirmed(self.yes, &what)?;
        vault.revoke(&session.context, device.id)?;
        session.answer(&serde_json::json!({ "removed": device }), |page| {
            page.line(format!("Removed {name}."));
            page.line(
                "It keeps what it already has. This device shares nothing more with it from the next `rapport sync` on, \
                 the others once they have synced, too.",
            );
        })
    }
}

/// The device called `wanted`, or whose id begins so.
fn find<'a>(devices: &'a [Device], wanted: &str) -> Result<&'a Device, Failure> {
    let wanted = wanted.trim().to_lowercase();
    let is_id = wanted.len() >= 4 && wanted.chars().all(|letter| letter.is_ascii_hexdigit());
    let mut found: Vec<&Device> =
        devices.iter().filter(|device| device.name.to_lowercase() == wanted).collect();
    // Who says a name means a device that is still there.
    if found.iter().any(|device| !device.is_removed) {
        found.retain(|device| !device.is_removed);
    }
    if found.is_empty() && is_id {
        found = devices.iter().filter(|device| device.id.to_string().starts_with(&wanted)).collect();
    }
    match &found[..] {
        [device] => Ok(device),
        [] => Err(Failure::input(format!(
            "No device of yours is called '{wanted}'. `rapport devices` lists them."
        ))),
        _ => {
            let lines = found.iter().map(|device| format!("\n  {}  {}", short(device), described(device)));
            let lines: String = lines.collect();
            Err(Failure::input(format!(
                "Several devices could be '{wanted}'. Say which by the beginning of the id:{lines}"
            )))
        }
    }
}

fn short(device: &Device) -> String {
    device.id.to_string().chars().take(SHORT).collect()
}

fn draw(page: &mut Page, devices: &[Device]) {
    let widest = devices.iter().map(|device| page::width(&device.name)).max().unwrap_or(0).min(40);
    for device in devices {
        let space = " ".repeat(widest.saturating_sub(page::width(&device.name)));
        page.marked(&format!("{}{space}  ", device.name), facts(device));
    }
}

fn described(device: &Device) -> String {
    format!("{}: {}", device.name, facts(device))
}

fn facts(device: &Device) -> String {
    let changes = |number| words::count(number, "change", "changes");
    let mut text = changes(device.entries);
    if device.is_this {
        return text + " (this device)";
    }
    if device.is_removed {
        text += "; removed";
        if device.held > 0 {
            let are = if device.held == 1 { "is" } else { "are" };
            text += &format!("; {} made after that {are} kept apart", changes(device.held));
        }
        return text;
    }
    if device.lacks > 0 {
        text += &format!("; lacks {} of this device's changes", device.lacks);
    }
    text += &match device.heard {
        Some(day) => format!("; last heard from {}", words::day(day)),
        None => "; not heard from yet".to_owned(),
    };
    text
}
