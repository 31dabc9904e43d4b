//! People met or named.

use serde::{Deserialize, Serialize};

use super::{
    cards::{card_with, is_on_another_card, on_all_cards, restore, set_on_person, set_single},
    check,
    contact_field::{ContactField, set_name},
    contact_point::{
        add_address, add_email, add_phone, add_url, has_email, has_phone, home_country, no_such_detail,
        prefer, remove_item, sort_of,
    },
    employment::{self, JobField, NewJob, employment},
};
use crate::{
    Error, Result,
    document::Workspace,
    model::{
        Channel, Contact, ContactEvent, ItemId, Kind, LinkedInReach, RecordId, Seniority, Source, Warmth,
    },
};

/// What can be done with a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ContactCommand {
    /// Adds a person; one name is enough.
    Create {
        /// What is known of them.
        contact: NewContact,
    },
    /// Sets one field.
    Set {
        /// Of whom.
        contact: RecordId,
        /// Which.
        field: ContactField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Adds an e-mail address. One that is there already stays as it is.
    AddEmail {
        /// Of whom.
        contact: RecordId,
        /// The address.
        address: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Adds a phone number. One that is there already stays as it is.
    AddPhone {
        /// Of whom.
        contact: RecordId,
        /// The number as they wrote it.
        number: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Adds a page of theirs. One that is there already stays as it is.
    AddUrl {
        /// Of whom.
        contact: RecordId,
        /// The address of the page.
        url: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Adds a postal address. One that is there already stays as it is.
    AddAddress {
        /// Of whom.
        contact: RecordId,
        /// The address, in lines.
        address: String,
        /// What it is for.
        label: Option<String>,
    },
    /// Says that one of several e-mail addresses, numbers, pages or postal addresses is to be used before the others.
    Prefer {
        /// Of whom.
        contact: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Adds a job.
    AddEmployment {
        /// Of whom.
        contact: RecordId,
        /// Where: an organization of that name is used, or made.
        organization: Option<String>,
        /// As what.
        title: Option<String>,
    },
    /// Adds a job with all that is known of it.
    AddJob {
        /// Of whom.
        contact: RecordId,
        /// The job.
        job: NewJob,
    },
    /// Sets one field of a job.
    SetJob {
        /// Of whom.
        contact: RecordId,
        /// Which job.
        item: ItemId,
        /// Which field.
        field: JobField,
        /// To what; nothing clears it.
        value: Option<String>,
    },
    /// Says that a job is over.
    EndEmployment {
        /// Of whom.
        contact: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Removes an e-mail address, a phone number or a job.
    RemoveItem {
        /// Of whom.
        contact: RecordId,
        /// Which.
        item: ItemId,
    },
    /// Adds a tag.
    Tag {
        /// Of whom.
        contact: RecordId,
        /// The tag.
        tag: String,
    },
    /// Removes a tag.
    Untag {
        /// Of whom.
        contact: RecordId,
        /// The tag.
        tag: String,
    },
    /// Adds something the two have in common.
    AddCommonGround {
        /// With whom.
        contact: RecordId,
        /// What, in a line.
        text: String,
    },
    /// Removes something the two have in common.
    RemoveCommonGround {
        /// With whom.
        contact: RecordId,
        /// What.
        text: String,
    },
    /// Says how the person found them.
    SetSource {
        /// Whom.
        contact: RecordId,
        /// How; nothing clears it.
        source: Option<Source>,
        /// More on it: which event, which page.
        detail: Option<String>,
        /// Who led to them, when it was somebody.
        through: Option<RecordId>,
    },
    /// Says how far up they are.
    SetSeniority {
        /// Who.
        contact: RecordId,
        /// How far; nothing clears it.
        seniority: Option<Seniority>,
    },
    /// Says whether they have a say in hiring.
    SetNearHiring {
        /// Who.
        contact: RecordId,
        /// Whether they have; nothing when that is not known.
        near_hiring: Option<bool>,
    },
    /// Says how many people they are connected with on LinkedIn.
    SetLinkedInReach {
        /// Who.
        contact: RecordId,
        /// How many; nothing clears it.
        reach: Option<LinkedInReach>,
    },
    /// Says how warm a first word to them is, whatever the rules say.
    SetWarmth {
        /// Who.
        contact: RecordId,
        /// How warm; nothing leaves it to the rules.
        warmth: Option<Warmth>,
    },
    /// Says after how many days without a word they are to be heard from again.
    SetCadence {
        /// Who.
        contact: RecordId,
        /// 1 to 3,650 days; nothing leaves it to the settings.
        days: Option<u32>,
    },
    /// Says whether they may introduce the person to others later on.
    SetMayIntroduce {
        /// Who.
        contact: RecordId,
        /// Whether they may.
        on: bool,
    },
    /// Notes that the two were in touch, with nothing more to note.
    NoteInTouch {
        /// With whom.
        contact: RecordId,
        /// How, if that matters.
        channel: Option<Channel>,
    },
    /// Says whether they do not want to be contacted.
    DoNotContact {
        /// Who.
        contact: RecordId,
        /// Whether they do not.
        on: bool,
    },
    /// Deletes a person; it can be undone, and work of other devices brings them back.
    Delete {
        /// Whom.
        contact: RecordId,
    },
    /// Brings a deleted person back.
    Restore {
        /// Whom.
        contact: RecordId,
    },
}

/// A person to add.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(default, deny_unknown_fields)]
pub struct NewContact {
    /// Their name, as they write it.
    pub name: String,
    /// Where they work: an organization of that name is used, or made.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub organization: Option<String>,
    /// As what they work.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub title: Option<String>,
    /// An e-mail address.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub email: Option<String>,
    /// A phone number.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub phone: Option<String>,
    /// How the person found them.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub source: Option<Source>,
}

impl ContactCommand {
    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Create { .. } => "add a person",
            Self::Set { .. } => "edit a person",
            Self::AddEmail { .. } => "add an e-mail address",
            Self::AddPhone { .. } => "add a phone number",
            Self::AddUrl { .. } => "add a page",
            Self::AddAddress { .. } => "add a postal address",
            Self::Prefer { .. } => "choose what to use first",
            Self::AddEmployment { .. } => "add a job",
            Self::AddJob { .. } => "add a job",
            Self::SetJob { .. } => "edit a job",
            Self::EndEmployment { .. } => "end a job",
            Self::RemoveItem { .. } => "remove a detail",
            Self::Tag { .. } => "add a tag",
            Self::Untag { .. } => "remove a tag",
            Self::AddCommonGround { .. } => "add something in common",
            Self::RemoveCommonGround { .. } => "remove something in common",
            Self::SetSource { .. }
            | Self::SetSeniority { .. }
            | Self::SetNearHiring { .. }
            | Self::SetLinkedInReach { .. }
            | Self::SetWarmth { .. }
            | Self::SetMayIntroduce { .. } => "edit a person",
            Self::SetCadence { .. } => "change how often to be in touch",
            Self::NoteInTouch { .. } => "note that you were in touch",
            Self::DoNotContact { on: true, .. } => "mark as do not contact",
            Self::DoNotContact { on: false, .. } => "allow contact again",
            Self::Delete { .. } => "delete a person",
            Self::Restore { .. } => "restore a person",
        }
    }

    pub(super) fn run(self, work: &mut Workspace<'_>) -> Result<()> {
        match self {
            Self::Create { contact } => create(work, &contact).map(|_| ()),
            Self::Set { contact, field, value } => set_on_person(work, contact, field, value),
            Self::AddEmail { contact, address, label } => {
                if is_on_another_card(work, contact, |card| has_email(card, &address))? {
                    return Ok(());
                }
                work.edit(contact, |it: &mut Contact, work| add_email(it, &address, label.as_deref(), work))
            }
            Self::AddPhone { contact, number, label } => {
                let country = home_country(work)?;
                let is_known = |card: &Contact| has_phone(card, &number, country.as_deref());
                if is_on_another_card(work, contact, is_known)? {
                    return Ok(());
                }
                work.edit(contact, |it: &mut Contact, work| {
                    add_phone(it, &number, label.as_deref(), country.as_deref(), work)
                })
            }
            Self::AddUrl { contact, url, label } => {
                work.edit(contact, |it: &mut Contact, work| add_url(it, &url, label.as_deref(), work))
            }
            Self::AddAddress { contact, address, label } => {
                work.edit(contact, |it: &mut Contact, work| add_address(it, &address, label.as_deref(), work))
            }
            Self::Prefer { contact, item } => {
                let card = card_with(work, contact, item)?;
                let sort = sort_of(&work.get(card)?, item);
                on_all_cards(work, contact, |it, _| {
                    for point in sort.points(it).values_mut() {
                        point.preferred = None;
                    }
                })?;
                work.edit(card, |it: &mut Contact, work| prefer(it, item, work))
            }
            Self::AddEmployment { contact, organization, title } => {
                employment::add(work, contact, &NewJob { organization, title, ..NewJob::default() })
            }
            Self::AddJob { contact, job } => employment::add(work, contact, &job),
            Self::SetJob { contact, item, field, value } => {
                let card = card_with(work, contact, item)?;
                employment::set(work, card, item, field, value.as_deref())
            }
            Self::EndEmployment { contact, item } => {
                let card = card_with(work, contact, item)?;
                work.edit(card, |it: &mut Contact, _| {
                    it.employments.get_mut(&item).ok_or_else(no_such_detail)?.past = true;
                    Ok(())
                })
            }
            Self::RemoveItem { contact, item } => {
                let card = card_with(work, contact, item)?;
                work.edit(card, |it: &mut Contact, _| remove_item(it, item))
            }
            Self::Tag { contact, tag } => work.edit(contact, |it: &mut Contact, _| {
                it.tags.insert(check::required_line("tag", &tag)?);
                Ok(())
            }),
            Self::Untag { contact, tag } => on_all_cards(work, contact, |it, _| {
                it.tags.remove(tag.trim());
            }),
            Self::DoNotContact { contact, on: true } => work.edit(contact, |it: &mut Contact, work| {
                work.happened(&mut it.events, ContactEvent::DoNotContact);
                Ok(())
            }),
            Self::AddCommonGround { contact, text } => work.edit(contact, |it: &mut Contact, _| {
                it.common_ground.insert(check::required_line("common ground", &text)?);
                Ok(())
            }),
            Self::RemoveCommonGround { contact, text } => on_all_cards(work, contact, |it, _| {
                it.common_ground.remove(text.trim());
            }),
            Self::SetSource { contact, source, detail, through } => {
                if let Some(through) = through {
                    work.require(Kind::Contact, through)?;
                    if through == contact {
                        return Err(Error::invalid("person", "cannot have led to themselves"));
                    }
                }
                let detail = check::optional_line("source", detail.as_deref())?;
                set_single(work, contact, |it| &mut it.source, source)?;
                set_single(work, contact, |it| &mut it.source_detail, detail)?;
                set_single(work, contact, |it| &mut it.source_contact, through)
            }
            Self::SetSeniority { contact, seniority } => {
                set_single(work, contact, |it| &mut it.seniority, seniority)
            }
            Self::SetNearHiring { contact, near_hiring } => {
                set_single(work, contact, |it| &mut it.near_hiring, near_hiring)
            }
            Self::SetLinkedInReach { contact, reach } => {
                set_single(work, contact, |it| &mut it.linkedin_reach, reach)
            }
            Self::SetWarmth { contact, warmth } => {
                set_single(work, contact, |it| &mut it.warmth_override, warmth)
            }
            Self::SetCadence { contact, days } => {
                let days = days.map(check::cadence).transpose()?;
                set_single(work, contact, |it| &mut it.cadence_days, days)
            }
            Self::SetMayIntroduce { contact, on: true } => work.edit(contact, |it: &mut Contact, _| {
                it.may_introduce = true;
                Ok(())
            }),
            Self::SetMayIntroduce { contact, on: false } => {
                on_all_cards(work, contact, |it, _| it.may_introduce = false)
            }
            Self::NoteInTouch { contact, channel } => work.edit(contact, |it: &mut Contact, work| {
                work.happened(&mut it.events, ContactEvent::InTouch { channel });
                Ok(())
            }),
            Self::DoNotContact { contact, on: false } => on_all_cards(work, contact, |it, work| {
                let voids = it.events.to_supersede(|event| *event == ContactEvent::DoNotContact);
                if !voids.is_empty() {
                    work.happened_instead(&mut it.events, None, voids);
                }
            }),
            Self::Delete { contact } => {
                work.require(Kind::Contact, contact)?;
                for card in work.cards(contact)? {
                    let mut it: Contact = work.get(card)?;
                    work.delete(card, &mut it.life)?;
                    work.put(card, &it)?;
                }
                Ok(())
            }
            Self::Restore { contact } => restore(work, contact),
        }
    }
}

/// Adds a person and answers with their id.
pub(super) fn create(work: &mut Workspace<'_>, new: &NewContact) -> Result<RecordId> {
    let mut contact = Contact { source: new.source, ..Contact::default() };
    set_name(&mut contact, &check::required_line("name", &new.name)?);
    if let Some(email) = &new.email {
        add_email(&mut contact, email, None, work)?;
    }
    if let Some(phone) = &new.phone {
        let country = home_country(work)?;
        add_phone(&mut contact, phone, None, country.as_deref(), work)?;
    }
    if new.organization.is_some() || new.title.is_some() {
        let (organization, title) = (new.organization.clone(), new.title.clone());
        let job = employment(work, &NewJob { organization, title, ..NewJob::default() })?;
        contact.employments.insert(ItemId::new(work.context()), job);
    }
    work.create(&contact)
}

/// Notes where somebody works, unless it is known.
pub(super) fn add_workplace(work: &mut Workspace<'_>, contact: RecordId, organization: &str) -> Result<()> {
    let organization = Some(organization.to_owned());
    let job = employment(work, &NewJob { organization, ..NewJob::default() })?;
    work.edit(contact, |it: &mut Contact, work| {
        if !it.employments.values().any(|known| known.organization == job.organization) {
            it.employments.insert(ItemId::new(work.context()), job);
        }
        Ok(())
    })
}
