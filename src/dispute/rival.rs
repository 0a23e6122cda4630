//! Numbers as they are held against each other, and what an origin had said last at any time.

use super::entry::{Entry, Moment, Name, Topic};
use super::extent::Extent;
use super::relation::{Figure, Sum};
use crate::claim::Kind;
use std::collections::HashMap;

/// One number that is held against others.
#[derive(Clone, Debug)]
pub(super) struct Rival<'a> {
    pub figure: Figure,
    pub sources: &'a [Name],
    /// Whether all who say it only tell what they have seen.
    pub seen: bool,
    pub article: Name,
    pub moment: Option<Moment>,
    pub place: Option<Name>,
    pub kind: Kind,
    pub strict: Extent,
    pub named: Extent,
    pub topic: Topic,
}

impl<'a> Rival<'a> {
    pub fn of(entry: &'a Entry) -> Self {
        Self {
            figure: Figure::Claim(entry.lead()),
            sources: &entry.sources,
            seen: entry.seen,
            article: entry.article,
            moment: entry.moment,
            place: entry.place,
            kind: entry.kind,
            strict: entry.strict,
            named: entry.named,
            topic: entry.topic,
        }
    }

    /// A sum stands where its part stands, among the losses.
    pub fn of_sum(sum: &Sum, number: usize, part: &'a Entry, topic: Topic, place: Option<Name>) -> Self {
        Self {
            figure: Figure::Sum(number),
            strict: sum.strict,
            named: sum.named,
            place,
            topic,
            ..Self::of(part)
        }
    }
}

/// The least and the greatest number of one origin for one moment and place, since a rank in time.
#[derive(Clone, Copy)]
struct Said<'a> {
    since: usize,
    least: &'a Rival<'a>,
    most: &'a Rival<'a>,
}

/// What one origin said, in order of time: all of it, and what it said last for each place and at all.
#[derive(Default)]
pub(super) struct Voice<'a> {
    pub numbers: Vec<(usize, &'a Rival<'a>)>,
    anywhere: Vec<Said<'a>>,
    placeless: Vec<Said<'a>>,
    placed: HashMap<Name, Vec<Said<'a>>>,
}

impl<'a> Voice<'a> {
    pub fn say(&mut self, rank: usize, rival: &'a Rival<'a>) {
        self.numbers.push((rank, rival));
        let here = match rival.place {
            Some(place) => self.placed.entry(place).or_default(),
            None => &mut self.placeless,
        };
        for row in [here, &mut self.anywhere] {
            let mut said = Said { since: rank, least: rival, most: rival };
            // Several numbers for one moment stand side by side; a later one takes the place of those before.
            if let Some(last) = row.last()
                && last.most.moment.zip(rival.moment).is_some_and(|(one, other)| one.meets(other))
            {
                said.least = if rival.named < last.least.named { rival } else { last.least };
                said.most = if rival.named > last.most.named { rival } else { last.most };
            }
            row.push(said);
        }
    }
}

/// Walks through what an origin said, up to the rank of each number that is held against it.
pub(super) struct Ear<'a, 'b> {
    listener: &'b Voice<'a>,
    placeless: usize,
    anywhere: usize,
}

impl<'a, 'b> Ear<'a, 'b> {
    pub const fn of(listener: &'b Voice<'a>) -> Self {
        Self { listener, placeless: 0, anywhere: 0 }
    }

    /// What the origin had said before a rank that can rival a number for this place. Ranks must rise.
    pub fn last(
        &mut self,
        rank: usize,
        place: Option<Name>,
    ) -> impl Iterator<Item = &'a Rival<'a>> + use<'a> {
        let walk = |row: &[Said<'a>], at: &mut usize| {
            while row.get(*at).is_some_and(|said| said.since < rank) {
                *at += 1;
            }
            at.checked_sub(1).and_then(|last| row.get(last)).copied()
        };
        let placeless = walk(&self.listener.placeless, &mut self.placeless);
        let said = match place {
            Some(place) => {
                let here = self.listener.placed.get(&place);
                let before = here.and_then(|row| {
                    let end = row.partition_point(|said| said.since < rank);
                    end.checked_sub(1).and_then(|last| row.get(last)).copied()
                });
                [before, placeless]
            }
            None => {
                let anywhere = walk(&self.listener.anywhere, &mut self.anywhere);
                // Where the last number has no place, what was said anywhere for that moment holds it.
                [placeless.filter(|one| anywhere.is_none_or(|other| one.since != other.since)), anywhere]
            }
        };
        // One number is not held against another twice.
        said.into_iter().flatten().flat_map(|said| {
            [Some(said.least), (!std::ptr::eq(said.least, said.most)).then_some(said.most)]
                .into_iter()
                .flatten()
        })
    }
}
