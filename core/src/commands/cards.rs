//! Changing a person who may have several cards.

use super::{
    contact_field::{ContactField, set},
    contact_point::no_such_detail,
};
use crate::{
    Result,
    document::Workspace,
    model::{Contact, ItemId, Kind, RecordId},
};

/// Changes every card of a person.
pub(super) fn on_all_cards(
    work: &mut Workspace<'_>,
    contact: RecordId,
    mut change: impl FnMut(&mut Contact, &Workspace<'_>),
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    for card in work.cards(contact)? {
        work.edit(card, |it: &mut Contact, work| {
            change(it, work);
            Ok(())
        })?;
    }
    Ok(())
}

/// Sets a field so that the person shows it: on the card by which they go, since that one counts first. What is cleared
/// is cleared on every card, or the next one's would come to light.
pub(super) fn set_on_person(
    work: &mut Workspace<'_>,
    contact: RecordId,
    field: ContactField,
    value: Option<String>,
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    let cards = work.cards(contact)?;
    let Some((first, others)) = cards.split_first() else { return Ok(()) };
    work.edit(*first, |it: &mut Contact, _| set(it, field, value.clone()))?;
    let shown = value.unwrap_or_default();
    for card in others {
        work.edit(*card, |it: &mut Contact, _| {
            match field {
                // A text is shown together with the other cards' texts: what was taken out of it must not come back.
                ContactField::Summary if !shown.contains(it.summary.trim()) => it.summary.clear(),
                ContactField::Nickname if shown.trim().is_empty() => it.nickname = None,
                ContactField::Headline if shown.trim().is_empty() => it.headline = None,
                ContactField::Pronouns if shown.trim().is_empty() => it.pronouns = None,
                ContactField::Region if shown.trim().is_empty() => it.region = None,
                ContactField::Zone if shown.trim().is_empty() => it.zone = None,
                ContactField::Provenance if shown.trim().is_empty() => it.provenance = None,
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Sets a single value so that the person shows it: on the card by which they go. What is cleared is cleared on every
/// card, or the next one's would come to light.
pub(super) fn set_single<T: Clone>(
    work: &mut Workspace<'_>,
    contact: RecordId,
    field: fn(&mut Contact) -> &mut Option<T>,
    value: Option<T>,
) -> Result<()> {
    work.require(Kind::Contact, contact)?;
    let cards = work.cards(contact)?;
    let concerned = if value.is_some() { &cards[..cards.len().min(1)] } else { &cards[..] };
    for card in concerned {
        work.edit(*card, |it: &mut Contact, _| {
            field(it).clone_from(&value);
            Ok(())
        })?;
    }
    Ok(())
}

/// The card of the person that holds an item.
pub(super) fn card_with(work: &mut Workspace<'_>, contact: RecordId, item: ItemId) -> Result<RecordId> {
    for card in work.cards(contact)? {
        let it: Contact = work.get(card)?;
        let points = [&it.emails, &it.phones, &it.urls, &it.addresses];
        let holds =
            points.into_iter().any(|points| points.contains_key(&item)) || it.employments.contains_key(&item);
        if holds {
            return Ok(card);
        }
    }
    work.require(Kind::Contact, contact)?;
    Err(no_such_detail())
}

/// Whether another card of the person than this one is so.
pub(super) fn is_on_another_card(
    work: &mut Workspace<'_>,
    contact: RecordId,
    holds: impl Fn(&Contact) -> bool,
) -> Result<bool> {
    for card in work.cards(contact)?.into_iter().filter(|card| *card != contact) {
        if work.find::<Contact>(card)?.is_some_and(|it| holds(&it)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Brings a card back, and those of the same person that went with it in the same act.
pub(super) fn restore(work: &mut Workspace<'_>, contact: RecordId) -> Result<()> {
    let mut it: Contact = work.get(contact)?;
    let acts = it.life.deletions();
    work.restore(&mut it.life)?;
    work.put(contact, &it)?;
    for card in work.neighbours(contact)? {
        let Some(mut it) = work.find::<Contact>(card)? else { continue };
        if it.life.is_deletion_standing() && !it.life.deletions().is_disjoint(&acts) {
            work.restore(&mut it.life)?;
            work.put(card, &it)?;
        }
    }
    Ok(())
}
