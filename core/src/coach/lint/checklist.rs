//! What a first letter holds, ticked as far as it can be seen.

use std::{ops::Range, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::{LintContext, beginning, message::Message, name::Name, phrase::Phrases, places, rules::PRAISE};
use crate::{
    coach::{Span, ruler::Ruler},
    model::ChecklistItem,
};

/// One line of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Tick {
    /// What is looked for.
    pub item: ChecklistItem,
    /// Whether it seems to be there: a guess, for the person to confirm.
    pub is_ticked: bool,
    /// The words that made it seem so; none for what only the whole tells.
    pub span: Option<Span>,
}

static CASUAL: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "i am (a|an|the|in|at|new|currently|finishing|moving|switching|leaving|from)",
        "my name is",
        "i (work|worked|study|studied|teach|taught|moved|finished|left|spent|live|just|recently)",
        "i have (been|worked|spent|just)",
    ])
});

static COMPETENCE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "(# |one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) (years|seasons|projects|teams)",
        "i (built|led|ran|wrote|designed|launched|managed|founded|trained|organised|organized|planned|taught|published|repaired|tested|sold)",
        "i have (built|led|run|written|designed|launched|managed|founded|trained|organised|organized|planned|taught|published|tested)",
        "(certified|qualified|trained|degree|doctorate|diploma|certificate)",
        "(slightly|a little|a bit) (out of the blue|odd|unusual|cheeky|forward|embarrassed)",
        "out of the blue",
        "(promise|swear) (not to|i am not|that i)",
        "(joke|joking|kidding|funny|laugh|laughed|smile|smiled)",
        "(decent|good|strong|bad|terrible) (coffee|espresso|cake)",
    ])
});

static ASSISTANCE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "(happy|glad|delighted) to (help|return|share|send|introduce|test|lend|do)",
        "(if|whenever|should) (i|there is anything i) can (ever|also)? (help|do|return|be of|send|offer)",
        "(return the favour|return the favor|in return|in exchange)",
        "(i|we) (can|could|would) (offer|help you|help with|introduce you|send you|lend)",
        "(enjoyed|liked|loved|admire|admired|impressed|inspired|struck|helpful|thoughtful|clear|clearest|useful|stayed with me|respect|grateful for)",
    ])
});

/// What a first letter holds: who, why and what, and the four parts of a letter that gets an answer. Always seven lines,
/// in that order.
///
/// The ticks are guesses from the words, for the person to confirm or correct. Like [`lint`](super::lint) it reads the
/// first 64 KiB.
///
/// ```
/// use rapport_core::{
///     coach::{LintContext, checklist},
///     model::ChecklistItem,
/// };
///
/// let ticks = checklist("I'm a nurse in Leeds. Your talk on triage stayed with me.", &LintContext::default());
/// let ticked: Vec<_> = ticks.iter().filter(|tick| tick.is_ticked).map(|tick| tick.item).collect();
///
/// assert!(ticked.contains(&ChecklistItem::Who));
/// assert!(ticked.contains(&ChecklistItem::Why));
/// assert!(!ticked.contains(&ChecklistItem::What));
/// ```
pub fn checklist(text: &str, context: &LintContext) -> Vec<Tick> {
    let text = beginning(text);
    let (message, ruler) = (Message::new(text), Ruler::new(text));
    let reader = context.to.as_deref().map(Name::new);
    let referrer = context.referrer.as_deref().map(Name::new);
    let named = referrer.map(|name| name.mentions(&message, reader.as_ref())).unwrap_or_default();
    let find = |phrases: &Phrases| phrases.find(&message.words);
    let first = |places: &[Range<usize>]| places.iter().min_by_key(|at| at.start).cloned();
    let tick = |item, places: Vec<Range<usize>>| {
        let place = first(&places);
        Tick { item, is_ticked: place.is_some(), span: place.map(|at| ruler.span(&message.bytes(&at))) }
    };
    let who = places("missing_who", &message);
    let casual = if who.is_empty() { Vec::new() } else { find(&CASUAL) };
    vec![
        tick(ChecklistItem::Who, who),
        tick(ChecklistItem::Why, places("missing_why", &message)),
        tick(ChecklistItem::What, places("missing_what", &message)),
        tick(ChecklistItem::HowIGotYourDetails, [named, places("no_connection", &message)].concat()),
        tick(ChecklistItem::CasualIntro, casual),
        tick(ChecklistItem::HumourOrCompetence, find(&COMPETENCE)),
        tick(ChecklistItem::ComplimentOrAssistance, [find(&ASSISTANCE), find(&PRAISE)].concat()),
    ]
}
