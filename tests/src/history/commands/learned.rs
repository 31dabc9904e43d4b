//! What was learned, by chance.

use rapport_core::{
    commands::{
        Command, InsightCommand, LeadCommand, LeadField, NewInsight, NewLead, ResourceCommand, ResourceField,
        TermCommand,
    },
    model::{Confidence, InsightKind, Kind, LeadKind, LeadOutcome, LeadStep, RecordId, ResourceKind},
};

use super::{Choose, TAGS, WORDS};

/// A command about an insight, a term, a recommendation or a lead.
pub(super) fn any(choose: &Choose<'_>) -> Option<Command> {
    Some(match choose.dice.below(10) {
        0..3 => Command::Insight(insight(choose)?),
        3..5 => Command::Term(term(choose)?),
        5 => Command::Resource(resource(choose)?),
        _ => Command::Lead(lead(choose)?),
    })
}

fn people(choose: &Choose<'_>) -> Vec<RecordId> {
    [choose.record(Kind::Contact), choose.record(Kind::Contact)].into_iter().flatten().collect()
}

fn subject(choose: &Choose<'_>) -> Option<RecordId> {
    choose.record(choose.of(&[Kind::Contact, Kind::Organization, Kind::Industry]))
}

fn insight(choose: &Choose<'_>) -> Option<InsightCommand> {
    let kind = choose.of(&[InsightKind::Trend, InsightKind::Culture, InsightKind::Other]);
    if choose.dice.chance(30) {
        let insight = NewInsight {
            kind,
            text: choose.text(WORDS),
            subjects: subject(choose).into_iter().collect(),
            heard_from: people(choose),
            meeting: choose.record(Kind::Meeting).and_then(|meeting| choose.some(meeting)),
            built_in: choose.some("industry_worry".into()),
            question: None,
        };
        return Some(InsightCommand::Add { insight });
    }
    if choose.dice.chance(25) {
        let answers = choose.vault.insights().unwrap().new_answers;
        let row = choose.dice.one(&answers)?;
        let subjects = subject(choose).into_iter().collect();
        return Some(InsightCommand::Promote { meeting: row.meeting, answer: row.answer, kind, subjects });
    }
    let insight = choose.record(Kind::Insight)?;
    Some(match choose.dice.below(10) {
        0 => InsightCommand::SetText { insight, text: choose.text(WORDS) },
        1 => InsightCommand::SetKind { insight, kind },
        2 => InsightCommand::SetSubject { insight, subject: subject(choose)?, on: choose.dice.chance(60) },
        3 => {
            let contact = choose.record(Kind::Contact)?;
            InsightCommand::SetHeardFrom { insight, contact, on: choose.dice.chance(60) }
        }
        4 | 5 => InsightCommand::Agree { insight, contact: choose.record(Kind::Contact)? },
        6 => InsightCommand::Disagree { insight, contact: choose.record(Kind::Contact)? },
        7 => InsightCommand::TakeBack { insight, contact: choose.record(Kind::Contact)? },
        8 => InsightCommand::Delete { insight },
        _ => InsightCommand::Restore { insight },
    })
}

fn term(choose: &Choose<'_>) -> Option<TermCommand> {
    if choose.dice.chance(35) {
        return Some(TermCommand::Add {
            term: choose.text(TAGS),
            meaning: choose.some("a meaning".into()),
            industry: choose.record(Kind::Industry).and_then(|industry| choose.some(industry)),
            meeting: None,
            heard_from: people(choose),
        });
    }
    let term = choose.record(Kind::Term)?;
    Some(match choose.dice.below(7) {
        0 => TermCommand::SetMeaning { term, meaning: choose.some("another".into()) },
        1 => TermCommand::SetIndustry { term, industry: choose.record(Kind::Industry) },
        2 => TermCommand::Quiz { term, knew: choose.dice.chance(50) },
        3 => TermCommand::Learn { term },
        4 => TermCommand::Unlearn { term },
        5 => TermCommand::Delete { term },
        _ => TermCommand::Restore { term },
    })
}

fn resource(choose: &Choose<'_>) -> Option<ResourceCommand> {
    if choose.dice.chance(35) {
        return Some(ResourceCommand::Add {
            name: choose.text(TAGS),
            kind: choose.of(&[ResourceKind::Course, ResourceKind::Tool]),
            link: choose.some("https://example.org".into()),
            meeting: choose.record(Kind::Meeting).and_then(|meeting| choose.some(meeting)),
            recommended_by: people(choose),
        });
    }
    let resource = choose.record(Kind::Resource)?;
    Some(match choose.dice.below(7) {
        0 => {
            let value = choose.some(choose.text(TAGS));
            ResourceCommand::Set { resource, field: ResourceField::Link, value }
        }
        1 => {
            let contact = choose.record(Kind::Contact)?;
            ResourceCommand::SetRecommendedBy { resource, contact, on: choose.dice.chance(60) }
        }
        2 => ResourceCommand::MarkDone { resource },
        3 => ResourceCommand::LetGo { resource },
        4 => ResourceCommand::Reopen { resource },
        5 => ResourceCommand::Delete { resource },
        _ => ResourceCommand::Restore { resource },
    })
}

fn lead(choose: &Choose<'_>) -> Option<LeadCommand> {
    if choose.dice.chance(30) {
        let lead = NewLead {
            text: Some("they hire in May".into()),
            organization: choose.record(Kind::Organization).and_then(|place| choose.some(place)),
            role: choose.some("editor".into()),
            kind: choose.some(LeadKind::PartTime),
            is_public: choose.some(choose.dice.chance(50)),
            heard_from: people(choose),
            meeting: choose.record(Kind::Meeting).and_then(|meeting| choose.some(meeting)),
            confidence: choose.some(Confidence::Medium),
            next_step: None,
        };
        return Some(LeadCommand::Add { lead });
    }
    let lead = choose.record(Kind::Lead)?;
    Some(match choose.dice.below(14) {
        0 => {
            let field = choose.of(&[LeadField::NextStep, LeadField::Role]);
            LeadCommand::Set { lead, field, value: choose.some("call them".into()) }
        }
        1 => LeadCommand::SetOrganization { lead, organization: choose.record(Kind::Organization) },
        2 => LeadCommand::SetKind { lead, kind: choose.some(LeadKind::Temporary) },
        3 => LeadCommand::SetPublic { lead, is_public: choose.some(true) },
        4 => LeadCommand::SetConfidence { lead, confidence: choose.some(Confidence::Low) },
        5 => {
            let contact = choose.record(Kind::Contact)?;
            LeadCommand::SetHeardFrom { lead, contact, on: choose.dice.chance(60) }
        }
        6..9 => {
            let step = choose.of(&[LeadStep::Checked, LeadStep::Applied, LeadStep::Approached]);
            LeadCommand::Step { lead, step }
        }
        9 | 10 => {
            let outcome = choose.of(&[LeadOutcome::GotIt, LeadOutcome::Gone, LeadOutcome::LetGo]);
            LeadCommand::Close { lead, outcome }
        }
        11 => LeadCommand::Reopen { lead },
        12 => LeadCommand::Delete { lead },
        _ => LeadCommand::Restore { lead },
    })
}
