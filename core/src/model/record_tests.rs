//! What records of each kind say of themselves.

use std::collections::BTreeSet;

use super::{
    testing::{events, happened, id, moment},
    *,
};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn jane() -> Contact {
    Contact { given: some("Jane"), family: some("Doe"), nickname: some("Jay"), ..Contact::default() }
}

#[test]
fn a_record_goes_by_its_name_is_sorted_by_the_family_name_and_found_by_each_word() {
    let aliases: BTreeSet<String> = ["ACME Corp".to_owned()].into();
    let name = some("Acme Ärzte");
    let organization =
        Organization { name: name.clone(), aliases: aliases.clone(), ..Organization::default() };
    let occupation = Occupation { name: name.clone(), aliases: aliases.clone(), ..Occupation::default() };
    let industry = Industry { name: name.clone(), aliases, ..Industry::default() };
    let display = Contact { display: some("Zoë"), given: some("Ann"), ..Contact::default() };
    let found: &[&str] = &["acme", "arzte", "corp"];
    let cases: [(Record, &str, &str, &[&str]); 9] = [
        (Record::Contact(jane()), "Jane Doe", "doe jane", &["doe", "jane", "jay"]),
        (Record::Contact(display), "Zoë", "zoe", &["ann", "zoe"]),
        (Record::Contact(Contact::default()), Contact::UNNAMED, "somebody without a name", &[]),
        (Record::Organization(organization), "Acme Ärzte", "acme arzte", found),
        (Record::Occupation(occupation), "Acme Ärzte", "acme arzte", found),
        (Record::Industry(industry), "Acme Ärzte", "acme arzte", found),
        (
            Record::Campaign(Campaign { title: some("Spring: go"), ..Campaign::default() }),
            "Spring: go",
            "spring: go",
            &["go", "spring"],
        ),
        (
            Record::Gathering(Gathering { name: some("Meetup"), ..Gathering::default() }),
            "Meetup",
            "meetup",
            &["meetup"],
        ),
        (Record::Note(Note { body: "Jane".into(), ..Note::default() }), "", "", &[]),
    ];
    for (record, title, key, words) in cases {
        assert_eq!((record.title(), record.sort_key()), (title.to_owned(), key.to_owned()));
        assert_eq!(record.name_words(), words, "{title}");
    }
    assert!(jane().is_named() && !Contact::default().is_named());
    assert!(!Contact { display: some("  "), ..Contact::default() }.is_named(), "spaces are no name");
}

#[test]
fn full_text_search_looks_through_the_one_text_of_a_record() {
    let text = "about pricing";
    let with = [
        Record::Contact(Contact { summary: text.into(), ..Contact::default() }),
        Record::Organization(Organization { notes: text.into(), ..Organization::default() }),
        Record::Occupation(Occupation { notes: text.into(), ..Occupation::default() }),
        Record::Industry(Industry { notes: text.into(), ..Industry::default() }),
        Record::Campaign(Campaign { context: text.into(), ..Campaign::default() }),
        Record::Note(Note { body: text.into(), ..Note::default() }),
        Record::Commitment(Commitment { text: some(text), ..Commitment::default() }),
        Record::Obligation(Obligation { text: some(text), ..Obligation::default() }),
        Record::Outreach(Outreach { draft: text.into(), ..Outreach::default() }),
    ];
    for record in with {
        assert_eq!(record.search_text(), Some(text), "{}", record.kind());
    }
    let without = [
        Record::Contact(Contact { summary: " \n".into(), ..jane() }),
        Record::Commitment(Commitment::default()),
        Record::Meeting(Meeting::default()),
    ];
    for record in without {
        assert_eq!(record.search_text(), None, "{}", record.kind());
    }
}

#[test]
fn the_text_of_a_note_can_be_taken_out_and_put_back_and_that_of_others_stays() {
    let mut note = Record::Note(Note { body: "long".into(), ..Note::default() });
    assert_eq!(note.take_long_text().as_deref(), Some("long"));
    assert_eq!(note.search_text(), None);
    note.put_long_text("long".into());
    assert_eq!(note.search_text(), Some("long"));
    let mut contact = Record::Contact(Contact { summary: "short".into(), ..Contact::default() });
    assert_eq!(contact.take_long_text(), None);
    contact.put_long_text("long".into());
    assert_eq!(contact.search_text(), Some("short"));
}

#[test]
fn a_record_stands_in_the_timeline_where_it_happened() {
    let sent = OutreachEvent::Sent {
        channel: OutreachChannel::Email,
        text: String::new(),
        subject: None,
        template: None,
        minutes: None,
        warmth: Warmth::Cold,
        at: moment(70),
    };
    let scheduled = MeetingEvent::Scheduled { start: moment(60), minutes: 20, medium: None, place: None };
    let in_touch = [ContactEvent::DoNotContact, ContactEvent::InTouch { channel: None }];
    let day = moment(0).day();
    let told = AnnouncementEvent::Told { channel: Channel::Phone, day };
    let cases = [
        (Record::Meeting(Meeting { events: happened([scheduled]), ..Meeting::default() }), Some(60)),
        (Record::Note(Note { at: Some(moment(50)), ..Note::default() }), Some(50)),
        (
            Record::Referral(Referral {
                events: happened([ReferralEvent::Contacted, ReferralEvent::Offered]),
                ..Referral::default()
            }),
            Some(2),
        ),
        (
            Record::Obligation(Obligation {
                events: happened([ObligationEvent::Opened, ObligationEvent::Posted]),
                ..Obligation::default()
            }),
            Some(2),
        ),
        (
            Record::Commitment(Commitment {
                events: happened([CommitmentEvent::Kept, CommitmentEvent::Made, CommitmentEvent::Kept]),
                ..Commitment::default()
            }),
            Some(2),
        ),
        (Record::Outreach(Outreach { events: happened([sent]), ..Outreach::default() }), Some(70)),
        (
            Record::IntroRequest(IntroRequest {
                events: happened([IntroEvent::Agreed, IntroEvent::Asked, IntroEvent::Asked]),
                ..IntroRequest::default()
            }),
            Some(2),
        ),
        (Record::Announcement(Announcement { events: happened([told]), ..Announcement::default() }), Some(1)),
        (Record::Contact(Contact { events: happened(in_touch), ..jane() }), Some(2)),
        (Record::Contact(jane()), None),
        (Record::Organization(Organization::default()), None),
    ];
    for (record, seconds) in cases {
        assert_eq!(record.at(), seconds.map(|it| moment(it).instant), "{}", record.kind());
    }
}

#[test]
fn what_a_newer_version_wrote_is_counted_in_the_record_and_in_its_life() {
    let (first, second) = (EventId::from_bytes([1; 10]), EventId::from_bytes([2; 10]));
    let mut meeting = Meeting::default();
    assert_eq!(Record::Meeting(meeting.clone()).unread_events(), 0);
    meeting.events.insert_unknown(first);
    meeting.events.insert_unknown(second);
    assert_eq!(Record::Meeting(meeting.clone()).unread_events(), 2);
    meeting.life.events.insert_unknown(first);
    assert_eq!(Record::Meeting(meeting).unread_events(), 3);
    assert!(Record::Meeting(Meeting::default()).life().is_some());
    assert!(Record::Profile(Profile::default()).life().is_none());
}

#[test]
fn a_thing_owed_and_a_pair_of_cards_use_nobody_once_all_was_taken_back() {
    let used = |record: Record| record.references().into_iter().collect::<Vec<_>>();
    let owed = |events| {
        let (subject, contact) = (Some(id(1)), Some(id(2)));
        Record::Obligation(Obligation { subject, contact, events, ..Obligation::default() })
    };
    assert_eq!(used(owed(happened([ObligationEvent::Waived]))), [id(1), id(2)]);
    assert_eq!(used(owed(events([(Some(ObligationEvent::Waived), &[][..]), (None, &[1][..])]))), []);
    let pair = |events| Record::Merge(Merge { a: Some(id(1)), b: Some(id(2)), events });
    assert_eq!(used(pair(happened([MergeEvent::Same]))), [id(1), id(2)]);
    assert_eq!(used(pair(events([(Some(MergeEvent::Same), &[][..]), (None, &[1][..])]))), []);
    let named = Referral { referrer: Some(id(3)), referee: Some(id(1)), ..Referral::default() };
    assert_eq!(used(Record::Referral(named)), [id(1), id(3)]);
}
