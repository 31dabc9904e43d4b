use chrono::NaiveDate;

use super::{capture, capture_except};
use crate::{
    coach::{Draft, DraftText, Reading, ReadingKind},
    model::{NamePermission, Owner},
};

/// A Wednesday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 4).unwrap()
}

/// What was understood, on one line: people, promises, leads, terms, tags, loose organizations, thanks.
fn said(draft: &Draft) -> String {
    let mut parts = Vec::new();
    for person in &draft.people {
        let organization = person.organization.as_ref().map_or(String::new(), |name| format!(" @{name}"));
        let permission = match person.permission {
            NamePermission::NotAsked => "",
            NamePermission::Granted => " ok",
            NamePermission::Denied => " no",
            NamePermission::Unclear => " unclear",
        };
        parts.push(format!("+{}{organization}{permission}", person.name));
    }
    for promise in &draft.promises {
        let owner = if promise.owner == Owner::Me { "me" } else { "them" };
        let due = promise.due.map_or(String::new(), |due| format!(" {due}"));
        parts.push(format!(">{owner} '{}'{due}", promise.text));
    }
    let texts = |sign: &str, texts: &[DraftText]| {
        texts.iter().map(|text| format!("{sign}'{}'", text.text)).collect::<Vec<_>>()
    };
    parts.extend(texts("!", &draft.leads));
    parts.extend(texts("?", &draft.terms));
    parts.extend(draft.tags.iter().map(|tag| format!("#{tag}")));
    parts.extend(texts("@", &draft.loose_organizations));
    if draft.thanked {
        parts.push("thanked".to_owned());
    }
    parts.join("; ")
}

fn check(table: &[(&str, &str)]) {
    let wrong = table
        .iter()
        .map(|&(text, expected)| (text, expected, said(&capture(text, today()))))
        .filter(|(_, expected, found)| expected != found)
        .map(|(text, expected, found)| format!("{text:?}\n  expected {expected}\n  found    {found}"))
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn people_are_named() {
    check(&[
        ("+Jane", "+Jane"),
        ("+Jane Doe", "+Jane Doe"),
        ("met +Jane Doe today", "+Jane Doe"),
        ("met +Jane Tuesday. +Jane Doe Tuesday", "+Jane; +Jane Doe"),
        ("+jane tuesday", "+jane"),
        ("+Jane November 12", "+Jane"),
        ("+Billy Sunday, +Theresa May, +Wednesday Addams", "+Billy Sunday; +Theresa May; +Wednesday Addams"),
        ("+Jane @Black Friday", "+Jane @Black Friday"),
        ("+Jane Doe said hi", "+Jane Doe"),
        ("+Jane Doe. She was great", "+Jane Doe"),
        ("+Jane Doe.", "+Jane Doe"),
        ("+Jane Doe! Yes", "+Jane Doe"),
        ("+Jane Doe, +Bob; +Kim", "+Jane Doe; +Bob; +Kim"),
        ("+Jane +Bob", "+Jane; +Bob"),
        ("+Jane - warm", "+Jane"),
        ("+Jane Doe – Warm", "+Jane Doe"),
        ("+Jane Doe: Warm", "+Jane Doe"),
        ("+Jane (PM) knows", "+Jane"),
        ("+J. R. Smith said", "+J. R. Smith"),
        ("+J.R. Smith", "+J.R. Smith"),
        ("+Dr. Jane Doe", "+Dr. Jane Doe"),
        ("+Ian St. John", "+Ian St. John"),
        ("+Jane D. She was great", "+Jane D."),
        ("+John Doe Jr. Knows all", "+John Doe Jr."),
        ("+O'Brien +D’Arcy Osborne", "+O'Brien; +D’Arcy Osborne"),
        ("+Mary-Ann Smith-Jones", "+Mary-Ann Smith-Jones"),
        ("+Jane's team", "+Jane"),
        ("+Ludwig van Beethoven wrote", "+Ludwig van Beethoven"),
        ("+de la Cruz said", "+de la Cruz"),
        ("+Jeanne d'Arc rode", "+Jeanne d'Arc"),
        ("+Mohammed bin Salman al-Saud said", "+Mohammed bin Salman al-Saud"),
        ("+Maria de la", "+Maria"),
        ("+Robert \"Bob\" Smith", "+Robert \"Bob\" Smith"),
        ("+One Two Three Four Five Six", "+One Two Three Four Five"),
        ("+jane doe, warm", "+jane doe"),
        ("+jane doe. warm", "+jane doe"),
        ("+jane doe +bob", "+jane doe; +bob"),
        ("+jane one two three four", "+jane one two three"),
        ("+jane and +bob", "+jane; +bob"),
        ("+Jane I think", "+Jane"),
        ("+Jane 415 555 0100", "+Jane"),
        ("+Jane jane@acme.com", "+Jane"),
        ("Met:+Jane", "+Jane"),
        ("met Bob.+Jane", "+Jane"),
        ("- +Jane\r\n- +Bob\r\n", "+Jane; +Bob"),
        ("+Jane\u{2028}Doe", "+Jane"),
        ("\u{feff}+Jane", "+Jane"),
    ]);
}

#[test]
fn names_of_every_script() {
    check(&[
        ("встретил +Анна Каренина, очень", "+Анна Каренина"),
        ("+Анна сказала", "+Анна"),
        ("+张伟 @阿里巴巴,很好", "+张伟 @阿里巴巴"),
        ("见了+张伟", ""),
        ("见了,+张伟。很好", "+张伟"),
        ("+阿尔伯特·爱因斯坦,", "+阿尔伯特·爱因斯坦"),
        ("+محمد بن سلمان، قال", "+محمد بن سلمان"),
        ("\u{200f}+علي ok-name", "+علي ok"),
        ("+राहुल शर्मा, बढ़िया", "+राहुल शर्मा"),
        ("+क्षितिज @टाटा ok-name", "+क्षितिज @टाटा ok"),
        ("+ศรีสุดา ok-name", "+ศรีสุดา ok"),
        ("+Zoe\u{308} Müller said", "+Zoe\u{308} Müller"),
        ("+Jane👩‍💻 Doe said", "+Jane👩‍💻 Doe"),
        ("+Jane 🌸 Doe said", "+Jane 🌸 Doe"),
        ("+Ελένη Παπαδοπούλου είπε", "+Ελένη Παπαδοπούλου"),
        ("+İpek Şahin dedi", "+İpek Şahin"),
        ("+ʼ", ""),
        ("+김민준 #면접", "+김민준; #면접"),
        ("?कौशल", "?'कौशल'"),
    ]);
}

#[test]
fn organizations_follow_people() {
    check(&[
        ("+Jane Doe @Acme", "+Jane Doe @Acme"),
        ("+Jane Doe @Acme Corp ok-name", "+Jane Doe @Acme Corp ok"),
        ("+Jane, @Acme", "+Jane @Acme"),
        ("+Jane ok-name @Acme", "+Jane @Acme ok"),
        ("+jane @acme, +bob @initech", "+jane @acme; +bob @initech"),
        ("+Jane @Bank of America said", "+Jane @Bank of America"),
        ("+Jane @AT&T and", "+Jane @AT&T"),
        ("+Jane @Procter & Gamble", "+Jane @Procter & Gamble"),
        ("+Jane @McDonald's now", "+Jane @McDonald's"),
        ("+Jane @Acme Inc. She", "+Jane @Acme Inc."),
        ("+Jane @Acme.com.", "+Jane @Acme.com"),
        ("+Jane @Acme. Great", "+Jane @Acme"),
        ("+Jane @Acme @Initech", "+Jane @Acme; @'Initech'"),
        ("+Jane at @Acme", "+Jane @Acme"),
        ("+jane from @acme", "+jane @acme"),
        ("+Jane back from @Acme", "+Jane; @'Acme'"),
        ("@Acme is hiring", "@'Acme'"),
        ("+Jane said hi to @Acme", "+Jane; @'Acme'"),
        ("+Jane\n@Acme", "+Jane; @'Acme'"),
        ("+Jane @ Acme", "+Jane"),
        ("+Jane @ 3pm", "+Jane"),
    ]);
}

#[test]
fn permissions_are_asked_of_the_last_person() {
    check(&[
        ("+Jane ok-name", "+Jane ok"),
        ("+Jane OK-Name", "+Jane ok"),
        ("+Jane no-name", "+Jane no"),
        ("+Jane (ok-name)", "+Jane ok"),
        ("+Jane, ok-name", "+Jane ok"),
        ("+Jane ok\u{2011}name", "+Jane ok"),
        ("+jane doe ok-name", "+jane doe ok"),
        ("+Jane ok-name, +Bob no-name", "+Jane ok; +Bob no"),
        ("+Jane was warm and said ok-name", "+Jane ok"),
        ("+Jane ok-name no-name", "+Jane no"),
        ("+Jane no-name ok-name", "+Jane no"),
        ("+Jane\nok-name", "+Jane"),
        ("+Sam Lee @Google, met by +Kim; ok-name", "+Sam Lee @Google; +Kim ok"),
        ("+Jane (not ok-name)", "+Jane"),
        ("+Jane ok-name (no)", "+Jane"),
        ("+Jane doesn't want ok-name", "+Jane"),
        ("+Kim at Google said ok-name", "+Kim ok"),
        ("ok-name", ""),
        ("ok-name +Jane", "+Jane"),
        ("+Jane not ok-name", "+Jane"),
        ("+Jane NOT ok-name", "+Jane"),
        ("+jane not ok-name", "+jane"),
        ("+Jane don't ok-name", "+Jane"),
        ("+Jane don’t ok-name", "+Jane"),
        ("+Jane didn't say ok-name", "+Jane"),
        ("+Jane not yet ok-name", "+Jane"),
        ("+Jane not no-name", "+Jane"),
        ("+Jane said no. ok-name though", "+Jane ok"),
        ("+Jane no ok-name", "+Jane"),
        ("+Jane no no-name", "+Jane no"),
        ("+Jane ok-name?", "+Jane"),
        ("+Jane ok-name? no", "+Jane"),
        ("+Jane ok-name?Yes", "+Jane"),
        ("+Jane ok-name's", "+Jane"),
        ("+Jane ok-name-tag", "+Jane"),
        ("+Jane my-name", "+Jane"),
        ("+Jane ok-name (didn't say)", "+Jane"),
        ("+Jane said éééééééééééééééééééééééééééééééééééééééé ok-name", "+Jane ok"),
        ("+Jane ok-name: no", "+Jane"),
        ("+Jane ok-name not given", "+Jane"),
        ("+Jane ok-name, not urgent", "+Jane ok"),
        ("+Jane ok-name ?ARR", "+Jane ok; ?'ARR'"),
        ("+Jane ok-names", "+Jane"),
        ("+Jane book-name", "+Jane"),
        ("+Jane ok name", "+Jane"),
        ("+Jane \"ok-name\"", "+Jane"),
        ("+Jane `ok-name`", "+Jane"),
        ("I did not meet +Jane ok-name", "+Jane ok"),
        ("+Jane >me ask for ok-name", "+Jane; >me 'ask for ok-name'"),
    ]);
}

#[test]
fn leads_terms_and_tags() {
    check(&[
        ("!lead Acme hires in May", "!'Acme hires in May'"),
        ("!LEAD: Acme hires", "!'Acme hires'"),
        ("!lead Acme #hot", "!'Acme'; #hot"),
        ("!lead ask +Jane", "+Jane; !'ask'"),
        ("!lead", ""),
        ("!leader wanted", ""),
        ("!lead-time", ""),
        ("so!lead x", ""),
        ("wow!!", ""),
        ("wow!!lead x", ""),
        ("ask about ?ARR.", "?'ARR'"),
        ("?ARR,?NRR", "?'ARR'; ?'NRR'"),
        ("?R&D and ?node.js", "?'R&D'; ?'node.js'"),
        ("?\"two words\" and", "?'two words'"),
        ("?“two words”", "?'two words'"),
        ("?« two words »", "?'two words'"),
        ("?\"two words", ""),
        ("?\"\"", ""),
        ("?\"12\"", ""),
        ("what?", ""),
        ("what ? then", ""),
        ("is it ?5", ""),
        ("#hiring #Hiring #growth-team", "#hiring; #growth-team"),
        ("#a.", "#a"),
        ("#1 #2026 #1on1", "#1on1"),
        ("C# is", ""),
        ("(see) #tag", "#tag"),
        ("\"quoted\"#tag", "#tag"),
    ]);
}

#[test]
fn promises_hold_dates() {
    check(&[
        (">me send deck fri", ">me 'send deck' 2026-03-06"),
        (">them intro to VP", ">them 'intro to VP'"),
        (">Me send deck by friday.", ">me 'send deck' 2026-03-06"),
        (">me send deck on 12 Dec!", ">me 'send deck' 2026-12-12"),
        (">me by fri send deck", ">me 'send deck' 2026-03-06"),
        (">me fri: send deck", ">me 'send deck' 2026-03-06"),
        (">me tomorrow send deck", ">me 'send deck' 2026-03-05"),
        (">me send deck (by fri)", ">me 'send deck' 2026-03-06"),
        (">me send deck - fri", ">me 'send deck' 2026-03-06"),
        (">me send deck, tomorrow", ">me 'send deck' 2026-03-05"),
        (">me call in 2 weeks", ">me 'call' 2026-03-18"),
        (">me call next tuesday", ">me 'call' 2026-03-10"),
        (">me call by the end of the week", ">me 'call' 2026-03-06"),
        (">me call Jan 3, 2027", ">me 'call' 2027-01-03"),
        (">me call 2026-05-01", ">me 'call' 2026-05-01"),
        (">me call 31 Feb", ">me 'call 31 Feb'"),
        (">me read the sun", ">me 'read the sun'"),
        (">me find where they sat", ">me 'find where they sat'"),
        (">me see if I may", ">me 'see if I may'"),
        (">me plan the march", ">me 'plan the march'"),
        (">me send the may report", ">me 'send the may report'"),
        (">me write every friday", ">me 'write every friday'"),
        (">me move the call to friday", ">me 'move the call to friday'"),
        (">me block 10 - 12 Dec", ">me 'block 10 - 12 Dec'"),
        (">me call her fri", ">me 'call her' 2026-03-06"),
        (">me call her tomorrow 3pm", ">me 'call her 3pm' 2026-03-05"),
        (">me call her fri at 15:00.", ">me 'call her at 15:00' 2026-03-06"),
        (">me call her monday morning #warm", ">me 'call her morning' 2026-03-09; #warm"),
        (">me tomorrow 3pm", ">me 'tomorrow 3pm'"),
        (">me prepare the monday morning", ">me 'prepare the monday morning'"),
        (">me sun screen research", ">me 'sun screen research'"),
        (">me end of month report", ">me 'end of month report'"),
        (">me lunch on the 12th of may", ">me 'lunch' 2026-05-12"),
        (">me by 5 Dec 2027, send deck", ">me 'send deck' 2027-12-05"),
        (">me call mon or tue", ">me 'call mon or tue'"),
        (">me friday", ">me 'friday'"),
        (">me by friday", ">me 'by friday'"),
        (">me today's notes", ">me 'today's notes'"),
        (">me send \"the +Jane deck\" fri", ">me 'send \"the +Jane deck\"' 2026-03-06"),
        (">me post in #general for @Acme", ">me 'post in #general for @Acme'"),
        (">me post in #general", ">me 'post in #general'"),
        (">me send deck fri #warm #x.", ">me 'send deck' 2026-03-06; #warm; #x"),
        (">me send deck fri #warm and more", ">me 'send deck fri #warm and more'"),
        (">me intro +Bob @Acme", "+Bob @Acme; >me 'intro'"),
        (">me read on ?ARR", ">me 'read on'; ?'ARR'"),
        (">me x fri >them b", ">me 'x' 2026-03-06; >them 'b'"),
        (">me send deck fri. Thanked.", ">me 'send deck' 2026-03-06; thanked"),
        (">me send a++ to Bob\r\n>them reply", ">me 'send a++ to Bob'; >them 'reply'"),
        (">me", ""),
        (">me +Jane", "+Jane"),
        (">mean", ""),
        ("> me too", ""),
        ("-> me", ""),
        ("->me", ""),
        ("3 > 2", ""),
    ]);
}

#[test]
fn thanks_stand_alone() {
    check(&[
        ("thanked", "thanked"),
        ("Thanked.", "thanked"),
        ("THANKED!", "thanked"),
        ("- thanked", "thanked"),
        ("+Jane. Thanked.", "+Jane; thanked"),
        ("Great chat. Thanked. Left", "thanked"),
        ("很好。thanked", "thanked"),
        ("notes\r\nthanked\r\nmore", "thanked"),
        ("I thanked her", ""),
        ("not thanked", ""),
        ("Thanked her", ""),
        ("thanked?", ""),
        ("thanked, left", ""),
        ("\"Thanked.\"", ""),
        ("unthanked", ""),
    ]);
}

#[test]
fn all_else_is_text() {
    check(&[
        ("", ""),
        ("Good chat about pricing.", ""),
        ("C++ and A+", ""),
        ("got an A+.", ""),
        ("call +1 415 555 0100", ""),
        ("jane@acme.com, jane+new@acme.co.uk", ""),
        ("+jane@acme.com", ""),
        ("<+jane@acme.com>", ""),
        ("https://acme.com/(a)?b=c,+Jane,#top", ""),
        ("see www.acme.com/a.?b and mailto:?subject", ""),
        ("\"+Jane said #x\"", ""),
        ("“+Jane said ?x”", ""),
        ("« +Jane » „ +Bob“ 「 +Kim 」", ""),
        ("'+Jane said' ‘ +Bob said’", ""),
        ("` +Jane` `#x`", ""),
        ("she said \"hello +Jane", "+Jane"),
        ("\"one\nsaid\" +Jane", "+Jane"),
        ("don't +Jane can't", "+Jane"),
        ("rock 'n' roll +Jane 'n' co", "+Jane"),
        ("the '90s +Jane in the '80s", "+Jane"),
        ("the 5\" screen +Jane 6\"", "+Jane"),
        ("students' +Jane", "+Jane"),
        ("(+Jane)", ""),
        ("1+Jane x+Y", ""),
        ("++Jane ??x ##y", ""),
        ("a -> b => c <- d", ""),
        ("+\0 @\u{7} #\u{301}", ""),
    ]);
}

#[test]
fn spans_count_both_ways() {
    let draft = capture("né 👩‍💻 +Zoë Ng @Été\n>me x fri", today());
    let person = draft.people[0].span;
    assert_eq!(&draft.text[person.start as usize..person.end as usize], "+Zoë Ng");
    assert_eq!((person.start, person.start_utf16), (16, 9));
    assert_eq!((person.end, person.end_utf16), (24, 16));
    let kinds = draft.readings.iter().map(|reading| reading.kind).collect::<Vec<_>>();
    use ReadingKind::{Organization, Person, Promise, When};
    assert_eq!(kinds, [Person, Organization, Promise, When]);
    let when = draft.readings[3].span;
    assert_eq!(&draft.text[when.start as usize..when.end as usize], "fri");
}

fn without(text: &str, kind: ReadingKind) -> String {
    let draft = capture(text, today());
    let reading = draft.readings.iter().rfind(|reading| reading.kind == kind).unwrap();
    let corrected = capture_except(text, today(), &[reading.span]);
    assert_eq!(corrected.text, text);
    said(&corrected)
}

#[test]
fn a_reading_turns_back_into_text() {
    assert_eq!(without("+Jane +Bob", ReadingKind::Person), "+Jane");
    assert_eq!(without("+Jane +Bob ok-name", ReadingKind::Person), "+Jane");
    assert_eq!(without("+Jane @Acme", ReadingKind::Organization), "+Jane");
    assert_eq!(without("+Jane @Acme", ReadingKind::Person), "@'Acme'");
    assert_eq!(without("+Jane ok-name", ReadingKind::Permission), "+Jane");
    assert_eq!(without("+jane ok-name", ReadingKind::Permission), "+jane");
    assert_eq!(without(">me send next tue", ReadingKind::When), ">me 'send next tue'");
    assert_eq!(without(">me send #x tue", ReadingKind::Promise), "#x");
    assert_eq!(without(">me meet +Bob fri", ReadingKind::Person), ">me 'meet +Bob' 2026-03-06");
    assert_eq!(
        without("+Jane >me meet +Bob; ok-name", ReadingKind::Person),
        "+Jane; >me 'meet +Bob; ok-name'"
    );
    assert_eq!(without("!lead a ?b", ReadingKind::Term), "!'a ?b'");
    assert_eq!(without("#a #a", ReadingKind::Tag), "#a");
    assert_eq!(without("Thanked.", ReadingKind::Thanked), "");
}

#[test]
fn several_readings_turn_back_into_text() {
    let text = "+Jane @Acme #x thanked";
    let all = capture(text, today()).readings;
    let spans = all.iter().map(|reading: &Reading| reading.span).collect::<Vec<_>>();
    assert_eq!(said(&capture_except(text, today(), &spans)), "");
}

/// Reads `text`. What took the square of the length would not end in the lifetime of a test run.
fn ends(text: &str) -> bool {
    capture(text, today()).text.len() == text.len()
}

#[test]
fn long_texts_take_linear_time() {
    let patterns = [
        "+",
        "+A ",
        "+a ",
        "\"",
        "'",
        " '",
        "“",
        "`",
        "a",
        "a@",
        "a@b.",
        "@a ",
        "+A.",
        "ok-name,",
        "ok-name ",
        "?a",
        ">me ",
        ">me a ",
        " >me a fri",
        "thanked.",
        "thanked ",
        "thanked. ",
        "!lead ",
        "!lead #a ",
        "(",
        "A. ",
        "A.",
        " ",
        "\n",
        "://",
        "«»",
        "?\"a",
        "é+é ",
        "+A 'b' ",
        "\u{301}",
        "+A ok-name",
        "'a",
        "www.",
        "a fri (",
    ];
    for pattern in patterns {
        for prefix in ["", ">me ", "+A "] {
            let text = prefix.to_owned() + &pattern.repeat(50_000 / pattern.len());
            assert!(ends(&text), "{prefix:?} {pattern:?}");
        }
    }
}

#[test]
fn a_megabyte_of_one_sign_is_read_in_time_that_grows_with_its_length() {
    let far = format!("+A{}x ", " ".repeat(1_000_000));
    for pattern in ["@b ", "ok-name "] {
        assert!(ends(&(far.clone() + &pattern.repeat(100_000))), "{pattern:?}");
    }
    for pattern in ["+", "+A ", "\""] {
        let text = pattern.repeat(1_000_000 / pattern.len());
        assert!(ends(&text), "{pattern:?}");
    }
}

#[test]
fn what_is_kept_is_one_line_that_is_not_too_long() {
    let draft = capture(&format!("+Jane\tDoe. >me {}", "word ".repeat(1_000)), today());
    assert_eq!(draft.people[0].name, "Jane Doe");
    assert!(draft.promises[0].text.chars().count() <= 1_000);
}
