//! Templates that everybody has. Their ids are for good; their wording may get better.

use serde::{Deserialize, Serialize};

/// What a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum TemplateKind {
    /// A first e-mail to somebody who was named to the writer.
    Email,
    /// An invitation to a coffee.
    Coffee,
    /// A request to somebody known, for an introduction.
    IntroRequest,
    /// A note with an invitation on LinkedIn: at most 300 characters.
    LinkedinNote,
    /// Thanks by e-mail, within a day.
    ThankYou,
    /// Thanks by hand, on a card.
    ThankYouByHand,
    /// To whoever gave a name: how it went.
    ReportBack,
    /// To a host who says "I'll pass on your details": an offer to write oneself.
    TakeControl,
    /// The one polite reminder.
    Nudge,
    /// A first e-mail to a stranger.
    Cold,
    /// Two or three times for a talk.
    SlotProposal,
}

impl TemplateKind {
    /// Its name, as in ids and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Coffee => "coffee",
            Self::IntroRequest => "intro_request",
            Self::LinkedinNote => "linkedin_note",
            Self::ThankYou => "thank_you",
            Self::ThankYouByHand => "thank_you_by_hand",
            Self::ReportBack => "report_back",
            Self::TakeControl => "take_control",
            Self::Nudge => "nudge",
            Self::Cold => "cold",
            Self::SlotProposal => "slot_proposal",
        }
    }
}

/// Wording to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Template {
    /// Its id, for good: `builtin/email/en`.
    pub id: String,
    /// What it is for.
    pub kind: TemplateKind,
    /// The language, as a BCP 47 tag.
    pub locale: String,
    /// When to use it, in one line.
    pub title: String,
    /// The text, with slots as `{given}`.
    pub text: String,
}

/// All built-in templates, one of each kind.
///
/// ```
/// use rapport_core::coach::templates;
///
/// assert!(templates().iter().any(|template| template.id == "builtin/cold/en"));
/// ```
pub fn templates() -> Vec<Template> {
    WORDING.iter().map(|wording| wording.template()).collect()
}

/// The built-in template of a kind.
///
/// ```
/// use rapport_core::coach::{TemplateKind, template};
///
/// assert_eq!(template(TemplateKind::Nudge).id, "builtin/nudge/en");
/// ```
pub fn template(kind: TemplateKind) -> Template {
    let wording = match kind {
        TemplateKind::Email => &EMAIL,
        TemplateKind::Coffee => &COFFEE,
        TemplateKind::IntroRequest => &INTRO_REQUEST,
        TemplateKind::LinkedinNote => &LINKEDIN_NOTE,
        TemplateKind::ThankYou => &THANK_YOU,
        TemplateKind::ThankYouByHand => &THANK_YOU_BY_HAND,
        TemplateKind::ReportBack => &REPORT_BACK,
        TemplateKind::TakeControl => &TAKE_CONTROL,
        TemplateKind::Nudge => &NUDGE,
        TemplateKind::Cold => &COLD,
        TemplateKind::SlotProposal => &SLOT_PROPOSAL,
    };
    wording.template()
}

struct Wording {
    kind: TemplateKind,
    title: &'static str,
    text: &'static str,
}

impl Wording {
    fn template(&self) -> Template {
        Template {
            id: format!("builtin/{}/en", self.kind.name()),
            kind: self.kind,
            locale: "en".to_owned(),
            title: self.title.to_owned(),
            text: self.text.to_owned(),
        }
    }
}

static WORDING: [&Wording; 11] = [
    &EMAIL,
    &COFFEE,
    &INTRO_REQUEST,
    &LINKEDIN_NOTE,
    &THANK_YOU,
    &THANK_YOU_BY_HAND,
    &REPORT_BACK,
    &TAKE_CONTROL,
    &NUDGE,
    &COLD,
    &SLOT_PROPOSAL,
];

static EMAIL: Wording = Wording {
    kind: TemplateKind::Email,
    title: "A first e-mail to somebody you were pointed to",
    text: "Hi {given},

{referrer} suggested that I write to you. I'm {my_situation}.

What made me think of you: {reason}. I have one question above all: {question}

Would you have {minutes} minutes for a call or a visit in the next two weeks? I will keep to the time.

Thank you,
{my_name}",
};

static COFFEE: Wording = Wording {
    kind: TemplateKind::Coffee,
    title: "An invitation to a coffee, which you pay for",
    text: "Hi {given},

{connection}. I'm {my_situation}, and you know {topic} from the inside.

May I buy you a coffee close to where you work? {minutes} minutes are plenty. What I would ask first: {question}

If it doesn't suit you, just say so.

Thank you,
{my_name}",
};

static INTRO_REQUEST: Wording = Wording {
    kind: TemplateKind::IntroRequest,
    title: "Asking somebody you know to introduce you",
    text: "Hi {given},

I saw that you know {contact} at {company}. I'm {my_situation}, and {reason}.

Would you feel comfortable introducing me to {contact}? I would ask for {minutes} minutes and one thing: {question}

I can send you two lines to pass on. If you would rather not, that is fine too.

Thank you,
{my_name}",
};

static LINKEDIN_NOTE: Wording = Wording {
    kind: TemplateKind::LinkedinNote,
    title: "A note with an invitation, in 300 characters",
    text: "Hi {given}, {connection}. I'm {my_situation}. {question} Would you have {minutes} minutes for it? If not, no \
           problem at all. {my_name}",
};

static THANK_YOU: Wording = Wording {
    kind: TemplateKind::ThankYou,
    title: "Thanks by e-mail, on the day or the day after",
    text: "Hi {given},

Thank you for making time for me. What stays with me is {learned}.

My next step is {next_step}, and I will tell you how it goes. {offer}

With thanks,
{my_name}",
};

static THANK_YOU_BY_HAND: Wording = Wording {
    kind: TemplateKind::ThankYouByHand,
    title: "Thanks by hand, on a card",
    text: "Dear {given},

Our talk about {topic} is still on my mind, above all {learned}. Thank you for your time, and for how openly you spoke.

Warmly,
{my_name}",
};

static REPORT_BACK: Wording = Wording {
    kind: TemplateKind::ReportBack,
    title: "Telling whoever gave you a name how it went",
    text: "Hi {given},

You pointed me to {contact}, and we have now spoken. What I took from it: {learned}. Next I will {next_step}.

Thank you for opening that door. {offer}

{my_name}",
};

static TAKE_CONTROL: Wording = Wording {
    kind: TemplateKind::TakeControl,
    title: "When somebody offers to pass on your details",
    text: "Hi {given},

That is kind, thank you. To save you the work, may I write to {contact} myself and say that you thought of me? All I need is \
           the best address.

I would ask about {topic}, and tell you afterwards how it went.

{my_name}",
};

static NUDGE: Wording = Wording {
    kind: TemplateKind::Nudge,
    title: "The one reminder, a week later",
    text: "Hi {given},

I wrote to you last week about {topic}, and know how full an inbox gets. I'm {my_situation}; you came to mind because {reason}.

Would {minutes} minutes be possible this month? My question is still the same: {question} If not, I understand, and will not \
           write again about it.

Thank you,
{my_name}",
};

static COLD: Wording = Wording {
    kind: TemplateKind::Cold,
    title: "A first e-mail to somebody who has never heard of you",
    text: "Dear {given},

This comes a little out of the blue. I'm {my_name}, {my_situation}. {connection}.

I am trying to understand {topic}, and I turn to you because {reason}. The thing I cannot find out by reading is this: {question}

May I buy you a coffee near your office? It would take {minutes} minutes, and I watch the clock.

If this is not a good time, please feel free to say no; I will understand.

Thank you for reading this far,
{my_name}",
};

static SLOT_PROPOSAL: Wording = Wording {
    kind: TemplateKind::SlotProposal,
    title: "Proposing times, once they have said yes",
    text: "Hi {given},

Thank you, I look forward to it. Would one of these suit you: {times}? {minutes} minutes are enough. I would like to ask you about \
           {topic}.

Any other time that is easier for you is fine too; I'll come to you, or call, whichever you prefer.

{my_name}",
};
