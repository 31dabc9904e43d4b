//! How a network grows, in sentences.

use super::{
    day_words::count_words,
    growth::{Growth, GrowthNumbers, GrowthStep},
};

/// The step that lets the smallest share pass, of those that enough came to; of equal ones the first. Two names a talk are
/// all that is asked for.
pub(super) fn losing_step(all: &GrowthNumbers) -> Option<GrowthStep> {
    let steps = [
        (GrowthStep::Names, all.names, all.talks * 2, all.talks),
        (GrowthStep::Contacted, all.contacted, all.new_people, all.new_people),
        (
            GrowthStep::Replied,
            all.replied,
            all.contacted - all.waiting_for_answer,
            all.contacted - all.waiting_for_answer,
        ),
        (
            GrowthStep::Held,
            all.led_to,
            all.replied - all.waiting_for_talk,
            all.replied - all.waiting_for_talk,
        ),
    ];
    let losing = steps.into_iter().filter(|(_, part, of, n)| *n >= Growth::ENOUGH && part < of);
    losing.min_by_key(|(step, part, of, _)| (part * 1_000 / of, *step)).map(|(step, ..)| step)
}

/// Where it stops, in one sentence, or why nothing can be said of it yet.
pub(super) fn finding(all: &GrowthNumbers, losing: Option<GrowthStep>) -> String {
    let per_talk = all.names_per_talk_tenths.map(tenths).unwrap_or_default();
    let share = |percent: Option<u32>| percent.unwrap_or(0);
    match losing {
        Some(GrowthStep::Names) => format!(
            "Your talks bring {per_talk} names each ({} in {}): this is where it stops. Two or three are the aim.",
            all.names,
            count_words(i64::from(all.talks), "talk")
        ),
        Some(GrowthStep::Contacted) => format!(
            "People give you {per_talk} names a talk; you have written to {} % of them ({} of {}): this is where it stops.",
            share(all.contacted_percent),
            all.contacted,
            all.new_people
        ),
        Some(GrowthStep::Replied) => format!(
            "You write to {} % of those whose names you are given; {} % of them answer ({} of {}): this is where it stops.",
            share(all.contacted_percent),
            share(all.replied_percent),
            all.replied,
            all.contacted - all.waiting_for_answer
        ),
        Some(GrowthStep::Held) => format!(
            "Of those who answer you meet {} % ({} of {}): this is where it stops.",
            share(all.held_percent),
            all.led_to,
            all.replied - all.waiting_for_talk
        ),
        None if all.talks.max(all.new_people) >= Growth::ENOUGH => {
            "Nothing much is lost on the way so far.".to_owned()
        }
        None => format!(
            "Too few to tell where it stops: {} and {} so far{}, and it takes {}.",
            count_words(i64::from(all.talks), "talk"),
            match all.new_people {
                1 => "1 person named".to_owned(),
                people => format!("{people} people named"),
            },
            match all.pending_talks {
                0 => String::new(),
                _ => format!(", the last {} days aside", Growth::PENDING_DAYS),
            },
            Growth::ENOUGH
        ),
    }
}

/// How many people each one leads to, in one sentence.
pub(super) fn summary(all: &GrowthNumbers) -> String {
    let counted = all.counted();
    let Some(growth) = all.growth_hundredths else {
        return match all.met {
            0 => "Nobody was met yet.".to_owned(),
            _ => format!(
                "All talks are younger than {} days; what comes of them counts later.",
                Growth::PENDING_DAYS
            ),
        };
    };
    let leads = format!("Each person you meet leads to {}.{:02} more", growth / 100, growth % 100);
    let people = match counted {
        1 => "1 person".to_owned(),
        people => format!("{people} people"),
    };
    match (all.is_few, all.is_self_sustaining) {
        (true, _) => format!("{leads} (n = {counted}: too few to go by)."),
        (false, true) => format!("{leads} (n = {counted}): your network grows by itself."),
        (false, false) => {
            format!(
                "{leads} (n = {counted}): {people} led to {}, so you still have to find more.",
                all.led_to
            )
        }
    }
}

/// "2.4"
fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(
        [met, talks, names, new, asked, waiting, replied, to_meet, led_to]: [u32; 9],
    ) -> GrowthNumbers {
        let mut it = GrowthNumbers {
            met,
            talks,
            names,
            new_people: new,
            contacted: asked,
            waiting_for_answer: waiting,
            replied,
            waiting_for_talk: to_meet,
            led_to,
            ..GrowthNumbers::default()
        };
        it.conclude();
        it
    }

    #[test]
    fn shares_are_of_those_that_are_decided() {
        let it = numbers([3, 4, 5, 5, 4, 1, 3, 1, 2]);
        assert_eq!(it.names_per_talk_tenths, Some(13), "5 by 4 is 1.25, which is nearer to 1.3 by the rule");
        assert_eq!(it.contacted_percent, Some(80));
        assert_eq!(it.replied_percent, Some(100), "one of four still waits");
        assert_eq!(it.held_percent, Some(100), "one of three is still to be met");
        assert_eq!(it.growth_hundredths, Some(67), "two by three");
        assert!(it.is_few && !it.is_self_sustaining);
        let none = numbers([0; 9]);
        assert_eq!((none.names_per_talk_tenths, none.growth_hundredths), (None, None));
    }

    #[test]
    fn more_than_one_goes_on_by_itself_and_one_does_not() {
        assert!(!numbers([10, 10, 20, 20, 20, 0, 20, 0, 10]).is_self_sustaining);
        let more = numbers([10, 10, 20, 20, 20, 0, 20, 0, 11]);
        assert!(more.is_self_sustaining);
        assert_eq!(
            summary(&more),
            "Each person you meet leads to 1.10 more (n = 10): your network grows by itself."
        );
        assert_eq!(
            summary(&numbers([9, 9, 20, 20, 20, 0, 20, 0, 12])),
            "Each person you meet leads to 1.33 more (n = 9: too few to go by)."
        );
    }

    #[test]
    fn the_step_that_loses_most_is_named_once_ten_came_to_it() {
        let said = |it: GrowthNumbers| {
            let losing = losing_step(&it);
            (losing, finding(&it, losing))
        };
        let (step, words) = said(numbers([10, 10, 24, 13, 5, 0, 4, 0, 4]));
        assert_eq!(step, Some(GrowthStep::Contacted));
        assert_eq!(
            words,
            "People give you 2.4 names a talk; you have written to 38 % of them (5 of 13): this is where it stops."
        );
        let (step, words) = said(numbers([10, 10, 7, 7, 2, 0, 2, 0, 2]));
        assert_eq!(
            step,
            Some(GrowthStep::Names),
            "seven people are too few to say that they are not written to"
        );
        assert!(words.starts_with("Your talks bring 0.7 names each (7 in 10 talks)"), "{words}");
        let (step, words) = said(numbers([10, 10, 20, 20, 16, 4, 6, 0, 6]));
        assert_eq!(step, Some(GrowthStep::Replied), "six of the twelve who do not wait any more");
        assert!(
            words.contains("80 % of those") && words.contains("50 % of them answer (6 of 12)"),
            "{words}"
        );
        let (step, words) = said(numbers([10, 10, 20, 20, 20, 0, 18, 2, 4]));
        assert_eq!(step, Some(GrowthStep::Held));
        assert_eq!(words, "Of those who answer you meet 25 % (4 of 16): this is where it stops.");
        assert_eq!(said(numbers([10, 10, 20, 20, 20, 0, 20, 0, 20])).0, None);
        let (step, words) = said(numbers([9, 9, 1, 1, 0, 0, 0, 0, 0]));
        assert_eq!(step, None);
        assert_eq!(
            words,
            "Too few to tell where it stops: 9 talks and 1 person named so far, and it takes 10."
        );
    }

    #[test]
    fn who_still_waits_is_not_lost() {
        let all_answered = numbers([10, 10, 20, 20, 16, 4, 12, 0, 12]);
        assert_eq!(
            losing_step(&all_answered),
            Some(GrowthStep::Contacted),
            "the twelve who decided answered"
        );
        let eight_decided = numbers([10, 10, 20, 10, 10, 2, 4, 0, 4]);
        assert_eq!(losing_step(&eight_decided), None, "eight decided, which is too few to say so");
        let all_met = numbers([10, 10, 20, 20, 16, 0, 16, 4, 12]);
        assert_eq!(
            losing_step(&all_met),
            Some(GrowthStep::Contacted),
            "the twelve who are not to come were met"
        );
        let eight_met = numbers([10, 10, 20, 10, 10, 0, 10, 2, 4]);
        assert_eq!(losing_step(&eight_met), None, "half of eight, which is too few to say so");
        let none = numbers([10, 10, 20, 20, 20, 0, 20, 0, 20]);
        assert_eq!(finding(&none, losing_step(&none)), "Nothing much is lost on the way so far.");
        let named = numbers([3, 3, 10, 10, 10, 0, 10, 0, 10]);
        assert_eq!(finding(&named, None), "Nothing much is lost on the way so far.", "ten people are enough");
    }

    #[test]
    fn of_two_steps_that_lose_alike_the_first_is_named() {
        assert_eq!(losing_step(&numbers([10, 10, 10, 10, 5, 0, 5, 0, 5])), Some(GrowthStep::Names));
        assert_eq!(losing_step(&numbers([10, 10, 20, 20, 10, 0, 5, 0, 5])), Some(GrowthStep::Contacted));
    }
}
