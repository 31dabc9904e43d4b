//! Figures: what a person waits for, beside raw SQLite and beside one Automerge document for everything.

mod between;
mod one_document;
mod raw;
mod table;
mod taken;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use rapport_core::{
    Vault,
    commands::{Command, ContactField, DebriefCommand},
    model::RecordId,
};
pub use table::{Figure, Table};
pub use taken::{Cost, Samples};

use crate::{
    Dice, build,
    dataset::{self, DataSet},
    secrets_beside,
};

/// Names of the work that is done in a process of its own, where nothing is warm: see `child`.
pub const CHILD: &str = "child";

/// All figures of a data set, beside those of the usual one.
///
/// # Errors
/// When the disk refuses.
pub fn measure(set: &DataSet, cache: &Path) -> io::Result<Table> {
    let home = tempfile::tempdir_in(cache)?;
    let place = |set: &DataSet, name: &str| -> io::Result<PathBuf> {
        let copy = home.path().join(name);
        dataset::copy(&set.cached(cache)?, &copy)?;
        Ok(copy)
    };
    let usual = place(&DataSet::USUAL, "the usual one")?;
    let folder = place(set, "the one to measure")?;
    let document = one_document::cached(&folder, &cache.join(format!("{}.automerge", set.name)))?;
    let mut table = Table::new(set.name);

    let cold = Cost::median(7, || child("today", &folder))?;
    let load = Cost::median(3, || child("automerge-load", &document))?;
    table.cost("open and show Today, new process", &cold, "one document: load", &load);
    let working = child("work", &folder)?;
    table.memory(
        "open, Today, log a debrief: peak memory",
        working.peak_kb,
        "one document: load",
        load.peak_kb,
    );

    let vault = Vault::open(&folder, secrets_beside(&folder)).map_err(io::Error::other)?;
    let small = Vault::open(&usual, secrets_beside(&usual)).map_err(io::Error::other)?;
    let raw = raw::Raw::open(&folder, home.path())?;
    // In turns, so that what else the machine does falls on all of them.
    let (mut edit, mut edit_usual, mut insert) = (Samples::default(), Samples::default(), Samples::default());
    let (mut editor, mut small_editor) = (Editor::new(&vault), Editor::new(&small));
    let bytes = raw.bytes_of_an_edit()?;
    for _ in 0..400 {
        edit.time(|| editor.edit());
        edit_usual.time(|| small_editor.edit());
        insert.time(|| raw.insert(bytes));
    }
    table.ratio("change one field, durable, p50", edit.p50(), "bare insert of the same bytes", insert.p50());
    table.ratio("change one field, durable, p99", edit.p99(), "bare insert of the same bytes", insert.p99());
    table.ratio("change one field, p50", edit.p50(), "the same in the usual vault", edit_usual.p50());
    let one = child("automerge-edit", &document)?;
    table.ratio("change one field, durable, p50", edit.p50(), "one document: edit in memory", one.wall);

    let (mut log, mut log_usual) = (Samples::default(), Samples::default());
    for _ in 0..60 {
        log.time(|| editor.log());
        log_usual.time(|| small_editor.log());
    }
    table.ratio("log a debrief, durable, p50", log.p50(), "the same in the usual vault", log_usual.p50());
    table.ratio("log a debrief, durable, p50", log.p50(), "bare insert of an edit's bytes", insert.p50());

    let (mut list, mut covering) = (Samples::default(), Samples::default());
    let (mut window, mut rows) = (Samples::default(), 0);
    for _ in 0..20 {
        list.time(|| rows = vault.people(0, 10_000).unwrap().rows.len());
        covering.time(|| raw.list().unwrap());
        window.time(|| vault.people(rows as u64 / 2, 60).unwrap());
    }
    table.ratio(&format!("list {rows} people"), list.p50(), "covering index by hand", covering.p50());
    table.ratio(
        "list 60 people from the middle",
        window.p50(),
        "a frame of 16.7 ms",
        Duration::from_micros(16_667),
    );
    let one = child("automerge-list", &document)?;
    table.ratio(&format!("list {rows} people"), list.p50(), "one document: after its load", one.wall);

    let (mut search, mut by_hand) = (Samples::default(), Samples::default());
    for query in
        ["j", "ja", "jan", "jane", "jane d", "r", "re", "res", "research", "research pri", "company 1"]
    {
        for _ in 0..10 {
            search.time(|| vault.search(query, 20).unwrap());
            by_hand.time(|| raw.search(query).unwrap());
        }
    }
    table.ratio("search as you type, p50", search.p50(), "full-text question by hand", by_hand.p50());
    table.ratio("search as you type, p99", search.p99(), "its own p50", search.p50());

    let (mut page, mut reads) = (Samples::default(), Samples::default());
    for _ in 0..200 {
        let contact = editor.anybody();
        page.time(|| vault.person(&editor.context, contact).unwrap());
        reads.time(|| raw.read_person(contact).unwrap());
    }
    table.ratio("person page, p50", page.p50(), "the same rows by hand", reads.p50());

    let between = place(set, "the one to sync")?;
    between::measure(&mut table, home.path(), &between, &document, &load)?;

    let size = |path: &Path| path.metadata().map_or(0, |metadata| metadata.len());
    vault.suspend().map_err(io::Error::other)?;
    table.size("on disk", size(&folder.join("vault.sqlite3")), "one document: saved", size(&document));
    Ok(table)
}

/// Acts on a vault as a person does.
struct Editor<'a> {
    vault: &'a Vault,
    context: rapport_core::Context,
    dice: Dice,
    people: Vec<RecordId>,
    turn: usize,
}

impl<'a> Editor<'a> {
    fn new(vault: &'a Vault) -> Self {
        let rows = vault.people(0, 100_000).unwrap().rows;
        let people = rows.into_iter().map(|row| row.contact).collect();
        Self { vault, context: dataset::context("editor"), dice: Dice::new(2, "editor"), people, turn: 0 }
    }

    fn anybody(&self) -> RecordId {
        self.people[self.dice.below(self.people.len())]
    }

    fn edit(&mut self) {
        self.turn += 1;
        let command = build::set(self.anybody(), ContactField::Headline, &format!("Head of {}", self.turn));
        self.vault.apply(&self.context, command).unwrap();
    }

    fn log(&mut self) {
        self.turn += 1;
        let turn = self.turn;
        let text = format!(
            "Coffee with +Jane Doe{turn} @Acme. Named +Bob Lee{turn} ok-name and +Ana Ruiz{turn} no-name.\n>me send deck fri\n>them intro in 2 weeks\n{}",
            "They are hiring in autumn and like people who ask. ".repeat(15)
        );
        let debrief = self.vault.draft(&self.context, &text, &[]).unwrap();
        self.vault.apply(&self.context, Command::Debrief(DebriefCommand::Log { debrief })).unwrap();
    }
}

/// Does one piece of work in a process of its own and says what it cost there.
fn child(work: &str, place: &Path) -> io::Result<Cost> {
    let me = std::env::current_exe()?;
    let output =
        std::process::Command::new(me).args([CHILD.as_ref(), work.as_ref(), place.as_os_str()]).output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    Cost::parse(&said)
        .ok_or_else(|| io::Error::other(format!("{work}: {said}{}", String::from_utf8_lossy(&output.stderr))))
}

/// The work of a child; what it cost, as a line for its parent.
///
/// # Errors
/// When the work cannot be done.
pub fn work(work: &str, place: &Path) -> io::Result<String> {
    let cost = match work {
        "today" => Cost::of(|| {
            let vault = Vault::open(place, secrets_beside(place)).unwrap();
            vault.today(&dataset::context("today")).unwrap().items.len()
        }),
        "work" => Cost::of(|| {
            let vault = Arc::new(Vault::open(place, secrets_beside(place)).unwrap());
            vault.today(&dataset::context("today")).unwrap();
            let text = "Coffee with +Nobody Known @Acme. Named +Somebody Else ok-name. >me send deck fri";
            let context = dataset::context("work");
            let debrief = vault.draft(&context, text, &[]).unwrap();
            vault.apply(&context, Command::Debrief(DebriefCommand::Log { debrief })).unwrap();
            vault.undo(&context).unwrap().touched.len()
        }),
        "automerge-load" => {
            Cost::of(|| one_document::load(place).map(|document| document.get_heads().len()).unwrap_or(0))
        }
        "automerge-edit" => one_document::edit_cost(place)?,
        "automerge-list" => one_document::list_cost(place)?,
        _ => return Err(io::Error::other("no such work")),
    };
    Ok(cost.line())
}
