//! Instants, days and zones: what lies where on the line of time, and who sees it when.

use std::sync::Arc;

use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use rapport_core::{
    Context, Vault,
    commands::{Command, DebriefCommand},
    model::{Kind, Moment},
    views::{Section, TodayItem},
};
use rapport_tests::{SeededRandom, World, build};

fn at(instant: DateTime<Utc>, zone: Tz) -> Context {
    Context::new(instant, zone, Arc::new(SeededRandom::new(1, "elsewhere")))
}

fn items(vault: &Vault, context: &Context) -> Vec<TodayItem> {
    vault.today(context).unwrap().items
}

#[test]
fn pages_of_the_timeline_join_without_gap_or_double() {
    let mut world = World::new(1, &["phone"]);
    world.log(
        "phone",
        "Coffee with +Jane Doe. Named +Bob Lee and +Ana Ruiz. >me send deck fri >them an intro",
    );
    world.apply("phone", build::note("On its own", &[]));
    world.log("phone", "+Cem Kaya named +Dia Roy. >me call");
    let vault = world.vault("phone");
    let whole = vault.timeline(None, 100).unwrap();
    assert_eq!(whole.older, None);
    let instants: Vec<_> = whole.rows.iter().map(|row| row.at).collect();
    assert!(instants.windows(4).any(|four| four.iter().all(|at| *at == four[0])), "{instants:?}");
    for limit in 1..=4 {
        let (mut joined, mut before) = (Vec::new(), None);
        loop {
            let page = vault.timeline(before, limit).unwrap();
            joined.extend(page.rows);
            match page.older {
                Some(older) => before = Some(older),
                None => break,
            }
        }
        assert_eq!(joined, whole.rows, "pages of {limit}");
    }
}

#[test]
fn a_debrief_written_days_later_opens_the_report_about_a_talk_in_between() {
    let mut world = World::new(2, &["phone"]);
    world.advance(Duration::days(2));
    world.log("phone", "+Bob Lee was kind");
    world.advance(Duration::days(1));
    let text = "Coffee with +Jane Doe. Named +Bob Lee";
    let mut debrief = world.vault("phone").draft(&world.context("phone"), text, &[]).unwrap();
    debrief.held = Some(build::time("2026-03-02T11:00:00"));
    let made = world.apply("phone", Command::Debrief(DebriefCommand::Log { debrief }));
    let shown = items(world.vault("phone"), &world.context("phone"));
    let report = shown.iter().find(|item| item.section == Section::ReportBack).unwrap();
    assert_eq!(Some(report.record), made.first_created(Kind::Referral));
    assert_eq!(report.title, "Tell Jane Doe how it went with Bob Lee");
    assert_eq!(report.reason, "You met Bob Lee yesterday, thanks to Jane Doe.");
}

#[test]
fn a_talk_is_shown_at_its_instant_wherever_the_person_is() {
    let mut world = World::new(3, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    world.apply("phone", build::meeting(&[jane], build::time("2026-03-03T15:00:00")));
    let vault = world.vault("phone");
    let start = Utc.with_ymd_and_hms(2026, 3, 3, 14, 0, 0).unwrap();
    let (berlin, new_york) = (chrono_tz::Europe::Berlin, chrono_tz::America::New_York);
    for (zone, clock) in [(berlin, "15:00"), (new_york, "09:00")] {
        let day_before = items(vault, &at(start - Duration::hours(20), zone));
        let reason = &day_before[0].reason;
        assert!(
            reason.starts_with(&format!("You meet tomorrow at {clock}, 30 minutes. Prep 10 %: ")),
            "{reason}"
        );
        let due = build::time(&format!("2026-03-03T{clock}:00"));
        for minutes in [-1, 0, 29] {
            let [talk] = &items(vault, &at(start + Duration::minutes(minutes), zone))[..] else { panic!() };
            assert_eq!((talk.section, talk.due, talk.is_late), (Section::Meeting, Some(due), false));
        }
        let [over] = &items(vault, &at(start + Duration::minutes(31), zone))[..] else { panic!() };
        assert_eq!((over.section, over.due, over.is_late), (Section::Debrief, Some(due), true));
        assert_eq!(over.reason, format!("It was planned today at {clock}; log it, move it or call it off."));
        let page = vault.person(&at(start, zone), jane).unwrap();
        assert_eq!(page.open[0].due, Some(due));
    }
}

#[test]
fn many_missed_talks_hide_neither_the_one_that_is_to_come_nor_the_rest_of_the_day() {
    let mut world = World::new(4, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    let ana = world.apply("phone", build::person("Ana Ruiz")).created[0].id;
    for minute in 0..40 {
        let start = build::time(&format!("2026-03-03T09:{minute:02}:00"));
        world.apply("phone", build::meeting(&[ana], start));
    }
    world.apply("phone", build::meeting(&[jane], build::time("2026-03-06T17:00:00")));
    world.advance(Duration::days(4));
    world.log("phone", "+Max Kern");
    let today = world.vault("phone").today(&world.context("phone")).unwrap();
    assert_eq!((today.items.len(), today.more), (8, 35));
    assert!(today.items.iter().any(|item| item.title == "Thank Max Kern by e-mail"));
    let talk = &today.items.iter().find(|item| item.section == Section::Meeting).unwrap();
    assert!(talk.reason.starts_with("You meet today at 17:00, 30 minutes. Prep 10 %: "), "{}", talk.reason);
}

#[test]
fn a_clock_that_is_off_by_ages_harms_no_view() {
    let mut world = World::new(5, &["phone"]);
    world.log("phone", "+Jane Doe named +Bob Lee. >me send deck fri");
    for instant in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        for zone in [chrono_tz::Pacific::Kiritimati, chrono_tz::Pacific::Niue, chrono_tz::UTC] {
            let context = at(instant, zone);
            assert_eq!(items(world.vault("phone"), &context).is_empty(), instant < world.now());
            assert_eq!(world.vault("phone").today(&context).unwrap().day, context.today());
            assert!(Moment::civil(context.today().and_hms_opt(12, 0, 0).unwrap(), zone).is_ok());
        }
    }
    let forged = |civil: &str| {
        let moment = serde_json::json!({"instant": 1_772_463_600_000_i64, "civil": civil, "zone": "UTC"});
        serde_json::from_value::<Moment>(moment)
    };
    assert!(forged("2026-03-02T15:00:00").is_ok());
    assert!(forged("+200000-01-01T00:00:00").is_err());
}
