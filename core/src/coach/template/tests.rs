use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    ClauseKind, Slots, TemplateKind, clauses, encouragement, encouragements, fill, slot_names, template,
    templates,
};
use crate::{
    coach::{Audience, LintContext, LintPurpose, Severity, checklist, lint, minutes_said},
    model::{ChecklistItem, NamePermission},
};

fn slots() -> Slots {
    Slots::default()
        .with("given", "Jane")
        .with("my_name", "Ana Ruiz")
        .with("my_situation", "a ward nurse in Leeds who is exploring clinical research")
        .with("connection", "Your talk on triage at the library stayed with me")
        .with("referrer", "Bob Lee")
        .with("reason", "you went from the ward into research yourself")
        .with("question", "What did you have to unlearn first?")
        .with("minutes", "20")
        .with("company", "Acme")
        .with("topic", "clinical trials")
        .with("times", "Tuesday at 9, Wednesday at 16, or Friday at noon")
        .with("next_step", "visit the trial unit in York")
        .with("contact", "Chen Wei")
        .with("learned", "that protocols are read by patients, too")
        .with("offer", "If I can ever help with shift plans, I will gladly do so.")
        .permitted(NamePermission::Granted)
}

/// What each is linted as.
fn context(kind: TemplateKind) -> LintContext {
    let (audience, purpose) = match kind {
        TemplateKind::Cold | TemplateKind::Coffee | TemplateKind::LinkedinNote => {
            (Audience::Cold, LintPurpose::Ask)
        }
        TemplateKind::Email | TemplateKind::Nudge => (Audience::SecondDegree, LintPurpose::Ask),
        TemplateKind::IntroRequest | TemplateKind::TakeControl | TemplateKind::SlotProposal => {
            (Audience::OwnNetwork, LintPurpose::Ask)
        }
        TemplateKind::ThankYou | TemplateKind::ThankYouByHand => {
            (Audience::SecondDegree, LintPurpose::ThankYou)
        }
        TemplateKind::ReportBack => (Audience::OwnNetwork, LintPurpose::ReportBack),
    };
    LintContext {
        audience,
        purpose,
        to: Some("Jane Doe".to_owned()),
        minutes: Some(20),
        referrer: Some("Bob Lee".to_owned()),
        name_permission: Some(NamePermission::Granted),
        unnamed_referrers: Vec::new(),
        dismissed: Vec::new(),
    }
}

#[test]
fn every_template_filled_in_is_a_good_letter() {
    let mut wrong = Vec::new();
    for template in templates() {
        let filled = fill(&template.text, &slots());
        assert_eq!((filled.missing.len(), filled.blocked.len()), (0, 0), "{}: {filled:?}", template.id);
        let findings = lint(&filled.text, &context(template.kind));
        let serious = findings.iter().filter(|it| it.severity > Severity::Hint).map(|it| it.rule.as_str());
        let serious: Vec<&str> = serious.collect();
        if !serious.is_empty() {
            wrong.push(format!("{}: {serious:?}\n{}", template.id, filled.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

// holds: 40
#[test]
fn a_letter_to_a_stranger_has_all_its_parts() {
    let cold = template(TemplateKind::Cold);
    for slot in ["given", "my_name", "my_situation", "connection", "topic", "reason", "question", "minutes"] {
        assert!(slot_names(&cold.text).iter().any(|it| it == slot), "{slot}");
    }
    let filled = fill(&cold.text, &slots()).text;
    assert!(lint(&filled, &context(TemplateKind::Cold)).iter().all(|it| it.severity == Severity::Hint));
    let ticks = checklist(&filled, &context(TemplateKind::Cold));
    let ticked: Vec<ChecklistItem> = ticks.iter().filter(|it| it.is_ticked).map(|it| it.item).collect();
    for item in [ChecklistItem::Who, ChecklistItem::Why, ChecklistItem::What] {
        assert!(ticked.contains(&item), "{item:?}");
    }
    for part in ["out of the blue", "coffee", "20 minutes", "feel free to say no", "Thank you"] {
        assert!(filled.contains(part), "{part}");
    }
}

// holds: 34
#[test]
fn a_sentence_offers_coffee_and_names_the_minutes() {
    let coffee = clauses().into_iter().find(|it| it.kind == ClauseKind::Coffee).unwrap();
    let filled = fill(&coffee.text, &slots()).text;
    assert!(filled.contains("coffee is on me"), "{filled}");
    assert_eq!(minutes_said(&filled), Some(20));
}

// holds: 25
#[test]
fn each_number_has_one_word_of_encouragement_and_none_is_left_out() {
    let said: BTreeSet<String> = (0..100).map(|choice| encouragement(choice).text).collect();
    assert_eq!(said.len(), encouragements().len());
    assert_eq!(encouragement(3), encouragement(3));
}

#[test]
fn a_note_fits_where_it_goes() {
    let filled = fill(&template(TemplateKind::LinkedinNote).text, &slots());
    assert!(filled.text.chars().count() <= 300, "{}", filled.text.chars().count());
}

#[test]
fn ids_are_for_good_and_each_is_there_once() {
    let ids: BTreeSet<String> = templates().into_iter().map(|it| it.id).collect();
    let expected = [
        "builtin/coffee/en",
        "builtin/cold/en",
        "builtin/email/en",
        "builtin/intro_request/en",
        "builtin/linkedin_note/en",
        "builtin/nudge/en",
        "builtin/report_back/en",
        "builtin/slot_proposal/en",
        "builtin/take_control/en",
        "builtin/thank_you/en",
        "builtin/thank_you_by_hand/en",
    ];
    assert!(ids.iter().map(String::as_str).eq(expected), "{ids:?}");
    for it in templates() {
        assert_eq!(template(it.kind), it);
        assert_eq!(serde_json::to_value(it.kind).unwrap(), it.kind.name());
    }
    let others = clauses().into_iter().map(|it| it.id).chain(encouragements().into_iter().map(|it| it.id));
    let others: BTreeSet<String> = others.collect();
    assert_eq!(others.len(), clauses().len() + encouragements().len());
}

#[test]
fn what_is_not_known_stays_and_is_told() {
    let text = template(TemplateKind::Email).text;
    let filled = fill(&text, &Slots::default().with("given", " Jane ").with("question", "  "));
    assert!(filled.text.starts_with("Hi Jane,\n"));
    assert_eq!(filled.missing, ["referrer", "my_situation", "reason", "question", "minutes", "my_name"]);
    let findings = lint(&filled.text, &LintContext::default());
    assert_eq!(findings.iter().filter(|it| it.rule == "leftover_placeholder").count(), filled.missing.len());
}

#[test]
fn a_name_goes_in_only_with_permission() {
    let text = "{referrer}; {connection}; {topic}";
    let slots = Slots::default()
        .with("referrer", "Zoë Lee")
        .with("connection", "ZOE LEE told me")
        .with("topic", "zoology");
    for (permission, expected) in [
        (None, "{referrer}; {connection}; zoology"),
        (Some(NamePermission::NotAsked), "{referrer}; {connection}; zoology"),
        (Some(NamePermission::Denied), "{referrer}; {connection}; zoology"),
        (Some(NamePermission::Granted), "Zoë Lee; ZOE LEE told me; zoology"),
    ] {
        let filled = fill(text, &Slots { name_permission: permission, ..slots.clone() });
        assert_eq!(filled.text, expected);
        let blocked: Vec<&str> = filled.blocked.iter().map(|it| it.slot.as_str()).collect();
        assert_eq!(blocked.is_empty(), permission == Some(NamePermission::Granted));
        assert!(filled.blocked.iter().all(|it| !it.reason.contains("Lee")) && filled.missing.is_empty());
    }
}

#[test]
fn only_slots_are_slots() {
    for text in ["{}", "{Given}", "{ given }", "{given", "given}", "{1a}", "{a-b}", "{é}"] {
        assert_eq!(slot_names(text), Vec::<String>::new(), "{text}");
        assert_eq!(fill(text, &slots()).text, text);
    }
    assert_eq!(fill("{{given}}", &slots()).text, "{Jane}");
    assert_eq!(slot_names(&format!("{{{}}}", "a".repeat(41))), Vec::<String>::new());
    let slots = Slots::default().with("a", "{b}").with("b", "{a}");
    assert_eq!(fill("{a}{b}", &slots).text, "{b}{a}", "a value is text");
    assert_eq!(fill("{a}", &Slots::default().with("a", "1").with("a", "2")).text, "2");
}

proptest! {
    #[test]
    fn what_is_no_slot_stays_to_the_letter(text in "[{}a-c_é \n]{0,40}", value in "[{}a-c]{1,5}") {
        let filled = fill(&text, &Slots::default());
        prop_assert_eq!(&filled.text, &text);
        let names = slot_names(&text);
        let slots = names.iter().fold(Slots::default(), |slots, name| slots.with(name.clone(), value.clone()));
        prop_assert!(fill(&text, &slots).missing.is_empty());
    }
}
