//! What happens in the demo: real vaults, a real folder, and a clock that is told.

use std::sync::Arc;

use chrono::{DateTime, Duration, TimeZone};
use chrono_tz::{Europe::Paris, Tz};
use rapport_core::{
    Applied, Context, Vault,
    commands::{Command, ContactCommand, ContactField, DebriefCommand, NewContact},
    model::{Kind, RecordId, Source},
    views::{Export, PersonPage, ReferralTree, Today},
};
use rapport_transport::{FileSecrets, Folder, sync};
use serde::Serialize;

use super::{pairing, place::Place, sealed};
use crate::{
    commands::{today, tree},
    failure::Failure,
    page::{BOLD, Page},
    session::Session,
    words,
};

const DEBRIEF: &str = "Coffee with +Ana Ruiz @Acme. Warm, she built the data team. \
    Named +Bob Lee @Initech ok-name and +Chen Wei @Globex no-name. >me send portfolio thu";
const HEADLINE: &str = "Head of data at Acme, hiring in May";

/// How the demo ended, for programs.
#[derive(Serialize)]
struct Ending {
    same_today: bool,
    same_tree: bool,
    same_everything: bool,
    nothing_lost: bool,
    sealed: bool,
    today: Today,
    tree: ReferralTree,
}

/// Plays it, and answers with the story.
pub fn tell(session: &Session<'_>, place: &Place) -> Result<String, Failure> {
    let clock = Clock { session, start: start()? };
    let mut page = Page::default();
    let (phone, laptop, ana) = meet(&clock, place, &mut page)?;
    apart(&clock, &phone, &laptop, ana, &mut page)?;
    let morning = clock.at(23 * 60 + 30);
    together(place, &phone, &laptop, &morning, &mut page)?;
    let (files, is_sealed) = sealed::check(&place.shared(), &["Ana Ruiz", "Acme", DEBRIEF, HEADLINE])?;
    let sealed = match is_sealed {
        true => {
            format!("Nobody who looks into the folder can read it: {files} files, not one readable word.")
        }
        false => "A word of the story can be read in the folder.".to_owned(),
    };
    page.marked("         ", sealed);
    let ending = compare(&phone, &laptop, ana, &morning, is_sealed)?;
    page.heading("What to do, on both");
    today::draw(&mut page, &ending.today);
    page.heading("Who led to whom, on both");
    tree::draw(&mut page, &ending.tree, false);
    page.gap();
    let agreed = ending.same_today && ending.same_tree && ending.same_everything;
    page.marked_in(
        BOLD,
        "",
        match agreed {
            true => "Both devices show the same page.",
            false => "The devices do not show the same page.",
        },
    );
    page.marked_in(
        BOLD,
        "",
        match ending.nothing_lost {
            true => "Nothing was lost: the note, both names and the new headline are on both.",
            false => "Something was lost.",
        },
    );
    if !agreed || !ending.nothing_lost || !ending.sealed {
        return Err(Failure::failed(page.into_text()));
    }
    explore(&mut page, place, &morning);
    if session.json { crate::session::json(&ending) } else { Ok(page.into_text()) }
}

/// The clock of the story: minutes after nine in the morning.
struct Clock<'a, 'h> {
    session: &'a Session<'h>,
    start: DateTime<Tz>,
}

impl Clock<'_, '_> {
    fn at(&self, minutes: i64) -> Context {
        let now = self.start.to_utc() + Duration::minutes(minutes);
        Context::new(now, Paris, self.session.host.random.clone())
    }
}

fn start() -> Result<DateTime<Tz>, Failure> {
    let start = Paris.with_ymd_and_hms(2026, 3, 4, 9, 0, 0).single();
    start.ok_or_else(|| Failure::failed("The demo's day does not exist in this time zone."))
}

/// A phone, a laptop that joins it, and somebody both know.
fn meet(clock: &Clock<'_, '_>, place: &Place, page: &mut Page) -> Result<(Vault, Vault, RecordId), Failure> {
    page.heading(format!("{}: two devices, one vault", words::day(clock.start.date_naive())));
    let phone =
        Vault::create(&place.phone(), "phone", &clock.at(0), Arc::new(FileSecrets::new(place.keys())))?;
    let contact = NewContact {
        name: "Ana Ruiz".into(),
        organization: Some("Acme".into()),
        email: Some("ana@acme.example".into()),
        source: Some(Source::WorkOrSchool),
        ..NewContact::default()
    };
    let added = apply(&phone, &clock.at(1), Command::Contact(ContactCommand::Create { contact }))?;
    let ana = added.first_created(Kind::Contact);
    let ana = ana.ok_or_else(|| Failure::failed("The vault added nobody."))?;
    page.marked("  09:01  ", "The phone has a new vault, and Ana Ruiz in it.");
    let context = clock.at(2);
    exchange(&phone, place, &context)?;
    let (laptop, digits) = pairing::pair(&phone, place, &context)?;
    page.marked("  09:02  ", format!("The laptop is given the phone's ticket, and both show {digits}."));
    page.marked("         ", "It is let in, through a folder that both can reach. It has Ana, too.");
    Ok((phone, laptop, ana))
}

/// Both work on the same person, and neither reaches the other.
fn apart(
    clock: &Clock<'_, '_>,
    phone: &Vault,
    laptop: &Vault,
    ana: RecordId,
    page: &mut Page,
) -> Result<(), Failure> {
    page.heading("No network: each on its own");
    let context = clock.at(6 * 60);
    let debrief = phone.draft(&context, DEBRIEF, &[])?;
    apply(phone, &context, Command::Debrief(DebriefCommand::Log { debrief }))?;
    page.marked("  15:00  ", "On the phone, right after the talk:");
    page.marked("           ", format!("\"{DEBRIEF}\""));
    let (field, value) = (ContactField::Headline, Some(HEADLINE.to_owned()));
    let command = Command::Contact(ContactCommand::Set { contact: ana, field, value });
    apply(laptop, &clock.at(6 * 60 + 20), command)?;
    page.marked("  15:20  ", format!("On the laptop, the same Ana gets a headline: \"{HEADLINE}\""));
    Ok(())
}

/// One exchange each way.
fn together(
    place: &Place,
    phone: &Vault,
    laptop: &Vault,
    context: &Context,
    page: &mut Page,
) -> Result<(), Failure> {
    page.heading("In reach again the next morning: phone, laptop, phone");
    for (mark, name, vault) in
        [("  08:30  ", "phone", phone), ("         ", "laptop", laptop), ("         ", "phone", phone)]
    {
        let (received, sent) = exchange(vault, place, context)?;
        let received = words::count(received, "change", "changes");
        let sent = words::count(sent, "change", "changes");
        page.marked(mark, format!("The {name} received {received} and sent {sent}."));
    }
    Ok(())
}

fn apply(vault: &Vault, context: &Context, command: Command) -> Result<Applied, Failure> {
    Ok(vault.apply(context, command)?)
}

fn exchange(vault: &Vault, place: &Place, context: &Context) -> Result<(u64, u64), Failure> {
    let report = sync(vault, &mut Folder::new(place.shared()), context)?;
    Ok((report.received, report.published))
}

fn compare(
    phone: &Vault,
    laptop: &Vault,
    ana: RecordId,
    context: &Context,
    sealed: bool,
) -> Result<Ending, Failure> {
    let (today, tree) = (phone.today(context)?, phone.referral_tree()?);
    let (here, there): (Export, Export) = (phone.export()?, laptop.export()?);
    let is_whole = |page: PersonPage| {
        let note = page.timeline.iter().any(|row| row.text.as_deref() == Some(DEBRIEF));
        note && page.referred.len() == 2 && page.headline.as_deref() == Some(HEADLINE)
    };
    Ok(Ending {
        same_today: today == laptop.today(context)?,
        same_tree: tree == laptop.referral_tree()?,
        same_everything: here == there && phone.vector()? == laptop.vector()?,
        nothing_lost: is_whole(phone.person(context, ana)?) && is_whole(laptop.person(context, ana)?),
        sealed,
        today,
        tree,
    })
}

fn explore(page: &mut Page, place: &Place, morning: &Context) {
    let (dir, now) = (place.said.display(), morning.now().format("%Y-%m-%dT%H:%M:%SZ"));
    let rest = format!("--vault {dir}/phone --keys {dir}/keys --now {now} today");
    page.heading("Look around: try also `show ana`, `tree`, `timeline`, and the laptop");
    page.verbatim(format!("  cargo run --release -- {rest}"));
    page.verbatim(format!("  rapport {rest}"));
}
