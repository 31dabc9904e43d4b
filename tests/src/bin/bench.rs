//! Takes the figures: `bench [--data usual|heavy|extreme] [--json FILE]`; of the usual and the heavy data when none are named.

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
            Some((sets, json)) => run(&sets, json),
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

fn read<'a>(options: &[&'a str]) -> Option<(Vec<DataSet>, Option<&'a str>)> {
    let (mut sets, mut json) = (vec![DataSet::USUAL, DataSet::HEAVY], None);
    for option in options.chunks(2) {
        match *option {
            ["--data", name] => sets = vec![DataSet::named(name)?],
            ["--json", file] => json = Some(file),
            _ => return None,
        }
    }
    Some((sets, json))
}

fn run(sets: &[DataSet], json: Option<&str>) -> io::Result<()> {
    let mut tables = Vec::new();
    for set in sets {
        let table = bench::measure(set, &cache()?)?;
        println!("{table}");
        tables.push(table);
    }
    if let Some(file) = json {
        std::fs::write(file, serde_json::to_vec_pretty(&tables)?)?;
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
