//! A job is asked for.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::{Error, Warning},
    rule::{ALL, Check, Rule, Said, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "ask_job",
    locale: "en",
    severity: Severities::own_and_others(Warning, Error),
    purposes: ALL,
    check: Check::Said(Said {
        phrases: &[
            // Is there one?
            "(do|would|does|might) (you|your {employer}|anyone) (currently|still|perhaps|maybe|happen to|also)? \
             (have|know of|see|hear of|be aware of|hear about|know about) (any|some|a|an|of any)? _2 {job}",
            "(do|would) you have work for (me|someone like me)",
            "(is|are|would) there (be)? (any|some|a|an) _2 {job}",
            "(any|some|an|a) _1 {job} (at|in|on|with|within|for me|going|available|open) (at|in|on|with|within)? _1 {employer}",
            "any (job|jobs|work|positions|vacancies) going",
            "let me know (about|of|if|when|should) (there)? (is|are|you (hear|know|see|have) (of|about)?)? (any|a|an|some|of any)? _2 {job}",
            "(tell|inform|notify|alert) me (about|of|if|when) (there)? (is|are)? (any|a|an|some|new)? _2 (job|jobs|opening|openings|vacancy|vacancies|position|positions)",
            "(discuss|talk about|chat about|hear about|learn about|ask about|asking about|inquire about|enquire about|inquiring about|enquiring about) \
             (any|your|the|possible|potential|current)? (open|job|current)? (openings|vacancies|vacancy|job opportunities|open positions|open roles|job openings)",
            // Are you hiring?
            "are you (guys|all|folks)? (currently|still|actively|perhaps|maybe|possibly|also|already|ever|looking to)? (hiring|hire|recruiting)",
            "is (your|the)? {employer} (currently|still|actively|also)? (hiring|recruiting)",
            "is _ (currently|still|actively)? hiring",
            "(if|whether) (you|your {employer}|_ {employer}) (are|is) (currently|still|actively|also|perhaps)? (hiring|recruiting)",
            "(wondering|know|ask|see|wonder|check|asking) (if|whether) _2 (is|are) (currently|still|actively)? (hiring|recruiting)",
            // Take me.
            "(you|your {employer}|they) (to|{modal})? (please|consider)? (hire|employ|recruit|hiring) me",
            "(^|please|just|then) (hire|employ) me",
            "consider (hiring|employing|recruiting) me",
            "(hire|employ|recruit|hiring|employing) (someone|somebody|people|anyone|anybody) like me",
            "any _1 {job} (you|your {employer}) (could|can|might|may|would)? (offer|have|give|find|know of)",
            "take me on (as|at|in|for|$)",
            "consider me (for|as a candidate) (a|an|any|anything|the|this|that|your|future|it)? _4 ({job}|$)",
            "keep me in mind (for|if|when|should) _3 ({job}|comes up|opens up|come up|open up|becomes available)",
            "(give|offer|get|find) me (a|an|any|some|this|the|your) _2 {job}",
            "help (me)? (to)? (get|find|land|secure|getting|finding|landing) (me)? (a|an|my|work|another|any|some)? (next|new|first)? ({job}|work|employment|hired)",
            "help me with my job (search|hunt)",
            "(ask|asking) (you|your {employer})? for (a|an|any|the|some) (new)? ({job}|work)",
            "interview me for (a|an|any|the|this|that|your)",
            // Speak for me.
            "(forward|forwarding|pass|passing|hand|submit|circulate) (on|along|over|around|in)? (my|a copy of my|the attached) {resume}",
            "(send|share|give|show) my {resume} (on|along|over)? (to|with) (hr|human resources|your|the|someone|somebody|anyone|anybody|a|hiring|whoever|people|recruiting|recruiters)",
            "(send|share|give) (hr|your _ _1|the _ _1|someone|somebody|anyone) my {resume}",
            "put (in)? a (good)? word in? for me",
            "(refer|recommend|suggest) me (for|to) (a|an|any|the|your|hr|this|that|one of)? _3 ({job}|hr|recruiter|recruiters|hiring manager|hiring managers|hiring team)",
            // I apply.
            "i (would|am)? (really|just|also)? (like|love|want|wish|hope|writing|keen|hoping|planning|happy|eager|here) to apply (for|at|to (work|join|your|be)|with (you|your)|$)",
            "i am (hereby)? applying (for|to) (a|an|the|your|this|any)? _3 ({job}|job)",
            "i (would|am|do)? (really|just|also|absolutely)? (like|love|want|wish|hope|keen|hoping|eager) to (work (for|at) (you|your {employer})|join your {employer})",
        ],
        unless: &[
            "({job}|opening|openings|position|role|job) (description|descriptions|title|titles|model|models|market|fair|fairs|play|you (love|enjoy|like))",
            "(opening|openings|slot|slots) (in|on) your (calendar|diary|schedule|agenda)",
            "(opening|openings) (for (a|the)? _1 {meet}|(on|this|next|in the) (week|coming|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|month|weeks|days))",
            "position on",
            "(great|good|fantastic|terrific|wonderful|excellent|amazing|hard|tough) (job|jobs)",
            "(any|a|some) (role|position|job) (in|on) (the|this|that) (decision|project|success|campaign|launch)",
            "(change|changes|changed|changing|affect|affects|affecting|shape|shapes|shaping|reshaping|transforming|about|doing) hiring",
            // What the writer has or had is a fact.
            "i (have|am)? (recently|just|currently|now|already|once|also|previously|then)? \
             (have|had|left|leave|leaving|quit|lost|got|found|took|held|hold|accepted|start|started|starting|finished) (a|an|my) _1 {job}",
            "hiring (trends|trend|process|processes|practice|practices|freeze|freezes|managers|market|patterns|decisions)",
            "(is|are|do) your hiring",
            "(how|what|when|who|where) (is|are|do|does|would|might) _3 (hiring|recruiting|hire|recruit)",
            "why (is|are) _3 (hiring|recruiting)",
            "ask me (if|whether)",
            "i (can|could|will|would|may|might|am happy to|am glad to) _1 (forward|pass|hand|submit|send|share|give)",
            "(jobs|job|roles|role|positions|position) (that)? you (did|held|hold|took|would|loved|regret|are|enjoy|enjoyed|love|liked)",
            "apply for (a|the|my|an|our)? _2 (visa|scholarship|grant|permit|loan|fellowship|funding|passport|mortgage|citizenship)",
            "join your {employer} (for|on) (a|an|the|lunch|coffee|your|friday|monday|tuesday|wednesday|thursday)",
            "join your {employer} 's",
            "(first|previous|last|old|former) (boss|manager|employer|company|team)",
            "(learn|hear|know|learning) (more)? about (any|the|your|a) (job|role|position)",
            "help (other|others|people|students)",
        ],
        excused: &[],
    }),
    why: "A talk that is about information ends when it turns into a request for a job: most people have none to give, and \
          the answer is no.",
    fix: "Ask for what the reader knows: their path, their view, whom else to talk to. That you are looking may be said, \
          as a fact.",
    source: "S0, S1, S2, S4: ask for information and advice, never for a job",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "Do you have any openings on your team at the moment?"),
        (COLD, "I would be a great fit, so please hire me!"),
        (SECOND, "By the way, are you currently\nhiring?"),
        (COLD, "Could you forward my résumé to your manager?"),
        (COLD, "Could you pass on my re\u{301}sume\u{301} to HR?"),
        (SECOND, "I’d like to apply for the analyst position you posted."),
        (OWN, "Do you know of any jobs in marketing?"),
        (THANKS, "Thanks again. Please consider me for any future roles."),
        (SECOND, "I don't know if you are hiring, but I thought I'd ask."),
        (SECOND, "Could you put in a good word for me with the partners?"),
        (COLD, "I was wondering whether Acme is hiring."),
        (COLD, "I hope to have a role at your company soon."),
        (SECOND, "I'd love to get a job at a startup like yours."),
        (SECOND, "Can you help me get a job at Acme?"),
        (COLD, "Is there a vacancy in your department?"),
        (COLD, "I'd love to join your team."),
        (OWN, "Let me know if you hear of any openings!"),
        (COLD, "Do you have an internship for the summer?"),
        (SECOND, "Why don't you hire me? I learn quickly."),
        (COLD, "I would be grateful for any job you could offer."),
        (SECOND, "Is there any chance that your firm would hire someone like me?"),
        (SECOND, "It would mean a lot if you could recommend me for the open role."),
    ],
    no: &[
        (SECOND, "I'm exploring a move into product design."),
        (SECOND, "I am looking for a new role in logistics."),
        (COLD, "Please don't worry, I'm not asking for a job."),
        (COLD, "I do not expect you to hire me."),
        (SECOND, "You did a great job with the launch."),
        (SECOND, "How did you get your job?"),
        (COLD, "What does your job title mean in practice?"),
        (SECOND, "What hiring trends in your industry surprise you?"),
        (SECOND, "Do you have any openings in your calendar next week?"),
        (COLD, "People keep telling me to ask \"are you hiring?\", which I won't."),
        (SECOND, "I would like to apply what you taught me."),
        (COLD, "Do you have a position on remote work?"),
        (SECOND, "How is AI changing hiring in your field?"),
        (SECOND, "Who was the manager that hired you?"),
        (COLD, "I’m writing to learn, not to ask whether you are hiring or to have you forward my CV."),
        (SECOND, "Could you refer me to someone who has made that move?"),
        (SECOND, "Is your hiring process long?"),
        (COLD, "When you are hiring, what do you look for first?"),
        (COLD, "Do you have a role model in the field?"),
        (SECOND, "> do you have any jobs?\nI read this in the forum, and smiled."),
        (OWN, "I resigned in May and have been looking for a job since."),
        (SECOND, "Which job did you have before?"),
        (SECOND, "I recently left a job at a startup."),
        (COLD, "I have a role at a startup and want to understand how others see the field."),
        (SECOND, "Last year I've started an internship with a company in Leeds."),
        (COLD, "I read that AI is changing hiring in law."),
        (SECOND, "Did you have a job before that one? Do you have a job you are proud of?"),
    ],
};

// holds: lint ask_job, 36, 37
#[test]
fn it_finds_its_examples_and_leaves_the_others_alone() {
    EXAMPLES.hold(&RULE);
}
