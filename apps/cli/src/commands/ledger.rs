//! `rapport ledger`

use clap::Args;
use rapport_core::views::LedgerRow;

use crate::{
    failure::Failure,
    find,
    page::{DIM, Page, WARN},
    session::Session,
};

/// Show what people gave you and what you gave back
#[derive(Args)]
#[command(after_help = "Example: rapport ledger jane")]
pub struct Ledger {
    /// The name, a part of it, or the id; everybody when not said
    #[arg(value_name = "NAME|ID")]
    person: Vec<String>,
}

impl Ledger {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        if !self.person.is_empty() {
            let person = find::person(&vault, &session.context, &self.person.join(" "))?;
            let row = vault.ledger_of(&session.context, person.contact)?;
            return session.answer(&row, |page| draw(page, &row));
        }
        let rows = vault.ledger(&session.context)?;
        session.answer(&rows, |page| {
            if rows.is_empty() {
                page.line("Nobody gave you anything yet: it begins with a talk.");
            }
            rows.iter().for_each(|row| draw(page, row));
        })
    }
}

fn draw(page: &mut Page, row: &LedgerRow) {
    page.line(&row.name);
    page.marked("    they gave  ", &row.received);
    page.marked("    you gave   ", &row.given);
    match &row.hint {
        Some(hint) => page.marked_in(WARN, "    ", hint),
        None => page.marked_in(DIM, "    ", "In balance."),
    }
}
