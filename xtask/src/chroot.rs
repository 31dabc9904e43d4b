//! A Debian in a folder, with the Swift that this system lacks.
//!
//! Nothing is ever mounted where others see it: what a program in there needs is mounted in a namespace of its own,
//! which is gone with the program, however it ends.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{debian, folders, process};

/// The release that has Swift, and what to take of it. Written beside the folder when it is done: a folder without
/// it, or with another, is made anew.
const RECIPE: &str = "trixie: swiftlang libc6-dev libstdc++-14-dev tzdata";

/// Mounts what programs expect, then the folders that are given, then runs the program.
///
/// Where the kernel lets nobody mount a new `/proc`, the one that is there does.
const ENTER: &str = r#"
set -e
root=$1 folder=$2; shift 2
mount -t proc proc "$root/proc" 2>/dev/null || mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
    mkdir -p "$root$1"
    mount --bind "$1" "$root$1"
    shift
done
shift
exec chroot "$root" /bin/sh -c 'cd "$1"; shift; exec "$@"' sh "$folder" "$@"
"#;

/// The environment in there: nothing of ours.
const CLEAN: [&str; 5] = ["/usr/bin/env", "-i", "HOME=/root", "PATH=/usr/bin:/bin", "LANG=C.UTF-8"];

/// A Debian in a folder, ready to run programs.
pub struct Chroot {
    root: PathBuf,
    entry: Entry,
}

/// How a program gets in.
#[derive(Clone, Copy)]
enum Entry {
    /// Into namespaces of mounts and processes of its own.
    Namespaces,
    /// By tracing it: slow, but it needs no right to mount.
    Traced,
}

impl Chroot {
    /// Whether it was set up, all of it.
    pub fn ready() -> Result<bool, String> {
        let (_, marker) = place()?;
        Ok(fs::read_to_string(marker).ok().as_deref() == Some(RECIPE))
    }

    /// The one that was set up, if there is a way in.
    pub fn find() -> Result<Option<Self>, String> {
        if !Self::ready()? {
            return Ok(None);
        }
        let (root, _) = place()?;
        let ways = [Entry::Namespaces, Entry::Traced];
        Ok(ways.map(|entry| Self { root: root.clone(), entry }).into_iter().find(Self::works))
    }

    /// The program inside, in `folder`, with `shared` folders of the outside at the same paths.
    pub fn command(&self, program: &str, shared: &[&Path], folder: &Path) -> Command {
        match self.entry {
            Entry::Namespaces => {
                let mut command = unshare();
                command.args(["sh", "-c", ENTER, "sh"]).arg(&self.root).arg(folder);
                command.args(shared).arg("--").args(CLEAN).arg(program);
                command
            }
            Entry::Traced => {
                let mut command = Command::new("proot");
                command.arg("-0").arg("-r").arg(&self.root).args(["-b", "/proc", "-b", "/dev"]);
                for shared in shared {
                    command.arg("-b").arg(shared);
                }
                command.arg("-w").arg(folder).args(CLEAN).arg(program);
                command
            }
        }
    }

    fn works(&self) -> bool {
        // Swift finds its own libraries through /proc.
        let mut command = self.command("readlink", &[], Path::new("/"));
        process::ask(command.arg("/proc/self/exe")).is_some()
    }
}

/// Namespaces that end with us, even if we are killed.
fn unshare() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "unshare", "--mount", "--propagation", "private"]);
    command.args(["--pid", "--fork", "--kill-child", "--"]);
    command
}

fn place() -> Result<(PathBuf, PathBuf), String> {
    let folder = folders::cache()?.join("swift");
    Ok((folder.join("root"), folder.join("ready")))
}

/// Makes it ready, from the mirror that apt is configured with. What an interrupted set-up left is removed first.
pub fn make() -> Result<(), String> {
    if !Chroot::ready()? {
        unpack()?;
    }
    if Chroot::find()?.is_none() {
        debian::install(&["proot"])?;
    }
    Ok(())
}

fn unpack() -> Result<(), String> {
    let (root, marker) = place()?;
    let mirror = debian::mirror()?;
    discard(&root, &marker)?;
    fs::create_dir_all(&root).map_err(|error| format!("{} cannot be created: {error}", root.display()))?;
    let (release, packages) = RECIPE.split_once(": ").unwrap_or((RECIPE, ""));
    // Debootstrap mounts too, and does not survive being killed as well as a namespace does.
    let mut command = unshare();
    if process::ask(unshare().arg("true")).is_none() {
        command = Command::new("env");
    }
    debian::proxied(&mut command)
        .args(["debootstrap", "--variant=minbase", &format!("--include={}", packages.replace(' ', ","))])
        .arg(release)
        .arg(&root)
        .arg(&mirror);
    process::run(&mut command)?;
    // The packages are unpacked; a good part of the space is theirs.
    remove(&root.join("var/cache/apt/archives")).map_err(|error| error.to_string())?;
    fs::write(&marker, RECIPE).map_err(|error| format!("{} cannot be written: {error}", marker.display()))
}

/// Removes a half-made folder; never through a mount.
fn discard(root: &Path, marker: &Path) -> Result<(), String> {
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    if let Some(mount) = mounts
        .lines()
        .filter_map(|line| line.split(' ').nth(1))
        .find(|mount| Path::new(mount).starts_with(root))
    {
        return Err(format!("something is mounted at {mount}; unmount it first (`umount {mount}`)"));
    }
    remove_file(marker)
        .and_then(|()| remove(root))
        .map_err(|error| format!("{} cannot be removed: {error}", root.display()))
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn remove_file(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
