//! `rapport log`

use std::io::{self, Read};

use clap::Args;
use rapport_core::{
    Applied, Vault,
    commands::{Command, Debrief, DebriefCommand, DebriefPerson},
    model::{Moment, RecordId, fold},
    views::OfferRow,
};
use serde::Serialize;

use super::{offer, understood};
use crate::{
    ask, editor, failure::Failure, find, page::WARN, recovery, saved::Saved, session::Session, when,
};

/// Write down a talk: whom you met, names you heard, promises
#[derive(Args)]
#[command(
    after_help = "Example: rapport log \"Coffee with +Jane Doe @Acme. She named +Bob Lee ok-name. \\\n  \
                        >me send deck fri\"\n\nWithout a text, your editor opens; a text can also be piped in."
)]
pub struct Log {
    /// What was said
    text: Vec<String>,
    /// Whom you met, when not the first +Name
    #[arg(long, value_name = "NAME|ID")]
    with: Vec<String>,
    /// Who is meant by a name in the text
    #[arg(long = "is", value_name = "NAME=ID")]
    is: Vec<String>,
    /// When the talk ended [default: now]
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM")]
    at: Option<String>,
    /// Only show what would be understood
    #[arg(long)]
    dry_run: bool,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
    /// Write in the editor, beginning with the text
    #[arg(long)]
    edit: bool,
}

#[derive(Serialize)]
struct Logged {
    debrief: Debrief,
    saved: Saved,
}

impl Log {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let text = self.text(session)?;
        if text.trim().is_empty() {
            return Err(Failure::input(
                "There is nothing to save. Say it like this:\n  rapport log \"Coffee with +Jane Doe @Acme\"",
            ));
        }
        if self.dry_run {
            let vault = session.vault()?;
            let debrief = self.debrief(session, &vault, &text)?;
            return session.answer(&debrief, |page| {
                understood::draw(page, session, &vault, &debrief);
                page.gap();
                page.aside("Nothing was saved: this was a dry run.");
            });
        }
        let saved = session.vault().and_then(|vault| {
            let debrief = self.debrief(session, &vault, &text)?;
            let planned = understood::planned(session, &vault, &debrief);
            let command = Command::Debrief(DebriefCommand::Log { debrief: debrief.clone() });
            let applied = vault.apply(&session.context, command)?;
            Ok((vault, debrief, planned, applied))
        });
        match saved {
            Ok((vault, debrief, planned, applied)) => answer(session, &vault, debrief, planned, applied),
            Err(failure) => Err(recovery::keep(session, &text, failure)),
        }
    }

    /// What was typed: in the arguments, in the editor, or at the standard input.
    fn text(&self, session: &Session<'_>) -> Result<String, Failure> {
        let said = self.text.join(" ");
        let wants_editor = self.edit || (said.is_empty() && session.host.is_typed);
        match &session.host.editor {
            Some(editor) if wants_editor => {
                // Whoever has no vault learns it before they type.
                session.vault()?;
                return editor::write(session, editor, &said);
            }
            None if self.edit => {
                return Err(Failure::input("No editor is set; say which in $VISUAL or $EDITOR."));
            }
            _ if !said.is_empty() => return Ok(said),
            _ => {}
        }
        if session.host.is_typed {
            session.vault()?;
            ask::tell("Write what was said, then press Ctrl-D (or set $EDITOR to write in your editor).");
        }
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| Failure::failed(format!("The text cannot be read: {error}.")))?;
        let text = String::from_utf8(bytes);
        let text = text.map_err(|_| Failure::input("The text is not in UTF-8, so nothing was saved."))?;
        Ok(text.trim_end().to_owned())
    }

    fn debrief(&self, session: &Session<'_>, vault: &Vault, text: &str) -> Result<Debrief, Failure> {
        let (mut names, mut ids) = (Vec::new(), Vec::new());
        for with in self.with.iter().map(|with| with.trim()).filter(|with| !with.is_empty()) {
            let id = with.parse::<RecordId>().ok();
            let person = id.map(|_| find::person(vault, &session.context, with)).transpose()?;
            names.push(person.map_or_else(|| with.to_owned(), |person| person.name));
            ids.push(id);
        }
        let held = self.at.as_ref().map(|at| when::time(at, session.context.today())).transpose()?;
        // "Tomorrow" in a debrief is the day after the talk, whenever it is written down.
        let context = match held {
            Some(held) => session.context.at(Moment::civil(held, session.context.zone())?.instant),
            None => session.context.clone(),
        };
        let mut debrief = vault.draft(&context, text, &names)?;
        for (person, id) in debrief.met.iter_mut().zip(ids) {
            id.into_iter().for_each(|id| settle(person, id));
        }
        for said in &self.is {
            let Some((name, id)) = said.rsplit_once('=') else {
                return Err(Failure::input(format!("'{said}' does not say who is meant: --is NAME=ID")));
            };
            let known = find::person(vault, &session.context, id)?;
            let people = debrief.met.iter_mut().chain(&mut debrief.named);
            let meant = people.filter(|person| fold(&person.name) == fold(name));
            if meant.map(|person| settle(person, known.contact)).count() == 0 {
                return Err(Failure::input(format!("Nobody in the text is called '{name}'.")));
            }
        }
        if session.host.is_attended && !self.yes && !self.dry_run {
            let people = debrief.met.iter_mut().chain(&mut debrief.named);
            people.for_each(|person| ask_who(session, vault, person));
        }
        debrief.meeting = match debrief.met.first().and_then(|host| host.contact) {
            Some(host) => vault.planned_meeting(&context, host)?,
            None => None,
        };
        debrief.held = held;
        Ok(debrief)
    }
}

fn settle(person: &mut DebriefPerson, id: RecordId) {
    person.contact = Some(id);
    person.candidates.clear();
}

fn ask_who(session: &Session<'_>, vault: &Vault, person: &mut DebriefPerson) {
    if person.contact.is_some() || person.candidates.is_empty() {
        return;
    }
    let choices: Vec<String> =
        person.candidates.iter().map(|id| understood::known(session, vault, *id)).collect();
    let question = format!("Who is {}?", person.name);
    match ask::which(&question, &choices, "somebody new")
        .and_then(|place| person.candidates.get(place).copied())
    {
        Some(id) => settle(person, id),
        None => person.candidates.clear(),
    }
}

/// The next step with the latest offer that waits of those who were met, in one line.
fn waiting_offer(vault: &Vault, debrief: &Debrief) -> Result<Option<String>, Failure> {
    let met: Vec<RecordId> = debrief.met.iter().filter_map(|person| person.contact).collect();
    if met.is_empty() {
        return Ok(None);
    }
    let is_theirs = |row: &OfferRow| met.contains(&row.host.contact);
    Ok(vault.offers()?.iter().filter(|row| is_theirs(row)).find_map(offer::next_step))
}

fn answer(
    session: &Session<'_>,
    vault: &Vault,
    debrief: Debrief,
    planned: Option<String>,
    applied: Applied,
) -> Result<String, Failure> {
    let logged = Logged { debrief, saved: Saved::from(applied) };
    let waiting = waiting_offer(vault, &logged.debrief)?;
    session.answer(&logged, |page| {
        let debrief = &logged.debrief;
        understood::draw_with(page, session, vault, debrief, planned.as_deref());
        page.gap();
        let unsure: Vec<&DebriefPerson> =
            debrief.met.iter().chain(&debrief.named).filter(|it| !it.candidates.is_empty()).collect();
        for person in &unsure {
            page.marked_in(WARN, "", format!("{} was added as somebody new. It could also be:", person.name));
            for id in &person.candidates {
                page.verbatim(format!("  {id}  {}", understood::known(session, vault, *id)));
            }
        }
        if let Some(person) = unsure.first() {
            page.line(format!("If so: `rapport undo`, and log it again with --is '{}=ID'.", person.name));
            page.gap();
        }
        page.line("Saved.");
        waiting.iter().for_each(|step| page.line(step));
        page.aside("`rapport today` shows what comes of it; `rapport undo` takes it back.");
    })
}
