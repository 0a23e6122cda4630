//! Linked data (JSON-LD 1.1): claims as schema.org has them, the chain of who has it from whom in PROV, the place in
//! the article as a Web Annotation.
//!
//! Everything is named by fragments of the file (`#claim-…`, `#source-…`); an article with an address by that. There is
//! no rating of truth: none is known. Positions in selectors are Unicode code points, as the annotation model wants
//! them. Nothing outside the file is needed to read it: the context stands inside.
//!
//! ```
//! use streitzahl::export::jsonld;
//! assert!(jsonld::write(&[], &[]).starts_with("{\"@context\":{"));
//! ```

use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

use super::package::best;
use crate::article::Article;
use crate::calendar::Period;
use crate::claim::Claim;
use crate::names::{self, Lang};
use crate::text::Span;

/// So many code points stand around a quotation.
const AROUND: usize = 32;

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "@context")]
    context: Context,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
struct Context {
    schema: &'static str,
    prov: &'static str,
    oa: &'static str,
    streitzahl: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Article(ArticleNode<'a>),
    Agent(Agent<'a>),
    Claim(Box<ClaimNode<'a>>),
    Statement(Statement),
    Annotation(Box<Annotation<'a>>),
}

/// A reference to another node.
#[derive(Clone, Serialize)]
struct Id {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Serialize)]
struct ArticleNode<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: [&'static str; 2],
    #[serde(rename = "schema:identifier")]
    identifier: &'a str,
    #[serde(rename = "schema:headline", skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(rename = "schema:datePublished", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(rename = "schema:inLanguage", skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "schema:identifier")]
    identifier: &'a str,
    #[serde(rename = "schema:name")]
    name: [Named; 2],
}

#[derive(Serialize)]
struct Named {
    #[serde(rename = "@value")]
    value: String,
    #[serde(rename = "@language")]
    language: &'static str,
}

#[derive(Serialize)]
struct ClaimNode<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: [&'static str; 2],
    #[serde(rename = "schema:text")]
    text: &'a str,
    #[serde(rename = "schema:appearance")]
    appearance: Id,
    #[serde(rename = "prov:wasDerivedFrom")]
    derived: Vec<Id>,
    #[serde(rename = "prov:wasAttributedTo")]
    origins: Vec<Id>,
    #[serde(rename = "schema:about")]
    about: Observation<'a>,
    #[serde(rename = "streitzahl:scope")]
    scope: &'a str,
    #[serde(rename = "streitzahl:modality")]
    modality: &'a str,
    #[serde(rename = "streitzahl:confidence")]
    confidence: &'a str,
}

#[derive(Serialize)]
struct Observation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "schema:measuredProperty")]
    measure: &'a str,
    #[serde(rename = "schema:observationAbout")]
    people: People<'a>,
    #[serde(rename = "schema:unitText")]
    unit: &'static str,
    #[serde(rename = "schema:minValue", skip_serializing_if = "Option::is_none")]
    low: Option<u64>,
    #[serde(rename = "schema:value", skip_serializing_if = "Option::is_none")]
    best: Option<u64>,
    #[serde(rename = "schema:maxValue", skip_serializing_if = "Option::is_none")]
    high: Option<u64>,
    #[serde(rename = "streitzahl:bound")]
    bound: &'a str,
    #[serde(rename = "schema:observationDate", skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(rename = "schema:location", skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
}

#[derive(Serialize)]
struct People<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "schema:name")]
    name: [Named; 2],
    #[serde(rename = "streitzahl:side")]
    side: &'a str,
    #[serde(rename = "streitzahl:kind")]
    sort: &'a str,
}

/// What somebody in the chain said.
#[derive(Serialize)]
struct Statement {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "prov:wasAttributedTo")]
    by: Vec<Id>,
    #[serde(rename = "prov:wasDerivedFrom", skip_serializing_if = "Vec::is_empty")]
    from: Vec<Id>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "oa:motivatedBy")]
    motive: Id,
    #[serde(rename = "oa:hasBody")]
    body: Id,
    #[serde(rename = "oa:hasTarget")]
    target: Target<'a>,
}

#[derive(Serialize)]
struct Target<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "oa:hasSource")]
    source: Id,
    #[serde(rename = "oa:hasSelector")]
    selectors: (Quote<'a>, Position),
}

#[derive(Serialize)]
struct Quote<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "oa:exact")]
    exact: &'a str,
    #[serde(rename = "oa:prefix")]
    prefix: &'a str,
    #[serde(rename = "oa:suffix")]
    suffix: &'a str,
}

#[derive(Serialize)]
struct Position {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "oa:start")]
    start: usize,
    #[serde(rename = "oa:end")]
    end: usize,
}

/// The file of these claims, with its line end.
pub fn write(claims: &[&Claim], articles: &[&Article]) -> String {
    let places: HashMap<&str, &Article> =
        articles.iter().map(|&article| (article.id.as_str(), article)).collect();
    let names = |name: &dyn Fn(Lang) -> String| {
        [Lang::De, Lang::En].map(|lang| Named { value: name(lang), language: lang.code() })
    };
    let mut graph: Vec<Node<'_>> = articles.iter().map(|article| Node::Article(about(article))).collect();
    let sources: BTreeSet<&str> = claims
        .iter()
        .flat_map(|claim| claim.sources.iter().chain(&claim.relayed_by))
        .map(String::as_str)
        .collect();
    graph.extend(sources.into_iter().map(|id| {
        Node::Agent(Agent {
            id: agent(id).id,
            kind: "prov:Agent",
            identifier: id,
            name: names(&|lang| names::source(id, lang).into_owned()),
        })
    }));
    for claim in claims {
        let article = places.get(claim.article.as_str()).copied();
        let source = Id { id: article.map_or_else(|| fragment("article", &claim.article), address) };
        let (chain, first) = chain(claim);
        let mut derived = vec![source.clone()];
        derived.extend(first);
        graph.push(Node::Claim(Box::new(ClaimNode {
            id: fragment("claim", &claim.id),
            kind: ["schema:Claim", "prov:Entity"],
            text: article.and_then(|it| it.text.get(claim.evidence.range())).unwrap_or(&claim.text),
            appearance: source.clone(),
            derived,
            origins: claim.sources.iter().map(|id| agent(id)).collect(),
            about: Observation {
                kind: "schema:Observation",
                measure: claim.measure.name(),
                people: People {
                    kind: "schema:Thing",
                    name: names(&|lang| names::people(&claim.population.side, claim.population.kind, lang)),
                    side: &claim.population.side,
                    sort: claim.population.kind.name(),
                },
                unit: "people",
                low: claim.low,
                best: best(claim),
                high: claim.high,
                bound: claim.bound.name(),
                as_of: claim.as_of.map(interval),
                place: claim.place.as_deref(),
            },
            scope: claim.scope.name(),
            modality: claim.modality.name(),
            confidence: claim.confidence.name(),
        })));
        graph.extend(chain.into_iter().map(Node::Statement));
        if let Some(selectors) = article.and_then(|article| selectors(&article.text, claim.span)) {
            graph.push(Node::Annotation(Box::new(Annotation {
                id: fragment("annotation", &claim.id),
                kind: "oa:Annotation",
                motive: Id { id: "oa:identifying".to_owned() },
                body: Id { id: fragment("claim", &claim.id) },
                target: Target { kind: "oa:SpecificResource", source, selectors },
            })));
        }
    }
    let context = Context {
        schema: "https://schema.org/",
        prov: "http://www.w3.org/ns/prov#",
        oa: "http://www.w3.org/ns/oa#",
        streitzahl: "urn:streitzahl:",
    };
    // Only strings, whole numbers, lists: nothing of it can fail to be written.
    let mut file = serde_json::to_string(&File { context, graph }).unwrap_or_default();
    file.push('\n');
    file
}

fn about(article: &Article) -> ArticleNode<'_> {
    ArticleNode {
        id: address(article),
        kind: ["schema:NewsArticle", "prov:Entity"],
        identifier: &article.id,
        headline: article.title.as_deref(),
        date: article.date.map(|day| day.to_string()),
        language: article.language.as_deref(),
    }
}

/// What an article is named by: its address, where it has one of the web.
fn address(article: &Article) -> String {
    let known =
        article.details.iter().find(|(name, _)| name == "address").map(|(_, address)| address.as_str());
    let is_web = |address: &&str| {
        let web = address.starts_with("https://") || address.starts_with("http://");
        web && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
    };
    known.filter(is_web).map_or_else(|| fragment("article", &article.id), str::to_owned)
}

fn agent(id: &str) -> Id {
    Id { id: fragment("source", id) }
}

/// A name within the file: what an address cannot hold is written in hexadecimal.
fn fragment(kind: &str, id: &str) -> String {
    let mut name = ["#", kind, "-"].concat();
    for &byte in id.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("%{byte:02X}"));
        }
    }
    name
}

/// Who has it from whom, from the article towards the origin, and what the article has it from.
fn chain(claim: &Claim) -> (Vec<Statement>, Option<Id>) {
    let id = |place: usize| fragment("statement", &[&claim.id, "-", &place.to_string()].concat());
    let relays = claim.relayed_by.iter().map(std::slice::from_ref);
    let origin = (!claim.sources.is_empty()).then_some(claim.sources.as_slice());
    let links: Vec<&[String]> = relays.chain(origin).collect();
    let statements = links.iter().enumerate().map(|(place, by)| Statement {
        id: id(place),
        kind: "prov:Entity",
        by: by.iter().map(|source| agent(source)).collect(),
        from: (place + 1 < links.len()).then(|| Id { id: id(place + 1) }).into_iter().collect(),
    });
    let first = (!links.is_empty()).then(|| Id { id: id(0) });
    (statements.collect(), first)
}

/// Where the words stand; `None` where the text has no such place.
fn selectors(text: &str, span: Span) -> Option<(Quote<'_>, Position)> {
    let exact = text.get(span.range())?;
    let (before, after) = (text.get(..span.start as usize)?, text.get(span.end as usize..)?);
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let start = before.chars().count();
    let quote = Quote { kind: "oa:TextQuoteSelector", exact, prefix: &before[from..], suffix: &after[..to] };
    let position = Position { kind: "oa:TextPositionSelector", start, end: start + exact.chars().count() };
    Some((quote, position))
}

/// A day, or an interval of ISO 8601.
fn interval(period: Period) -> String {
    match period.from == period.to {
        true => period.from.to_string(),
        false => format!("{}/{}", period.from, period.to),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::{Value, json};

    fn graph(claims: &[&Claim], articles: &[&Article]) -> Vec<Value> {
        let file: Value = serde_json::from_str(&write(claims, articles)).unwrap();
        file["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn every_reference_leads_to_a_node() {
        let text = "Ähm: mindestens \"300\" Tote, sagt Yonhap.".to_owned();
        let article = Article { id: "a".to_owned(), text, ..Article::default() };
        let claim = Claim { span: Span::new(6, 22), ..sample::claim() };
        let graph = graph(&[&claim], &[&article]);
        let names: BTreeSet<&str> = graph.iter().map(|node| node["@id"].as_str().unwrap()).collect();
        assert_eq!(names.len(), graph.len(), "each is there once");
        let find =
            |kind: &str| graph.iter().find(|node| node["@id"].as_str().unwrap().starts_with(kind)).unwrap();
        let claim = find("#claim-");
        assert_eq!(claim["schema:appearance"]["@id"], "#article-a");
        // From the article's words through Yonhap to the two who said it.
        let relay = claim["prov:wasDerivedFrom"][1]["@id"].as_str().unwrap();
        let relay = graph.iter().find(|node| node["@id"] == relay).unwrap();
        assert_eq!(relay["prov:wasAttributedTo"], json!([{ "@id": "#source-yonhap" }]));
        let origin = relay["prov:wasDerivedFrom"][0]["@id"].as_str().unwrap();
        let origin = graph.iter().find(|node| node["@id"] == origin).unwrap();
        assert_eq!(
            origin["prov:wasAttributedTo"],
            json!([{ "@id": "#source-nis" }, { "@id": "#source-hur" }])
        );
        assert_eq!(claim["schema:about"]["schema:minValue"], 300);
        assert_eq!(claim["schema:about"]["schema:observationDate"], "2025-01-11/2025-01-20");
        assert!(claim["schema:about"].get("schema:maxValue").is_none());
        let [quote, position] = [0, 1].map(|at| &find("#annotation-")["oa:hasTarget"]["oa:hasSelector"][at]);
        assert_eq!(quote["oa:exact"], "mindestens \"300\"");
        assert_eq!((&quote["oa:prefix"], &position["oa:start"]), (&json!("Ähm: "), &json!(5)));
    }

    #[test]
    fn names_are_addresses() {
        let with = |address: &str| {
            let details = vec![("address".to_owned(), address.to_owned())];
            super::address(&Article { id: "ä b".to_owned(), details, ..Article::default() })
        };
        assert_eq!(with("https://news.example/1"), "https://news.example/1");
        for wrong in ["javascript:alert(1)", "https://a b", "", "http://<"] {
            assert_eq!(with(wrong), "#article-%C3%A4%20b");
        }
    }

    #[test]
    fn nobody_is_no_chain() {
        let claim = Claim { sources: vec![], relayed_by: vec![], ..sample::claim() };
        let graph = graph(&[&claim], &[]);
        assert_eq!(graph.len(), 1, "no article, no source: the claim alone");
        assert_eq!(graph[0]["prov:wasDerivedFrom"], json!([{ "@id": "#article-a" }]));
    }
}
