//! The articles that the page shows, read once, with what the components look up in them.
//!
//! Mentions of one estimate in one article are one [`Estimate`]: one mark, one row. Limit: everything is kept
//! in memory, and looked up by going through it where that happens once for a picture.
//!
//! ```
//! use streitzahl::app::collection::Collection;
//! assert!(Collection::new(vec![], vec![], vec![]).estimates.is_empty());
//! ```

use super::state::{Column, Facet, Filter, Sort};
use crate::article::{Article, Notice};
use crate::calendar::Day;
use crate::chart::{self, Sign};
use crate::claim::group::groups;
use crate::claim::{Claim, Measure};
use crate::correction::{Corrected, Correction, apply};
use crate::dispute::{Comparison, Figure, Line, Relation, Share, Sum, Word, compare};
use crate::names::{self, Lang};
use crate::order;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Mentions of one number by one origin in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The first mention's id.
    pub id: String,
    /// All mentions, as places in [`Collection::claims`]; the first one leads.
    pub mentions: Vec<usize>,
    /// Who says it, over all mentions.
    pub sources: Vec<String>,
    /// Through whom the article has it, from the article towards the origin.
    pub relayed_by: Vec<String>,
}

impl Estimate {
    /// Ids of its sources.
    pub fn source_ids(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(String::as_str)
    }
}

/// Articles with their claims. Two are the same only where they are one and the same.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// By the day they appeared, those without one last.
    pub articles: Vec<Article>,
    /// All claims, repeats among them.
    pub claims: Vec<Claim>,
    /// What readers should know of an article, by its id.
    pub notices: Vec<(String, Notice)>,
    /// The claims, mentions gathered.
    pub estimates: Vec<Estimate>,
    /// What stands between the claims; it counts in [`Self::claims`].
    pub comparison: Comparison,
    /// What the reader's corrections took out or changed; its own claims are empty.
    pub beside: Corrected,
    /// The same as it was read, where there are corrections.
    read: Option<Rc<Self>>,
    /// The disputes of each estimate.
    touched: Vec<Vec<usize>>,
    places: HashMap<String, usize>,
    article_places: HashMap<String, usize>,
}

impl PartialEq for Collection {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Collection {}

impl Collection {
    /// Reads articles.
    pub fn read(articles: Vec<Article>) -> Self {
        let mut claims = Vec::new();
        let mut notices = Vec::new();
        for article in &articles {
            let reading = crate::read(article);
            claims.extend(reading.claims);
            notices.extend(reading.notices.into_iter().map(|notice| (article.id.clone(), notice)));
        }
        Self::new(articles, claims, notices)
    }

    /// Gathers what was read.
    pub fn new(mut articles: Vec<Article>, claims: Vec<Claim>, notices: Vec<(String, Notice)>) -> Self {
        order::by(&mut articles, |a, b| {
            (a.date.is_none(), a.date, &a.id).cmp(&(b.date.is_none(), b.date, &b.id))
        });
        let place_of: HashMap<&str, usize> =
            claims.iter().enumerate().map(|(place, claim)| (claim.id.as_str(), place)).collect();
        let owned = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
        let estimates: Vec<Estimate> = groups(&claims.iter().collect::<Vec<_>>())
            .iter()
            .map(|group| Estimate {
                id: group.lead().id.clone(),
                mentions: group.mentions.iter().map(|claim| place_of[claim.id.as_str()]).collect(),
                sources: owned(&group.sources),
                relayed_by: owned(&group.relayed_by),
            })
            .collect();
        let mut places = HashMap::new();
        for (place, estimate) in estimates.iter().enumerate() {
            for &mention in &estimate.mentions {
                places.insert(claims[mention].id.clone(), place);
            }
        }
        let mut collection = Self { articles, claims, notices, estimates, places, ..Self::default() };
        let ids = collection.articles.iter().enumerate().map(|(place, article)| (article.id.clone(), place));
        collection.article_places = ids.collect();
        let published = |id: &str| collection.article(id).and_then(|article| article.date);
        collection.comparison = compare(&collection.claims, published);
        collection.touched = collection.touched();
        collection
    }

    /// The same articles with the reader's corrections.
    #[must_use]
    pub fn corrected(self: &Rc<Self>, corrections: &[Correction]) -> Rc<Self> {
        if corrections.is_empty() {
            return self.clone();
        }
        let mut beside = self.anew(corrections);
        let claims = std::mem::take(&mut beside.claims);
        let collection = Self::new(self.articles.clone(), claims, self.notices.clone());
        Rc::new(Self { beside, read: Some(self.clone()), ..collection })
    }

    /// What other corrections would give, in place of those that there are.
    pub fn anew(&self, corrections: &[Correction]) -> Corrected {
        let text = |id: &str| self.article(id).map(|article| article.text.as_str());
        apply(self.as_read().to_vec(), corrections, text)
    }

    /// The claims as they were read.
    pub fn as_read(&self) -> &[Claim] {
        self.read.as_ref().map_or(&self.claims, |read| &read.claims)
    }

    /// The corrections of a claim, by their places.
    pub fn corrections_of(&self, id: &str) -> impl Iterator<Item = usize> {
        self.beside.by.iter().filter(move |(of, _)| of == id).map(|(_, number)| *number)
    }

    /// A number that we added up, by its id.
    pub fn sum(&self, id: &str) -> Option<&Sum> {
        self.comparison.sums.iter().find(|sum| sum.id == id)
    }

    /// A share that we reckoned, by its id.
    pub fn share(&self, id: &str) -> Option<&Share> {
        self.comparison.shares.iter().find(|share| share.id == id)
    }

    /// The estimate that a claim belongs to, by the id of any mention.
    pub fn estimate(&self, id: &str) -> Option<&Estimate> {
        self.places.get(id).map(|&place| &self.estimates[place])
    }

    /// The leading mention.
    pub fn claim(&self, estimate: &Estimate) -> &Claim {
        &self.claims[estimate.mentions[0]]
    }

    /// How an estimate stands among the others.
    pub fn standing(&self, estimate: &Estimate) -> Word {
        self.comparison.standing(estimate.mentions[0]).word()
    }

    /// All mentions.
    pub fn mentions(&self, estimate: &Estimate) -> impl Iterator<Item = &Claim> {
        estimate.mentions.iter().map(|&place| &self.claims[place])
    }

    /// An article by its id.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.article_places.get(id).map(|&place| &self.articles[place])
    }

    /// Whether an estimate stands out.
    pub fn admits(&self, filter: &Filter, estimate: &Estimate) -> bool {
        let claim = self.claim(estimate);
        filter.admits(|facet, key| match facet {
            Facet::Measure => key == claim.measure.name(),
            Facet::Side => key == claim.population.side,
            Facet::Source if key.is_empty() => estimate.sources.is_empty(),
            Facet::Source => estimate.sources.iter().any(|source| source == key),
            Facet::Article => key == claim.article,
            Facet::Standing => key == standing_key(self.standing(estimate)),
            Facet::Sign => self.has_sign(estimate, key),
        })
    }

    /// Whether a sign of the legend, by its name, is about an estimate.
    fn has_sign(&self, estimate: &Estimate, name: &str) -> bool {
        let is_mine = |&claim: &usize| estimate.mentions.contains(&claim);
        let in_line =
            |line: &Line| line.figures.iter().any(|figure| self.claims_of(*figure).iter().any(is_mine));
        let joined =
            |relation| self.comparison.lines.iter().any(|line| line.relation == relation && in_line(line));
        match Sign::from_name(name) {
            Some(Sign::Update) => joined(Relation::Update),
            Some(Sign::Dispute) => joined(Relation::Contradicts),
            Some(Sign::Sum) => self.comparison.sums.iter().any(|sum| sum.parts.iter().any(is_mine)),
            Some(Sign::Ratio) => self.comparison.shares.iter().any(|share| {
                share.base == estimate.mentions[0] || self.claims_of(share.part).iter().any(is_mine)
            }),
            Some(sign) => self.mentions(estimate).any(|claim| sign.is_in(claim)),
            None => false,
        }
    }

    /// The claim of a figure, or the parts of a sum, as places in [`Self::claims`].
    pub fn claims_of(&self, figure: Figure) -> Vec<usize> {
        match figure {
            Figure::Claim(claim) => vec![claim],
            Figure::Sum(sum) => self.comparison.sums.get(sum).map_or(Vec::new(), |sum| sum.parts.to_vec()),
        }
    }

    /// The id of a figure: its claim's, or the sum's.
    pub fn figure_id(&self, figure: &Figure) -> &str {
        match *figure {
            Figure::Claim(claim) => self.claims.get(claim).map_or("", |claim| &claim.id),
            Figure::Sum(sum) => self.comparison.sums.get(sum).map_or("", |sum| &sum.id),
        }
    }

    /// What a dispute is called in addresses: the ids of its sides. Its number changes with the articles.
    pub fn dispute_key(&self, line: &Line) -> String {
        let ids: Vec<&str> = line.figures.iter().map(|figure| self.figure_id(figure)).collect();
        ids.join("|")
    }

    /// The numbers of the disputes that touch an estimate.
    pub fn disputes_of(&self, estimate: &Estimate) -> &[usize] {
        self.places.get(&estimate.id).and_then(|&place| self.touched.get(place)).map_or(&[], Vec::as_slice)
    }

    /// For each estimate the numbers of the disputes that touch it.
    fn touched(&self) -> Vec<Vec<usize>> {
        let mut touched: Vec<Vec<usize>> = vec![Vec::new(); self.estimates.len()];
        for (number, line) in (1..).zip(self.comparison.disputes()) {
            for figure in &line.figures {
                let place = match *figure {
                    Figure::Claim(claim) => self.places.get(&self.claims[claim].id),
                    Figure::Sum(_) => None,
                };
                if let Some(&place) = place {
                    touched[place].push(number);
                }
            }
        }
        touched
    }

    /// Whether one side of a dispute stands out.
    pub fn admits_dispute(&self, filter: &Filter, line: &Line) -> bool {
        let claims = line.figures.iter().flat_map(|&figure| self.claims_of(figure));
        claims.filter_map(|claim| self.estimate(&self.claims[claim].id)).any(|it| self.admits(filter, it))
    }

    /// The days on which articles appeared, each once, sorted.
    pub fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self.articles.iter().filter_map(|article| article.date).collect();
        order::sort(&mut days);
        days.dedup();
        days
    }

    /// What had been said by a day: the articles that had appeared, compared anew. An article without a day is not
    /// among them.
    #[must_use]
    pub fn known_on(&self, day: Day) -> Self {
        let appeared = |article: &&Article| article.date.is_some_and(|date| date <= day);
        let articles: Vec<Article> = self.articles.iter().filter(appeared).cloned().collect();
        let ids: HashSet<&str> = self.articles.iter().filter(appeared).map(|it| it.id.as_str()).collect();
        let claims =
            self.claims.iter().filter(|claim| ids.contains(claim.article.as_str())).cloned().collect();
        let notices = self.notices.iter().filter(|(id, _)| ids.contains(id.as_str())).cloned().collect();
        Self { beside: self.beside.clone(), read: self.read.clone(), ..Self::new(articles, claims, notices) }
    }

    /// The keys that a facet has here, and how many estimates each has.
    pub fn keys(&self, facet: Facet) -> Vec<(String, usize)> {
        let mut counts: Vec<(String, usize)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut add = |key: &str, n: usize| {
            if let Some(&place) = places.get(key) {
                let entry: &mut (String, usize) = &mut counts[place];
                entry.1 += n;
            } else {
                places.insert(key.to_owned(), counts.len());
                counts.push((key.to_owned(), n));
            }
        };
        if facet == Facet::Article {
            self.articles.iter().for_each(|article| add(&article.id, 0));
        }
        for estimate in &self.estimates {
            let claim = self.claim(estimate);
            match facet {
                Facet::Measure => add(claim.measure.name(), 1),
                Facet::Side => add(&claim.population.side, 1),
                Facet::Source if estimate.sources.is_empty() => add("", 1),
                Facet::Source => estimate.source_ids().for_each(|source| add(source, 1)),
                Facet::Article => add(&claim.article, 1),
                Facet::Standing => add(standing_key(self.standing(estimate)), 1),
                Facet::Sign => {}
            }
        }
        match facet {
            Facet::Measure => order::by_key(&mut counts, |(key, _)| Measure::from_name(key)),
            Facet::Side => order::by(&mut counts, |a, b| (b.1, &a.0).cmp(&(a.1, &b.0))),
            Facet::Source => {
                order::by(&mut counts, |a, b| (family(&a.0), b.1, &a.0).cmp(&(family(&b.0), a.1, &b.0)))
            }
            Facet::Standing => {
                order::by_key(&mut counts, |(key, _)| STANDINGS.iter().position(|it| it == key))
            }
            Facet::Article | Facet::Sign => {}
        }
        counts
    }

    /// The estimates in the order of the table, as places in [`Self::estimates`].
    pub fn sorted(&self, sort: Sort, lang: Lang) -> Vec<usize> {
        let mut keyed: Vec<(Key, usize)> = self
            .estimates
            .iter()
            .enumerate()
            .map(|(place, estimate)| (self.key(estimate, sort.column, lang), place))
            .collect();
        // What has no key stays at the end either way.
        order::by(&mut keyed, |(a, _), (b, _)| {
            let order = a.cmp(b);
            if sort.descending && *a != Key::Missing && *b != Key::Missing { order.reverse() } else { order }
        });
        keyed.into_iter().map(|(_, place)| place).collect()
    }

    fn key(&self, estimate: &Estimate, column: Column, lang: Lang) -> Key {
        let claim = self.claim(estimate);
        match column {
            Column::Day => claim.as_of.map_or(Key::Missing, |days| Key::Number(i64::from(days.to.0))),
            Column::Measure => Key::Number(claim.measure as i64),
            Column::Number => named_number(claim).map_or(Key::Missing, |n| {
                // A quarter of a person orders equal numbers: bis zu, plain, mindestens.
                let side = i64::from(claim.high.is_none()) - i64::from(claim.low.is_none());
                Key::Number(i64::try_from(n).unwrap_or(i64::MAX / 4).min(i64::MAX / 4) * 4 + side)
            }),
            Column::Side => Key::Text(names::side(&claim.population.side, lang).to_ascii_lowercase()),
            Column::Source => estimate
                .sources
                .first()
                .map_or(Key::Missing, |source| Key::Text(names::source(source, lang).to_ascii_lowercase())),
            Column::Standing => {
                // The widest dispute first, then by the word.
                let word = standing_key(self.standing(estimate));
                let rank = STANDINGS.iter().position(|it| *it == word).unwrap_or_default();
                let first = self.disputes_of(estimate).first().copied().unwrap_or_default();
                Key::Number((rank * 1_000_000 + first) as i64)
            }
            Column::Article => {
                let date = self.article(&claim.article).and_then(|article| article.date);
                date.map_or(Key::Missing, |day| Key::Number(i64::from(day.0)))
            }
        }
    }
}

/// Which of the days on which articles appeared is the last that is known: of all the last without a choice, none
/// before the first.
pub fn last_known(days: &[Day], known: Option<Day>) -> Option<usize> {
    known.map_or(days.len(), |known| days.partition_point(|&day| day <= known)).checked_sub(1)
}

/// The day after that; everything from the last day on.
pub fn next_known(days: &[Day], known: Option<Day>) -> Option<Day> {
    let after = last_known(days, known).map_or(0, |at| at + 1);
    days.get(after).copied().filter(|_| after + 1 < days.len())
}

/// The keys of [`Facet::Standing`], as they are sorted.
const STANDINGS: [&str; 5] = ["contested", "updated", "agree", "one", "none"];

/// The key of a standing.
const fn standing_key(word: Word) -> &'static str {
    STANDINGS[match word {
        Word::Contested => 0,
        Word::Updated => 1,
        Word::Agree(_) => 2,
        Word::OneSource => 3,
        Word::NoSource => 4,
    }]
}

/// Sorts; what is missing comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
    Missing,
}

/// The number that a claim names; of a span the lower end.
fn named_number(claim: &Claim) -> Option<u64> {
    claim.low.or(claim.high)
}

/// The family of a source's key; the empty key is nobody.
pub fn family(source: &str) -> chart::Family {
    if source.is_empty() { chart::Family::None } else { chart::family(source) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::calendar::Period;
    use crate::claim::{Basis, Bound, Confidence, Kind, Modality, Population, Scope};
    use crate::text::Span;

    /// A claim of 300 North Korean soldiers on 2 May 2023.
    pub fn claim(id: &str, measure: Measure, sources: &[&str]) -> Claim {
        Claim {
            id: id.into(),
            article: id.split('@').next().unwrap().into(),
            measure,
            scope: Scope::Total,
            modality: Modality::Asserted,
            population: Population { side: "north-korea".into(), kind: Kind::Troops },
            bound: Bound::Exact,
            low: Some(300),
            high: Some(300),
            as_of: Day::new(2023, 5, 2).map(Period::day),
            as_of_basis: Some(Basis::Stated),
            sources: sources.iter().map(ToString::to_string).collect(),
            relayed_by: vec![],
            place: None,
            text: "300".into(),
            span: Span::new(0, 3),
            evidence: Span::new(0, 3),
            repeat_of: None,
            confidence: Confidence::Clear,
            trace: vec![],
        }
    }

    /// Two articles, three estimates, one of them told twice: the source stands at the second mention.
    pub fn sample() -> Collection {
        let article = |id: &str, month, day| Article {
            id: id.into(),
            text: "300".into(),
            date: Day::new(2023, month, day),
            ..Article::default()
        };
        let mut claims = vec![
            claim("late@5", Measure::Killed, &["hur"]),
            claim("early@1", Measure::Wounded, &[]),
            claim("early@9", Measure::Wounded, &["nis"]),
            claim("early@20", Measure::Killed, &[]),
        ];
        claims[2].repeat_of = Some("early@1".into());
        claims[0].low = Some(12);
        claims[3].as_of = None;
        Collection::new(vec![article("late", 6, 9), article("early", 5, 2)], claims, vec![])
    }

    #[test]
    fn mentions_are_one_estimate_with_the_source_of_any() {
        let sample = sample();
        assert_eq!(sample.articles[0].id, "early");
        assert_eq!(sample.estimates.len(), 3);
        let estimate = sample.estimate("early@9").unwrap();
        assert_eq!((estimate.id.as_str(), estimate.sources.as_slice()), ("early@1", &["nis".to_owned()][..]));
        assert_eq!(sample.mentions(estimate).count(), 2);
        assert!(sample.estimate("early@2").is_none());
    }

    #[test]
    fn facets_count_estimates() {
        let sample = sample();
        let keys = |facet| {
            let keys = sample.keys(facet);
            keys.into_iter().map(|(key, n)| format!("{key}:{n}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(keys(Facet::Measure), "killed:2 wounded:1");
        assert_eq!(keys(Facet::Side), "north-korea:3");
        assert_eq!(keys(Facet::Source), "hur:1 nis:1 :1");
        assert_eq!(keys(Facet::Article), "early:2 late:1");
    }

    #[test]
    fn rows_sort_both_ways_and_what_is_missing_comes_last() {
        let sample = sample();
        let ids = |column, descending| {
            let places = sample.sorted(Sort { column, descending }, Lang::De);
            places.into_iter().map(|place| sample.estimates[place].id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(ids(Column::Number, false)[0], "late@5");
        assert_eq!(ids(Column::Number, true)[2], "late@5");
        assert_eq!(ids(Column::Day, false)[2], "early@20");
        assert_eq!(ids(Column::Day, true)[2], "early@20");
        assert_eq!(ids(Column::Source, false), ["late@5", "early@1", "early@20"]);
        assert_eq!(ids(Column::Source, true), ["early@1", "late@5", "early@20"]);
        for column in Column::ALL {
            assert_eq!(ids(column, false).len(), 3);
        }
    }

    #[test]
    fn what_was_known_on_a_day_is_what_had_appeared() {
        let sample = sample();
        let day = |month, day| Day::new(2023, month, day).unwrap();
        let early = sample.known_on(day(6, 8));
        assert_eq!((early.articles.len(), early.estimates.len()), (1, 2));
        assert_eq!(sample.known_on(day(6, 9)).estimates.len(), 3);
        assert!(sample.known_on(day(5, 1)).articles.is_empty());
        assert_eq!(sample.days(), [day(5, 2), day(6, 9)]);
        let days = [day(5, 2), day(5, 4), day(6, 9)];
        assert_eq!(last_known(&days, Some(day(5, 1))), None);
        assert_eq!((last_known(&days, Some(day(5, 3))), last_known(&days, None)), (Some(0), Some(2)));
        assert_eq!(next_known(&days, Some(day(5, 1))), Some(day(5, 2)));
        assert_eq!(next_known(&days, Some(day(5, 3))), Some(day(5, 4)));
        // What was known on the last day is everything.
        assert_eq!(next_known(&days, Some(day(5, 4))), None);
        assert_eq!(
            (next_known(&days, None), next_known(&[], None), last_known(&[], None)),
            (None, None, None)
        );
    }

    #[test]
    fn standings_and_signs_filter() {
        let mut claims = vec![
            claim("a@1", Measure::Killed, &["hur"]),
            claim("a@9", Measure::Killed, &["nis"]),
            claim("b@1", Measure::Wounded, &[]),
        ];
        (claims[1].low, claims[1].high) = (Some(900), None);
        let sample = Collection::new(vec![], claims, vec![]);
        let admitted = |facet, key: &str| {
            let mut filter = Filter::default();
            filter.toggle(facet, key.into());
            let ids =
                sample.estimates.iter().filter(|it| sample.admits(&filter, it)).map(|it| it.id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(admitted(Facet::Standing, "contested"), "a@1 a@9");
        assert_eq!(admitted(Facet::Standing, "none"), "b@1");
        assert_eq!(admitted(Facet::Sign, "open-above"), "a@9");
        assert_eq!(admitted(Facet::Sign, "dispute"), "a@1 a@9");
        assert_eq!(admitted(Facet::Sign, "ukraine"), "a@1");
        assert_eq!(admitted(Facet::Sign, "nonsense"), "");
        assert_eq!(sample.disputes_of(sample.estimate("a@9").unwrap()), [1]);
        assert_eq!(sample.dispute_key(&sample.comparison.disputes()[0]), "a@1|a@9");
        assert_eq!(sample.keys(Facet::Standing).len(), 2);
    }

    #[test]
    fn a_filter_looks_at_the_sources_of_all_mentions() {
        let sample = sample();
        let mut filter = Filter::default();
        filter.toggle(Facet::Source, "nis".into());
        let admitted: Vec<bool> = sample.estimates.iter().map(|e| sample.admits(&filter, e)).collect();
        assert_eq!(admitted.iter().filter(|&&yes| yes).count(), 1);
        assert!(sample.admits(&filter, sample.estimate("early@1").unwrap()));
    }
}
