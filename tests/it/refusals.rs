//! Bad input: a clear error that says what to do, nothing half done, and not a word of the person's in it.

use rapport_core::{
    Error, Vault,
    commands::{
        Command, CommitmentCommand, ContactCommand, ContactField, Debrief, DebriefCommand, DebriefPerson,
        MeetingCommand, NewContact, ObligationCommand, OfferCommand, OrganizationCommand, ProfileCommand,
        ProfileField, ReferralCommand,
    },
    model::{Channel, ItemId, NamePermission, ObligationKey, ObligationKind, RecordId},
};
use rapport_tests::{World, build, entries_of, views_of};
use rapport_transport::Folder;

/// What no error may repeat.
const CANARY: &str = "canary-7f3a";

fn stranger() -> RecordId {
    RecordId::from_bytes([7; 16])
}

fn assert_refused(world: &mut World, command: Command, wanted: &str) {
    let device = "phone";
    let before =
        (world.vault(device).vector().unwrap(), views_of(world.vault(device), &world.context(device)));
    let shown: String = format!("{command:?}").chars().take(300).collect();
    let error = world.try_apply(device, command).expect_err(&shown);
    let said = error.to_string();
    assert!(said.contains(wanted), "{shown}\nsaid   {said:?}\nwanted {wanted:?}");
    assert!(error.is_input(), "{shown}\n{said:?} is the caller's fault");
    let debug = format!("{error:?}");
    assert!(
        !said.contains(CANARY) && !debug.contains(CANARY),
        "an error repeats what a person wrote: {debug}"
    );
    assert_eq!(world.vault(device).vector().unwrap(), before.0, "{shown}\nwas refused and logged");
    // The clock moved on by the second that the attempt took; nothing else may differ.
    let mut after = views_of(world.vault(device), &world.context(device));
    let mut views = before.1;
    for view in [&mut after, &mut views] {
        view.as_object_mut().unwrap().remove("today");
    }
    assert_eq!(after, views, "{shown}\nwas refused and half done");
}

#[test]
fn what_names_nothing_is_refused() {
    let mut world = World::new(1, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    let key = |kind, subject, contact| ObligationKey { kind, subject, contact };
    let item = ItemId::from_bytes([7; 10]);
    let day = build::day("2026-03-06");
    let at = build::time("2026-03-06T09:00:00");
    let cases: Vec<(Command, &str)> = vec![
        (
            Command::Contact(ContactCommand::Delete { contact: stranger() }),
            "there is no contact with the id 0707",
        ),
        (build::set(stranger(), ContactField::Name, "x"), "there is no contact"),
        (
            Command::Contact(ContactCommand::RemoveItem { contact: jane, item }),
            "the detail is not there any more",
        ),
        (Command::Contact(ContactCommand::EndEmployment { contact: jane, item }), "not there any more"),
        (Command::Contact(ContactCommand::Restore { contact: jane }), "is not deleted"),
        (
            Command::Organization(OrganizationCommand::Delete { organization: jane }),
            "there is no organization",
        ),
        (build::meeting(&[jane, stranger()], at), "there is no contact"),
        (build::meeting(&[], at), "needs somebody to meet"),
        (build::held(jane), "there is no meeting"),
        (
            Command::Meeting(MeetingCommand::Reschedule { meeting: stranger(), start: at }),
            "there is no meeting",
        ),
        (build::note(CANARY, &[stranger()]), "there is no"),
        (build::edit_note(jane, CANARY), "there is no note"),
        (build::referral(jane, stranger(), NamePermission::Granted), "there is no contact"),
        (build::referral(jane, jane, NamePermission::Granted), "two different people"),
        (Command::Referral(ReferralCommand::MarkContacted { referral: stranger() }), "there is no referral"),
        (
            Command::Referral(ReferralCommand::ReportBack { referral: jane, channel: Channel::Email }),
            "there is no referral",
        ),
        (build::follow_up(stranger(), CANARY, day), "there is no contact"),
        (build::done(ObligationKind::ThankEmail, stranger(), jane), "there is no meeting"),
        (build::done(ObligationKind::ReportBack, stranger(), jane), "there is no referral"),
        (build::done(ObligationKind::Custom, stranger(), jane), "there is no follow-up"),
        (
            Command::Obligation(ObligationCommand::Waive {
                obligation: key(ObligationKind::ThankHand, jane, jane),
            }),
            "there is no meeting",
        ),
        (Command::Commitment(CommitmentCommand::Keep { commitment: jane }), "there is no commitment"),
        (build::promise(CANARY, None, Some(stranger())), "there is no contact"),
        (build::offer(stranger(), None), "there is no contact"),
        (build::offer(jane, Some(stranger())), "there is no contact"),
        (build::offer(jane, Some(jane)), "somebody else than whoever made it"),
        (Command::Offer(OfferCommand::Accept { offer: jane }), "there is no offer"),
        (Command::Offer(OfferCommand::LetThemPass { offer: jane, check: day }), "there is no offer"),
    ];
    for (command, wanted) in cases {
        assert_refused(&mut world, command, wanted);
    }
}

#[test]
fn days_that_nobody_means_are_refused() {
    let mut world = World::new(2, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    let talk =
        world.apply("phone", build::meeting(&[jane], build::time("2026-03-03T09:00:00"))).created[0].id;
    let promise = world.apply("phone", build::promise("deck", None, Some(jane))).created[0].id;
    let thanks = ObligationKey { kind: ObligationKind::ThankHand, subject: talk, contact: jane };
    let offer = world.apply("phone", build::offer(jane, None)).created[0].id;
    for day in ["1899-12-31", "2201-01-01", "-0001-01-01", "+262142-12-31"] {
        let day: chrono::NaiveDate = day.parse().unwrap();
        let time = day.and_hms_opt(9, 0, 0).unwrap();
        let wanted = "must lie between the years 1900 and 2200";
        for command in [
            build::follow_up(jane, CANARY, day),
            build::promise(CANARY, Some(day), None),
            Command::Commitment(CommitmentCommand::SetDue { commitment: promise, due: Some(day) }),
            build::meeting(&[jane], time),
            Command::Meeting(MeetingCommand::Reschedule { meeting: talk, start: time }),
            Command::Meeting(MeetingCommand::MarkHeld { meeting: talk, at: Some(time) }),
            Command::Obligation(ObligationCommand::Snooze { obligation: thanks.clone(), until: day }),
            Command::Offer(OfferCommand::LetThemPass { offer, check: day }),
            Command::Offer(OfferCommand::ComeBack { offer, day: Some(day) }),
            Command::Obligation(ObligationCommand::SendRequested {
                contact: jane,
                text: CANARY.into(),
                due: Some(day),
            }),
        ] {
            assert_refused(&mut world, command, wanted);
        }
    }
    for day in ["1900-01-01", "2200-12-31"] {
        world.apply("phone", build::follow_up(jane, "at the edge", build::day(day)));
    }
}

#[test]
fn what_is_empty_too_long_or_not_a_line_is_refused_with_advice() {
    let mut world = World::new(3, &["phone"]);
    let jane = world.apply("phone", build::person("Jane Doe")).created[0].id;
    let note = world.apply("phone", build::note("a note", &[jane])).created[0].id;
    let long = format!("{CANARY}{}", "x".repeat(1_000));
    let huge = format!("{CANARY}{}", "ä".repeat(500_000));
    let new = |contact: NewContact| Command::Contact(ContactCommand::Create { contact });
    let named = |name: &str| NewContact { name: name.to_owned(), ..NewContact::default() };
    let email = |address: &str| {
        Command::Contact(ContactCommand::AddEmail { contact: jane, address: address.to_owned(), label: None })
    };
    let minutes = |value: &str| {
        Command::Profile(ProfileCommand::Set {
            field: ProfileField::DefaultPromiseMinutes,
            value: Some(value.to_owned()),
        })
    };
    let cases: Vec<(Command, &str)> = vec![
        (build::person(""), "the name is empty"),
        (build::person(" \u{a0}\u{2003} "), "the name is empty"),
        (build::person(&long), "the name is longer than 1000 characters; put the rest into a note"),
        (build::person(&format!("{CANARY}\0")), "the name must be a single line without control characters"),
        (build::person(&format!("{CANARY}\u{1b}[31m")), "without control characters"),
        (build::person(&format!("{CANARY}\nDoe")), "must be a single line"),
        (build::set(jane, ContactField::Name, ""), "the name is empty"),
        (build::set(jane, ContactField::Headline, &long), "the headline is longer"),
        (build::set(jane, ContactField::Summary, &huge), "the summary is longer than 64 KB"),
        (build::tag(jane, " "), "the tag is empty"),
        (build::tag(jane, &format!("{CANARY}\tx")), "the tag must be a single line"),
        (email(&format!("{CANARY} at example")), "must look like name@example.org"),
        (email(&format!("{CANARY}@")), "must look like"),
        (email(""), "is empty"),
        (
            Command::Contact(ContactCommand::AddPhone {
                contact: jane,
                number: CANARY.replace(char::is_numeric, ""),
                label: None,
            }),
            "holds no digit",
        ),
        (
            Command::Contact(ContactCommand::AddEmployment {
                contact: jane,
                organization: None,
                title: None,
            }),
            "needs an organization or a title",
        ),
        (
            new(NewContact { organization: Some(format!("{CANARY}\r\nBcc:")), ..named("Bob") }),
            "the organization must be",
        ),
        (build::note("", &[jane]), "the note is empty"),
        (build::note(" \n\t", &[jane]), "the note is empty"),
        (build::note(&huge, &[jane]), "the note is longer than 256 KB; split it into several notes"),
        (build::edit_note(note, &huge), "split it into several notes"),
        (build::follow_up(jane, "", build::day("2026-03-06")), "the follow-up is empty"),
        (build::promise("", None, None), "the promise is empty"),
        (minutes("0"), "between 1 minute and one day"),
        (minutes("1441"), "between 1 minute and one day"),
        (minutes(CANARY), "is not a number"),
        (Command::Organization(OrganizationCommand::Create { name: String::new() }), "the name is empty"),
    ];
    for (command, wanted) in cases {
        assert_refused(&mut world, command, wanted);
    }
}

#[test]
fn a_debrief_that_cannot_be_kept_whole_is_not_kept_in_part() {
    let mut world = World::new(4, &["phone"]);
    let context = world.context("phone");
    let read = |text: &str| world.vault("phone").draft(&context, text, &[]).unwrap();
    let log = |debrief: Debrief| Command::Debrief(DebriefCommand::Log { debrief });
    let person = |name: &str, contact| DebriefPerson {
        name: name.to_owned(),
        organization: None,
        permission: NamePermission::NotAsked,
        contact,
        candidates: Vec::new(),
    };
    let good = read("+Jane Doe named +Bob Lee. >me send deck fri");
    let nameless = Debrief { named: vec![person("Bob", None), person(" ", None)], ..good.clone() };
    let strange =
        Debrief { named: vec![person("Bob", None), person(CANARY, Some(stranger()))], ..good.clone() };
    let past = Debrief { held: Some(build::time("1812-06-24T06:00:00")), ..good.clone() };
    let mut broken = good.clone();
    broken.draft.promises[0].text = format!("{CANARY}\0");
    let lost = Debrief { meeting: Some(stranger()), ..good.clone() };
    let huge = read(&format!("+Jane Doe {CANARY} {}", "words ".repeat(200_000)));
    for (debrief, wanted) in [
        (nameless, "the name is empty"),
        (strange, "there is no contact"),
        (past, "between the years 1900 and 2200"),
        (broken, "the promise must be a single line"),
        (lost, "there is no meeting"),
        (huge, "split it into several notes"),
    ] {
        assert_refused(&mut world, log(debrief), wanted);
    }
    assert_eq!(world.vault("phone").people(0, 10).unwrap().total, 0);
    world.apply("phone", log(good));
}

#[test]
fn names_and_texts_of_any_script_are_kept_to_the_letter() {
    let names = [
        "עליזה בן־דוד",
        "محمد بن سلمان",
        "山田 太郎",
        "Zoe\u{308} A\u{30a}ngstro\u{308}m",
        "👩🏽‍🔬 Ada",
        "Ωmega",
        "ﬁancée",
        "İpek",
        "ẞtraße",
        "a\u{202e}b",
        "O’Brien-d'Arcy, Jr.",
    ];
    let text =
        "first\r\nsecond\0third\u{1b}[31m\u{7f} 🦊\u{200d}\u{fe0f} שלום\u{202c} e\u{301}\u{302}\u{303}";
    let mut world = World::new(5, &["phone", "laptop"]);
    for name in names {
        let jane = world.apply("phone", build::person(name)).created[0].id;
        assert_eq!(world.vault("phone").person(&world.context("phone"), jane).unwrap().name, name);
        let found = world.vault("phone").search(name, 10).unwrap().people;
        assert!(found.iter().any(|row| row.contact == jane), "{name} is not found");
    }
    let note = world.apply("phone", build::note(text, &[])).created[0].id;
    world.settle();
    let line = world.vault("laptop").timeline(None, 1).unwrap().rows.remove(0);
    assert_eq!((line.record, line.text.as_deref()), (note, Some(text)));
    world.apply("laptop", build::edit_note(note, &text.replace("second", "2️⃣")));
    world.settle();
    world.assert_same();
}

#[test]
fn the_longest_that_is_allowed_is_kept_and_goes_to_other_devices() {
    let mut world = World::new(6, &["phone", "laptop"]);
    let name = "n".repeat(1_000);
    let jane = world.apply("phone", build::person(&name)).created[0].id;
    let text = "line of a long note\n".repeat(256 * 1024 / 20);
    world.apply("phone", build::note(&text, &[jane]));
    let many = ">them do it\n".repeat(500);
    world.log("phone", &many);
    world.settle();
    world.assert_same();
}

#[test]
fn any_question_may_be_asked_of_search() {
    let mut world = World::new(7, &["phone"]);
    world.log("phone", "+Jane Doe said \"AND OR NOT NEAR(x)\" * ^ : - col:x ' -- ; DROP");
    let vault = world.vault("phone");
    let long = "word ".repeat(2_000);
    for query in [
        "\"",
        "'",
        "*",
        "a*",
        "AND",
        "NOT jane",
        "NEAR(x)",
        "body:x",
        "^jane",
        "(",
        ")",
        "-",
        "\0",
        "{}",
        "%",
        "_",
        "\u{10FFFF}",
        "ß",
        "👩🏽‍🔬",
        &long,
    ] {
        vault.search(query, 20).unwrap();
        vault.search(query, 0).unwrap();
        vault.search(query, u64::MAX).unwrap();
    }
    vault.people(u64::MAX, u64::MAX).unwrap();
    vault.people(0, u64::MAX).unwrap();
    vault.timeline(None, u64::MAX).unwrap();
}

#[test]
fn a_folder_that_is_no_home_is_refused_with_advice() {
    let world = World::new(8, &["phone"]);
    let (home, context) = (world.home(), world.context("phone"));
    let create = |folder: &str, device: &str| {
        Vault::create(&home.join(folder), device, &context, world.secrets("phone"))
    };
    let open = |folder: &str| Vault::open(&home.join(folder), world.secrets("phone"));
    assert!(matches!(create("phone", "again"), Err(Error::VaultExists)));
    assert!(matches!(open("nothing here"), Err(Error::NoVault)));
    assert!(!home.join("nothing here").exists(), "looking for a vault makes none");
    assert!(matches!(create("Dropbox", "x"), Err(Error::SyncedFolder { service: "Dropbox" })));
    for device in ["", "  ", "a\nb", &"x".repeat(201)] {
        assert!(create("new", device).unwrap_err().to_string().contains("1 to 200 bytes"));
    }
    std::fs::create_dir(home.join("junk")).unwrap();
    for junk in [&b""[..], b"SQLite format 3\0 and then nothing", b"hello", &[0xff; 5_000]] {
        std::fs::write(home.join("junk/vault.sqlite3"), junk).unwrap();
        let error = open("junk").unwrap_err();
        assert!(matches!(error, Error::Damaged { .. }), "{error}");
    }
    std::fs::write(home.join("a file"), b"").unwrap();
    assert!(create("a file", "x").is_err());
}

#[test]
fn what_belongs_to_another_vault_is_not_taken_in() {
    let mut world = World::new(9, &["phone"]);
    let mut other = World::new(10, &["phone"]);
    other.apply("phone", build::person("Somebody else"));
    let theirs = entries_of(other.vault("phone"), 1).remove(0);
    let refused = world.vault("phone").receive(&world.context("phone"), None, theirs);
    assert!(matches!(refused, Err(Error::NotPaired)));
    assert_eq!(world.vault("phone").people(0, 9).unwrap().total, 0);
    // Through a folder it is not even looked at.
    let shared = other.shared();
    other.sync("phone");
    let report =
        rapport_transport::sync(world.vault("phone"), &mut Folder::new(shared), &world.context("phone"))
            .unwrap();
    assert_eq!(report.received, 0);
    world.apply("phone", build::person("Jane Doe"));
    assert_ne!(world.vault("phone").id(), other.vault("phone").id());
}
