//! Where a meeting's fields lie.

use super::{Fields, Noun};
use crate::model::{Kind, Meeting};

impl Noun for Meeting {
    const KIND: Kind = Kind::Meeting;

    fn fields(&mut self, fields: &mut Fields<'_>) {
        fields.set("participants", &mut self.participants);
        fields.register("promised_minutes", &mut self.promised_minutes);
        fields.register("outreach", &mut self.outreach);
        fields.register("travel_minutes", &mut self.travel_minutes);
        fields.set("info_goals", &mut self.info_goals);
        fields.register("research_organization", &mut self.prep.organization);
        fields.register("research_person", &mut self.prep.person);
        fields.register("research_position", &mut self.prep.position);
        fields.register("research_department", &mut self.prep.department);
        fields.register("research_marketplace", &mut self.prep.marketplace);
        fields.register("research_social_presence", &mut self.prep.social_presence);
        fields.register("research_impression", &mut self.prep.impression);
        fields.register("dress", &mut self.prep.dress);
        fields.set("ticked", &mut self.prep.ticked);
        fields.items("question_plan", &mut self.question_plan, |planned, item| {
            item.register("question", &mut planned.question);
            item.register("built_in", &mut planned.built_in);
            item.register("text", &mut planned.text);
            item.register("position", &mut planned.position);
            item.register("kind", &mut planned.kind);
            item.register("known_answer", &mut planned.known_answer);
        });
        fields.items("answers", &mut self.answers, |answer, item| {
            item.register("question", &mut answer.question);
            item.register("text", &mut answer.text);
            item.register("was_new", &mut answer.was_new);
            item.register("had_answer", &mut answer.had_answer);
        });
        fields.register("rating_opening", &mut self.ratings.opening);
        fields.register("rating_questions", &mut self.ratings.questions);
        fields.register("rating_pitch", &mut self.ratings.pitch);
        fields.register("rating_close", &mut self.ratings.close);
        fields.register("rating_staying_positive", &mut self.ratings.staying_positive);
        fields.set("outcomes", &mut self.outcomes);
        fields.set("tags", &mut self.tags);
        fields.events(&mut self.events);
        fields.life(&mut self.life);
    }
}
