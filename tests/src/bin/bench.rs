//! Takes the figures: `bench [--data usual|heavy|extreme] [--json FILE]`.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use rapport_tests::{bench, dataset::DataSet};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match &arguments[..] {
        [bench::CHILD, work, place] => bench::work(work, Path::new(place)).map(|line| println!("{line}")),
        options => match read(options) {
            Some((set, json)) => run(&set, json),
            None => {
                eprintln!("usage: bench [--data usual|heavy|extreme] [--json FILE]");
                return ExitCode::from(2);
            }
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn read<'a>(options: &[&'a str]) -> Option<(DataSet, Option<&'a str>)> {
    let (mut set, mut json) = (DataSet::HEAVY, None);
    for option in options.chunks(2) {
        match *option {
            ["--data", name] => set = DataSet::named(name)?,
            ["--json", file] => json = Some(file),
            _ => return None,
        }
    }
    Some((set, json))
}

fn run(set: &DataSet, json: Option<&str>) -> io::Result<()> {
    let table = bench::measure(set, &cache()?)?;
    println!("{table}");
    if let Some(file) = json {
        std::fs::write(file, serde_json::to_vec_pretty(&table)?)?;
    }
    Ok(())
}

/// Beside the program itself, in cargo's own folder.
fn cache() -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let folder = program.parent().unwrap_or(Path::new(".")).join("data-sets");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
