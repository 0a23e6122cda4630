//! The legend: each kind of mark that occurs, by an example.
//!
//! Each entry says which claims it is about, so that the page can filter by a click.

use super::bracket;
use super::estimate::{Estimate, Length, Number};
use super::family::{Family, family};
use super::geometry::{Point, Px};
use super::mark::{self, Pose, RADIUS, Time};
use super::measure::{bold, plain};
use super::panel;
use super::scene::{Color, Fill, Outline, Run, Scene, Shape, Stroke};
use super::words::pick;
use crate::calendar::{Day, Period};
use crate::claim::{Bound, Claim, Kind, Measure, Modality, Scope};
use crate::names::Lang;

/// What an entry of the legend is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// A family's color and shape.
    Family(Family),
    /// *rund*.
    About,
    /// Open upwards.
    OpenAbove,
    /// Open downwards.
    OpenBelow,
    /// *Tausende*.
    Order,
    /// *10.000 bis 12.000*.
    Range,
    /// A formation instead of a number.
    Formation,
    /// A share without a base.
    Share,
    /// Possible or planned.
    Possible,
    /// Denied.
    Denied,
    /// Superseded.
    Superseded,
    /// Per day, month, year.
    Rate,
    /// A period instead of a day.
    Period,
    /// No date.
    NoDate,
    /// Two numbers of one source joined by a line.
    Update,
    /// Added up by us.
    Sum,
    /// A share reckoned by us.
    Ratio,
    /// A dispute.
    Dispute,
    /// An axis that is cut.
    Cut,
}

impl Sign {
    const WORDINGS: [Self; 13] = [
        Self::About,
        Self::OpenAbove,
        Self::OpenBelow,
        Self::Order,
        Self::Range,
        Self::Formation,
        Self::Share,
        Self::Possible,
        Self::Denied,
        Self::Superseded,
        Self::Rate,
        Self::Period,
        Self::NoDate,
    ];

    /// The sign of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let families = Family::ALL.into_iter().map(Self::Family);
        let others = Self::WORDINGS.into_iter().chain([Self::Update, Self::Sum, Self::Ratio, Self::Dispute]);
        families.chain(others).find(|sign| sign.name() == name)
    }

    /// Its name in links and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Family(family) => family.name(),
            Self::About => "about",
            Self::OpenAbove => "open-above",
            Self::OpenBelow => "open-below",
            Self::Order => "order",
            Self::Range => "range",
            Self::Formation => "formation",
            Self::Share => "share",
            Self::Possible => "possible",
            Self::Denied => "denied",
            Self::Superseded => "superseded",
            Self::Rate => "rate",
            Self::Period => "period",
            Self::NoDate => "no-date",
            Self::Update => "update",
            Self::Sum => "sum",
            Self::Ratio => "ratio",
            Self::Dispute => "dispute",
            Self::Cut => "cut",
        }
    }

    /// Whether a claim is drawn so.
    pub fn is_in(self, claim: &Claim) -> bool {
        match self {
            Self::Family(Family::None) => claim.sources.is_empty(),
            Self::Family(wanted) => claim.sources.iter().any(|source| family(source) == wanted),
            Self::About => claim.bound == Bound::About,
            Self::OpenAbove => claim.low.is_some() && claim.high.is_none(),
            Self::OpenBelow => claim.high.is_some() && claim.low.is_none(),
            Self::Order => claim.bound == Bound::Order,
            Self::Range => claim.bound == Bound::Range,
            Self::Formation => claim.bound == Bound::Formation,
            Self::Share => claim.low.is_none() && claim.high.is_none(),
            Self::Possible => claim.modality == Modality::Possible,
            Self::Denied => claim.modality == Modality::Denied,
            Self::Superseded => claim.modality == Modality::Superseded,
            Self::Rate => claim.scope == Scope::Rate,
            Self::Period => claim.as_of.is_some_and(|period| period.to > period.from),
            Self::NoDate => claim.as_of.is_none(),
            // These are about relations and axes, not about one claim.
            Self::Update | Self::Sum | Self::Ratio | Self::Dispute | Self::Cut => false,
        }
    }

    fn words(self, lang: Lang) -> Vec<Run> {
        let (term_de, rest_de, term_en, rest_en) = match self {
            Self::Family(family) => return vec![plain(family_name(family, lang), Color::Family(family))],
            Self::About => ("rund", ": weicher Rand", "about", ": soft rim"),
            Self::OpenAbove => ("mindestens", ": nach oben offen", "at least", ": open upwards"),
            Self::OpenBelow => ("bis zu", ": nach unten offen", "up to", ": open downwards"),
            Self::Order => ("Tausende", ": Größenordnung, keine Zahl", "thousands", ": an order, no number"),
            Self::Range => ("10 bis 12", ": genannte Spanne", "10 to 12", ": a range that was named"),
            Self::Formation => {
                ("ein Bataillon", ": Verband statt Zahl", "a battalion", ": a formation, no number")
            }
            Self::Share => ("ein Drittel", ": Anteil ohne Grundzahl", "a third", ": a share without a base"),
            Self::Possible => ("möglich", " oder geplant: gestrichelt", "possible", " or planned: dashed"),
            Self::Denied => ("bestritten", ": durchgestrichen", "denied", ": struck through"),
            Self::Superseded => ("überholt", ": klein und blass", "superseded", ": small and pale"),
            Self::Rate => ("je Tag", ", Monat oder Jahr", "per day", ", month or year"),
            Self::Period => ("Zeitraum", " statt Tag", "a period", " instead of a day"),
            Self::NoDate => ("ohne Datum", ": rechts außen", "no date", ": on the far right"),
            Self::Update => ("neue Zahl", " derselben Quelle", "a new number", " of the same source"),
            Self::Sum => ("Summe", ": von uns addiert", "sum", ": added up by us"),
            Self::Ratio => ("Anteil", ": von uns errechnet", "share", ": reckoned by us"),
            Self::Dispute => ("Streitpunkt", ", mit Nummer", "dispute", ", with its number"),
            Self::Cut => ("Achse", ": hier ist sie gekürzt", "axis", ": cut short here"),
        };
        let (term, rest) = if lang == Lang::De { (term_de, rest_de) } else { (term_en, rest_en) };
        vec![bold(term, Color::Ink), plain(rest, Color::Soft)]
    }

    /// The estimate that shows it.
    pub(super) fn example(self, source: &str) -> Estimate<'_> {
        let base = Estimate {
            id: "",
            claims: Vec::new(),
            parts: Vec::new(),
            base: None,
            sources: vec![source],
            measure: Measure::Killed,
            side: "",
            kind: Kind::Troops,
            scope: Scope::Total,
            modality: Modality::Asserted,
            bound: Bound::Exact,
            low: Some(10),
            high: Some(10),
            as_of: None,
            basis: None,
            text: "",
            contested: false,
            later: false,
        };
        let with =
            |bound: Bound, low: Option<u64>, high: Option<u64>| Estimate { bound, low, high, ..base.clone() };
        match self {
            Self::Family(family) => Estimate { sources: of_family(family), ..base },
            Self::About => with(Bound::About, Some(10), Some(10)),
            Self::OpenAbove => with(Bound::AtLeast, Some(10), None),
            Self::OpenBelow => with(Bound::AtMost, None, Some(10)),
            Self::Order => with(Bound::Order, Some(1), Some(10)),
            Self::Range => with(Bound::Range, Some(1), Some(10)),
            Self::Formation => with(Bound::Formation, Some(10), Some(10)),
            Self::Share => with(Bound::Fraction, None, None),
            Self::Possible => Estimate { modality: Modality::Possible, ..base },
            Self::Denied => Estimate { modality: Modality::Denied, ..base },
            Self::Superseded => Estimate { modality: Modality::Superseded, ..base },
            Self::Rate => Estimate { scope: Scope::Rate, ..base },
            Self::Period => Estimate { as_of: Some(Period::new(Day(0), Day(9))), ..base },
            Self::NoDate | Self::Update | Self::Sum | Self::Ratio | Self::Dispute | Self::Cut => base,
        }
    }
}

fn of_family(family: Family) -> Vec<&'static str> {
    match family {
        Family::Ukraine => vec!["ukraine"],
        Family::SouthKorea => vec!["south-korea"],
        Family::West => vec!["united-states"],
        Family::Eyewitness => vec!["eyewitness"],
        Family::Russia => vec!["russia"],
        Family::NorthKorea => vec!["north-korea"],
        Family::Experts => vec!["experts"],
        Family::Media => vec!["media"],
        Family::None => Vec::new(),
    }
}

/// What a family is called.
pub fn family_name(family: Family, lang: Lang) -> &'static str {
    match family {
        Family::Ukraine => "Ukraine",
        Family::SouthKorea => pick(lang, "Südkorea", "South Korea"),
        Family::West => pick(lang, "USA und Westen", "US and allies"),
        Family::Eyewitness => pick(lang, "Augenzeugen", "Eyewitnesses"),
        Family::Russia => pick(lang, "Russland", "Russia"),
        Family::NorthKorea => pick(lang, "Nordkorea", "North Korea"),
        Family::Experts => pick(lang, "UN, Rotes Kreuz, Fachleute, andere", "UN, Red Cross, experts, others"),
        Family::Media => pick(lang, "Medien", "Media"),
        Family::None => pick(lang, "ohne Quelle: hohl", "no source: hollow"),
    }
}

/// One entry of the legend.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// What it is about.
    pub sign: Sign,
    /// The example, in a box of 44 by 44 pixels.
    pub shapes: Vec<Shape>,
    /// What it means.
    pub words: Vec<Run>,
}

impl Entry {
    /// Edge of the box that the example stands in.
    pub const EDGE: Px = Px::new(44);
}

/// The legend for these claims in this scene: the families first, then what the wordings look like. In the ladder,
/// which has no time axis, people run to the right, and days stand in words.
pub fn legend(claims: &[&Claim], scene: &Scene, lang: Lang) -> Vec<Entry> {
    let sideways = scene.axis.texts.is_empty();
    let families = Family::ALL.into_iter().map(Sign::Family);
    let drawn = |sign: &Sign| !(sideways && matches!(sign, Sign::Period | Sign::NoDate));
    let signs = families.chain(Sign::WORDINGS).filter(drawn);
    let signs = signs.filter(|sign| claims.iter().any(|claim| sign.is_in(claim)));
    let signs: Vec<Sign> = signs.collect();
    let source_of = |sign: Sign| {
        let example = claims.iter().find(|claim| sign.is_in(claim) && !claim.sources.is_empty());
        example.and_then(|claim| claim.sources.first()).map_or("ukraine", String::as_str)
    };
    signs.into_iter().map(|sign| entry(sign, source_of(sign), sideways, lang)).collect()
}

/// The legend for what stands between the claims of a scene: updates, sums, disputes, cuts.
pub fn legend_of_relations(scene: &Scene, lang: Lang) -> Vec<Entry> {
    let panels = || scene.panels.iter();
    let is_torn = |shape: &Shape| shape.fill == Some(Fill::Solid(Color::Paper));
    let signs = [
        (Sign::Update, panels().any(|panel| !panel.links.is_empty())),
        (Sign::Sum, panels().any(|panel| panel.marks.iter().any(|mark| mark.derived && !mark.share))),
        (Sign::Ratio, panels().any(|panel| panel.marks.iter().any(|mark| mark.share))),
        (Sign::Dispute, panels().any(|panel| !panel.disputes.is_empty())),
        (Sign::Cut, panels().any(|panel| panel.shapes.iter().any(is_torn))),
    ];
    let shown = signs.into_iter().filter(|(_, occurs)| *occurs);
    shown.map(|(sign, _)| Entry { sign, shapes: between(sign), words: sign.words(lang) }).collect()
}

/// The example of a relation or a cut.
fn between(sign: Sign) -> Vec<Shape> {
    let at = |x: i32, y: i32| Point::new(Px::new(x), Px::new(y));
    let blue = Color::Family(Family::Ukraine);
    let line = |from, to| Shape {
        outline: Outline::Line(vec![from, to]),
        fill: None,
        stroke: Some(Stroke { color: blue, width: Px::tenths(13), dash: None }),
        opacity: 100,
    };
    let dot = |center| Shape {
        outline: mark::glyph(Family::Ukraine, center, RADIUS),
        fill: Some(Fill::Solid(blue)),
        stroke: None,
        opacity: 100,
    };
    match sign {
        Sign::Update => vec![line(at(16, 26), at(28, 18)), dot(at(8, 31)), dot(at(36, 13))],
        Sign::Sum => mark::sum_sign(at(22, 22), RADIUS, blue),
        Sign::Ratio => mark::share_sign(at(22, 22), RADIUS, blue),
        Sign::Dispute => bracket::sign(at(22, 22), bracket::RADIUS),
        _ => vec![panel::torn(at(4, 22), at(40, 22))],
    }
}

fn entry(sign: Sign, source: &str, sideways: bool, lang: Lang) -> Entry {
    let example = sign.example(source);
    let middle = Entry::EDGE / 2;
    // An arrow reaches to one side: the glyph moves to the other.
    let shift = match sign {
        Sign::OpenAbove => Px::new(10),
        Sign::OpenBelow => -Px::new(10),
        _ => Px::ZERO,
    };
    let (near, far) = (middle - Px::new(15), middle + Px::new(15));
    let ends = if sideways { (near, far) } else { (far, near) };
    let bar = matches!(example.number(), Number::Bar(..)).then_some(ends);
    let time = match example.length() {
        Length::Day => Time::Day,
        Length::Bar(_) | Length::Tail => Time::From(Px::new(4)),
    };
    let x = if time == Time::Day { middle } else { middle + Px::new(8) };
    let at = if sideways { Point::new(x - shift, middle) } else { Point::new(x, middle + shift) };
    let pose = Pose { at, radius: RADIUS, sideways, bar, time };
    let mut shapes = mark::draw(&example, &pose).shapes;
    if sign == Sign::NoDate {
        let stroke =
            Some(Stroke { color: Color::Soft, width: Px::new(1), dash: Some((Px::new(2), Px::new(3))) });
        let x = middle - Px::new(14);
        let line = vec![Point::new(x, Px::new(8)), Point::new(x, Px::new(36))];
        shapes.insert(0, Shape { outline: Outline::Line(line), fill: None, stroke, opacity: 100 });
    }
    Entry { sign, shapes, words: sign.words(lang) }
}

/// What the legend must say below its entries. `by_article`: whether a claim has only its article's day.
pub fn caution(log: bool, by_article: bool, lang: Lang) -> Vec<&'static str> {
    let mut sentences = vec![
        pick(
            lang,
            "Nichts hier ist ein Vertrauensbereich oder ein Mittelwert: Gezeigt wird, was gesagt wurde.",
            "Nothing here is a confidence interval or an average: it shows what was said.",
        ),
        pick(
            lang,
            "Pfeile sind alle gleich lang, ihre Länge sagt nichts. Angaben desselben Tages stehen nebeneinander.",
            "All arrows have one length, which means nothing. Claims of one day stand side by side.",
        ),
    ];
    if by_article {
        sentences.push(pick(
            lang,
            "Wo der Text keinen Tag nennt, steht die Angabe am Tag des Artikels.",
            "Where the text names no day, the claim stands at the day of its article.",
        ));
    }
    sentences.push(if log {
        pick(
            lang,
            "Gleicher Abstand heißt in jedem Feld: gleich viel Mal so viele Menschen.",
            "The same distance means the same number of times as many people, in every panel.",
        )
    } else {
        pick(
            lang,
            "Jedes Feld hat seine eigene Skala, von null an.",
            "Each panel has a scale of its own, from zero on.",
        )
    });
    sentences
}
