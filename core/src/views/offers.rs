//! What hosts offered of their own accord.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    PersonRef,
    names::{name_of, person_ref},
    offer_words::{offered, standing},
};
use crate::{
    Result,
    coach::control_script,
    model::{Kind, Offer, OfferKind, OfferState, Record, RecordId},
    store::Reader,
};

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OfferRow {
    /// Which.
    pub offer: RecordId,
    /// What sort of thing it is.
    pub kind: OfferKind,
    /// Where it stands.
    pub state: OfferState,
    /// Whether something may still come of it.
    pub is_open: bool,
    /// Who made it.
    pub host: PersonRef,
    /// The person or organization it leads to, if they are known.
    pub about: Option<RecordId>,
    /// Their name.
    pub about_name: Option<String>,
    /// The talk in which it was made.
    pub meeting: Option<RecordId>,
    /// What was said, in the person's own words.
    pub text: Option<String>,
    /// The day on which it was noted.
    pub made: Option<NaiveDate>,
    /// The day on which to ask whether the host did it, while it is left to them.
    pub check: Option<NaiveDate>,
    /// The name that was given in its place.
    pub referral: Option<RecordId>,
    /// What it is and where it stands: "Jane Doe offered to look at your résumé (you said yes)".
    pub words: String,
    /// What to say so that the person writes themselves, line by line; nothing where that is not the question.
    pub script: Vec<String>,
}

/// All offers: those of which something may still come first, then the latest.
pub(crate) fn offers(reader: &Reader<'_>) -> Result<Vec<OfferRow>> {
    let mut rows = Vec::new();
    for (id, record) in reader.all(Kind::Offer)? {
        if let Record::Offer(offer) = record {
            rows.extend(row(reader, id, &offer)?);
        }
    }
    Ok(sorted(rows))
}

/// The offers that use a record: those made in a talk, or by or about somebody on any of their cards.
pub(super) fn offers_of(reader: &Reader<'_>, used: RecordId) -> Result<Vec<OfferRow>> {
    let mut rows = Vec::new();
    for id in reader.users_of_kind(used, Kind::Offer)? {
        if let Some(Record::Offer(offer)) = reader.live(id)? {
            rows.extend(row(reader, id, &offer)?);
        }
    }
    Ok(sorted(rows))
}

fn sorted(mut rows: Vec<OfferRow>) -> Vec<OfferRow> {
    rows.sort_by(|one, other| {
        (!one.is_open, other.made, one.offer).cmp(&(!other.is_open, one.made, other.offer))
    });
    rows
}

fn row(reader: &Reader<'_>, id: RecordId, offer: &Offer) -> Result<Option<OfferRow>> {
    let (Some(host), Some(kind)) = (offer.host, offer.kind) else { return Ok(None) };
    let (host, state) = (person_ref(reader, host)?, offer.state());
    let about_name = offer.about.map(|about| name_of(reader, about)).transpose()?;
    let what = offered(kind, about_name.as_deref(), offer.text.as_deref());
    let is_theirs = kind == OfferKind::PassDetails && offer.is_open();
    Ok(Some(OfferRow {
        offer: id,
        kind,
        state,
        is_open: offer.is_open(),
        words: format!("{} offered {what}{}", host.name, standing(state)),
        script: if is_theirs { control_script(about_name.as_deref()) } else { Vec::new() },
        host,
        about: offer.about,
        about_name,
        meeting: offer.meeting,
        text: offer.text.clone(),
        made: offer.made_at().map(|at| at.day()),
        check: offer.check_day(),
        referral: offer.referral().filter(|_| state == OfferState::TakenControl),
    }))
}
