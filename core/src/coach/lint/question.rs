//! Questions for the talk, before they are asked.

use std::sync::LazyLock;

#[cfg(test)]
use super::examples::*;
use super::{
    Finding, LintContext, Severity, beginning,
    message::Message,
    rule::{ALL, Check, Ready, Rule, Said, Severities},
};
use crate::coach::ruler::Ruler;

const RULE: Rule = Rule {
    id: "findable_online",
    locale: "en",
    severity: Severities::all(Severity::Warning),
    purposes: ALL,
    check: Check::Said(Said {
        phrases: &[
            // What it makes.
            "what (do|does) (you|your {employer}|_|_ _|the {employer}) (do|make|sell|produce|offer|manufacture) $",
            "what (is|are) (your|the) _3 (main|core|key|flagship)? (product|products|service|services|business model|slogan|motto|mission statement)",
            "(which|what) (products|services) (do|does) (you|your {employer}|_|the {employer}) (sell|make|offer|have|produce)",
            "what (industry|industries|sector|sectors|business) (is|are|does) (you|your {employer}|_|the {employer}|it) (in|active in|serve)?",
            "what (kind|type|sort) of (company|organisation|organization|firm|business) (is|are) (it|you|_|this|your {employer})",
            // How big it is.
            "how (big|large|old) is (the|your)? _1 ({employer}|it|_)",
            "how many (people|employees|staff|offices|branches|locations|countries|customers|stores|shops|engineers|workers) (_3) (work|have|has|employ|employs|are|does|do|is)",
            "how many (people|employees|staff) _4 (at|in|for) (your|the)? ({employer}|_) $",
            "(what|how much) (is|are|was|were) (your|the)? _2 's? (revenue|turnover|annual revenue|market cap|stock price|share price|headcount|market share)",
            // Whom it competes with.
            "who (is|are) (your|the|_ 's)? _1 's? (main|biggest|key|major|direct|closest|top)? (competitor|competitors|rivals|competition|founder|founders|ceo|owner|owners|clients|customers|investors)",
            "(which|what) (companies|firms) (are your competitors|do you compete with|compete with you)",
            "who do you compete with",
            "who (founded|owns|started|runs) (the|your|this)? ({employer}|it|_ $)",
            // When and where.
            "(when|where|what year) (was|were|is|did) (the|your|_|you)? _1 ({employer}|it|you|_)? (founded|established|started|start|begin|set up|incorporated|headquartered|based|located|born)",
            "where (is|are) (the|your|_ 's|its)? _2 's? (headquarters|head office|main office|hq|offices|headquartered)",
            "what (is|does) (your|the) website",
            "what does (the abbreviation|the name|_) stand for",
        ],
        unless: &[
            "what do you (do (all|on|when|in|at|if|after|first|most|every|to)|make of|offer (new|people|somebody))",
            "who (is|are) (your|the) (customers|clients|competitors|investors) (you|that|who)",
            "(how|why) (do|did|does|has|have)",
        ],
        excused: &[
            "(changed|changing|change|surprise|surprised|surprises|worry|worries|feel|feels|felt|admire|respect|wish|why|lose sleep|influence|influenced|notice|noticed)",
            "(your|of the) day",
        ],
    }),
    why: "The answer is on the company's pages: asking it spends minutes that were promised, and shows that nobody looked.",
    fix: "Look it up before the talk, and ask what only an insider knows: why it is so, how it feels, what is changing.",
    source: "S1: do not ask what can be found online, such as products, size or competitors",
};

static READY: LazyLock<Ready> = LazyLock::new(|| Ready::new(&RULE));

/// Whether a question for the talk asks what the reader could look up: products, size, competitors, when and where a
/// company was founded. The rule's id is `findable_online`.
///
/// Like [`lint`](super::lint) it reads the first 64 KiB, and what it finds is in the order of the text.
///
/// ```
/// use rapport_core::coach::lint_question;
///
/// assert_eq!(lint_question("Who are your main competitors?")[0].rule, "findable_online");
/// assert!(lint_question("Which competitor do you respect most, and why?").is_empty());
/// ```
pub fn lint_question(text: &str) -> Vec<Finding> {
    let text = beginning(text);
    let (message, ruler) = (Message::new(text), Ruler::new(text));
    let marks = READY.marks(&message, &LintContext::default()).into_iter().take(super::MOST_PLACES);
    let finding = |mark: super::rule::Mark| Finding {
        rule: RULE.id.to_owned(),
        severity: Severity::Warning,
        span: mark.range.map(|range| ruler.span(&range)),
        why: RULE.why.to_owned(),
        fix: RULE.fix.to_owned(),
        source: RULE.source.to_owned(),
    };
    marks.map(finding).collect()
}

#[cfg(test)]
pub(super) const EXAMPLES: Examples = Examples {
    yes: &[
        (SECOND, "What does your company do?"),
        (SECOND, "How many people work at Acme?"),
        (SECOND, "Who are your main competitors?"),
        (SECOND, "When was Acme founded?"),
        (SECOND, "Where are your headquarters?"),
        (SECOND, "How big is the company?"),
        (SECOND, "What products do you sell?"),
        (SECOND, "Who’s the founder?"),
        (SECOND, "What are your core products?"),
        (SECOND, "Who founded the company?"),
    ],
    no: &[
        (SECOND, "What do you do all day?"),
        (SECOND, "Which competitor do you respect most, and why?"),
        (SECOND, "How has the size of the team changed how you decide?"),
        (SECOND, "What do you make of the new rules?"),
        (SECOND, "How did you choose the product that you work on?"),
        (SECOND, "Who are the people you turn to when you are stuck?"),
        (SECOND, "When did you know that the job was right for you?"),
        (SECOND, "What surprised you about your customers?"),
        (SECOND, "Where do people go from this role?"),
        (SECOND, "I would not ask “what does your company do?”"),
    ],
};
