//! Words that several phrases share, by the name under which phrases ask for them.

/// The words under `name`, written as a phrase.
pub(super) fn words(name: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == name).map(|(_, words)| *words)
}

const WORDS: &[(&str, &str)] = &[
    // What one may be hired for.
    (
        "job",
        "job|jobs|position|positions|opening|openings|vacancy|vacancies|role|roles|internship|internships|\
         apprenticeship|traineeship|placement",
    ),
    ("resume", "resume|resumes|cv|cvs|curriculum vitae|c v|cover letter"),
    // Whoever hires.
    (
        "employer",
        "company|team|firm|department|organisation|organization|group|office|agency|startup|lab|practice|employer|\
         division|unit|studio",
    ),
    ("modal", "could|can|would|will|may|might|should|shall"),
    ("meet", "coffee|call|chat|talk|conversation|meeting|lunch|tea|breakfast|drink|video|zoom|word|visit"),
    // How a person may be meant in greetings that name nobody.
    ("school", "university|college|school|faculty|department|course|programme|program|degree|class"),
    (
        "theirs",
        "talk|talks|article|articles|post|posts|podcast|interview|book|books|paper|papers|blog|profile|career|path|move|\
         presentation|session|answer|thread|newsletter|piece|essay|report|webinar|video|lecture|panel|column|work|\
         project|projects|research|study|workshop|keynote|story|team|bakery|shop|company",
    ),
    ("subject", "i|we|you|he|she|they|it|who|that"),
    ("asks", "how|what|which|why|when|where|who|whether"),
];
