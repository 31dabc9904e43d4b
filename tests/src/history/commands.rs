//! Any command, by chance.

mod after;
mod learned;
mod outreach;

use chrono::{Duration, NaiveDateTime};
use rapport_core::{
    Context, Vault,
    commands::{
        AnnouncementCommand, CampaignCommand, CampaignField, Command, CommitmentCommand, ContactCommand,
        ContactField, DebriefCommand, GatheringCommand, GatheringField, IndustryCommand, IndustryField,
        JobField, KnowsCommand, MeetingCommand, MergeCommand, NewContact, NewJob, NoteCommand,
        ObligationCommand, OccupationCommand, OccupationField, OrganizationCommand, OrganizationField,
        PitchCommand, PrepCommand, ProfileCommand, ProfileField, QuestionCommand, ReferralCommand,
        ReviewCommand,
    },
    model::{
        Approach, Channel, ClosedReason, GatheringKind, InfoGoal, Kind, KnowsKey, KnowsKind, LinkKind,
        LinkedInReach, Medium, NamePermission, ObligationKey, ObligationKind, Owner, Party, PeopleFilter,
        PitchSection, Purpose, QuestionCategory, QuestionKind, RatedPart, RecordId, ResearchField, Seniority,
        Source, Strength, Verdict, Warmth,
    },
};

use super::Known;
use crate::Dice;

const NAMES: &[&str] =
    &["Jane Doe", "Jane", "Zoë Ångström", "Bob Lee", "D'Arcy", "de la Cruz Ana María", "Ana Ruiz", "עלי 🦊"];
const PLACES: &[&str] = &["Acme", "ACME", "Beta & Söhne", "Zeta"];
const WORDS: &[&str] =
    &["deck", "send the deck", "Blue ocean", "äh", "🦊 fox", "read this\ntwice", "a", "d e f"];
const TAGS: &[&str] = &["warm", "fintech", "zoë"];
const DEBRIEFS: &[&str] = &[
    "Coffee with +Jane Doe @Acme. Named +Bob Lee ok-name, +Ana Ruiz no-name. >me send deck fri #warm",
    "+Bob Lee was short. >them introduce me to Zoë in 2 weeks\nthanked",
    "Nobody named, a note of its own. >me read the report",
    "+Zoë Ångström @Beta named +Jane Doe and +Carl no-name !lead Zeta hires ?runway",
    "+Jane",
];

/// A command for the device of `vault` to apply, which may well be refused.
pub(super) fn any(dice: &Dice, vault: &Vault, context: &Context, known: &Known) -> Option<Command> {
    let choose = Choose { dice, vault, context, known };
    Some(match dice.below(100) {
        0..22 => Command::Contact(choose.contact()?),
        22..26 => Command::Organization(choose.organization()?),
        26..34 => choose.searching()?,
        34..42 => Command::Meeting(choose.meeting()?),
        42..45 => Command::Prep(choose.prep()?),
        45 => choose.of_the_bank()?,
        46..52 => Command::Note(choose.note()?),
        52..58 => learned::any(&choose)?,
        58..70 => Command::Referral(choose.referral()?),
        70..82 => Command::Obligation(choose.obligation()?),
        82..84 => Command::Commitment(choose.commitment()?),
        84..88 => outreach::any(&choose)?,
        88 => after::any(&choose)?,
        89..91 => Command::Profile(choose.profile()),
        91..95 => choose.merge_or_review()?,
        _ => choose.debrief(),
    })
}

struct Choose<'a> {
    dice: &'a Dice,
    vault: &'a Vault,
    context: &'a Context,
    known: &'a Known,
}

impl Choose<'_> {
    fn of<T: Copy>(&self, of: &[T]) -> T {
        of[self.dice.below(of.len())]
    }

    fn some<T>(&self, value: T) -> Option<T> {
        self.dice.chance(60).then_some(value)
    }

    fn text(&self, of: &[&str]) -> String {
        self.of(of).to_owned()
    }

    fn record(&self, kind: Kind) -> Option<RecordId> {
        let of: Vec<RecordId> =
            self.known.records.iter().filter(|(_, is)| *is == kind).map(|(id, _)| *id).collect();
        // Mostly things of late: that is where devices meet.
        let recent = if self.dice.chance(60) { of.len().saturating_sub(3) } else { 0 };
        self.dice.one(&of[recent..]).copied()
    }

    fn civil(&self) -> NaiveDateTime {
        let now = self.context.now().with_timezone(&self.context.zone()).naive_local();
        now + Duration::minutes(self.dice.within(-3 * 24 * 60..3 * 24 * 60))
    }

    fn day(&self) -> chrono::NaiveDate {
        (self.civil() + Duration::days(self.dice.within(-5..10))).date()
    }

    fn contact(&self) -> Option<ContactCommand> {
        if self.dice.chance(20) {
            return Some(ContactCommand::Create { contact: self.new_contact() });
        }
        let contact = self.record(Kind::Contact)?;
        let item = || self.dice.one(&self.known.items).copied();
        Some(match self.dice.below(22) {
            0..3 => {
                use ContactField::{Family, Given, Headline, Name, Nickname, Pronouns, Region, Summary};
                let field = self.of(&[Name, Given, Family, Nickname, Headline, Summary, Pronouns, Region]);
                ContactCommand::Set { contact, field, value: self.some(self.text(NAMES)) }
            }
            3 => {
                let address = format!("{}@example.org", self.of(&["jane", "Jane", "bob"]));
                ContactCommand::AddEmail { contact, address, label: self.some("work".into()) }
            }
            4 => {
                let number = format!("+1 415 555 010{}", self.dice.below(3));
                ContactCommand::AddPhone { contact, number, label: None }
            }
            5 => {
                let (organization, title) = (Some(self.text(PLACES)), self.some(self.text(WORDS)));
                let title = title.filter(|title| !title.contains('\n'));
                ContactCommand::AddEmployment { contact, organization, title }
            }
            6 => item().map(|(contact, item)| ContactCommand::EndEmployment { contact, item })?,
            7 => item().map(|(contact, item)| ContactCommand::RemoveItem { contact, item })?,
            8 => ContactCommand::Tag { contact, tag: self.text(TAGS) },
            9 => ContactCommand::Untag { contact, tag: self.text(TAGS) },
            10 => ContactCommand::DoNotContact { contact, on: self.dice.chance(60) },
            11 | 12 => ContactCommand::Delete { contact },
            13 => ContactCommand::Restore { contact },
            _ => self.detail(contact)?,
        })
    }

    fn detail(&self, contact: RecordId) -> Option<ContactCommand> {
        let item = || self.dice.one(&self.known.items).copied();
        let flag = self.dice.chance(60);
        Some(match self.dice.below(16) {
            0 => {
                let url = format!("https://www.linkedin.com/in/{}", self.of(&["jane", "Jane", "bob"]));
                ContactCommand::AddUrl { contact, url, label: None }
            }
            1 => ContactCommand::AddAddress { contact, address: "1 Road\nTown".into(), label: None },
            2 => item().map(|(contact, item)| ContactCommand::Prefer { contact, item })?,
            3 => {
                let from = self.some(self.of(&["2019", "2021-03", "2024-02-29", "soon"]).to_owned());
                let job = NewJob { organization: self.some(self.text(PLACES)), from, ..NewJob::default() };
                ContactCommand::AddJob { contact, job }
            }
            4 => {
                let field = self.of(&[JobField::Title, JobField::From, JobField::To, JobField::Department]);
                let value = self.some(self.of(&["2020", "deck", "2022-01"]).to_owned());
                item().map(|(contact, item)| ContactCommand::SetJob { contact, item, field, value })?
            }
            5 => ContactCommand::AddCommonGround { contact, text: self.text(TAGS) },
            6 => ContactCommand::RemoveCommonGround { contact, text: self.text(TAGS) },
            7 => {
                let source = self.some(self.of(&[Source::FriendsAndFamily, Source::Event, Source::Other]));
                let through = self.record(Kind::Contact).and_then(|through| self.some(through));
                ContactCommand::SetSource { contact, source, detail: self.some("fair".into()), through }
            }
            8 => {
                let seniority = self.some(self.of(&[Seniority::Mid, Seniority::Executive]));
                ContactCommand::SetSeniority { contact, seniority }
            }
            9 => ContactCommand::SetNearHiring { contact, near_hiring: self.some(flag) },
            10 => ContactCommand::SetLinkedInReach { contact, reach: self.some(LinkedInReach::Few) },
            11 => ContactCommand::SetWarmth { contact, warmth: self.some(Warmth::Tenuous) },
            12 | 13 => ContactCommand::SetCadence { contact, days: self.some(self.of(&[1, 2, 30, 0])) },
            14 => ContactCommand::SetMayIntroduce { contact, on: flag },
            _ => ContactCommand::NoteInTouch { contact, channel: self.some(Channel::Phone) },
        })
    }

    fn verdict(&self) -> Option<Verdict> {
        self.some(self.of(&[Verdict::Interested, Verdict::Undecided, Verdict::RuledOut]))
    }

    /// Something about where the person looks, and through whom.
    fn searching(&self) -> Option<Command> {
        Some(match self.dice.below(6) {
            0 => Command::Occupation(self.occupation()?),
            1 => Command::Industry(self.industry()?),
            2 => Command::Campaign(self.campaign()?),
            3 => {
                let kind = self.of(&[KnowsKind::Knows, KnowsKind::Mentioned, KnowsKind::WorkedWith]);
                let tie =
                    KnowsKey { kind, from: self.record(Kind::Contact)?, to: self.record(Kind::Contact)? };
                Command::Knows(match self.dice.chance(70) {
                    true => KnowsCommand::Note { tie, strength: self.some(Strength::Close) },
                    false => KnowsCommand::Remove { tie },
                })
            }
            4 => Command::Gathering(self.gathering()?),
            _ => {
                let contact = self.record(Kind::Contact)?;
                Command::Announcement(match self.dice.chance(70) {
                    true => {
                        let day = self.some(self.day());
                        AnnouncementCommand::Tell { contact, channel: Channel::Phone, day }
                    }
                    false => AnnouncementCommand::Untell { contact },
                })
            }
        })
    }

    fn occupation(&self) -> Option<OccupationCommand> {
        if self.dice.chance(40) {
            return Some(OccupationCommand::Create { name: self.text(TAGS) });
        }
        let occupation = self.record(Kind::Occupation)?;
        Some(match self.dice.below(5) {
            0 => {
                let (field, value) = (OccupationField::Notes, Some(self.text(WORDS)));
                OccupationCommand::Set { occupation, field, value }
            }
            1 => OccupationCommand::AddAlias { occupation, alias: self.text(TAGS) },
            2 => OccupationCommand::Judge { occupation, verdict: self.verdict(), reason: None },
            3 => OccupationCommand::Delete { occupation },
            _ => OccupationCommand::Restore { occupation },
        })
    }

    fn industry(&self) -> Option<IndustryCommand> {
        if self.dice.chance(40) {
            return Some(IndustryCommand::Create { name: self.text(TAGS) });
        }
        let industry = self.record(Kind::Industry)?;
        Some(match self.dice.below(5) {
            0 => {
                let (field, value) = (IndustryField::Structure, self.some(self.text(WORDS)));
                IndustryCommand::Set { industry, field, value }
            }
            1 => IndustryCommand::AddAlias { industry, alias: self.text(TAGS) },
            2 => IndustryCommand::Judge { industry, verdict: self.verdict(), reason: None },
            3 => IndustryCommand::Delete { industry },
            _ => IndustryCommand::Restore { industry },
        })
    }

    fn campaign(&self) -> Option<CampaignCommand> {
        if self.dice.chance(30) {
            let purpose = self.of(&[Purpose::NewFieldOrOrg, Purpose::InternalMove]);
            return Some(CampaignCommand::Open { title: self.text(TAGS), purpose });
        }
        let campaign = self.record(Kind::Campaign)?;
        let on = self.dice.chance(70);
        Some(match self.dice.below(8) {
            0 => {
                use CampaignField::{Context, WeeklyAsks, WeeklyMeetings};
                let field = self.of(&[Context, WeeklyAsks, WeeklyAsks, WeeklyMeetings]);
                CampaignCommand::Set { campaign, field, value: self.some("3".into()) }
            }
            1 => {
                let goal = self.of(&[InfoGoal::Openings, InfoGoal::CareerPath]);
                CampaignCommand::SetGoal { campaign, goal, on }
            }
            2 | 3 => {
                let kind = self.of(&[Kind::Organization, Kind::Occupation, Kind::Industry]);
                CampaignCommand::Aim { campaign, target: self.record(kind)?, on }
            }
            4 => CampaignCommand::AimAtRegion { campaign, region: self.text(TAGS), on },
            5 => CampaignCommand::Pause { campaign },
            6 => CampaignCommand::Close { campaign },
            _ => CampaignCommand::Reopen { campaign },
        })
    }

    fn gathering(&self) -> Option<GatheringCommand> {
        if self.dice.chance(30) {
            let kind = self.of(&[GatheringKind::Event, GatheringKind::Group]);
            let date = self.some(self.day());
            return Some(GatheringCommand::Create { name: self.text(TAGS), kind, date, place: None });
        }
        let gathering = self.record(Kind::Gathering)?;
        Some(match self.dice.below(6) {
            0 => {
                let value = self.some("2026-03-04".into());
                GatheringCommand::Set { gathering, field: GatheringField::Date, value }
            }
            1 | 2 => GatheringCommand::AddAttendee { gathering, contact: self.record(Kind::Contact)? },
            3 => GatheringCommand::RemoveAttendee { gathering, contact: self.record(Kind::Contact)? },
            4 => GatheringCommand::Delete { gathering },
            _ => GatheringCommand::Restore { gathering },
        })
    }

    fn new_contact(&self) -> NewContact {
        NewContact {
            name: self.text(NAMES),
            organization: self.some(self.text(PLACES)),
            title: None,
            email: self.some("jane@example.org".into()),
            phone: None,
            source: self.some(self.of(&[Source::Event, Source::Referral])),
        }
    }

    fn organization(&self) -> Option<OrganizationCommand> {
        if self.dice.chance(30) {
            return Some(OrganizationCommand::Create { name: self.text(PLACES) });
        }
        let organization = self.record(Kind::Organization)?;
        Some(match self.dice.below(10) {
            4 => OrganizationCommand::AddAlias { organization, alias: self.text(PLACES) },
            5 => OrganizationCommand::RemoveAlias { organization, alias: self.text(PLACES) },
            6 => OrganizationCommand::SetPriority { organization, priority: self.some(self.of(&[1, 5, 6])) },
            7 => {
                let kind = self.of(&[LinkKind::Client, LinkKind::Agency]);
                OrganizationCommand::Link { organization, other: self.record(Kind::Organization)?, kind }
            }
            8 => {
                let (industry, on) = (self.record(Kind::Industry)?, self.dice.chance(70));
                OrganizationCommand::SetIndustry { organization, industry, on }
            }
            9 => OrganizationCommand::Judge { organization, verdict: self.verdict(), reason: None },
            0 | 1 => {
                use OrganizationField::{Domain, Name, Notes, Place, Region, Website};
                let field = self.of(&[Name, Place, Notes, Region, Website, Domain]);
                OrganizationCommand::Set { organization, field, value: Some(self.text(PLACES)) }
            }
            2 => OrganizationCommand::Delete { organization },
            _ => OrganizationCommand::Restore { organization },
        })
    }

    fn meeting(&self) -> Option<MeetingCommand> {
        if self.dice.chance(30) {
            let participants = [self.record(Kind::Contact), self.record(Kind::Contact)];
            return Some(MeetingCommand::Schedule {
                participants: participants.into_iter().flatten().collect(),
                start: self.civil(),
                minutes: self.some(20),
                medium: self.some(Medium::Video),
                place: self.some("the corner café".into()),
            });
        }
        let meeting = self.record(Kind::Meeting)?;
        Some(match self.dice.below(22) {
            0 | 1 => MeetingCommand::Reschedule { meeting, start: self.civil() },
            2 => MeetingCommand::Cancel { meeting },
            3 => MeetingCommand::NoShow { meeting },
            4 | 5 => MeetingCommand::MarkHeld { meeting, at: self.some(self.civil()) },
            6 => MeetingCommand::Tag { meeting, tag: self.text(TAGS) },
            7 | 8 => MeetingCommand::Delete { meeting },
            9 => MeetingCommand::ProposeAgain { meeting, slots: vec![self.civil(), self.civil()] },
            10 => MeetingCommand::Agree {
                meeting,
                start: self.civil(),
                medium: self.some(Medium::Phone),
                place: self.some("upstairs".into()),
            },
            11 => MeetingCommand::CallOff { meeting, by: self.of(&[Party::Me, Party::Host]) },
            12 => MeetingCommand::Miss { meeting, who: self.of(&[Party::Me, Party::Host]) },
            13 => MeetingCommand::Promise { meeting, minutes: self.of(&[15, 25, 30]) },
            14 => MeetingCommand::SetTravel { meeting, minutes: self.some(self.of(&[0, 15, 40])) },
            15 => MeetingCommand::Arrive { meeting, on_time: self.dice.chance(60) },
            16 | 17 => MeetingCommand::Start { meeting, at: self.some(self.civil()) },
            18 => MeetingCommand::ExtendByHost { meeting, minutes: self.of(&[5, 10]) },
            19 => MeetingCommand::End { meeting, at: self.some(self.civil()) },
            20 => MeetingCommand::CountNames { meeting, names: self.of(&[0, 2, 3]) },
            _ => MeetingCommand::Restore { meeting },
        })
    }

    fn prep(&self) -> Option<PrepCommand> {
        let meeting = self.record(Kind::Meeting)?;
        let kind = self.of(&[QuestionKind::Must, QuestionKind::Nice, QuestionKind::Fallback]);
        // Of what is planned already, some question; its order is changed on both sides at times.
        let page = self.vault.prep(self.context, meeting).ok();
        let planned: Vec<_> =
            page.iter().flat_map(|page| page.questions.iter().map(|row| row.item)).collect();
        let item = || self.dice.one(&planned).copied();
        Some(match self.dice.below(12) {
            0 => {
                let goal = self.of(&[InfoGoal::Industry, InfoGoal::Openings, InfoGoal::CareerPath]);
                PrepCommand::SetGoal { meeting, goal, on: self.dice.chance(70) }
            }
            1 => {
                let field = self.of(&[ResearchField::Person, ResearchField::Impression]);
                PrepCommand::SetResearch { meeting, field, text: self.some(self.text(WORDS)) }
            }
            2 => {
                let item = self.text(&["way", "no_resume", "nothing"]);
                PrepCommand::Tick { meeting, item, on: self.dice.chance(70) }
            }
            3 | 4 => {
                let text = Some(self.text(&["What now?", "Who else?", "Why maps?"]));
                PrepCommand::PlanQuestion { meeting, question: None, built_in: None, text, kind }
            }
            5 => PrepCommand::PlanProposed { meeting, purpose: self.some(Purpose::NewFieldOrOrg) },
            6 => PrepCommand::SetQuestionKind { meeting, item: item()?, kind },
            7 | 8 => {
                let after = item().and_then(|after| self.some(after));
                PrepCommand::MoveQuestion { meeting, item: item()?, after }
            }
            9 => PrepCommand::RemoveQuestion { meeting, item: item()? },
            10 => PrepCommand::Answer {
                meeting,
                item: item().and_then(|item| self.some(item)),
                text: self.some(self.text(WORDS)),
                was_new: self.dice.chance(50),
                had_answer: self.dice.chance(50),
            },
            _ => {
                let part = self.of(&[RatedPart::Opening, RatedPart::Close]);
                PrepCommand::Rate { meeting, part, rating: self.some(self.of(&[1, 3, 5])) }
            }
        })
    }

    fn of_the_bank(&self) -> Option<Command> {
        let category = self.of(&[QuestionCategory::Industry, QuestionCategory::Culture]);
        let built_in = self.text(&["industry_worry", "up_gap", "nothing"]);
        Some(match self.dice.below(6) {
            0 => Command::Question(QuestionCommand::Create { category, text: "And then?".into() }),
            1 => Command::Question(QuestionCommand::Override { built_in, text: self.some("Why?".into()) }),
            2 => Command::Question(QuestionCommand::HideBuiltIn { built_in, on: self.dice.chance(60) }),
            3 => Command::Question(QuestionCommand::Delete { question: self.record(Kind::Question)? }),
            4 => Command::Question(QuestionCommand::Restore { question: self.record(Kind::Question)? }),
            _ => {
                let section = self.of(&[PitchSection::Past, PitchSection::LoveAndKnow]);
                let text = self.some(self.text(WORDS));
                Command::Pitch(PitchCommand::Set { campaign: None, section, text })
            }
        })
    }

    fn note(&self) -> Option<NoteCommand> {
        if self.dice.chance(40) {
            let kind = self.of(&[Kind::Contact, Kind::Meeting, Kind::Organization]);
            let about = self.record(kind).into_iter().collect();
            return Some(NoteCommand::Add { about, text: self.text(WORDS) });
        }
        let note = self.record(Kind::Note)?;
        Some(match self.dice.below(5) {
            0..3 => NoteCommand::Edit { note, text: self.edited(note) },
            3 => NoteCommand::Delete { note },
            _ => NoteCommand::Restore { note },
        })
    }

    /// What the device has of a note, with something written into it.
    fn edited(&self, note: RecordId) -> String {
        let lines = self.vault.timeline(None, 1_000).unwrap().rows;
        let body = lines.into_iter().find(|line| line.record == note).and_then(|line| line.text);
        let mut body: Vec<char> = body.unwrap_or_default().chars().collect();
        let at = self.dice.below(body.len() + 1);
        let gone = self.dice.below((body.len() - at).min(4) + 1);
        body.splice(at..at + gone, self.text(WORDS).chars());
        body.into_iter().collect()
    }

    fn referral(&self) -> Option<ReferralCommand> {
        let permission = self.of(&[
            NamePermission::NotAsked,
            NamePermission::Granted,
            NamePermission::Denied,
            NamePermission::Unclear,
        ]);
        if self.dice.chance(35) {
            let (referrer, referee) = (self.record(Kind::Contact)?, self.record(Kind::Contact)?);
            let meeting = self.record(Kind::Meeting).and_then(|meeting| self.some(meeting));
            return Some(ReferralCommand::Offer { referrer, referee, meeting, permission });
        }
        let referral = self.record(Kind::Referral)?;
        Some(match self.dice.below(12) {
            9 if self.dice.chance(50) => ReferralCommand::LetThemPass { referral, check: self.day() },
            9 => {
                use Approach::{IntroducedByReferrer, SelfUsingName, TheyPassMyDetails};
                let approach = self.of(&[
                    Some(IntroducedByReferrer),
                    Some(TheyPassMyDetails),
                    Some(SelfUsingName),
                    None,
                ]);
                ReferralCommand::SetApproach { referral, approach }
            }
            10 => ReferralCommand::TakeControl { referral },
            11 => {
                let (known_well, esteem) = (self.dice.chance(50), self.dice.chance(50));
                ReferralCommand::Rate { referral, known_well, esteem }
            }
            0 => ReferralCommand::SetPermission { referral, permission },
            1 | 2 => ReferralCommand::MarkContacted { referral },
            3 | 4 => ReferralCommand::MarkMet { referral, meeting: self.record(Kind::Meeting) },
            5 => {
                let reason =
                    self.of(&[ClosedReason::Declined, ClosedReason::NoReply, ClosedReason::NotPursued]);
                ReferralCommand::Close { referral, reason }
            }
            6 => ReferralCommand::ReportBack { referral, channel: Channel::Phone },
            7 => ReferralCommand::Delete { referral },
            _ => ReferralCommand::Restore { referral },
        })
    }

    fn obligation(&self) -> Option<ObligationCommand> {
        if self.dice.chance(30) {
            let contact = self.record(Kind::Contact)?;
            let text = self.of(&["ask for advice", "send the deck"]).to_owned();
            return Some(match self.dice.chance(70) {
                true => ObligationCommand::FollowUp { contact, text, due: self.day() },
                false => ObligationCommand::SendRequested { contact, text, due: self.some(self.day()) },
            });
        }
        let obligation = match self.dice.one(&self.known.obligations) {
            Some(known) if self.dice.chance(80) => known.clone(),
            _ => ObligationKey {
                kind: self.of(&[
                    ObligationKind::ThankEmail,
                    ObligationKind::ThankHand,
                    ObligationKind::Mend,
                    ObligationKind::Judge,
                ]),
                subject: self.record(Kind::Meeting)?,
                contact: self.record(Kind::Contact)?,
            },
        };
        Some(match self.dice.below(8) {
            0 => ObligationCommand::Write { obligation },
            1 => ObligationCommand::Post { obligation },
            2..4 => ObligationCommand::Done { obligation, channel: self.some(Channel::Email) },
            4 | 5 => ObligationCommand::Waive { obligation },
            6 => ObligationCommand::Snooze { obligation, until: self.day() },
            _ => ObligationCommand::Reopen { obligation },
        })
    }

    fn commitment(&self) -> Option<CommitmentCommand> {
        if self.dice.chance(35) {
            return Some(CommitmentCommand::Add {
                owner: self.of(&[Owner::Me, Owner::Them]),
                text: "send the deck".into(),
                due: self.some(self.day()),
                contact: self.record(Kind::Contact).and_then(|contact| self.some(contact)),
                meeting: self.record(Kind::Meeting).and_then(|meeting| self.some(meeting)),
            });
        }
        let commitment = self.record(Kind::Commitment)?;
        Some(match self.dice.below(6) {
            0 => CommitmentCommand::SetDue { commitment, due: self.some(self.day()) },
            1 => CommitmentCommand::Keep { commitment },
            2 => CommitmentCommand::Drop { commitment },
            3 => CommitmentCommand::Reopen { commitment },
            4 => CommitmentCommand::Delete { commitment },
            _ => CommitmentCommand::Restore { commitment },
        })
    }

    fn profile(&self) -> ProfileCommand {
        if self.dice.chance(30) {
            let filter = PeopleFilter { tag: self.some(self.text(TAGS)), ..PeopleFilter::default() };
            return ProfileCommand::SaveFilter { name: self.text(TAGS), filter };
        }
        if self.dice.chance(20) {
            return ProfileCommand::SetHoliday { day: self.day(), on: self.dice.chance(60) };
        }
        use ProfileField::{CadenceDays, DefaultPromiseMinutes, FirstNudgeDays, Name, Signature};
        let field = self.of(&[Name, Signature, DefaultPromiseMinutes, CadenceDays, FirstNudgeDays]);
        let value = self.some(self.of(&["20", "30"]).to_owned());
        ProfileCommand::Set { field, value }
    }

    /// Something about whether two cards are of one person, or whatever the review offers.
    fn merge_or_review(&self) -> Option<Command> {
        if self.dice.chance(40) {
            let items = self.vault.review(self.context).unwrap().items;
            let choices: Vec<Command> =
                items.into_iter().flat_map(|item| item.choices).map(|choice| choice.command).collect();
            return self.dice.one(&choices).cloned();
        }
        let (contact, other) = (self.record(Kind::Contact)?, self.record(Kind::Contact)?);
        Some(Command::Merge(match self.dice.below(6) {
            0..3 => MergeCommand::Same { contact, other },
            3 => MergeCommand::Different { contact, other },
            4 => MergeCommand::Unmerge { contact, other },
            _ => {
                let record = self.record(Kind::Note)?;
                return Some(Command::Review(ReviewCommand::Assign { record, from: contact, to: other }));
            }
        }))
    }

    fn debrief(&self) -> Command {
        let with: &[String] = &match self.dice.chance(30) {
            true => vec![self.text(NAMES)],
            false => Vec::new(),
        };
        let debrief = self.vault.draft(self.context, self.of(DEBRIEFS), with).unwrap();
        Command::Debrief(DebriefCommand::Log { debrief })
    }
}
