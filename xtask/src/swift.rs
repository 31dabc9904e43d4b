//! The Swift package, built and tested by SwiftPM: the system's Swift, or the one that was set up.

use std::{ffi::OsString, process::Command};

use crate::{chroot::Chroot, count::Count, folders, process};

enum Swift {
    Installed,
    SetUp(Chroot),
}

/// What has to be there and is not, if anything is.
pub fn missing() -> Option<String> {
    find().err()
}

/// Runs the tests; or says what is missing.
pub fn test() -> Result<Count, String> {
    let swift = find()?;
    let package = folders::workspace().join("bindings/swift");
    let (target, built) = (folders::target()?, folders::built()?);
    let mut command = match &swift {
        Swift::Installed => {
            let mut command = Command::new("swift");
            command.current_dir(&package);
            command
        }
        Swift::SetUp(chroot) => chroot.command("swift", &[&folders::workspace(), &target], &package),
    };
    let mut search = OsString::from("-L");
    search.push(&built);
    command.arg("test").arg("--scratch-path").arg(target.join("swift"));
    command.arg("-Xlinker").arg(search).args(["-Xlinker", "-rpath", "-Xlinker"]).arg(&built);
    let said = process::watch(&mut command)?;
    Ok(Count::of_swift(&said.text).ended(said.success))
}

fn find() -> Result<Swift, String> {
    // OpenStack has a `swift` too.
    let version = process::ask(Command::new("swift").arg("--version"));
    if version.is_some_and(|version| version.contains("Swift version")) {
        return Ok(Swift::Installed);
    }
    match Chroot::find()? {
        Some(chroot) => Ok(Swift::SetUp(chroot)),
        None if Chroot::ready()? => {
            Err("the right to mount, or proot, missing: Swift is set up but cannot be entered".to_owned())
        }
        None => Err("swift (6.0 or newer) missing".to_owned()),
    }
}
