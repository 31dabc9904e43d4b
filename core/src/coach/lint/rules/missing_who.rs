//! Nobody says who is writing.

#[cfg(test)]
use crate::coach::lint::examples::*;
use crate::coach::lint::{
    Severity::Warning,
    rule::{ASKS, Check, Rule, Severities, nothing_else},
};

pub(super) const RULE: Rule = Rule {
    id: "missing_who",
    locale: "en",
    severity: Severities::others(Warning),
    purposes: ASKS,
    check: Check::Unsaid {
        phrases: &[
            "my name is",
            "i am _ _2 , (a|an|the|currently)",
            "i am (a|an|the|one of|in|at|with|from|based|currently|now|about|new|just|also|originally|finishing|studying|exploring|moving|working|\
             switching|changing|leaving|returning|training|coming|completing|considering|building|running|doing|retraining|between|trained)",
            "i (work|worked|study|studied|teach|taught|run|ran|lead|led|manage|managed|design|designed|build|built|write code|code|trained|train|\
             graduated|moved|finished|started|left|spent|live|grew|came to|sell|sold|repair|drive|cook|nurse|research|joined|switched|qualified|serve|served|joined)",
            "i have (just|recently|been|worked|spent|studied|taught|run|led|managed|built|moved|finished|left|trained|started|done|a (degree|background|doctorate|phd|diploma)|(#|two|three|four|five|ten|many) _1 (years|months|seasons))",
            "i (just|recently|currently|also|now|previously|only|first) (moved|finished|left|graduated|started|work|worked|study|joined|completed|changed|teach|run|manage|lead)",
            "as (a|an) _2 (student|graduate|nurse|teacher|engineer|designer|developer|analyst|manager|accountant|lawyer|researcher|writer|\
             editor|buyer|planner|chef|officer|consultant|scientist|technician|newcomer|parent|veteran|carpenter|architect|doctor)",
            "my (background|training|degree|work|last job|current job|first career|trade) (is|was|has|in|as|at|lies)",
            "(student|graduate|nurse|teacher|engineer|designer|developer|analyst|accountant|researcher) (at|in|from|by training) , (and)? i",
        ],
        unless: &[
            "i am (writing|reaching|sorry|sure|wondering|looking forward|hoping|glad|happy|interested|keen|curious|not)",
            "i am (a|the) (big|huge|great|massive|long time|real|devoted)? (fan|admirer|reader|listener|follower)",
            "i am in (awe|love|town|luck|need)",
            "i am (now|just|currently|also)? (writing|reaching|contacting|emailing|asking|wondering|hoping|following)",
            "i (came to (think|know|see|your)|started (to wonder|reading|following|listening)|spent (the|my|an|a) (evening|weekend|afternoon|night|morning|hour|day) (reading|with|on))",
            "i have been (reading|following|listening|wondering|watching|meaning|trying|admiring|thinking)",
            "i have just (read|seen|watched|finished reading|heard|bought)",
            "i (just|recently|also)? finished (reading|your)",
            "i (left|came) (you|your talk|a message|a comment)",
        ],
        also: nothing_else,
    },
    why: "The reader asks first who is writing. One line about you makes it easy to place the question.",
    fix: "Say in one line who you are and where you stand.",
    source: "S3, S1: say who you are, with the details that matter",
};

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "Jane suggested I write. Would you have 20 minutes?"),
        (COLD, "I am writing because your article stayed with me."),
        (COLD, "I am a huge fan of your podcast. Could we talk?"),
        (SECOND, "I am reaching out about your work in freight."),
        (COLD, "I have been following your work for years."),
        (SECOND, "I'm sorry to bother you. I’m wondering how the field works."),
        (COLD, "I spent the weekend reading your blog."),
        (SECOND, "I have 20 minutes on Friday. Do you?"),
    ],
    no: &[
        (SECOND, "I'm a nurse in Leeds."),
        (COLD, "I’ve spent ten years in retail."),
        (SECOND, "My name is Ana, and I work in a bakery."),
        (COLD, "As a graduate student I wonder what comes next."),
        (SECOND, "I recently moved\nto Lyon."),
        (COLD, "I teach maths, and I am thinking about leaving."),
        (OWN, "Could you help me on Sunday?"),
        (SECOND, "My background is in law."),
        (COLD, "I'm Ana Ruiz, a nurse."),
    ],
};
