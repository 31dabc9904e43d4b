//! Pieces of sentences.

use crate::model::{CampaignEvent, IntroEvent, Kind, LeadOutcome, OfferEvent, Verdict};

/// How many letters of a text a sentence shows.
const MOST_SHOWN: usize = 60;

/// What a record is called where another is spoken of.
pub(super) fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::Meeting => "a talk",
        Kind::Note => "a note",
        Kind::Referral => "a name given",
        Kind::Obligation => "something owed",
        Kind::Commitment => "a promise",
        Kind::Contact => "a person",
        Kind::Outreach => "an ask",
        Kind::IntroRequest => "a request for an introduction",
        Kind::Offer => "an offer",
        Kind::Knows => "a tie to somebody",
        Kind::Announcement => "a word that you are looking",
        Kind::Gathering => "a gathering",
        Kind::Campaign => "a campaign",
        Kind::Organization => "an organization",
        Kind::Merge => "a word on whether two people are the same",
        Kind::Insight => "something learned",
        Kind::Term => "a term",
        Kind::Resource => "a recommendation",
        Kind::Lead => "a lead",
        _ => "something",
    }
}

pub(super) fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Interested => "It draws you",
        Verdict::Undecided => "You cannot say yet",
        Verdict::RuledOut => "It is ruled out",
    }
}

pub(super) fn campaign_words(event: CampaignEvent) -> &'static str {
    match event {
        CampaignEvent::Opened => "It goes on",
        CampaignEvent::Paused => "It rests",
        CampaignEvent::Closed => "It is over",
    }
}

pub(super) fn intro_words(event: &IntroEvent) -> &'static str {
    match event {
        IntroEvent::Asked => "You asked them",
        IntroEvent::Agreed => "They agreed",
        IntroEvent::Declined => "They said no",
        IntroEvent::IntroMade => "They introduced you",
        IntroEvent::Replied => "You had an answer",
        IntroEvent::Reminded => "You reminded them",
        IntroEvent::Wrote => "You wrote to whom they introduced you to",
        IntroEvent::Closed { .. } => "You let it be",
    }
}

pub(super) fn offer_words(event: &OfferEvent) -> String {
    match event {
        OfferEvent::Made => "They offered it".to_owned(),
        OfferEvent::TakenControl { .. } => "You write yourself".to_owned(),
        OfferEvent::TheyWillPass { check } => {
            format!("They see to it, and you ask on {}", check.format("%-d %B %Y"))
        }
        OfferEvent::Accepted => "You said yes".to_owned(),
        OfferEvent::Done => "It is done".to_owned(),
        OfferEvent::Lapsed => "Nothing comes of it".to_owned(),
    }
}

pub(super) fn outcome_words(outcome: LeadOutcome) -> &'static str {
    match outcome {
        LeadOutcome::GotIt => "You have the work",
        LeadOutcome::Declined => "They said no",
        LeadOutcome::Gone => "It is not there any more",
        LeadOutcome::NotForMe => "You do not want it",
        LeadOutcome::LetGo => "You let it be",
    }
}

/// The same text for the middle of a sentence.
pub(super) fn lower(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// The beginning of a text, in one line.
pub(in crate::views) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_at_a_letter() {
        assert_eq!(shortened("  a \n b "), "a b");
        let cut = shortened(&"ä".repeat(100));
        assert_eq!(cut.chars().count(), MOST_SHOWN + 1);
        assert!(cut.ends_with('…'));
    }
}
