//! One line for each noun: where its commands, its uses, its place in time and what it asks for are told.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rapport_core::{
    Context, Vault,
    commands::Command,
    model::{Kind, RecordId},
    views::PersonPage,
};

use super::{
    announcement, campaign,
    chance::Chance,
    commitment,
    compare::Breach,
    contact, debrief,
    due::Due,
    fact::Time,
    gathering, import, industry, insight, intro_request, knows, lead, meeting, merge,
    mind::{Life, Mind},
    note, obligation, occupation, offer, organization, outreach, pitch,
    play::ZONE,
    prep, profile, question, referral, resource, review,
    saying::{Refused, Saying},
    template, term,
    undo::TEXT,
    verdict,
};
use crate::Dice;

/// A command by chance.
pub(super) fn any(chance: &Chance<'_>, vault: &Vault, context: &Context) -> Option<Command> {
    if let Some(answer) = referral::answer_apart(chance) {
        return Some(Command::Referral(answer));
    }
    // Often something of the sort that another device worked on meanwhile.
    let contested = chance.contested_kind().filter(|_| chance.dice.chance(35));
    if chance.mind.records(Kind::Contact).is_empty() && chance.dice.chance(50) {
        return Some(Command::Contact(contact::any(chance)?));
    }
    let in_focus = || chance.dice.one(chance.focus).copied().filter(|_| chance.dice.chance(60));
    if let Some(command) = contested.or_else(in_focus).and_then(|kind| any_of(kind, chance)) {
        return Some(command);
    }
    let roll = match contested {
        Some(Kind::Contact) => 0,
        Some(Kind::Organization) => 25,
        Some(Kind::Meeting) => 31,
        Some(Kind::Note) => 44,
        Some(Kind::Referral) => 49,
        Some(Kind::Obligation) => 61,
        Some(Kind::Commitment) => 70,
        Some(Kind::Outreach) => 75,
        Some(Kind::IntroRequest) => 89,
        Some(Kind::Campaign) => 100,
        Some(Kind::Profile) => 105,
        Some(Kind::Occupation) => 109,
        Some(Kind::Industry) => 112,
        Some(Kind::Gathering) => 115,
        Some(Kind::Announcement) => 118,
        Some(Kind::Knows) => 121,
        Some(Kind::Merge) => 134,
        _ => chance.dice.below(140),
    };
    Some(match roll {
        0..25 => Command::Contact(contact::any(chance)?),
        25..31 => Command::Organization(organization::any(chance)?),
        31..44 => Command::Meeting(meeting::any(chance)?),
        44..49 => Command::Note(note::any(chance)?),
        49..61 => Command::Referral(referral::any(chance)?),
        61..70 => Command::Obligation(obligation::any(chance)?),
        70..75 => Command::Commitment(commitment::any(chance)?),
        75..89 => Command::Outreach(outreach::any(chance)?),
        89..93 => Command::IntroRequest(intro_request::any(chance)?),
        100..105 => Command::Campaign(campaign::any(chance)?),
        105..109 => Command::Profile(profile::any(chance)?),
        109..112 => Command::Occupation(occupation::any(chance)?),
        112..115 => Command::Industry(industry::any(chance)?),
        115..118 => Command::Gathering(gathering::any(chance)?),
        118..121 => Command::Announcement(announcement::any(chance)?),
        121..125 => Command::Knows(knows::any(chance)?),
        125..127 => Command::Import(import::any(chance)?),
        127..134 => review::any(chance, vault, context)?,
        134..140 => Command::Merge(merge::any(chance)?),
        _ => Command::Debrief(debrief::any(chance, vault, context)),
    })
}

/// What most of a sequence is about, one of these by chance: of many nouns at once there would be little of each.
const FOCUSES: &[&[Kind]] = &[
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[],
    &[Kind::Merge, Kind::Contact],
    &[Kind::Merge, Kind::Offer, Kind::Insight],
    &[Kind::Merge, Kind::Meeting, Kind::Lead],
    &[Kind::Campaign, Kind::Profile],
    &[Kind::Occupation, Kind::Industry, Kind::Organization],
    &[Kind::Gathering, Kind::Announcement, Kind::Knows],
    &[Kind::Offer],
    &[Kind::Offer, Kind::Referral],
    &[Kind::Offer, Kind::Meeting],
    &[Kind::Lead],
    &[Kind::Lead, Kind::Term, Kind::Resource],
    &[Kind::Insight],
    &[Kind::Insight, Kind::Meeting],
    &[Kind::Meeting],
    &[Kind::Meeting, Kind::Question],
    &[Kind::Meeting, Kind::Obligation, Kind::Organization],
    &[Kind::Term],
    &[Kind::Resource, Kind::Pitch],
    &[Kind::Template, Kind::Question],
];

/// What the sequence of a seed is mostly about.
pub(super) fn focus(seed: u64) -> &'static [Kind] {
    FOCUSES[Dice::new(seed, "focus").below(FOCUSES.len())]
}

/// Something with a noun that a sequence is about.
fn any_of(kind: Kind, chance: &Chance<'_>) -> Option<Command> {
    Some(match kind {
        Kind::Offer => Command::Offer(offer::any(chance)?),
        Kind::Lead => Command::Lead(lead::any(chance)?),
        Kind::Insight => Command::Insight(insight::any(chance)?),
        // How it is prepared, and how it went.
        Kind::Meeting if chance.mind.records(Kind::Meeting).is_empty() => {
            Command::Meeting(meeting::any(chance)?)
        }
        Kind::Meeting if chance.dice.chance(50) => Command::Prep(prep::any(chance)?),
        Kind::Meeting => Command::Meeting(meeting::any(chance)?),
        Kind::Term => Command::Term(term::any(chance)?),
        Kind::Resource => Command::Resource(resource::any(chance)?),
        Kind::Question => Command::Question(question::any(chance)?),
        Kind::Template => Command::Template(template::any(chance)?),
        Kind::Pitch => Command::Pitch(pitch::any(chance)),
        Kind::Contact => Command::Contact(contact::any(chance)?),
        Kind::Merge => Command::Merge(merge::any(chance)?),
        Kind::Campaign => Command::Campaign(campaign::any(chance)?),
        Kind::Profile => Command::Profile(profile::any(chance)?),
        Kind::Occupation => Command::Occupation(occupation::any(chance)?),
        Kind::Industry => Command::Industry(industry::any(chance)?),
        Kind::Gathering => Command::Gathering(gathering::any(chance)?),
        Kind::Announcement => Command::Announcement(announcement::any(chance)?),
        Kind::Knows => Command::Knows(knows::any(chance)?),
        Kind::Referral => Command::Referral(referral::any(chance)?),
        Kind::Obligation => Command::Obligation(obligation::any(chance)?),
        Kind::Organization => Command::Organization(organization::any(chance)?),
        _ => return None,
    })
}

/// What a command says.
pub(super) fn interpret(command: &Command, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        Command::Contact(it) => contact::interpret(it, saying),
        Command::Organization(it) => organization::interpret(it, saying),
        Command::Meeting(it) => meeting::interpret(it, saying),
        Command::Note(it) => note::interpret(it, saying),
        Command::Referral(it) => referral::interpret(it, saying),
        Command::Obligation(it) => obligation::interpret(it, saying),
        Command::Commitment(it) => commitment::interpret(it, saying),
        Command::Debrief(it) => debrief::interpret(it, saying),
        Command::Outreach(it) => outreach::interpret(it, saying),
        Command::IntroRequest(it) => intro_request::interpret(it, saying),
        Command::Offer(it) => offer::interpret(it, saying),
        Command::Lead(it) => lead::interpret(it, saying),
        Command::Term(it) => term::interpret(it, saying),
        Command::Insight(it) => insight::interpret(it, saying),
        Command::Resource(it) => resource::interpret(it, saying),
        Command::Pitch(it) => pitch::interpret(it, saying),
        Command::Question(it) => question::interpret(it, saying),
        Command::Template(it) => template::interpret(it, saying),
        Command::Prep(it) => prep::interpret(it, saying),
        Command::Campaign(it) => campaign::interpret(it, saying),
        Command::Profile(it) => profile::interpret(it, saying),
        Command::Occupation(it) => occupation::interpret(it, saying),
        Command::Industry(it) => industry::interpret(it, saying),
        Command::Gathering(it) => gathering::interpret(it, saying),
        Command::Announcement(it) => announcement::interpret(it, saying),
        Command::Knows(it) => knows::interpret(it, saying),
        Command::Import(it) => import::interpret(it, saying),
        Command::Review(it) => review::interpret(it, saying),
        Command::Merge(it) => merge::interpret(it, saying),
    }
}

/// The records that a record uses.
pub(super) fn uses(mind: &Mind<'_>, kind: Kind, id: RecordId) -> BTreeSet<RecordId> {
    match kind {
        Kind::Contact => contact::uses(mind, id),
        Kind::Meeting => meeting::uses(mind, id),
        Kind::Note => note::uses(mind, id),
        Kind::Referral => referral::uses(mind, id),
        Kind::Obligation => obligation::uses(mind, id),
        Kind::Commitment => commitment::uses(mind, id),
        Kind::Outreach => outreach::uses(mind, id),
        Kind::IntroRequest => intro_request::uses(mind, id),
        Kind::Offer => offer::uses(mind, id),
        Kind::Lead => lead::uses(mind, id),
        Kind::Term => term::uses(mind, id),
        Kind::Insight => insight::uses(mind, id),
        Kind::Resource => resource::uses(mind, id),
        Kind::Pitch => pitch::uses(mind, id),
        Kind::Organization => organization::uses(mind, id),
        Kind::Campaign => campaign::uses(mind, id),
        Kind::Gathering => gathering::uses(mind, id),
        Kind::Announcement => announcement::uses(mind, id),
        Kind::Knows => knows::uses(mind, id),
        Kind::Merge => merge::uses(mind, id),
        _ => BTreeSet::new(),
    }
}

/// Where a record stands in the timeline, if it does.
pub(super) fn place_in_time(mind: &Mind<'_>, id: RecordId) -> Option<Time> {
    match mind.kind(id)? {
        Kind::Meeting => meeting::place_in_time(mind, id),
        Kind::Note => note::place_in_time(mind, id),
        Kind::Referral => referral::place_in_time(mind, id),
        Kind::Obligation => obligation::place_in_time(mind, id),
        Kind::Commitment => commitment::place_in_time(mind, id),
        Kind::Outreach => outreach::place_in_time(mind, id),
        Kind::IntroRequest => intro_request::place_in_time(mind, id),
        Kind::Offer => offer::place_in_time(mind, id),
        Kind::Announcement => announcement::place_in_time(mind, id),
        _ => None,
    }
}

/// What a record asks for.
pub(super) fn due(mind: &Mind<'_>, id: RecordId) -> Vec<Due> {
    let life = mind.life(id);
    if life == Life::Deleted {
        return Vec::new();
    }
    let mut due = match mind.kind(id) {
        Some(Kind::Meeting) => meeting::due(mind, id),
        Some(Kind::Referral) => referral::due(mind, id),
        Some(Kind::Obligation) => obligation::due(mind, id),
        Some(Kind::Commitment) => commitment::due(mind, id),
        Some(Kind::Contact) => contact::due(mind, id),
        Some(Kind::Outreach) => outreach::due(mind, id),
        Some(Kind::IntroRequest) => intro_request::due(mind, id),
        Some(Kind::Offer) => offer::due(mind, id),
        Some(Kind::Lead) => lead::due(mind, id),
        _ => Vec::new(),
    };
    if is_in_question(mind, id) {
        due.push(Due::review(id, Some(id).filter(|_| mind.kind(id) == Some(Kind::Contact))));
    }
    for due in &mut due {
        due.contact = due.contact.map(|card| mind.person(card));
    }
    due
}

/// Compares what screens show of the nouns that have screens of their own.
pub(super) fn compare(mind: &Mind<'_>, vault: &Vault, context: &Context) -> Result<(), Breach> {
    let civil = context.now().with_timezone(&ZONE).naive_local();
    offer::compared(mind, vault)?;
    lead::compared(mind, vault, context)?;
    term::compared(mind, vault)?;
    insight::compared(mind, vault)?;
    resource::compared(mind, vault)?;
    pitch::compared(mind, vault)?;
    question::compared(mind, vault)?;
    template::compared(mind, vault)?;
    prep::compared(mind, vault, context)?;
    campaign::compare(mind, vault, context, Time { instant: context.now(), civil })?;
    profile::compare(mind, vault)?;
    industry::compare(mind, vault)?;
    gathering::compare(mind, vault)?;
    knows::compare(mind, vault)
}

/// The same for what stands of them on a person's page.
pub(super) fn compare_page(mind: &Mind<'_>, contact: RecordId, page: &PersonPage) -> Result<(), Breach> {
    gathering::compare_page(mind, contact, page)?;
    announcement::compare_page(mind, contact, page)?;
    knows::compare_page(mind, contact, page)
}

/// The last day on which a record tells of something between the person and somebody it uses.
pub(super) fn last_with(mind: &Mind<'_>, id: RecordId, contact: RecordId) -> Option<NaiveDate> {
    let is_them = |field: &str| mind.id(id, field).is_some_and(|id| mind.cards(contact).contains(&id));
    let last = |name: &str| mind.happened(id, name).last().map(|it| it.at);
    let first = |name: &str| mind.happened(id, name).first().map(|it| it.at);
    let time = match mind.kind(id)? {
        Kind::Meeting => meeting::held_at(mind, id),
        Kind::Note => note::place_in_time(mind, id),
        // What the person made up their mind about is nothing between the two.
        Kind::Obligation if mind.text(id, "=kind").as_deref() == Some("judge") => None,
        Kind::Announcement => {
            let midnight = |(day, _): (NaiveDate, String)| day.and_time(chrono::NaiveTime::MIN);
            let told =
                mind.id(id, "=contact").and_then(|card| announcement::told_on(mind, card)).map(midnight);
            told.map(|civil| Time { instant: civil.and_utc(), civil })
        }
        Kind::Obligation if is_them("=contact") => obligation::place_in_time(mind, id),
        Kind::Commitment if is_them("contact") => last("kept"),
        Kind::Referral if is_them("referee") => last("contacted"),
        Kind::Referral => last("reported_back"),
        Kind::Outreach if is_them("contact") => outreach::last_touch(mind, id),
        Kind::IntroRequest if is_them("to") => {
            let said = ["asked", "agreed", "declined", "intro_made"].into_iter().filter_map(first);
            said.chain(last("reminded")).max_by_key(|at| at.instant)
        }
        Kind::IntroRequest if is_them("target") => {
            ["replied", "wrote"].into_iter().filter_map(first).max_by_key(|at| at.instant)
        }
        _ => None,
    };
    time.map(|time| time.civil.date())
}

/// Whether two devices said different things of a record, so that the person is asked.
fn is_in_question(mind: &Mind<'_>, id: RecordId) -> bool {
    let kind = mind.kind(id);
    // Of the place of a question in a plan nobody sees anything but the order.
    let is_seen = |field: &str| !field.starts_with(['=', '@']) && !field.ends_with("/position");
    let is_disputed = |field: &&str| is_seen(field) && mind.candidates(id, field).len() > 1;
    mind.life(id) == Life::Returned
        || mind.fields(id).iter().any(is_disputed)
        || kind == Some(Kind::Referral) && referral::is_in_question(mind, id)
        || kind == Some(Kind::Offer) && offer::is_in_question(mind, id)
        || kind == Some(Kind::Lead) && lead::is_in_question(mind, id)
        || kind == Some(Kind::Insight) && insight::is_in_question(mind, id)
        || verdict::is_in_question(mind, id)
        || kind == Some(Kind::Merge) && merge::is_in_question(mind, id)
        || kind == Some(Kind::Campaign) && campaign::is_in_question(mind, id)
}

/// Whether the person may be asked about a text that two devices wrote: that depends on how much of it they wrote anew. And
/// of asks, introductions, names that were given and times of talks: which of them contradict each other is not held here.
pub(super) fn may_be_in_question(mind: &Mind<'_>, id: RecordId) -> bool {
    let is_said_apart =
        matches!(mind.kind(id), Some(Kind::Outreach | Kind::IntroRequest | Kind::Referral | Kind::Meeting));
    (mind.is_open(id, TEXT) || is_said_apart) && !is_in_question(mind, id)
}
