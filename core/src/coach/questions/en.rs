//! The built-in questions in English.
//!
//! Each asks for what only somebody who is there can tell. An id stays with its question for ever: people's own versions
//! hang on it.

use crate::model::QuestionCategory;

/// Questions by category: the id and the text.
pub(super) const QUESTIONS: &[(QuestionCategory, &[(&str, &str)])] = &[
    (
        QuestionCategory::Industry,
        &[
            ("industry_changing", "What is changing in {industry} that outsiders have not noticed yet?"),
            ("industry_worry", "What keeps people in {industry} awake at night just now?"),
            ("industry_players", "Whose work in {industry} do you watch most closely, and why theirs?"),
            (
                "industry_five_years",
                "If you picture {industry} five years from now, what will people have stopped doing?",
            ),
            ("industry_misread", "What do newcomers usually get wrong about {industry}?"),
            ("industry_places", "Does it matter where one lives to do well in {industry}?"),
            ("industry_jargon", "Which words should I know before I talk to the next person in {industry}?"),
        ],
    ),
    (
        QuestionCategory::Company,
        &[
            ("company_priorities", "What is {company} putting most of its energy into this year?"),
            ("company_chose", "When you decided for {company}, what tipped the scales?"),
            ("company_stay", "What has made you stay at {company}?"),
            ("company_decide", "How does a decision get made at {company} when people disagree?"),
            ("company_problem", "Which problem would {company} pay a lot to be rid of?"),
            (
                "company_teams",
                "Which teams do you depend on most, and what makes working with them easy or hard?",
            ),
            ("company_differs", "Having seen other places too, what feels different about {company}?"),
        ],
    ),
    (
        QuestionCategory::Occupation,
        &[
            ("occupation_best", "Which part of being in {occupation} would you miss most?"),
            ("occupation_worst", "Which part of {occupation} would you gladly hand to somebody else?"),
            ("occupation_good", "How can you tell when somebody is really good at {occupation}?"),
            ("occupation_hard", "What turned out to be harder about {occupation} than you had thought?"),
            ("occupation_person", "What kind of person is happy in {occupation}, and who is not?"),
            ("occupation_again", "If you could begin again, would you choose {occupation} once more?"),
            ("occupation_judged", "What are you judged by in the end, and is that what matters to you?"),
        ],
    ),
    (
        QuestionCategory::GettingStarted,
        &[
            ("start_path", "How did your own way lead you here, and which turn mattered most?"),
            (
                "start_first_year",
                "What did you have to learn in your first year that nobody had told you of?",
            ),
            ("start_today", "If you were starting today from where I am, what would you do first?"),
            (
                "start_background",
                "Coming from my background, what would I bring that is rare here, and what would I lack?",
            ),
            ("start_try", "How could somebody try out {occupation} in a small way before deciding for it?"),
            ("start_detour", "Who came to this from an unusual direction, and how did they manage?"),
        ],
    ),
    (
        QuestionCategory::NewRole,
        &[
            ("role_first_months", "What should I have understood by the end of my first three months?"),
            ("role_history", "What was tried here before me, and why did it stop?"),
            ("role_expect", "What does your team need from somebody in my role that it does not get today?"),
            ("role_unwritten", "Which unwritten rules here took you longest to notice?"),
            ("role_listen", "Whose view should I hear before I change anything?"),
            ("role_win", "What small thing could I put right early that people would be glad of?"),
            (
                "role_work_with",
                "How do you like to be kept up to date, and what should I never surprise you with?",
            ),
        ],
    ),
    (
        QuestionCategory::MovingUp,
        &[
            ("up_ready", "What did you do differently in the year before you moved up?"),
            ("up_seen", "How do people here come to be seen as ready for more?"),
            ("up_gap", "Looking at the level above mine, what do people there do that I do not do yet?"),
            ("up_sideways", "When has a step to the side helped somebody here more than a step up?"),
            (
                "up_sponsor",
                "Who speaks up for people when moves are discussed, and what do they want to see?",
            ),
            ("up_regret", "Which opportunity here did you let pass and think of still?"),
        ],
    ),
    (
        QuestionCategory::DayToDay,
        &[
            ("day_last_week", "What did you spend most of last week on?"),
            ("day_typical", "How do a good day and a bad day differ for you?"),
            ("day_alone", "How much of your work do you do alone, and how much with others?"),
            ("day_season", "When in the year is it hardest, and what happens then?"),
            ("day_evening", "What do you still think about in the evening?"),
            ("day_tools", "Which habit or tool saves you the most time?"),
        ],
    ),
    (
        QuestionCategory::Culture,
        &[
            ("culture_welcome", "How are people welcomed when they are new?"),
            ("culture_mistake", "When something last went wrong, how did people deal with it?"),
            ("culture_praised", "What is somebody praised for here that would go unnoticed elsewhere?"),
            ("culture_leave", "When people leave, what do they say afterwards?"),
            ("culture_values", "Which of the values that are written down do you actually feel at work?"),
            ("culture_hours", "What happens when somebody has to leave early for their family?"),
        ],
    ),
    (
        QuestionCategory::Growth,
        &[
            ("growth_where", "Where do you see the most room to grow, and where is it getting crowded?"),
            (
                "growth_new_work",
                "What work will be needed two years from now that hardly anybody does today?",
            ),
            ("growth_shrinking", "Which kind of work here is slowly going away?"),
            ("growth_bet", "If you had to bet on one development, which would it be?"),
            ("growth_next", "What would you like to be doing a few years from now?"),
        ],
    ),
    (
        QuestionCategory::Training,
        &[
            ("training_worth", "What that you learned, in courses or on the way, was truly worth the time?"),
            ("training_skip", "Which qualification is overrated, as you see it?"),
            ("training_reading", "What do you read or listen to in order to keep up?"),
            ("training_skill", "Which one skill would you tell me to practise from tomorrow on?"),
            ("training_people", "Where do people in {occupation} meet and learn from each other?"),
        ],
    ),
    (
        QuestionCategory::Recruiting,
        &[
            ("recruiting_found", "How did the last two or three people who joined your team come to it?"),
            (
                "recruiting_looks",
                "When you meet somebody who might join, what do you look for that no form asks for?",
            ),
            ("recruiting_before", "How long before an opening is announced do people usually know of it?"),
            (
                "recruiting_mistakes",
                "What makes a promising person fall through when people are chosen here?",
            ),
            (
                "recruiting_short",
                "Is there project, temporary or part-time work by which people get to know a team first?",
            ),
        ],
    ),
    (
        QuestionCategory::Referral,
        &[
            (
                "referral_two",
                "Which two or three people whom you know well and think highly of should I talk to next?",
            ),
            (
                "referral_other_side",
                "Who sees this quite differently from you, and might be willing to tell me how?",
            ),
            ("referral_name", "May I say that you suggested I get in touch?"),
            ("referral_place", "Is there a group or an event where I would meet people who do this?"),
            ("referral_ask", "What should I ask them that I did not think to ask you?"),
        ],
    ),
];
