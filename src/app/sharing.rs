//! What a link carries, in three sizes, and what may cut it on its way; the sentence of a claim at its article's address.
//!
//! ```
//! use streitzahl::app::sharing::{origin, payload_of};
//! use streitzahl::text::Span;
//! assert_eq!(payload_of("=EAbc"), Some("EAbc"));
//! let text = "Drei Tote, sagt der NIS.";
//! let link = origin("https://example.org/a#b", text, Span::new(0, 24)).unwrap();
//! assert_eq!(link, "https://example.org/a#b:~:text=Drei%20Tote%2C%20sagt%20der%20NIS.");
//! ```

use super::collection::Collection;
use super::state::View;
use super::words::Msg;
use crate::claim::Claim;
use crate::correction::{WITHHELD, apply};
use crate::share::{file, link};
use crate::text::Span;
use std::collections::HashMap;

/// What the id of a collection in a link begins with; the rest is the link's payload. No kept collection's does.
const MARK: char = '=';

/// Browsers take no longer addresses, in characters.
pub const LONGEST: usize = 2_000_000;

/// The payload, where an id is that of the collection in a link.
pub fn payload_of(id: &str) -> Option<&str> {
    id.strip_prefix(MARK)
}

/// The id of the collection in a link.
pub fn id_of(payload: &str) -> String {
    let mut id = String::from(MARK);
    id.push_str(payload);
    id
}

/// Whether an article came without its text.
pub fn is_withheld(article: &crate::article::Article) -> bool {
    article.language.as_deref() == Some(WITHHELD)
}

/// The claims as a link carries them: one for each estimate, with the sources of all its mentions; and the view, its
/// ids those that the claims have there.
pub fn claims(collection: &Collection, name: &str, view: &View) -> (String, View) {
    let leads: Vec<Claim> = collection
        .estimates
        .iter()
        .map(|estimate| Claim {
            sources: estimate.sources.clone(),
            relayed_by: estimate.relayed_by.clone(),
            ..collection.claim(estimate).clone()
        })
        .collect();
    let own = |id: &str| leads.iter().any(|lead| lead.article == id);
    let articles: Vec<_> = collection.articles.iter().filter(|article| own(&article.id)).cloned().collect();
    let body = link::claims::write(name, &articles, &leads);
    let mut ids: HashMap<String, String> = HashMap::new();
    if let Ok(given) = link::claims::read(&body) {
        let text = |id: &str| given.article(id).map(|article| article.text.as_str());
        let mut given: Vec<Claim> = apply(Vec::new(), &given.corrections, text).claims;
        given.reverse();
        for article in &articles {
            for lead in leads.iter().filter(|lead| lead.article == article.id) {
                ids.extend(given.pop().map(|claim| (lead.id.clone(), claim.id)));
            }
        }
    }
    let there = |id: &str| ids.get(&collection.estimate(id)?.id).cloned();
    let all_there = |key: &String| {
        let parts = key.split_inclusive(['|', '+']).map(|part| {
            let id = part.trim_end_matches(['|', '+']);
            Some([&there(id)?, &part[id.len()..]].concat())
        });
        parts.collect::<Option<String>>()
    };
    let view = View {
        selected: view.selected.as_ref().and_then(all_there),
        dispute: view.dispute.as_ref().and_then(all_there),
        ..view.clone()
    };
    (link::seal(link::Kind::Claims, &body), view)
}

/// What may cut a link of so many characters.
pub const fn cut_by(length: usize) -> Option<Msg> {
    Some(match length {
        0..=2_000 => return None,
        2_001..=4_000 => Msg::ShareCut2000,
        4_001..=65_000 => Msg::ShareCut4000,
        65_001..=LONGEST => Msg::ShareCut65000,
        _ => Msg::ShareTooLong,
    })
}

/// The address of a sentence within its page, by a text fragment: its first and last words where it is long. `None`
/// where the address is none of the web's, or there is no sentence.
pub fn origin(address: &str, text: &str, sentence: Span) -> Option<String> {
    const WHOLE: usize = 80;
    const WORDS: usize = 5;
    let address = super::about::address(address)?;
    let words: Vec<&str> = sentence.of(text).split_whitespace().collect();
    if words.is_empty() {
        return None;
    }
    // What a page says of itself to its scripts stays; another text fragment goes.
    let plain = address.split(":~:").next().unwrap_or(address);
    let mut link = plain.to_owned();
    link.push_str(if plain.contains('#') { ":~:text=" } else { "#:~:text=" });
    let whole = words.join(" ");
    if whole.len() <= WHOLE || words.len() <= 2 * WORDS {
        escape(&mut link, &whole);
    } else {
        escape(&mut link, &words[..WORDS].join(" "));
        link.push(',');
        escape(&mut link, &words[words.len() - WORDS..].join(" "));
    }
    Some(link)
}

/// Everything but letters, digits and `._~` of ASCII as percent signs: commas, hyphens and ampersands mean something in
/// a text fragment.
fn escape(link: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            link.push(char::from(HEX[usize::from(byte >> 4)]));
            link.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// The file for a link that carries everything, before it is deflated.
pub fn everything(snapshot: &crate::share::Snapshot) -> Vec<u8> {
    file::write(snapshot).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::builtin;
    use crate::share::Snapshot;
    use std::rc::Rc;

    /// A link's snapshot as the page shows it.
    fn shown(snapshot: &Snapshot) -> Rc<Collection> {
        let articles = snapshot.articles.iter().map(|entry| entry.article.clone()).collect();
        Rc::new(Collection::read(articles)).corrected(&snapshot.corrections)
    }

    #[test]
    fn the_claims_of_a_link_look_as_they_did() {
        let read = Collection::read(builtin::articles());
        let selected = Some(read.estimates[3].id.clone());
        let dispute = Some(read.dispute_key(&read.comparison.disputes()[0]));
        let view = View { selected, dispute, ..View::default() };
        let (payload, there) = claims(&read, "Kursk", &view);
        let (kind, body) = link::open(&payload).unwrap();
        assert_eq!(kind, link::Kind::Claims);
        let snapshot = link::claims::read(&body).unwrap();
        let given = shown(&snapshot);
        let row = |collection: &Collection, place: usize| {
            let estimate = &collection.estimates[place];
            let claim = collection.claim(estimate);
            let standing = collection.standing(estimate);
            (claim.text.clone(), claim.low, claim.as_of, estimate.sources.clone(), standing)
        };
        let rows = |collection: &Collection| {
            let sorted = collection.sorted(super::super::state::Sort::default(), crate::names::Lang::De);
            sorted.into_iter().map(|place| row(collection, place)).collect::<Vec<_>>()
        };
        assert_eq!(rows(&given), rows(&read));
        assert_eq!(given.comparison.disputes().len(), read.comparison.disputes().len());
        // What was open is open there.
        let open = given.claim(given.estimate(&there.selected.unwrap()).unwrap());
        assert_eq!(open.text, read.claim(&read.estimates[3]).text);
        let key = there.dispute.unwrap();
        assert!(given.comparison.disputes().iter().any(|line| given.dispute_key(line) == key), "{key}");
        assert!(given.claims.iter().all(|claim| !crate::correction::by_reader(claim)));
        assert!(given.articles.iter().all(is_withheld));
    }

    #[test]
    fn only_addresses_of_the_web_lead_to_a_sentence() {
        let text = "Eins zwei drei.";
        let span = Span::new(0, text.len() as u32);
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "example.org",
            "https://a b",
            "file:///etc",
            "",
            "https://",
        ] {
            assert_eq!(origin(bad, text, span), None, "{bad}");
        }
        assert_eq!(origin("https://example.org", text, Span::new(3, 3)), None);
        let link = origin("HTTPS://example.org/a:~:text=x", text, span).unwrap();
        assert_eq!(link, "HTTPS://example.org/a#:~:text=Eins%20zwei%20drei.");
    }

    #[test]
    fn a_long_sentence_is_named_by_its_ends() {
        let text = "Laut Geheimdienst-Angaben fielen bei Kursk, so heißt es, am Montag & Dienstag rund dreihundert Soldaten aus dem Norden.";
        let link = origin("http://example.org/", text, Span::new(0, text.len() as u32)).unwrap();
        assert_eq!(
            link,
            "http://example.org/#:~:text=Laut%20Geheimdienst%2DAngaben%20fielen%20bei%20Kursk%2C,\
             dreihundert%20Soldaten%20aus%20dem%20Norden."
        );
    }

    #[test]
    fn what_cuts_a_link_is_said() {
        assert_eq!(
            [700, 3_000, 30_000].map(cut_by),
            [None, Some(Msg::ShareCut2000), Some(Msg::ShareCut4000)]
        );
        assert_eq!([70_000, 3_000_000].map(cut_by), [Some(Msg::ShareCut65000), Some(Msg::ShareTooLong)]);
    }
}
