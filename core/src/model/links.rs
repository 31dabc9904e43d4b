//! Which cards are shown as one person.

use std::collections::{BTreeMap, BTreeSet};

use super::RecordId;

/// Two cards, the one with the smaller id first.
pub type Pair = (RecordId, RecordId);

/// What is known of some cards: everything that could make any two of them one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The cards. Deleted ones take no part.
    pub cards: BTreeSet<RecordId>,
    /// Pairs that somebody said are of one person.
    pub same: BTreeSet<Pair>,
    /// Pairs that somebody said are of two people, contested ones included.
    pub apart: BTreeSet<Pair>,
    /// Pairs with an equal key and compatible names.
    pub alike: BTreeSet<Pair>,
}

/// Which cards are shown as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouping {
    /// Each group of two or more, by its smallest id: the one by which the person goes.
    pub groups: BTreeMap<RecordId, BTreeSet<RecordId>>,
    /// Pairs that would be shown as one, were it not that somebody said of two cards in the group that they are of two
    /// people.
    pub blocked: BTreeSet<Pair>,
    /// Pairs that are of two people as somebody said, but shown as one because of what was said of others.
    pub inside: BTreeSet<Pair>,
}

impl Links {
    /// The pair of two cards.
    pub fn pair(one: RecordId, other: RecordId) -> Pair {
        (one.min(other), one.max(other))
    }

    /// Which cards are shown as one: those linked by what people said, and by keys and names, except where somebody
    /// said of two cards of such a group that they are of two people. Then what keys and names say of that group does
    /// not count. What people said themselves is never undone by a rule.
    ///
    /// The answer depends on what is known, not on the order in which it came.
    pub fn grouping(&self) -> Grouping {
        let said = Partition::of(&self.cards, self.same.iter());
        let automatic: Vec<&Pair> = self.alike.difference(&self.apart).collect();
        let all = Partition::of(&self.cards, self.same.iter().chain(automatic.iter().copied()));
        let mut torn = BTreeSet::new();
        for (a, b) in &self.apart {
            if let (Some(one), Some(other)) = (all.root(*a), all.root(*b))
                && one == other
            {
                torn.insert(one);
            }
        }
        let is_torn = |pair: &Pair| all.root(pair.0).is_some_and(|root| torn.contains(&root));
        let (blocked, kept): (Vec<&Pair>, Vec<&Pair>) = automatic.into_iter().partition(|pair| is_torn(pair));
        let shown = Partition::of(&self.cards, self.same.iter().chain(kept));
        let within = |pair: &&Pair| shown.root(pair.0).is_some() && shown.root(pair.0) == shown.root(pair.1);
        let inside = self.apart.iter().filter(within).copied().collect();
        let is_one = |pair: &&Pair| said.root(pair.0) == said.root(pair.1);
        let blocked = blocked.into_iter().filter(|pair| !is_one(pair)).copied().collect();
        Grouping { groups: shown.groups(), blocked, inside }
    }

    /// The pairs that link the cards on one side of `card` with it, where that side is all that `from` is linked with
    /// but for through `card`: taking them away parts `card` from `from`, and nothing else.
    pub fn between(&self, from: RecordId, card: RecordId) -> BTreeSet<Pair> {
        let automatic = self.alike.difference(&self.apart);
        let links: BTreeSet<Pair> = self.same.iter().chain(automatic).copied().collect();
        let others: Vec<&Pair> = links.iter().filter(|(a, b)| *a != card && *b != card).collect();
        let side = Partition::of(&self.cards, others.into_iter());
        let reached =
            |id: RecordId| id != card && side.root(id).is_some() && side.root(id) == side.root(from);
        links
            .iter()
            .filter(|(a, b)| (*a == card && reached(*b)) || (*b == card && reached(*a)))
            .copied()
            .collect()
    }
}

impl Grouping {
    /// The card by which the person goes that `card` is of.
    pub fn canonical(&self, card: RecordId) -> RecordId {
        let group = self.groups.iter().find(|(_, cards)| cards.contains(&card));
        group.map_or(card, |(canonical, _)| *canonical)
    }
}

/// Cards in groups, each of which goes by its smallest id.
struct Partition(BTreeMap<RecordId, RecordId>);

impl Partition {
    fn of<'a>(cards: &BTreeSet<RecordId>, links: impl Iterator<Item = &'a Pair>) -> Self {
        let mut partition = Self(cards.iter().map(|card| (*card, *card)).collect());
        for (a, b) in links {
            partition.join(*a, *b);
        }
        partition
    }

    fn join(&mut self, a: RecordId, b: RecordId) {
        let (Some(a), Some(b)) = (self.root(a), self.root(b)) else { return };
        self.0.insert(a.max(b), a.min(b));
    }

    fn root(&self, card: RecordId) -> Option<RecordId> {
        let mut at = card;
        loop {
            let above = *self.0.get(&at)?;
            if above == at {
                return Some(at);
            }
            at = above;
        }
    }

    fn groups(&self) -> BTreeMap<RecordId, BTreeSet<RecordId>> {
        let mut groups: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
        for card in self.0.keys() {
            if let Some(root) = self.root(*card) {
                groups.entry(root).or_default().insert(*card);
            }
        }
        groups.retain(|_, cards| cards.len() > 1);
        groups
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(n: u8) -> RecordId {
        RecordId::from_bytes([n; 16])
    }

    fn pairs(of: &[(u8, u8)]) -> BTreeSet<Pair> {
        of.iter().map(|(a, b)| Links::pair(id(*a), id(*b))).collect()
    }

    fn links(same: &[(u8, u8)], apart: &[(u8, u8)], alike: &[(u8, u8)]) -> Links {
        let cards = (1..=6).map(id).collect();
        Links { cards, same: pairs(same), apart: pairs(apart), alike: pairs(alike) }
    }

    fn groups(links: &Links) -> Vec<Vec<u8>> {
        let groups = links.grouping().groups;
        assert!(groups.iter().all(|(canonical, cards)| cards.first() == Some(canonical)));
        groups.values().map(|cards| cards.iter().map(|card| card.as_bytes()[0]).collect()).collect()
    }

    #[test]
    fn chains_and_circles_are_one_group_that_goes_by_the_smallest_id() {
        assert_eq!(groups(&links(&[], &[], &[])), Vec::<Vec<u8>>::new());
        assert_eq!(groups(&links(&[(2, 1)], &[], &[])), [vec![1, 2]]);
        assert_eq!(groups(&links(&[(3, 4), (4, 2), (2, 3)], &[], &[])), [vec![2, 3, 4]]);
        assert_eq!(groups(&links(&[(1, 2), (3, 4)], &[], &[(2, 3)])), [vec![1, 2, 3, 4]]);
        assert_eq!(groups(&links(&[(1, 2)], &[], &[(5, 6)])), [vec![1, 2], vec![5, 6]]);
    }

    #[test]
    fn a_word_beats_what_keys_and_names_say() {
        let apart = links(&[], &[(1, 2)], &[(1, 2)]);
        assert_eq!(groups(&apart), Vec::<Vec<u8>>::new());
        assert_eq!(apart.grouping().blocked, pairs(&[]), "it is decided, there is nothing to ask");
    }

    #[test]
    fn a_would_be_group_with_two_people_in_it_is_not_shown_as_one_and_asked_about() {
        let torn = links(&[], &[(1, 3)], &[(1, 2), (2, 3), (5, 6)]);
        assert_eq!(groups(&torn), [vec![5, 6]]);
        assert_eq!(torn.grouping().blocked, pairs(&[(1, 2), (2, 3)]));
        assert_eq!(torn.grouping().inside, pairs(&[]));
        let partly = links(&[(1, 2)], &[(1, 3)], &[(2, 3)]);
        assert_eq!(groups(&partly), [vec![1, 2]]);
        assert_eq!(partly.grouping().blocked, pairs(&[(2, 3)]));
    }

    #[test]
    fn what_people_said_is_split_by_no_rule() {
        let said = links(&[(1, 2), (2, 3)], &[(1, 3)], &[(1, 2)]);
        assert_eq!(groups(&said), [vec![1, 2, 3]]);
        assert_eq!(said.grouping().inside, pairs(&[(1, 3)]));
        assert_eq!(said.grouping().blocked, pairs(&[]));
    }

    #[test]
    fn cards_that_are_not_there_link_nothing() {
        let mut gone = links(&[(1, 2), (2, 3)], &[], &[]);
        gone.cards.remove(&id(2));
        assert_eq!(groups(&gone), Vec::<Vec<u8>>::new());
        assert_eq!(gone.grouping().canonical(id(3)), id(3));
        assert_eq!(links(&[(3, 2)], &[], &[]).grouping().canonical(id(3)), id(2));
    }

    #[test]
    fn a_card_is_parted_from_one_side_of_its_group() {
        let chain = links(&[(1, 2), (2, 3)], &[], &[]);
        assert_eq!(chain.between(id(1), id(2)), pairs(&[(1, 2)]));
        assert_eq!(chain.between(id(1), id(3)), pairs(&[(2, 3)]));
        let circle = links(&[(1, 2), (2, 3)], &[], &[(1, 3)]);
        assert_eq!(circle.between(id(1), id(3)), pairs(&[(2, 3), (1, 3)]));
        assert_eq!(chain.between(id(1), id(5)), pairs(&[]));
        let decided = links(&[(1, 2)], &[(2, 3)], &[(2, 3)]);
        assert_eq!(decided.between(id(3), id(2)), pairs(&[]), "what is decided links nothing");
    }

    proptest! {
        #[test]
        fn no_group_of_keys_and_names_holds_two_people(
            same in proptest::collection::btree_set((1_u8..7, 1_u8..7), 0..4),
            apart in proptest::collection::btree_set((1_u8..7, 1_u8..7), 0..4),
            alike in proptest::collection::btree_set((1_u8..7, 1_u8..7), 0..6),
        ) {
            let of = |set: &BTreeSet<(u8, u8)>| set.iter().copied().filter(|(a, b)| a != b).collect::<Vec<_>>();
            let links = links(&of(&same), &of(&apart), &of(&alike));
            let grouping = links.grouping();
            let said = Links { alike: BTreeSet::new(), ..links.clone() }.grouping();
            for (a, b) in &links.apart {
                let shown = grouping.canonical(*a) == grouping.canonical(*b);
                let only_said = said.canonical(*a) == said.canonical(*b);
                prop_assert_eq!(shown, only_said, "only what people said makes one of two");
                prop_assert_eq!(grouping.inside.contains(&(*a, *b)), shown);
            }
            for (a, b) in &links.same {
                prop_assert_eq!(grouping.canonical(*a), grouping.canonical(*b));
            }
        }
    }
}
