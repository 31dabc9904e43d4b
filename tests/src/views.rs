//! Everything that a vault shows, as one value to compare.

use chrono::Duration;
use rapport_core::{Context, Vault, model::PeopleFilter, views::OpenLoops};
use serde::Serialize;
use serde_json::{Map, Value};

/// What is searched for: beginnings of words that the tests use, a name with an accent, and nothing.
const QUERIES: &[&str] = &["", "a", "b", "d", "jane", "jane d", "zoe", "deck", "send the", "ä", "עלי", "zz"];

/// Every view of a vault: what must be the same on devices that hold the same.
pub fn views_of(vault: &Vault, context: &Context) -> Value {
    let mut views = Map::new();
    let people = vault.people(0, u64::MAX >> 1).unwrap();
    for row in &people.rows {
        let page = vault.person(context, row.contact).unwrap();
        for card in page.cards.iter().filter(|card| card.contact != row.contact) {
            let same = vault.person(context, card.contact).unwrap();
            assert_eq!(value(&same), value(&page), "every card of a person shows the same page");
        }
        views.insert(format!("person {}", row.contact), value(&page));
        views.insert(format!("held on {}", row.contact), value(&vault.held_on(row.contact).unwrap()));
    }
    let organizations = vault.organizations().unwrap();
    for row in &organizations {
        let page = vault.organization(row.organization).unwrap();
        views.insert(format!("organization {}", row.organization), value(&page));
    }
    let campaigns = vault.campaigns().unwrap();
    for row in &campaigns {
        views.insert(format!("campaign {}", row.campaign), value(&vault.campaign(row.campaign).unwrap()));
    }
    let filter = PeopleFilter { degree: Some(1), ..PeopleFilter::default() };
    views.insert("people one step away".into(), value(&vault.people_filtered(&filter).unwrap()));
    views.insert("organizations".into(), value(&organizations));
    views.insert("fields".into(), value(&vault.fields().unwrap()));
    views.insert("campaigns".into(), value(&campaigns));
    views.insert("saved filters".into(), value(&vault.saved_filters().unwrap()));
    views.insert("who".into(), value(&vault.who("Acme Beta", true).unwrap()));
    views.insert("candidates".into(), value(&vault.candidates(context).unwrap()));
    views.insert("careers".into(), value(&vault.careers("deck").unwrap()));
    views.insert("dormant".into(), value(&vault.dormant(context).unwrap()));
    views.insert("network".into(), value(&vault.network().unwrap()));
    views.insert("gatherings".into(), value(&vault.gatherings().unwrap()));
    views.insert("people".into(), value(&people));
    views.insert("people, a window".into(), value(&vault.people(1, 2).unwrap()));
    views.insert("today".into(), value(&vault.today(context).unwrap()));
    views.insert("timeline".into(), value(&vault.timeline(None, 10_000).unwrap()));
    let recent = vault.timeline(None, 3).unwrap();
    views.insert("timeline, older".into(), value(&vault.timeline(recent.older, 3).unwrap()));
    views.insert("referral tree".into(), value(&vault.referral_tree().unwrap()));
    views.insert("duplicates".into(), value(&vault.duplicates().unwrap()));
    views.insert("review".into(), value(&vault.review(context).unwrap()));
    let asks = vault.outreach_list(context).unwrap();
    for row in &asks.rows {
        views.insert(format!("ask {}", row.outreach), value(&vault.outreach(context, row.outreach).unwrap()));
    }
    views.insert("asks".into(), value(&asks));
    views.insert("offers".into(), value(&vault.offers().unwrap()));
    views.insert("ledger".into(), value(&vault.ledger(context).unwrap()));
    views.insert("funnel".into(), value(&vault.funnel(context).unwrap()));
    views.insert("leads".into(), value(&vault.leads(context).unwrap()));
    views.insert("insights".into(), value(&vault.insights().unwrap()));
    views.insert("atlas".into(), value(&vault.insight_atlas().unwrap()));
    views.insert("glossary".into(), value(&vault.glossary().unwrap()));
    views.insert("resources".into(), value(&vault.resources().unwrap()));
    views.insert("question yield".into(), value(&vault.question_yield().unwrap()));
    // How much is known of other devices is each device's own.
    let loops = OpenLoops { known: Vec::new(), ..vault.open_loops(context).unwrap() };
    views.insert("open loops".into(), value(&loops));
    views.insert("growth".into(), value(&vault.growth(context).unwrap()));
    for row in people.rows.iter().take(3) {
        views.insert(format!("way to {}", row.contact), value(&vault.chain_to(row.contact).unwrap()));
    }
    views.insert("courtesy".into(), value(&vault.courtesy(context).unwrap()));
    views.insert("sources".into(), value(&vault.sources(context).unwrap()));
    views.insert("weekly goal".into(), value(&vault.weekly_goal(context).unwrap()));
    let until = context.today() + Duration::days(30);
    views.insert("reminders".into(), value(&vault.reminders(context, until).unwrap()));
    views.insert("rates".into(), value(&vault.rates(context).unwrap()));
    views.insert("templates".into(), value(&vault.templates().unwrap()));
    views.insert("settings".into(), value(&vault.settings().unwrap()));
    views.insert("export".into(), value(&vault.export().unwrap()));
    for query in QUERIES {
        views.insert(format!("search {query:?}"), value(&vault.search(query, 20).unwrap()));
    }
    Value::Object(views)
}

/// The bytes of a view.
pub fn bytes_of(view: &Value) -> Vec<u8> {
    serde_json::to_vec(view).unwrap()
}

/// The first place where two views differ: path, one side, the other.
pub fn first_difference(one: &Value, other: &Value) -> String {
    fn find(path: &str, one: &Value, other: &Value) -> Option<String> {
        match (one, other) {
            _ if one == other => None,
            (Value::Object(one), Value::Object(other)) => {
                let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
                keys.into_iter().find_map(|key| {
                    let null = Value::Null;
                    let (one, other) = (one.get(key).unwrap_or(&null), other.get(key).unwrap_or(&null));
                    find(&format!("{path}/{key}"), one, other)
                })
            }
            (Value::Array(one), Value::Array(other)) => {
                let item = |list: &[Value], at: usize| list.get(at).cloned().unwrap_or(Value::Null);
                (0..one.len().max(other.len()))
                    .find_map(|at| find(&format!("{path}/{at}"), &item(one, at), &item(other, at)))
            }
            _ => Some(format!("{path}\n- {one}\n+ {other}")),
        }
    }
    find("", one, other).unwrap_or_else(|| "no difference".to_owned())
}

fn value(view: &impl Serialize) -> Value {
    serde_json::to_value(view).unwrap()
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use rapport_core::{
        commands::Command,
        model::{Kind, RecordId},
    };
    use serde_json::{Value, json};

    use crate::{
        World,
        build::{meeting, person, time},
    };

    /// A phone in Berlin, on Monday 2 March 2026 at nine in the morning.
    fn phone() -> World {
        World::at(7, "2026-03-02T08:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin, &["phone"])
    }

    fn make(world: &mut World, command: impl Into<Command>, kind: Kind) -> RecordId {
        let made = world.apply("phone", command);
        made.created.iter().find(|made| made.kind == kind).unwrap().id
    }

    fn command(command: Value) -> Command {
        serde_json::from_value(command).unwrap()
    }

    #[test]
    fn the_talk_that_is_meant_is_the_one_under_way_then_the_next_then_one_to_agree_then_the_last() {
        let mut world = phone();
        let jane = make(&mut world, person("Jane Doe"), Kind::Contact);
        let bob = make(&mut world, person("Bob Lee"), Kind::Contact);
        let meant = |world: &World| world.vault("phone").next_talk(&world.context("phone"), jane).unwrap();
        make(&mut world, meeting(&[bob], time("2026-03-02T12:00:00")), Kind::Meeting);
        assert_eq!(meant(&world), None);
        let first = make(&mut world, meeting(&[jane], time("2026-02-02T09:00:00")), Kind::Meeting);
        world.apply(
            "phone",
            command(json!({"meeting": {"mark_held": {"meeting": first, "at": "2026-02-02T09:00:00"}}})),
        );
        let missed = make(&mut world, meeting(&[jane], time("2026-02-20T09:00:00")), Kind::Meeting);
        assert_eq!(meant(&world), Some(missed));
        let propose = json!({"meeting": {"propose": {"participants": [jane], "slots": ["2026-03-09T09:00:00"], "minutes": 20}}});
        let proposed = make(&mut world, command(propose), Kind::Meeting);
        assert_eq!(meant(&world), Some(proposed));
        let later = make(&mut world, meeting(&[jane], time("2026-03-04T09:00:00")), Kind::Meeting);
        assert_eq!(meant(&world), Some(later));
        let next = make(&mut world, meeting(&[jane], time("2026-03-02T10:00:00")), Kind::Meeting);
        let last = make(&mut world, meeting(&[jane], time("2026-03-05T09:00:00")), Kind::Meeting);
        assert_eq!(meant(&world), Some(next));
        let until = "2026-03-03T09:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        world.advance(until - world.now());
        assert_eq!(meant(&world), Some(next), "a day after its time it is still the next one");
        world.advance(Duration::seconds(1));
        assert_eq!(meant(&world), Some(later));
        world.apply("phone", command(json!({"meeting": {"start": {"meeting": last, "at": null}}})));
        assert_eq!(meant(&world), Some(last));
    }

    #[test]
    fn times_that_were_proposed_are_settled_by_a_talk_that_was_held_and_by_no_other() {
        let mut world = phone();
        let jane = make(&mut world, person("Jane Doe"), Kind::Contact);
        let meant = |world: &World| world.vault("phone").next_talk(&world.context("phone"), jane).unwrap();
        let off = make(&mut world, meeting(&[jane], time("2026-03-10T09:00:00")), Kind::Meeting);
        world.apply("phone", command(json!({"meeting": {"cancel": {"meeting": off}}})));
        world.advance(Duration::hours(1));
        let propose = json!({"meeting": {"propose": {"participants": [jane], "slots": ["2026-03-12T09:00:00"], "minutes": 20}}});
        let proposed = make(&mut world, command(propose), Kind::Meeting);
        assert_eq!(meant(&world), Some(proposed), "what was called off settles nothing");
        let talk = make(&mut world, meeting(&[jane], time("2026-03-02T11:00:00")), Kind::Meeting);
        world.advance(Duration::hours(2));
        world.apply("phone", command(json!({"meeting": {"mark_held": {"meeting": talk, "at": null}}})));
        assert_eq!(meant(&world), Some(talk));
    }

    // holds: 3, 12
    #[test]
    fn a_letter_for_an_ask_says_its_reason_and_what_its_campaign_is_about() {
        let mut world = phone();
        let jane = make(&mut world, person("Jane Doe"), Kind::Contact);
        let open = |title: &str| {
            command(json!({"campaign": {"open": {"title": title, "purpose": "new_field_or_org"}}}))
        };
        let maps = make(&mut world, open("Maps"), Kind::Campaign);
        let move_north = make(&mut world, open("North"), Kind::Campaign);
        for (campaign, context) in
            [(maps, "After ten years of teaching."), (move_north, "On my way to Oslo.")]
        {
            let field = json!({"campaign": campaign, "field": "context", "value": context});
            world.apply("phone", command(json!({"campaign": {"set": field}})));
        }
        let text = json!({"built_in": "builtin/cold/en", "text": "Dear {given}, {my_situation}: {reason}, {minutes}."});
        world.apply("phone", command(json!({"template": {"override_built_in": text}})));
        let plan = json!({"contact": jane, "campaign": maps, "referral": null, "channel": "email",
            "reason": "She moved from law to design.", "minutes": 35});
        let ask = make(&mut world, command(json!({"outreach": {"plan": plan}})), Kind::Outreach);
        let filled = |campaign, outreach| {
            world.vault("phone").fill_template("builtin/cold/en", jane, campaign, outreach).unwrap().text
        };
        assert_eq!(filled(None, None), "Dear Jane, {my_situation}: {reason}, 20.");
        assert_eq!(filled(Some(move_north), None), "Dear Jane, On my way to Oslo: {reason}, 20.");
        let of_the_ask = "Dear Jane, After ten years of teaching: She moved from law to design, 35.";
        assert_eq!(filled(None, Some(ask)), of_the_ask);
        let of_another = "Dear Jane, On my way to Oslo: She moved from law to design, 35.";
        assert_eq!(filled(Some(move_north), Some(ask)), of_another);
    }
}
