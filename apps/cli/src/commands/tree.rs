//! `rapport tree`

use clap::Args;
use rapport_core::views::{ChainStep, ReferralTree, TreeRow, source_words};

use crate::{failure::Failure, find, page::Page, session::Session, words};

/// Show who led to whom
#[derive(Args)]
#[command(after_help = "Example: rapport tree --ascii\n         rapport tree --to bob")]
pub struct Tree {
    /// Only the way to this person, from your first contact on
    #[arg(long, value_name = "NAME|ID")]
    to: Option<String>,
    /// Draw with plain characters
    #[arg(long)]
    ascii: bool,
}

impl Tree {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        if let Some(name) = &self.to {
            let person = find::person(&vault, &session.context, name)?;
            let steps = vault.chain_to(person.contact)?;
            return session.answer(&steps, |page| draw_way(page, &steps));
        }
        let tree = vault.referral_tree()?;
        session.answer(&tree, |page| draw(page, &tree, self.ascii))
    }
}

/// The way to somebody, one step a line.
fn draw_way(page: &mut Page, steps: &[ChainStep]) {
    let mut before: Option<&ChainStep> = None;
    for step in steps {
        let how = match (before, step.named_on) {
            (Some(before), Some(day)) => {
                format!("{} gave you the name on {}", before.person.name, words::day(day))
            }
            _ => match step.source {
                Some(source) => format!("found {}", source_words(source)),
                None => "your own contact".to_owned(),
            },
        };
        let met = if step.is_met { "" } else { "; not yet met" };
        page.line(format!("{} - {how}{met}", step.person.name));
        before = Some(step);
    }
}

/// The tree, drawn with lines.
pub fn draw(page: &mut Page, tree: &ReferralTree, ascii: bool) {
    if tree.rows.is_empty() {
        page.line("Nobody here yet. After your first talk: rapport log \"Coffee with +Jane Doe\"");
        return;
    }
    let (tee, corner, bar) = if ascii { ("|- ", "`- ", "|  ") } else { ("├─ ", "└─ ", "│  ") };
    // For each level above the current line: whether a sibling follows below.
    let mut goes_on: Vec<bool> = Vec::new();
    for (place, row) in tree.rows.iter().enumerate() {
        let level = row.generation as usize;
        goes_on.truncate(level);
        let is_followed = has_sibling_below(&tree.rows[place..], row.generation);
        let mut mark = String::new();
        if level > 0 {
            goes_on.iter().skip(1).for_each(|&more| mark.push_str(if more { bar } else { "   " }));
            mark.push_str(if is_followed { tee } else { corner });
        }
        goes_on.resize(level + 1, is_followed);
        page.marked(&mark, described(row, parent_name(tree, row)));
    }
    page.gap();
    let named = words::count(u64::from(tree.offered), "name was given", "names were given");
    page.aside(match tree.met {
        0 if tree.offered == 1 => format!("{named}; they are not met yet."),
        0 => format!("{named}; none of them is met yet."),
        met => format!("{named}; {met} met so far."),
    });
}

fn has_sibling_below(rows: &[TreeRow], generation: u32) -> bool {
    let below = rows.iter().skip(1).find(|row| row.generation <= generation);
    below.is_some_and(|row| row.generation == generation)
}

fn parent_name<'a>(tree: &'a ReferralTree, row: &TreeRow) -> &'a str {
    let parent = tree.rows.iter().find(|other| Some(other.contact) == row.parent);
    parent.map_or("them", |parent| parent.name.as_str())
}

fn described(row: &TreeRow, parent: &str) -> String {
    let mut facts = Vec::new();
    if row.is_met {
        facts.push("met".to_owned());
    } else if let Some(state) = row.state {
        facts.push(words::referral(state).to_owned());
    }
    if !row.is_met {
        facts.extend(row.permission.and_then(|permission| words::permission(permission, parent)));
    }
    if !row.also_by.is_empty() {
        facts.push(format!("also named by {}", row.also_by.join(", ")));
    }
    let name = if row.name.is_empty() { "(no name)" } else { &row.name };
    if facts.is_empty() { name.to_owned() } else { format!("{name} ({})", facts.join("; ")) }
}
