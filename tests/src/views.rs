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
