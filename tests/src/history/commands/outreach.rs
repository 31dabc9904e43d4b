//! Asks, introductions and templates, by chance.

use rapport_core::{
    commands::{Command, IntroRequestCommand, OutreachCommand, OutreachField, TemplateCommand},
    model::{ChecklistItem, ClosedReason, Kind, OutreachChannel, RecordId},
};

use super::{Choose, NAMES, WORDS};

/// A command about an ask, an introduction or a template.
pub(super) fn any(choose: &Choose<'_>) -> Option<Command> {
    Some(match choose.dice.below(10) {
        0..8 => Command::Outreach(outreach(choose)?),
        8 => Command::IntroRequest(intro(choose)?),
        _ => Command::Template(template(choose)),
    })
}

fn outreach(choose: &Choose<'_>) -> Option<OutreachCommand> {
    let channel =
        choose.some(choose.of(&[OutreachChannel::Email, OutreachChannel::Phone, OutreachChannel::Linkedin]));
    if choose.dice.chance(30) {
        return Some(OutreachCommand::Plan {
            contact: choose.record(Kind::Contact)?,
            campaign: None,
            referral: choose.record(Kind::Referral).and_then(|referral| choose.some(referral)),
            channel,
            reason: choose.some("they changed fields".into()),
            minutes: choose.some(15),
        });
    }
    let outreach = choose.record(Kind::Outreach)?;
    let at = choose.some(choose.civil());
    Some(match choose.dice.below(20) {
        0 => {
            let field = choose.of(&[OutreachField::Reason, OutreachField::Subject, OutreachField::Template]);
            OutreachCommand::Set { outreach, field, value: Some("twenty minutes".into()) }
        }
        1 => OutreachCommand::SetMinutes { outreach, minutes: 30 },
        2 => OutreachCommand::Write { outreach, text: choose.text(WORDS) },
        3 => OutreachCommand::Tick { outreach, item: ChecklistItem::Why, on: choose.dice.chance(60) },
        4 => OutreachCommand::DismissRule { outreach, rule: "too_long".into(), on: choose.dice.chance(60) },
        5..9 => OutreachCommand::Send { outreach, channel, text: choose.some("hello".into()), at },
        9 => OutreachCommand::MarkBounced { outreach },
        10 => OutreachCommand::ReplyYes { outreach, at },
        11 => OutreachCommand::ReplyLater { outreach, until: choose.day(), at },
        12 => OutreachCommand::ReplyNo { outreach, at },
        13 => {
            let to: Option<RecordId> = choose.record(Kind::Contact).and_then(|contact| choose.some(contact));
            let name = to.is_none().then(|| choose.text(NAMES));
            OutreachCommand::ReplyRedirected { outreach, to, name, at }
        }
        14 => OutreachCommand::Nudge { outreach, text: None, at },
        15 => {
            let start = choose.civil();
            OutreachCommand::Schedule { outreach, start, minutes: None, medium: None, place: None }
        }
        16 => OutreachCommand::LinkMeeting { outreach, meeting: choose.record(Kind::Meeting)? },
        17 => OutreachCommand::Close { outreach, reason: ClosedReason::NotPursued },
        18 => OutreachCommand::Reopen { outreach },
        _ if choose.dice.chance(50) => OutreachCommand::Delete { outreach },
        _ => OutreachCommand::Restore { outreach },
    })
}

fn intro(choose: &Choose<'_>) -> Option<IntroRequestCommand> {
    if choose.dice.chance(40) {
        let (to, target) = (choose.record(Kind::Contact)?, choose.record(Kind::Contact)?);
        return Some(IntroRequestCommand::Ask { to, target, reason: None });
    }
    let intro = choose.record(Kind::IntroRequest)?;
    Some(match choose.dice.below(8) {
        0 => IntroRequestCommand::Agree { intro },
        1 => IntroRequestCommand::Decline { intro },
        2 => IntroRequestCommand::MarkMade { intro },
        3 => IntroRequestCommand::MarkReplied { intro },
        4 => IntroRequestCommand::Remind { intro },
        5 => IntroRequestCommand::MarkWritten { intro },
        6 => IntroRequestCommand::Close { intro },
        _ => IntroRequestCommand::Delete { intro },
    })
}

fn template(choose: &Choose<'_>) -> TemplateCommand {
    match choose.dice.below(3) {
        0 => TemplateCommand::Create {
            title: "mine".into(),
            purpose: None,
            locale: None,
            text: choose.text(WORDS),
        },
        1 => TemplateCommand::OverrideBuiltIn {
            built_in: "cold_ask".into(),
            text: choose.some(choose.text(WORDS)),
        },
        _ => TemplateCommand::HideBuiltIn { built_in: "cold_ask".into(), on: choose.dice.chance(50) },
    }
}
