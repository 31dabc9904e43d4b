//! What the person says of themselves.

use std::collections::BTreeSet;

use rapport_core::{
    Vault,
    commands::PitchCommand,
    model::{Kind, Pitch, PitchSection, RecordId},
};

use super::{
    chance::{Chance, WORDS},
    compare::{Breach, same, word},
    fact::Val,
    mind::Mind,
    saying::{Refused, Saying},
};

pub(super) fn any(chance: &Chance<'_>) -> PitchCommand {
    use PitchSection::{Goals, KindOfWork, LoveAndKnow, Past};
    PitchCommand::Set {
        campaign: chance.record(Kind::Campaign).and_then(|campaign| chance.some(campaign)),
        section: chance.of(&[Past, Goals, KindOfWork, LoveAndKnow]),
        text: chance.some(chance.text(WORDS)),
    }
}

pub(super) fn interpret(command: &PitchCommand, saying: &mut Saying<'_>) -> Result<(), Refused> {
    let PitchCommand::Set { campaign, section, text } = command;
    if campaign.is_some_and(|campaign| saying.mind().kind(campaign).is_none()) {
        return Err(Refused);
    }
    let pitch = Pitch::id(*campaign);
    // Nothing begins where nothing is said.
    if campaign.is_none() && text.is_none() && saying.mind().kind(pitch).is_none() {
        return Ok(());
    }
    saying.make_known(Kind::Pitch, pitch);
    saying.put(pitch, "=campaign", campaign.map(Val::Id));
    saying.put_text(pitch, &word(section), text.as_deref());
    Ok(())
}

pub(super) fn uses(mind: &Mind<'_>, pitch: RecordId) -> BTreeSet<RecordId> {
    mind.id(pitch, "=campaign").into_iter().collect()
}

/// The parts that are there. What they love is said where no kind of work is named.
fn parts(mind: &Mind<'_>, pitch: RecordId) -> Vec<(String, String, bool)> {
    let has_work = mind.text(pitch, "kind_of_work").is_some();
    let part = |section: &PitchSection| {
        let text = mind.text(pitch, &word(section))?;
        Some((word(section), text, *section != PitchSection::LoveAndKnow || !has_work))
    };
    PitchSection::ALL.iter().filter_map(part).collect()
}

/// What is said everywhere, and for each campaign, which has words of its own or those.
pub(super) fn compared(mind: &Mind<'_>, vault: &Vault) -> Result<(), Breach> {
    let campaigns = mind.records(Kind::Campaign).into_iter().map(Some);
    for campaign in campaigns.chain([None]) {
        let page = vault.pitch(campaign).unwrap();
        let own = parts(mind, Pitch::id(campaign));
        let is_own = campaign.is_some() && !own.is_empty();
        let expected = if is_own { own } else { parts(mind, Pitch::id(None)) };
        let said = expected.iter().filter(|(.., is_said)| *is_said);
        let words: usize = said.map(|(_, text, _)| text.split_whitespace().count()).sum();
        let rows = page.sections.iter();
        let found = rows.filter_map(|row| Some((word(row.section), row.text.clone()?, row.is_spoken)));
        same("what the person says of themselves", expected, found.collect())?;
        same("whose words these are", campaign.filter(|_| is_own), page.campaign)?;
        // 150 words a minute.
        same(
            "how long that takes",
            (words, (words * 2).div_ceil(5)),
            (page.words as usize, page.seconds as usize),
        )?;
    }
    Ok(())
}
