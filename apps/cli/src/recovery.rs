//! Where a text goes that could not be saved.

use std::{fs::OpenOptions, io::Write, path::PathBuf};

use crate::{failure::Failure, session::Session};

/// Keeps `text` in a file beside the vault, or where temporary files go, and says in `failure` where.
pub fn keep(session: &Session<'_>, text: &str, failure: Failure) -> Failure {
    let stamp = session.context.now().format("%Y-%m-%d-%H%M%S");
    let beside = session.folder.parent().map(|parent| session.absolute(parent));
    let places = beside.into_iter().chain([session.host.temporary.clone()]);
    for place in places {
        for number in 1..100 {
            let path = place.join(format!("rapport-unsaved-{stamp}-{number}.txt"));
            match write(&path, text) {
                Ok(()) => {
                    let path = path.display();
                    return failure
                        .and(format!("Your text is kept. Log it again with\n  rapport log < '{path}'"));
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(_) => break,
            }
        }
    }
    failure.and(format!("Your text could be kept in no file either; here it is:\n{text}"))
}

fn write(path: &PathBuf, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
