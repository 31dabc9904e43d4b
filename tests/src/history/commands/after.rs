//! What is offered and what a talk leaves behind, by chance.

use rapport_core::{
    commands::{Command, MeetingCommand, OfferCommand},
    model::{Kind, NamePermission, OfferKind, RecordId, TalkOutcome},
};

use super::{Choose, NAMES, PLACES};

/// A command about an offer, an impression or what a talk brought.
pub(super) fn any(choose: &Choose<'_>) -> Option<Command> {
    Some(match choose.dice.below(10) {
        0..7 => Command::Offer(offer(choose)?),
        _ => Command::Meeting(left_behind(choose)?),
    })
}

fn offer(choose: &Choose<'_>) -> Option<OfferCommand> {
    let someone = || choose.record(Kind::Contact).and_then(|contact| choose.some(contact));
    let named = |known: Option<RecordId>| match known {
        Some(_) => None,
        None => choose.some(choose.text(NAMES)),
    };
    if choose.dice.chance(35) {
        use OfferKind::{GoodWord, Introduce, KeepInMind, PassDetails, ResumeReview};
        let about = someone();
        return Some(OfferCommand::Make {
            host: choose.record(Kind::Contact)?,
            kind: choose.of(&[PassDetails, PassDetails, Introduce, ResumeReview, GoodWord, KeepInMind]),
            name: named(about),
            about,
            organization: choose.some(choose.text(PLACES)),
            meeting: choose.record(Kind::Meeting).and_then(|meeting| choose.some(meeting)),
            text: choose.some("gladly".into()),
        });
    }
    let offer = choose.record(Kind::Offer)?;
    Some(match choose.dice.below(10) {
        0..3 => {
            let referee = someone();
            let permission = choose.of(&[NamePermission::Granted, NamePermission::Denied]);
            OfferCommand::TakeControl { offer, name: named(referee), referee, organization: None, permission }
        }
        3 | 4 => OfferCommand::LetThemPass { offer, check: choose.day() },
        5 => OfferCommand::Accept { offer },
        6 => OfferCommand::MarkDone { offer },
        7 => OfferCommand::Lapse { offer },
        8 => OfferCommand::ComeBack { offer, day: choose.some(choose.day()) },
        _ if choose.dice.chance(50) => OfferCommand::Delete { offer },
        _ => OfferCommand::Restore { offer },
    })
}

fn left_behind(choose: &Choose<'_>) -> Option<MeetingCommand> {
    let meeting = choose.record(Kind::Meeting)?;
    Some(match choose.dice.below(4) {
        0 | 1 => {
            let (score, repair) = (choose.of(&[1, 2, 4, 6]), choose.some("late".into()));
            MeetingCommand::NoteImpression { meeting, score, repair }
        }
        2 => MeetingCommand::MarkRepaired { meeting },
        _ => {
            let outcome = choose.of(&[TalkOutcome::Lead, TalkOutcome::Job, TalkOutcome::Contact]);
            MeetingCommand::SetOutcome { meeting, outcome, on: choose.dice.chance(60) }
        }
    })
}
