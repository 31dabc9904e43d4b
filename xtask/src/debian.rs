//! Debian's packages, from where this machine's apt takes them.

use std::{fs, process::Command};

use crate::process;

/// Whether packages can be installed here; if not, why.
pub fn usable() -> Result<(), String> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !release.lines().any(|line| line == "ID=debian") {
        return Err("this is not Debian".to_owned());
    }
    if process::ask(Command::new("id").arg("-u")).as_deref().map(str::trim) != Some("0") {
        return Err("packages are installed by root only".to_owned());
    }
    Ok(())
}

/// Installs packages.
pub fn install(packages: &[&str]) -> Result<(), String> {
    println!("set-up: installing {}", packages.join(" "));
    update()?;
    process::run(apt().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages))
}

/// Brings apt's lists up to date.
pub fn update() -> Result<(), String> {
    process::run(apt().args(["update", "--quiet"]))
}

/// Where apt takes Debian's own packages from.
pub fn mirror() -> Result<String, String> {
    let format = ["indextargets", "--format", "$(LABEL) $(REPO_URI)", "Created-By: Packages"];
    let find = || {
        let targets = process::ask(Command::new("apt-get").args(format))?;
        targets.lines().find_map(|line| line.strip_prefix("Debian ")).map(str::to_owned)
    };
    // Labels are known once the lists are there.
    find().or_else(|| update().ok().and_then(|()| find())).ok_or_else(|| {
        "apt is configured with no mirror of Debian: add one to /etc/apt/sources.list.d, \
         or install Swift 6.0 or newer so that `swift` is on the PATH"
            .to_owned()
    })
}

/// Has a program that reads no apt configuration use apt's proxy.
pub fn proxied(command: &mut Command) -> &mut Command {
    let lookup = ["shell", "PROXY", "Acquire::http::Proxy"];
    let proxy = process::ask(Command::new("apt-config").args(lookup)).unwrap_or_default();
    if let Some(proxy) = proxy.trim().strip_prefix("PROXY='").and_then(|rest| rest.strip_suffix('\''))
        && !proxy.is_empty()
    {
        command.env("http_proxy", proxy);
    }
    command
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
