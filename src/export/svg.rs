//! A [`Scene`] as a self-contained SVG file: title, legend, sources and date inside, colors written out.
//!
//! Limits: fonts are the reader's (Arial or what stands in for it); no script, no link, no outside file. All
//! words are escaped, so that text from articles stays text.
//!
//! ```
//! use streitzahl::chart::{Input, Options, compose};
//! use streitzahl::export::svg::{Caption, write};
//! let options = Options::default();
//! let scene = compose(&Input { claims: &[], comparison: None, only: None, known: None, published: &[], options });
//! let svg = write(&scene, &Caption { title: "Tote & Verwundete".into(), ..Caption::default() });
//! assert!(svg.starts_with("<svg") && svg.contains("Tote &amp; Verwundete"));
//! ```

use crate::article::Article;
use crate::calendar::Day;
use crate::chart::{
    Anchor, Color, Entry, Fill, Lang, Mark, Options, Outline, Panel, Point, Px, Rect, Run, Scene, Shape,
    Stroke, Text, caution, fade_id, legend, legend_of_relations, plain, set, wrap,
};
use crate::claim::{Basis, Claim};
use crate::correction::by_reader;
use crate::names;
use crate::order;
use std::fmt::Write as _;

/// Space around everything.
const MARGIN: Px = Px::new(24);
/// Most articles that are listed.
const MOST_SOURCES: usize = 24;
/// The fonts of the picture; all are about as wide as Arial.
const FONTS: &str = "Arial, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif";
/// The fonts of the title.
const SERIF: &str = "Georgia, 'DejaVu Serif', serif";

/// What stands around the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Language of the file.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// A sentence below it; may be empty.
    pub subtitle: String,
    /// The legend's entries.
    pub legend: Vec<Entry>,
    /// What the legend says below its entries, a line each.
    pub cautions: Vec<String>,
    /// Where the numbers come from, and the date: a line each.
    pub sources: Vec<String>,
    /// Light on dark instead of dark on light.
    pub dark: bool,
}

impl Caption {
    /// The words around a picture of these claims: legend, how many they are, from which articles. `made` is the day
    /// that stands on it.
    pub fn of(
        scene: &Scene,
        claims: &[&Claim],
        articles: &[&Article],
        options: Options,
        made: Option<Day>,
    ) -> Self {
        let lang = options.lang;
        let mut entries = legend(claims, scene, lang);
        entries.extend(legend_of_relations(scene, lang));
        let by_article = claims.iter().any(|claim| claim.as_of_basis == Some(Basis::Article));
        let marks = scene.panels.iter().flat_map(|panel| &panel.marks).filter(|mark| !mark.derived).count();
        let mut sources: Vec<String> =
            articles.iter().take(MOST_SOURCES).map(|article| origin(article, lang)).collect();
        match (articles.len().saturating_sub(MOST_SOURCES), lang) {
            (0, _) => {}
            (more, Lang::De) => sources.push(format!("und {more} weitere Artikel")),
            (more, Lang::En) => sources.push(format!("and {more} more articles")),
        }
        sources.push(match made {
            Some(day) => format!("Streitzahl, {}", names::long_day(day, lang)),
            None => "Streitzahl".to_owned(),
        });
        let cautions = caution(options.log, by_article, lang).into_iter().map(str::to_owned);
        Self {
            lang,
            title: match lang {
                Lang::De => "Wer nennt welche Zahl, und wann?",
                Lang::En => "Who says how many, and when?",
            }
            .to_owned(),
            subtitle: summary(marks, articles, lang),
            cautions: cautions.chain(by_hand(claims, lang)).collect(),
            legend: entries,
            sources,
            dark: false,
        }
    }
}

/// *Von Hand geändert oder ergänzt: 310 (NIS)*: which numbers are no longer, or never were, as the articles were read.
fn by_hand(claims: &[&Claim], lang: Lang) -> Option<String> {
    const NAMED: usize = 8;
    let hand = || claims.iter().filter(|claim| claim.repeat_of.is_none() && by_reader(claim));
    let names = hand().take(NAMED).map(|claim| {
        let sources: Vec<_> = claim.sources.iter().map(|id| names::source(id, lang)).collect();
        let number = names::interval(claim.bound, claim.low, claim.high, lang);
        if sources.is_empty() { number } else { format!("{number} ({})", sources.join(", ")) }
    });
    let names: Vec<String> = names.collect();
    let start = match lang {
        Lang::De => "Von Hand geändert oder ergänzt:",
        Lang::En => "Changed or added by hand:",
    };
    let end = if hand().nth(NAMED).is_some() { "; …" } else { "." };
    (!names.is_empty()).then(|| format!("{start} {}{end}", names.join("; ")))
}

/// *18 Angaben aus 5 Artikeln, 24. Oktober 2024 bis 4. Februar 2025*.
fn summary(marks: usize, articles: &[&Article], lang: Lang) -> String {
    let days = || articles.iter().filter_map(|article| article.date);
    let count = match (lang, marks, articles.len()) {
        (Lang::De, 1, 1) => "Eine Angabe aus einem Artikel".to_owned(),
        (Lang::De, marks, 1) => format!("{marks} Angaben aus einem Artikel"),
        (Lang::De, marks, articles) => {
            format!("{marks} {} aus {articles} Artikeln", if marks == 1 { "Angabe" } else { "Angaben" })
        }
        (Lang::En, marks, articles) => format!(
            "{marks} {} from {articles} {}",
            if marks == 1 { "claim" } else { "claims" },
            if articles == 1 { "article" } else { "articles" }
        ),
    };
    match days().min().zip(days().max()) {
        Some((first, last)) if first == last => format!("{count}, {}", names::long_day(first, lang)),
        Some((first, last)) => {
            let to = if lang == Lang::De { "bis" } else { "to" };
            format!("{count}, {} {to} {}", names::long_day(first, lang), names::long_day(last, lang))
        }
        None => count,
    }
}

/// An article as a source of the picture: its title, or what it is called, and its day.
fn origin(article: &Article, lang: Lang) -> String {
    let title = article.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&article.id);
    match article.date {
        Some(day) => format!("{title}, {}", names::day(day, lang)),
        None => title.to_owned(),
    }
}

/// Writes the scene as an SVG file.
pub fn write(scene: &Scene, caption: &Caption) -> String {
    let mut out = Writer { svg: String::new(), dark: caption.dark };
    let inner = scene.width;
    let (mut texts, mut y) = (Vec::new(), MARGIN);
    let title = paragraph(&caption.title, true, Color::Ink, Px::new(24), y, inner);
    y = title.bounds.bottom() + Px::new(6);
    if !caption.subtitle.is_empty() {
        let text = paragraph(&caption.subtitle, false, Color::Soft, Px::new(15), y, inner);
        y = text.bounds.bottom() + Px::new(6);
        texts.push(text);
    }
    y += Px::new(10);
    let legend = (!caption.legend.is_empty()).then(|| legend_box(caption, y, inner));
    y = legend.as_ref().map_or(y, |legend| legend.ground.bottom() + Px::new(20));
    let scene_y = y;
    y += scene.height + Px::new(14);
    for line in &caption.sources {
        let text = paragraph(line, false, Color::Soft, Px::new(12), y, inner);
        y = text.bounds.bottom() + Px::new(2);
        texts.push(text);
    }
    let (width, height) = (inner + MARGIN * 2, y + MARGIN);

    out.put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" lang=\"{}\" font-family=\"{FONTS}\" role=\"img\">\n",
        caption.lang.code()
    ));
    out.put(format_args!("<title>{}</title>\n", escape(&caption.title)));
    out.gradients(scene, legend.as_ref());
    let page = Rect { x: Px::ZERO, y: Px::ZERO, width, height };
    out.ground(page, Color::Paper);
    out.put(format_args!("<g font-family=\"{SERIF}\">\n"));
    out.text(&title);
    out.put(format_args!("</g>\n"));
    texts.iter().for_each(|text| out.text(text));
    if let Some(legend) = &legend {
        out.ground(legend.ground, Color::Panel);
        legend.shapes.iter().for_each(|shape| out.shape(shape));
        legend.texts.iter().for_each(|text| out.text(text));
    }
    out.put(format_args!("<g transform=\"translate({MARGIN} {scene_y})\">\n"));
    out.scene(scene);
    out.put(format_args!("</g>\n</svg>\n"));
    out.svg
}

/// Words under each other from `y` down, within the page's margins.
fn paragraph(words: &str, is_bold: bool, color: Color, size: Px, y: Px, room: Px) -> Text {
    let run = |line: String| Run { bold: is_bold, ..plain(line, color) };
    let lines = wrap(words, is_bold, size, room).into_iter().map(|line| (vec![run(line)], size));
    set(lines.collect(), Point::new(MARGIN, y), Anchor::Start, false)
}

/// The legend, placed.
struct Legend {
    ground: Rect,
    shapes: Vec<Shape>,
    texts: Vec<Text>,
}

fn legend_box(caption: &Caption, top: Px, room: Px) -> Legend {
    let columns = ((room.get() / 270.0) as i32).clamp(1, 4);
    let column = room / columns;
    let row = Px::new(46);
    let size = Px::new(13);
    let (mut shapes, mut texts) = (Vec::new(), Vec::new());
    let mut bottom = top + Px::new(6);
    for (place, entry) in (0i32..).zip(&caption.legend) {
        let x = MARGIN + Px::new(8) + column * (place % columns);
        let y = top + Px::new(6) + row * (place / columns);
        shapes.extend(entry.shapes.iter().map(|shape| moved(shape, x, y)));
        let room = column - Entry::EDGE - Px::new(18);
        let lines = runs_in_lines(&entry.words, size, room);
        let high = Px::of(16.0 * lines.len() as f64);
        let at = Point::new(x + Entry::EDGE + Px::new(6), y + (row - high) / 2);
        texts.push(set(lines.into_iter().map(|line| (line, size)).collect(), at, Anchor::Start, false));
        bottom = bottom.max(y + row);
    }
    bottom += Px::new(6);
    for sentence in &caption.cautions {
        let lines = wrap(sentence, false, Px::tenths(125), room - Px::new(32)).into_iter();
        let lines = lines.map(|line| (vec![plain(line, Color::Soft)], Px::tenths(125))).collect();
        let text = set(lines, Point::new(MARGIN + Px::new(16), bottom), Anchor::Start, false);
        bottom = text.bounds.bottom() + Px::new(2);
        texts.push(text);
    }
    let ground = Rect { x: MARGIN, y: top, width: room, height: bottom + Px::new(10) - top };
    Legend { ground, shapes, texts }
}

/// Two runs of an entry, in one line or under each other.
fn runs_in_lines(runs: &[Run], size: Px, room: Px) -> Vec<Vec<Run>> {
    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
    if wrap(&words, true, size, room).len() <= 1 {
        return vec![runs.to_vec()];
    }
    runs.iter()
        .flat_map(|run| {
            let text = run.text.trim_start_matches([':', ' ', ',']);
            wrap(text, run.bold, size, room).into_iter().map(|line| vec![Run { text: line, ..run.clone() }])
        })
        .collect()
}

fn moved(shape: &Shape, x: Px, y: Px) -> Shape {
    let all = |points: &[Point]| points.iter().map(|point| point.shift(x, y)).collect();
    let outline = match &shape.outline {
        Outline::Circle { center, radius } => Outline::Circle { center: center.shift(x, y), radius: *radius },
        Outline::Polygon(points) => Outline::Polygon(all(points)),
        Outline::Line(points) => Outline::Line(all(points)),
    };
    Shape { outline, ..shape.clone() }
}

struct Writer {
    svg: String,
    dark: bool,
}

impl Writer {
    fn put(&mut self, words: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.svg.write_fmt(words);
    }

    fn color(&self, color: Color) -> &'static str {
        let (light, dark) = color.hex();
        if self.dark { dark } else { light }
    }

    fn gradients(&mut self, scene: &Scene, legend: Option<&Legend>) {
        let mut fades = scene.fades.clone();
        for shape in legend.iter().flat_map(|legend| &legend.shapes) {
            if let Some(Fill::Fade(color, fade)) = shape.fill {
                fades.push((color, fade));
            }
        }
        order::sort(&mut fades);
        fades.dedup();
        if fades.is_empty() {
            return;
        }
        self.put(format_args!("<defs>\n"));
        for (color, fade) in fades {
            let ((x, y), paint) = (fade.end(), self.color(color));
            let id = fade_id(color, fade);
            self.put(format_args!("<linearGradient id=\"{id}\" x1=\"0\" y1=\"0\" x2=\"{x}\" y2=\"{y}\">"));
            for (offset, opacity) in fade.stops() {
                self.put(format_args!(
                    "<stop offset=\"{offset}%\" stop-color=\"{paint}\" stop-opacity=\"{opacity}%\"/>"
                ));
            }
            self.put(format_args!("</linearGradient>\n"));
        }
        self.put(format_args!("</defs>\n"));
    }

    fn ground(&mut self, area: Rect, color: Color) {
        let Rect { x, y, width, height } = area;
        let fill = self.color(color);
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>\n"
        ));
    }

    fn scene(&mut self, scene: &Scene) {
        for panel in &scene.panels {
            self.panel(panel);
        }
        scene.axis.shapes.iter().for_each(|shape| self.shape(shape));
        scene.axis.texts.iter().chain(&scene.texts).for_each(|text| self.text(text));
    }

    fn panel(&mut self, panel: &Panel) {
        self.put(format_args!("<g>\n"));
        self.ground(panel.area, Color::Panel);
        panel.shapes.iter().for_each(|shape| self.shape(shape));
        panel.texts.iter().for_each(|text| self.text(text));
        for link in &panel.links {
            self.shape(&link.shape);
        }
        panel.marks.iter().for_each(|mark| self.mark(mark));
        for dispute in &panel.disputes {
            self.put(format_args!("<g data-dispute=\"{}\">\n", dispute.number));
            dispute.shapes.iter().for_each(|shape| self.shape(shape));
            self.text(&dispute.label);
            self.put(format_args!("</g>\n"));
        }
        self.put(format_args!("</g>\n"));
    }

    fn mark(&mut self, mark: &Mark) {
        let hook = if mark.derived { "derived" } else { "claim" };
        let back = if mark.later { " opacity=\"22%\"" } else { "" };
        self.put(format_args!(
            "<g data-{hook}=\"{}\"{back}><title>{}</title>\n",
            escape(&mark.id),
            escape(&mark.words)
        ));
        mark.shapes.iter().for_each(|shape| self.shape(shape));
        mark.label.iter().for_each(|label| self.text(label));
        self.put(format_args!("</g>\n"));
    }

    fn shape(&mut self, shape: &Shape) {
        let data = shape.data();
        self.put(format_args!("<path d=\"{data}\""));
        match shape.fill {
            None => self.put(format_args!(" fill=\"none\"")),
            Some(Fill::Solid(color)) => {
                let fill = self.color(color);
                self.put(format_args!(" fill=\"{fill}\""));
            }
            Some(Fill::Fade(color, fade)) => {
                self.put(format_args!(" fill=\"url(#{})\"", fade_id(color, fade)))
            }
        }
        if let Some(Stroke { color, width, dash }) = shape.stroke {
            let paint = self.color(color);
            self.put(format_args!(" stroke=\"{paint}\" stroke-width=\"{width}\" stroke-linejoin=\"round\""));
            if let Some((dash, gap)) = dash {
                self.put(format_args!(" stroke-dasharray=\"{dash} {gap}\""));
            }
        }
        if shape.opacity < 100 {
            self.put(format_args!(" opacity=\"{}%\"", shape.opacity));
        }
        self.put(format_args!("/>\n"));
    }

    fn text(&mut self, text: &Text) {
        let anchor = text.anchor.name();
        self.put(format_args!("<text text-anchor=\"{anchor}\" xml:space=\"preserve\""));
        if text.halo {
            let panel = self.color(Color::Panel);
            self.put(format_args!(
                " stroke=\"{panel}\" stroke-width=\"3.5\" stroke-linejoin=\"round\" paint-order=\"stroke\""
            ));
        }
        self.put(format_args!(">"));
        for line in &text.lines {
            for (place, run) in line.runs.iter().enumerate() {
                let fill = self.color(run.color);
                self.put(format_args!("<tspan"));
                if place == 0 {
                    self.put(format_args!(" x=\"{}\" y=\"{}\"", text.x, line.y));
                }
                let size = run.size.unwrap_or(line.size);
                self.put(format_args!(" font-size=\"{size}\" fill=\"{fill}\""));
                if run.bold {
                    self.put(format_args!(" font-weight=\"bold\""));
                }
                if run.struck {
                    self.put(format_args!(" text-decoration=\"line-through\" stroke=\"none\""));
                }
                self.put(format_args!(">{}</tspan>", escape(&run.text)));
            }
        }
        self.put(format_args!("</text>\n"));
    }
}

/// Text as XML has it; characters that XML does not know become a replacement sign.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::bold;

    #[test]
    fn words_stay_words() {
        assert_eq!(
            escape("<a href=\"x\">&'\u{0}\u{b}</a>"),
            "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\u{fffd}\u{fffd}&lt;/a&gt;"
        );
    }

    #[test]
    fn what_was_changed_by_hand_is_named() {
        use crate::claim::Step;
        let read = crate::export::sample::claim();
        let mut claim = Claim { repeat_of: None, ..read.clone() };
        assert_eq!(by_hand(&[&claim], Lang::De), None);
        let (stage, rule, span) = (crate::correction::STAGE, "edit", claim.span);
        claim.trace.push(Step { stage, rule, list: None, line: 0, span });
        let said = by_hand(&[&read, &claim], Lang::De).unwrap();
        assert!(
            said.starts_with("Von Hand geändert oder ergänzt: ") && said.ends_with(" (NIS, HUR)."),
            "{said}"
        );
        assert!(by_hand(&[&claim; 9], Lang::En).unwrap().ends_with("; …"));
    }

    #[test]
    fn long_entries_break() {
        let runs = [bold("möglich", Color::Ink), plain(" oder geplant: gestrichelt", Color::Soft)];
        assert_eq!(runs_in_lines(&runs, Px::new(13), Px::new(400)).len(), 1);
        assert!(runs_in_lines(&runs, Px::new(13), Px::new(120)).len() > 1);
    }
}
