//! What is read of this computer: its clock, its randomness, its environment. Nothing else reads them.

use std::{
    env,
    ffi::OsString,
    fs,
    io::{self, IsTerminal},
    path::PathBuf,
    process,
    sync::Arc,
    time::SystemTime,
};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use directories::ProjectDirs;
use rapport_core::RandomSource;

use crate::failure::Failure;

/// This computer, as far as a command may know of it.
pub struct Host {
    /// The instant at which the command began.
    pub now: DateTime<Utc>,
    /// The time zone that the system is set to; UTC when it does not say.
    pub zone: Tz,
    /// The system's source of randomness.
    pub random: Arc<dyn RandomSource>,
    /// Where a vault lies when nobody says otherwise.
    pub home: Option<PathBuf>,
    /// Where this device's keys are kept when nobody says otherwise: not where the vault is, which may be in a backup.
    pub keys: Option<PathBuf>,
    /// Where the command was called.
    pub here: PathBuf,
    /// Where files go that have no other place.
    pub temporary: PathBuf,
    /// The name of the computer.
    pub name: String,
    /// The editor that the person chose, as a shell would run it.
    pub editor: Option<OsString>,
    /// Whether somebody types at the standard input.
    pub is_typed: bool,
    /// Whether somebody can be asked: they type, and they see the question.
    pub is_attended: bool,
}

impl Host {
    /// Reads it all, once.
    pub fn of_this_computer() -> Result<Self, Failure> {
        let is_typed = io::stdin().is_terminal();
        getrandom::fill(&mut [0])
            .map_err(|error| Failure::failed(format!("The system gives no random numbers: {error}.")))?;
        let folders = ProjectDirs::from("", "", "rapport");
        // Where a system has no folder for state, beside the vault's folder: in it they would be copied along with it.
        let keys = |it: &ProjectDirs| match it.state_dir() {
            Some(state) => state.join("keys"),
            None => it.data_local_dir().with_file_name("rapport-keys"),
        };
        Ok(Self {
            now: now(),
            zone: zone(),
            random: Arc::new(SystemRandom),
            keys: folders.as_ref().map(keys),
            home: folders.map(|folders| folders.data_dir().to_owned()),
            here: env::current_dir().unwrap_or_default(),
            temporary: env::temp_dir(),
            name: name(),
            editor: ["VISUAL", "EDITOR"].into_iter().find_map(variable),
            is_typed,
            is_attended: is_typed && io::stderr().is_terminal(),
        })
    }
}

/// The zone that the person set for their programs, or else the system's.
fn zone() -> Tz {
    let named = |name: String| name.trim_start_matches(':').parse().ok();
    let set = variable("TZ").and_then(|name| name.into_string().ok()).and_then(named);
    set.or_else(|| iana_time_zone::get_timezone().ok().and_then(named)).unwrap_or(Tz::UTC)
}

struct SystemRandom;

impl RandomSource for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            // Ids that are not random could be somebody else's; a transaction that is cut off here is rolled back.
            let _ = io::Write::write_fmt(
                &mut io::stderr(),
                format_args!("The system gives no random numbers: {error}. Nothing was changed.\n"),
            );
            process::exit(1);
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the one place of this host that reads the clock")]
fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn name() -> String {
    let said =
        ["HOSTNAME", "COMPUTERNAME"].into_iter().find_map(variable).and_then(|name| name.into_string().ok());
    let name = said.or_else(|| fs::read_to_string("/etc/hostname").ok()).unwrap_or_default();
    let name = name.trim().split('.').next().unwrap_or_default();
    if name.is_empty() { "laptop".to_owned() } else { name.to_owned() }
}
