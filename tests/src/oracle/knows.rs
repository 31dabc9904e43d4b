//! Who knows whom, and how far away people are.

use std::collections::{BTreeMap, BTreeSet};

use rapport_core::{
    Vault,
    commands::KnowsCommand,
    model::{Kind, KnowsKey, KnowsKind, RecordId, Strength},
    views::PersonPage,
};

use super::{
    announcement,
    chance::Chance,
    compare::{Breach, same, sorted},
    contact,
    fact::{Detail, Says, Val, named},
    gathering, meeting,
    mind::{Life, Mind},
    organization,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> Option<KnowsCommand> {
    let known: Vec<KnowsKey> =
        chance.mind.records(Kind::Knows).into_iter().filter_map(|id| key(chance.mind, id)).collect();
    let known = chance.dice.one(&known).filter(|_| chance.dice.chance(60)).copied();
    let tie = match known {
        // What holds in both directions may be named from either side.
        Some(KnowsKey { kind, from, to }) if chance.dice.chance(50) => KnowsKey { kind, from: to, to: from },
        Some(known) => known,
        None => KnowsKey {
            kind: chance.of(&[
                KnowsKind::Knows,
                KnowsKind::Mentioned,
                KnowsKind::WorkedWith,
                KnowsKind::Family,
            ]),
            from: chance.record(Kind::Contact)?,
            to: chance.record(Kind::Contact)?,
        },
    };
    Some(match chance.dice.chance(65) {
        true => {
            let strength = chance.some(chance.of(&[Strength::Slight, Strength::Good, Strength::Close]));
            KnowsCommand::Note { tie, strength }
        }
        false => KnowsCommand::Remove { tie },
    })
}

pub(super) fn interpret(command: &KnowsCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    match command {
        KnowsCommand::Note { tie, strength } => {
            let (kind, from, to) = as_kept(*tie);
            saying.require(Kind::Contact, from)?;
            saying.require(Kind::Contact, to)?;
            if saying.mind().cards(from).contains(&to) {
                return Err(Refused);
            }
            let id = tie.id();
            if saying.mind().kind(id).is_none() {
                saying.make_known(Kind::Knows, id);
                for (field, value) in
                    [("=kind", Val::Text(named(kind))), ("=from", Val::Id(from)), ("=to", Val::Id(to))]
                {
                    saying.say(id, Says::Value { field: field.to_owned(), value: Some(value), before: None });
                }
            }
            if let Some(strength) = strength {
                saying.put(id, "strength", Some(Val::Text(named(strength))));
            }
            if !saying.mind().has(id, "noted") {
                saying.happened(id, "noted", Detail::Nothing);
            }
            Ok(())
        }
        KnowsCommand::Remove { tie } => {
            if !saying.mind().has(tie.id(), "noted") {
                return Err(Refused);
            }
            saying.happened_instead(tie.id(), "", Detail::Nothing, &["noted"]);
            Ok(())
        }
    }
}

fn is_mutual(kind: KnowsKind) -> bool {
    matches!(kind, KnowsKind::WorkedWith | KnowsKind::Family)
}

/// What holds in both directions is kept from the smaller id on.
fn as_kept(tie: KnowsKey) -> (KnowsKind, RecordId, RecordId) {
    let KnowsKey { kind, from, to } = tie;
    if is_mutual(kind) { (kind, from.min(to), from.max(to)) } else { (kind, from, to) }
}

fn key(mind: &Mind<'_>, id: RecordId) -> Option<KnowsKey> {
    let word = mind.text(id, "=kind")?;
    let kinds = [KnowsKind::Knows, KnowsKind::Mentioned, KnowsKind::WorkedWith, KnowsKind::Family];
    let kind = kinds.into_iter().find(|kind| named(kind) == word)?;
    Some(KnowsKey { kind, from: mind.id(id, "=from")?, to: mind.id(id, "=to")? })
}

/// One that was removed is as if nobody had noted it.
pub(super) fn uses(mind: &Mind<'_>, id: RecordId) -> BTreeSet<RecordId> {
    standing(mind, id).into_iter().flat_map(|tie| [tie.from, tie.to]).collect()
}

fn standing(mind: &Mind<'_>, id: RecordId) -> Option<KnowsKey> {
    key(mind, id).filter(|_| mind.has(id, "noted"))
}

/// Who leads to somebody: whoever gave their name, and whoever is tied to them.
fn leading(mind: &Mind<'_>, contact: RecordId) -> BTreeSet<RecordId> {
    let named = mind.present(Kind::Referral).into_iter();
    let contact = mind.person(contact);
    let named = named.filter(|it| mind.person_in(*it, "referee") == Some(contact));
    let named = named.filter_map(|it| mind.id(it, "referrer"));
    let ties = mind.records(Kind::Knows).into_iter().filter_map(|id| standing(mind, id));
    let tied = ties.filter_map(|tie| match tie {
        KnowsKey { from, to, .. } if mind.person(to) == contact => Some(from),
        KnowsKey { kind, from, to } if mind.person(from) == contact && is_mutual(kind) => Some(to),
        _ => None,
    });
    let leading = named.chain(tied).filter(|from| mind.life(*from) != Life::Deleted);
    leading.map(|from| mind.person(from)).filter(|from| *from != contact).collect()
}

/// Whether somebody is one of the person's own: met, found among those they know, or noted at a gathering.
fn is_own(mind: &Mind<'_>, contact: RecordId) -> bool {
    let source = contact::value(mind, contact, "source").and_then(Val::text);
    let is_known = |source: &str| ["friends_and_family", "work_or_school", "event"].contains(&source);
    source.as_deref().is_some_and(is_known)
        || meeting::was_met(mind, contact)
        || !gathering::of(mind, contact).is_empty()
}

/// How far away somebody is.
fn degree(mind: &Mind<'_>, contact: RecordId) -> &'static str {
    let others = leading(mind, contact);
    let before = || {
        others.iter().flat_map(|other| leading(mind, *other)).filter(|before| *before != mind.person(contact))
    };
    match () {
        () if is_own(mind, contact) => "own",
        () if others.iter().any(|other| is_own(mind, *other)) => "one_away",
        () if before().any(|before| is_own(mind, before)) => "two_away",
        () => "cold",
    }
}

/// Whom of their own the person still has to tell, who leads to most first, and who was told.
pub(super) fn compare(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let found = vault.network().unwrap();
    let people = mind.people();
    let told = people.iter().filter_map(|id| Some((*id, announcement::told(mind, *id)?)));
    let told: BTreeMap<RecordId, _> = told.collect();
    let rows = found.told.iter().map(|row| (row.contact, (row.day, named(row.channel))));
    same("who was told", told.clone(), rows.collect())?;
    let mut led: BTreeMap<RecordId, usize> = BTreeMap::new();
    for from in people.iter().flat_map(|id| leading(mind, *id)) {
        *led.entry(from).or_default() += 1;
    }
    let is_waiting = |id: &RecordId| {
        !told.contains_key(id) && degree(mind, *id) == "own" && !contact::is_do_not_contact(mind, *id)
    };
    let rank = |id: &RecordId| {
        let is_aimed_at = |place: &RecordId| organization::is_aimed_at(mind, *place);
        let works_there = contact::works_at_now(mind, *id).iter().any(is_aimed_at);
        let is_close =
            contact::value(mind, *id, "source") == Some(Val::Text("friends_and_family".to_owned()));
        (works_there, led.get(id).copied().unwrap_or_default(), is_close)
    };
    let mut expected: Vec<RecordId> = people.iter().copied().filter(is_waiting).collect();
    expected.sort_by_key(|id| (std::cmp::Reverse(rank(id)), *id));
    same("whom to tell", expected, found.to_tell.iter().map(|row| row.contact).collect())?;
    for row in &found.to_tell {
        let words = match rank(&row.contact) {
            (true, ..) => "which you aim at".to_owned(),
            (false, 0, true) => "A friend or a relative".to_owned(),
            (false, 0, false) => "You know them".to_owned(),
            (false, 1, _) => "Leads to 1 person".to_owned(),
            (false, count, _) => format!("Leads to {count} people"),
        };
        same("why to tell somebody", true, row.reason.contains(&words))?;
    }
    Ok(())
}

pub(super) fn compare_page(mind: &Mind<'_>, contact: RecordId, page: &PersonPage) -> Result<(), Breach> {
    same("how far away somebody is", degree(mind, contact).to_owned(), named(page.degree))?;
    let cards = mind.cards(contact);
    let ties = mind.records(Kind::Knows).into_iter().filter_map(|id| {
        let KnowsKey { kind, from, to } = standing(mind, id)?;
        let (is_from, is_to) = (cards.contains(&from), cards.contains(&to));
        let other = mind.person(if is_from { to } else { from });
        (is_from || is_to).then(|| (named(kind), from, to, other, mind.text(id, "strength")))
    });
    let found = page.ties.iter().map(|row| {
        (named(row.tie.kind), row.tie.from, row.tie.to, row.person.contact, row.strength.map(named))
    });
    same("ties", sorted(ties.collect()), sorted(found.collect()))
}
