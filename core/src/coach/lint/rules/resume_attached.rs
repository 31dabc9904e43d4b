//! A résumé comes along that nobody asked for.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::{Hint, Warning},
    rule::{ALL, Check, Rule, Said, Severities},
};

pub(super) const RULE: Rule = Rule {
    id: "resume_attached",
    locale: "en",
    severity: Severities::own_and_others(Hint, Warning),
    purposes: ALL,
    check: Check::Said(Said {
        phrases: &[
            "(attach|attaching|attached|enclose|enclosing|enclosed|include|including|included) (here|below|herewith|is|are|please find|you will find|with this)? \
             (a copy of|a link to|the link to)? my (current|latest|updated|full|short)? {resume}",
            "please find _2 my _1 {resume}",
            "please (find|see) (the)? (attached|enclosed) _1 {resume}",
            "(see|find) my (attached|enclosed) {resume}",
            "see (the|my) attached {resume}",
            "my (current|latest|updated|full|short)? {resume} (is|are|can be|has been|will be) (also|already)? (attached|enclosed|below|linked|included|found|here|online|at)",
            "here (is|are) (a copy of|a link to)? my (current|latest|updated|full|short)? {resume}",
            "(copy of|link to) my (current|latest|updated|full|short)? {resume}",
            "i (have|am|will|am also)? (also|just|already)? (sent|sending|send|emailing|emailed|e mailed) (you|over|along|across)? (a copy of)? my (current|latest|updated|full)? {resume}",
            "{resume} (is)? (attached|enclosed|inside)",
            "(with|and) my {resume} attached",
        ],
        unless: &["your attached", "(send|sent) (you)? my {resume} to (others|everyone|anyone|ten|# )"],
        excused: &[
            "(as|since|because|like) you (have|had|so)? (kindly|just)? (asked|requested|suggested|wanted|offered|mentioned)",
            "(as|per) (requested|your request|agreed|discussed|promised)",
            "you (kindly|had|have|also)? (asked|requested|wanted) (me)? (for|to|about)? _3 {resume}",
            "{resume} (that|which)? you (asked|requested|wanted)",
            "at your request",
        ],
    }),
    why: "A résumé turns a request for a talk into an application, and gives the reader an easy reason to pass it on and be \
          done.",
    fix: "Leave the résumé out and say who you are in a sentence. If they ask for it afterwards, send it then.",
    source: "S1, S4: bring and send no résumé unless they ask for it",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "I have attached my resume."),
        (COLD, "Please find attached my CV."),
        (COLD, "My résumé is attached for your convenience."),
        (SECOND, "Here's my cv, in case it helps."),
        (COLD, "I'm including a link to my CV below."),
        (SECOND, "Attached is my curriculum vitae."),
        (THANKS, "Thank you! I’ve enclosed my re\u{301}sume\u{301}."),
        (COLD, "CV attached."),
    ],
    no: &[
        (SECOND, "Shall we resume our conversation on Friday?"),
        (SECOND, "As you asked, here is my resume."),
        (COLD, "I have not attached my resume, since this is not an application."),
        (THANKS, "You kindly asked for my CV. My CV is attached."),
        (COLD, "I'm attached to my hometown, and my resume shows it."),
        (SECOND, "I attach great importance to detail."),
        (COLD, "How do you read a CV when it lands on your desk?"),
        (SECOND, "Everyone writes “please find my CV attached”, and I'd rather talk."),
        (SECOND, "I attached the article that Bob wrote."),
    ],
};
