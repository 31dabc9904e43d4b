//! `rapport settings`

use clap::{Args, ValueEnum};
use rapport_core::{
    commands::{Command, ProfileCommand, ProfileField},
    views::Settings as Shown,
};

use crate::{failure::Failure, page::Page, saved::Saved, session::Session, when, words};

/// Show your settings, or change one: your name, your usual minutes
#[derive(Args)]
#[command(after_help = "Example: rapport settings name Ana Ruiz\n\
                  A day off: rapport settings holiday 2026-12-25\n\
                  Back to usual: rapport settings minutes --clear")]
pub struct Settings {
    /// Which [default: show all]
    #[arg(value_enum, value_name = "NAME")]
    setting: Option<Setting>,
    /// To what
    #[arg(value_name = "VALUE", requires = "setting")]
    value: Vec<String>,
    /// Set it to nothing; for a holiday: work on that day after all
    #[arg(long, requires = "setting")]
    clear: bool,
}

/// What can be set.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Setting {
    /// Your name, for letters
    Name,
    /// Your e-mail address
    Email,
    /// What stands below your letters
    Signature,
    /// Your language: en, de-CH
    Language,
    /// Where numbers without a code belong: DE, US
    Country,
    /// Your time zone at home: Europe/Paris
    HomeZone,
    /// Be in touch every so many days
    KeepInTouch,
    /// How many minutes you ask for
    Minutes,
    /// Business days until the first reminder
    FirstReminder,
    /// Business days until the second
    SecondReminder,
    /// A day off
    Holiday,
}

impl Settings {
    pub fn run(self, session: &Session<'_>) -> Result<String, Failure> {
        let vault = session.vault()?;
        let Some(setting) = self.setting else {
            let shown = vault.settings()?;
            return session.answer(&shown, |page| draw(page, &shown));
        };
        let value = self.value.join(" ");
        let command = match setting.field() {
            None => {
                let day = when::day(&value, session.context.today())?;
                ProfileCommand::SetHoliday { day, on: !self.clear }
            }
            Some(_) if value.is_empty() != self.clear => {
                return Err(Failure::input(
                    "Say to what, or --clear. Nothing was changed.\n  rapport settings NAME VALUE",
                ));
            }
            Some(field) => ProfileCommand::Set { field, value: (!self.clear).then_some(value) },
        };
        let saved = Saved::from(vault.apply(&session.context, Command::Profile(command))?);
        let shown = vault.settings()?;
        session.answer(&saved, |page| {
            page.line(said(setting, &shown));
            super::undo::offer(page, 1);
        })
    }
}

impl Setting {
    const ALL: [Self; 11] = [
        Self::Name,
        Self::Email,
        Self::Signature,
        Self::Language,
        Self::Country,
        Self::HomeZone,
        Self::KeepInTouch,
        Self::Minutes,
        Self::FirstReminder,
        Self::SecondReminder,
        Self::Holiday,
    ];

    /// The field; none for days off, of which there are several.
    fn field(self) -> Option<ProfileField> {
        Some(match self {
            Self::Name => ProfileField::Name,
            Self::Email => ProfileField::Email,
            Self::Signature => ProfileField::Signature,
            Self::Language => ProfileField::Locale,
            Self::Country => ProfileField::Country,
            Self::HomeZone => ProfileField::HomeZone,
            Self::KeepInTouch => ProfileField::CadenceDays,
            Self::Minutes => ProfileField::DefaultPromiseMinutes,
            Self::FirstReminder => ProfileField::FirstNudgeDays,
            Self::SecondReminder => ProfileField::SecondNudgeDays,
            Self::Holiday => return None,
        })
    }

    /// What one types.
    fn typed(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

fn draw(page: &mut Page, shown: &Shown) {
    for setting in Setting::ALL {
        page.marked("", said(setting, shown));
    }
    page.gap();
    page.aside("Change one with: rapport settings NAME VALUE");
}

/// A setting and what it says, in one line.
fn said(setting: Setting, shown: &Shown) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "not set".to_owned());
    let business_days = |days: u32| words::count(u64::from(days), "business day", "business days");
    let value = match setting {
        Setting::Name => text(&shown.name),
        Setting::Email => text(&shown.email),
        Setting::Signature => text(&shown.signature).lines().collect::<Vec<_>>().join(" / "),
        Setting::Language => text(&shown.locale),
        Setting::Country => text(&shown.country),
        Setting::HomeZone => text(&shown.home_zone),
        Setting::KeepInTouch => match shown.cadence_days {
            Some(days) => format!("every {}", words::count(u64::from(days), "day", "days")),
            None => "only with those you say it for".to_owned(),
        },
        Setting::Minutes => {
            format!("you ask for {}", words::count(u64::from(shown.usual_minutes), "minute", "minutes"))
        }
        Setting::FirstReminder => format!("{} after you wrote", business_days(shown.first_nudge_days)),
        Setting::SecondReminder => format!("{} after the first", business_days(shown.second_nudge_days)),
        Setting::Holiday => {
            let days: Vec<String> = shown.holidays.iter().map(|day| words::day(*day)).collect();
            if days.is_empty() { "none".to_owned() } else { days.join(", ") }
        }
    };
    format!("{:<16} {value}", setting.typed())
}
