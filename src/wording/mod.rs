//! Why two numbers differ, in a sentence of the reader's language. Pure; used by the page and the command line.
//!
//! A [`Teller`] knows the claims and their comparison and tells its lines: a [`Sentence`] whose numbers lead
//! back to their claims, a note (what strict reading allows, who is a party to the war), a heading, a few words
//! for a small picture. Sentences take no side: *rund 800 weniger, obwohl später*, never *zu wenig*.
//!
//! Limits: a claim whose day is only the article's is never said to have been said on that day; numbers that
//! were only given as possible say so; what is not known is left out.
//!
//! ```
//! use streitzahl::dispute::compare;
//! use streitzahl::names::Lang;
//! use streitzahl::wording::Teller;
//! let claims: Vec<&streitzahl::claim::Claim> = vec![];
//! let comparison = compare(&claims, |_| None);
//! let teller = Teller::new(&claims, &comparison, Lang::De);
//! assert!(comparison.lines.iter().map(|line| teller.sentence(line)).next().is_none());
//! ```

mod english;
mod german;
mod ratio;
#[cfg(test)]
mod tests;
mod told;

use crate::article::Article;
use crate::claim::{Bound, Claim};
use crate::dispute::{
    Comparison, Extent, Figure, Gap, Leeway, Line, Party, Reading, Reason, Relation, Word, house, party,
};
use crate::names::{self, Lang};
use std::fmt;
use told::Told;

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words, with the spaces around them.
    pub text: String,
    /// The number that they name; `None` for everything else.
    pub figure: Option<Figure>,
}

/// A sentence whose numbers lead back to their claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its stretches, in order.
    pub pieces: Vec<Piece>,
}

impl Sentence {
    fn say(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece { text: last, figure: None }) => last.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), figure: None }),
        }
    }

    fn number(&mut self, figure: Figure, text: String) {
        self.pieces.push(Piece { text, figure: Some(figure) });
    }

    /// Makes its first letter a capital.
    fn begin(mut self) -> Self {
        if let Some(first) = self.pieces.first_mut() {
            first.text = names::capitalized(&first.text);
        }
        self
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| f.write_str(&piece.text))
    }
}

/// Tells the lines of one comparison.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    claims: &'a [&'a Claim],
    comparison: &'a Comparison,
    headline: &'a dyn Fn(&Claim) -> bool,
    lang: Lang,
}

impl<'a> Teller<'a> {
    /// For claims and the comparison of exactly these.
    pub fn new(claims: &'a [&'a Claim], comparison: &'a Comparison, lang: Lang) -> Self {
        Self { claims, comparison, headline: &|_| false, lang }
    }

    /// Says which claims stand in a headline ([`in_headline`]).
    #[must_use]
    pub fn with_headlines(self, headline: &'a dyn Fn(&Claim) -> bool) -> Self {
        Self { headline, ..self }
    }

    /// Why the numbers of a line differ, or what else joins them, with a full stop. Empty where the line is none
    /// of this comparison.
    pub fn sentence(&self, line: &Line) -> Sentence {
        let told: Vec<Told> = line
            .figures
            .iter()
            .filter_map(|&figure| Told::of(figure, self.claims, self.comparison))
            .collect();
        let [one, two, ..] = told.as_slice() else { return Sentence::default() };
        let gives_number = line.reason == Reason::Denied && self.has_own_number(line);
        let mut sentence = match self.lang {
            Lang::De => german::sentence(line, &told, one, two, self.headline, gives_number),
            Lang::En => english::sentence(line, &told, one, two, self.headline, gives_number),
        };
        sentence.say(".");
        sentence.begin()
    }

    /// Whether the one who denies names a number of their own under the same question.
    fn has_own_number(&self, line: &Line) -> bool {
        let Some(Figure::Claim(denial)) = line.figures.last() else { return false };
        let estimates = &self.comparison.estimates;
        let Some(denial) = self.comparison.estimate_of.get(*denial).and_then(|&at| estimates.get(at)) else {
            return false;
        };
        estimates.iter().any(|other| {
            other.question == denial.question
                && other.mentions != denial.mentions
                && other.sources.iter().any(|source| denial.sources.contains(source))
        })
    }

    /// What has to be said beside it: whether both can hold, and who is a party to the war. `None` where nothing
    /// has to be.
    pub fn note(&self, line: &Line) -> Option<String> {
        if line.relation != Relation::Contradicts {
            return None;
        }
        let told: Vec<Told> = line
            .figures
            .iter()
            .filter_map(|&figure| Told::of(figure, self.claims, self.comparison))
            .collect();
        let [one, two] = told.as_slice() else { return None };
        let pick = |de, en| if self.lang == Lang::De { de } else { en };
        let holds = match line.reason {
            Reason::SameTime { leeway, .. }
            | Reason::LaterTotalLower { leeway, .. }
            | Reason::FarApart { leeway, .. }
                if line.reading == Reading::Named =>
            {
                let why = self.leeway(leeway, one, two);
                let first = pick("Streng gelesen geht beides: ", "Read strictly, both can hold: ");
                (!why.is_empty()).then(|| [first, &why.join("; "), "."].concat())
            }
            Reason::SameTime { .. } => Some(pick("Beides geht nicht.", "Both cannot hold.").to_owned()),
            Reason::LaterTotalLower { .. } => {
                Some(pick("Eine Gesamtzahl kann nicht sinken.", "A running total cannot fall.").to_owned())
            }
            _ => None,
        };
        let parties = self.parties(one, two);
        let notes: Vec<String> = holds.into_iter().chain(parties).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    fn leeway(&self, leeway: Leeway, one: &Told, two: &Told) -> Vec<String> {
        let de = self.lang == Lang::De;
        let mut why = Vec::new();
        if leeway.open_end {
            why.extend(self.open_end(one, two));
        }
        if leeway.place {
            let place = |told: &Told| told.claims.iter().find_map(|claim| claim.place.clone());
            if let Some(place) = place(one).or_else(|| place(two)) {
                why.push(if de {
                    ["nur eine der Angaben nennt einen Ort (", &place, ")"].concat()
                } else {
                    ["only one of them names a place (", &place, ")"].concat()
                });
            }
        }
        let mut also = |holds: bool, de_text: &str, en: &str| {
            if holds {
                why.push(if de { de_text } else { en }.to_owned());
            }
        };
        also(
            leeway.days,
            "zwischen beiden Angaben liegt Zeit, in der die Zahl steigen kann",
            "time passed between the two, and the number can grow",
        );
        also(
            leeway.people,
            "es ist nicht sicher, dass beide dieselben Menschen meinen",
            "it is not certain that both mean the same people",
        );
        why
    }

    /// Whose end is open: upward where the lower number is *mindestens*, downward where the higher is *bis zu*.
    fn open_end(&self, one: &Told, two: &Told) -> Vec<String> {
        let de = self.lang == Lang::De;
        let (lower, higher) = if one.named <= two.named { (one, two) } else { (two, one) };
        let quoted = |claim: &Claim| {
            let words = names::interval(claim.bound, claim.low, claim.high, self.lang);
            if de { ["„", &words, "“"].concat() } else { ["“", &words, "”"].concat() }
        };
        let pick = |de_text: &'static str, en: &'static str| if de { de_text } else { en };
        let up = lower.claims.iter().filter(|claim| claim.high.is_none() && claim.low.is_some());
        let up = up.map(|claim| quoted(claim) + pick(" ist nach oben offen", " is open upward"));
        let down = higher.claims.iter().filter(|claim| claim.low.is_none() && claim.high.is_some());
        let down = down.map(|claim| quoted(claim) + pick(" ist nach unten offen", " is open downward"));
        up.chain(down).collect()
    }

    /// Who of both sides fights in that war.
    fn parties(&self, one: &Told, two: &Told) -> Option<String> {
        let mut ids: Vec<&str> = Vec::new();
        for told in [one, two] {
            let side = &told.lead().population.side;
            for &source in told.sources.iter().filter(|source| party(source, side).is_some()) {
                if !ids.contains(&source) {
                    ids.push(source);
                }
            }
        }
        let own = ids.iter().all(|id| house(id) == *id);
        let list = list(&ids, self.lang)?;
        let many = ids.len() > 1 || ids.iter().any(|id| names::is_plural(id, self.lang));
        // Of one house, though there may be two names of it.
        let one_house = ids.iter().all(|id| house(id) == house(ids[0]));
        let rest = match (self.lang, own, many, one_house) {
            (Lang::De, true, false, _) => " ist Kriegspartei.",
            (Lang::De, true, true, true) => " sind Kriegspartei.",
            (Lang::De, true, true, false) => " sind Kriegsparteien.",
            (Lang::De, false, false, _) => " spricht für eine Kriegspartei.",
            (Lang::De, false, true, true) => " sprechen für eine Kriegspartei.",
            (Lang::De, false, true, false) => " sprechen für Kriegsparteien.",
            (Lang::En, true, false, _) => " is a party to the war.",
            (Lang::En, true, true, true) => " are a party to the war.",
            (Lang::En, true, true, false) => " are parties to the war.",
            (Lang::En, false, false, _) => " speaks for a party to the war.",
            (Lang::En, false, true, true) => " speak for a party to the war.",
            (Lang::En, false, true, false) => " speak for parties to the war.",
        };
        Some([names::capitalized(&list).as_str(), rest].concat())
    }

    /// What sort of relation it is, as a heading.
    pub fn heading(&self, line: &Line) -> &'static str {
        let (de, en) = match line.reason {
            Reason::SameTime { .. } if line.reading == Reading::Strict => ("Unvereinbar", "Irreconcilable"),
            Reason::LaterTotalLower { .. } if line.reading == Reading::Strict => {
                ("Unvereinbar, später weniger", "Irreconcilable, falling total")
            }
            Reason::SameTime { .. } | Reason::LaterTotalLower { .. } | Reason::FarApart { .. } => {
                ("Weit auseinander", "Far apart")
            }
            Reason::OtherPeople { .. } => ("Anderes gezählt", "Different people counted"),
            Reason::Denied => ("Bestritten", "Denied"),
            Reason::Grew { .. } | Reason::Restated | Reason::Shrank { .. } => ("Neuere Zahl", "Newer number"),
            Reason::Corrected { .. } => ("Korrigiert", "Corrected"),
            Reason::Replaced => ("Ersetzt", "Replaced"),
            Reason::Agree { .. } => ("Passt zusammen", "In agreement"),
            Reason::Echo => ("Wohl keine zweite Quelle", "Probably no second source"),
            Reason::Retold { .. } => ("Mehrfach erzählt", "Told several times"),
            Reason::PartOfPeople { .. } | Reason::PartOfLosses { .. } => ("Ein Teil davon", "A part of it"),
        };
        if self.lang == Lang::De { de } else { en }
    }

    /// How far apart the two numbers of a contradiction are, in a few words; empty for everything else.
    pub fn brief(&self, line: &Line) -> String {
        let told: Vec<Told> = line
            .figures
            .iter()
            .filter_map(|&figure| Told::of(figure, self.claims, self.comparison))
            .collect();
        let [one, two, ..] = told.as_slice() else { return String::new() };
        let pick = |de: &str, en: &str| if self.lang == Lang::De { de.to_owned() } else { en.to_owned() };
        match line.reason {
            Reason::SameTime { gap, .. } | Reason::FarApart { gap, .. } => {
                // Of nothing, nothing is a multiple.
                let plain = || names::number(gap.more, self.lang) + &pick(" mehr", " more");
                ratio::more(gap.less, gap.more, self.lang).unwrap_or_else(plain)
            }
            Reason::LaterTotalLower { gap, .. } => {
                let number = fewer(one, two, gap, self.lang);
                number + &pick(", obwohl später", ", though later")
            }
            Reason::OtherPeople { .. } => {
                pick("dieselbe Zahl, andere Gezählte", "the same number, other people")
            }
            Reason::Denied => pick("bestritten", "denied"),
            _ => String::new(),
        }
    }
}

/// *rund 800 weniger*; *deutlich weniger* where one of the two is no single number.
fn fewer(one: &Told, two: &Told, gap: Gap, lang: Lang) -> String {
    let pick = |de: &str, en: &str| if lang == Lang::De { de.to_owned() } else { en.to_owned() };
    if [one, two].iter().any(|told| told.named != Extent::point(told.named.low)) {
        return pick("deutlich weniger", "far fewer");
    }
    let difference = gap.more.saturating_sub(gap.less);
    let bound = if one.is_about() || two.is_about() { Bound::About } else { Bound::Exact };
    let number = names::interval(bound, Some(difference), Some(difference), lang);
    number + &pick(" weniger", " fewer")
}

/// Names joined by *und*, as they stand in a sentence, in the nominative; `None` where there are none.
fn list(ids: &[&str], lang: Lang) -> Option<String> {
    listed(ids, names::Case::Nominative, lang)
}

fn listed(ids: &[&str], case: names::Case, lang: Lang) -> Option<String> {
    let (last, before) = ids.split_last()?;
    let last = names::phrase(last, case, lang);
    if before.is_empty() {
        return Some(last);
    }
    let before: Vec<String> = before.iter().map(|id| names::phrase(id, case, lang)).collect();
    let and = if lang == Lang::De { " und " } else { " and " };
    Some([before.join(", ").as_str(), and, &last].concat())
}

/// Whether a claim stands in the headline of its article: in its title, or, where none is known, in the first of
/// several lines if that is no sentence with a full stop.
pub fn in_headline(claim: &Claim, article: &Article) -> bool {
    let words = claim.evidence.of(&article.text).trim();
    if words.is_empty() || claim.article != article.id {
        return false;
    }
    match &article.title {
        Some(title) => title.contains(words),
        None => {
            let text = article.text.trim();
            let (first, rest) = text.split_once('\n').unwrap_or_default();
            !rest.is_empty() && !first.trim_end().ends_with('.') && first.contains(words)
        }
    }
}

/// How an estimate or a question stands, as a word or two.
pub fn standing(word: Word, lang: Lang) -> String {
    let text = match (word, lang) {
        (Word::Contested, Lang::De) => "umstritten",
        (Word::Contested, Lang::En) => "contested",
        (Word::Updated, Lang::De) => "aktualisiert",
        (Word::Updated, Lang::En) => "updated",
        (Word::NoSource, Lang::De) => "ohne Quelle",
        (Word::NoSource, Lang::En) => "no source",
        (Word::OneSource, Lang::De) => "eine Quelle",
        (Word::OneSource, Lang::En) => "one source",
        (Word::Agree(n), _) => {
            let rest = if lang == Lang::De { " stimmen überein" } else { " agree" };
            return names::number(n as u64, lang) + rest;
        }
    };
    text.to_owned()
}

/// How a source stands in the war whose people it counts.
pub const fn party_to_the_war(party: Party, lang: Lang) -> &'static str {
    match (party, lang) {
        (Party::Own, Lang::De) => "Kriegspartei, zählt eigene Leute",
        (Party::Ally, Lang::De) => "Kriegspartei, zählt Verbündete",
        (Party::Opponent, Lang::De) => "Kriegspartei, zählt den Gegner",
        (Party::Own, Lang::En) => "party to the war, counts its own",
        (Party::Ally, Lang::En) => "party to the war, counts its allies",
        (Party::Opponent, Lang::En) => "party to the war, counts its opponent",
    }
}
