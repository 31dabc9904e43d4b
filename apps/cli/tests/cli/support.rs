//! Running the binary on folders of its own.

use std::{
    ffi::OsStr,
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
    sync::Arc,
};

use rapport_transport::FileSecrets;
use serde_json::Value;
use tempfile::TempDir;

/// A Wednesday afternoon, 16:00 in Paris.
pub const NOW: &str = "2026-03-04T15:00:00Z";

/// A talk that gives two names and a promise.
pub const TALK: &str = "Coffee with +Jane Doe @Acme. She named +Bob Lee @Initech ok-name and +Chen Wei no-name. >me send deck fri";

/// A place for vaults, removed at the end.
pub struct Desk {
    dir: TempDir,
}

/// What a run printed, and how it ended.
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A desk with a vault called `laptop`.
    pub fn with_vault() -> Self {
        let desk = Self::new();
        desk.ok(&["init", "--device", "laptop"]);
        desk
    }

    /// The path called `name`.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Where the keys of the desk's vaults are.
    pub fn secrets(&self) -> Arc<FileSecrets> {
        Arc::new(FileSecrets::new(self.path("keys")))
    }

    /// Copies a folder, with what is in it, in the place of what is there.
    pub fn copy(&self, from: &str, to: &str) {
        let _ = fs::remove_dir_all(self.path(to));
        fs::create_dir(self.path(to)).unwrap();
        for entry in fs::read_dir(self.path(from)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, self.path(to).join(path.file_name().unwrap())).unwrap();
        }
    }

    /// All files below a folder, in order.
    pub fn files_below(&self, folder: &str) -> Vec<PathBuf> {
        let (mut files, mut folders) = (Vec::new(), vec![self.path(folder)]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }

    /// The files at the top of the desk.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = fs::read_dir(self.dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .collect();
        files.sort();
        files
    }

    /// The command, at a fixed instant, on the vault `laptop` unless another is named in `args`.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapport"));
        command.current_dir(self.dir.path()).stdin(Stdio::null());
        for variable in ["VISUAL", "EDITOR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
            command.env_remove(variable);
        }
        // The system's folders, and so the keys, follow HOME.
        for variable in ["XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(variable);
        }
        command.env("TMPDIR", self.dir.path()).env("HOME", self.dir.path()).args(args);
        for (option, value) in
            [("--vault", "laptop"), ("--keys", "keys"), ("--now", NOW), ("--zone", "Europe/Paris")]
        {
            if !args.contains(&option) {
                command.args([option, value]);
            }
        }
        command
    }

    /// Runs it.
    pub fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// Runs it with `input` at its standard input.
    pub fn run_with_input(&self, args: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.as_ref()).unwrap();
        drop(stdin);
        Ran::of(child.wait_with_output().unwrap())
    }

    /// Runs it with one more variable in its environment.
    pub fn run_in(&self, variable: &str, value: impl AsRef<OsStr>, args: &[&str]) -> Ran {
        Ran::of(self.command(args).env(variable, value).output().unwrap())
    }

    /// Runs what must go well, and gives what it printed.
    pub fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.out, ran.err);
        assert_eq!(ran.err, "", "{args:?}");
        ran.out
    }

    /// As [`Desk::ok`], with `--json`.
    pub fn json(&self, args: &[&str]) -> Value {
        let mut args = args.to_vec();
        args.push("--json");
        serde_json::from_str(&self.ok(&args)).unwrap()
    }

    /// Runs what must fail with `code`, and gives what it said.
    pub fn fails(&self, code: i32, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{args:?}: {}", ran.err);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran.err
    }
}

impl Ran {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap() }
    }
}

/// `text` with its ends and breaks of lines made single spaces, for looking for words.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
