//! A table for people, in Markdown: a row for each estimate, its mentions in one article gathered.
//!
//! Words of articles stay words: what Markdown or HTML would read as markup is escaped.
//!
//! ```
//! use streitzahl::export::markdown::write;
//! use streitzahl::names::Lang;
//! assert!(write(&[], &[], Lang::En).starts_with("| As of | Counted | Who | Number | Source | Article |\n|"));
//! ```

use crate::article::Article;
use crate::claim::group::groups;
use crate::claim::{Basis, Claim, Modality, Scope};
use crate::names::{self, Lang};

/// The table of these claims, in a language.
pub fn write(claims: &[&Claim], articles: &[&Article], lang: Lang) -> String {
    let (heads, nobody, via, article) = match lang {
        Lang::De => {
            (["Stand", "Gezählt", "Wer", "Zahl", "Quelle", "Artikel"], "ohne Quelle", "über", "Artikel")
        }
        Lang::En => {
            (["As of", "Counted", "Who", "Number", "Source", "Article"], "no source", "via", "article")
        }
    };
    let named = |ids: &[&str]| {
        ids.iter().map(|id| names::source(id, lang).into_owned()).collect::<Vec<_>>().join(", ")
    };
    let mut table = line(&heads.map(str::to_owned)) + &"|---".repeat(heads.len()) + "|\n";
    for group in groups(claims) {
        let claim = group.lead();
        let mut day = claim.as_of.map(|period| names::period(period, lang)).unwrap_or_default();
        if claim.as_of_basis == Some(Basis::Article) && !day.is_empty() {
            day = format!("{day} ({article})");
        }
        let mut number = names::interval(claim.bound, claim.low, claim.high, lang);
        if claim.scope != Scope::Total {
            number = format!("{number}, {}", names::scope(claim.scope, lang));
        }
        if claim.modality != Modality::Asserted {
            number = format!("{number}, {}", names::modality(claim.modality, lang));
        }
        let mut source = if group.sources.is_empty() { nobody.to_owned() } else { named(&group.sources) };
        if !group.relayed_by.is_empty() {
            source = format!("{source} {via} {}", named(&group.relayed_by));
        }
        let title = articles
            .iter()
            .find(|article| article.id == claim.article)
            .and_then(|article| article.title.clone())
            .unwrap_or_else(|| claim.article.clone());
        table += &line(&[
            day,
            names::measure(claim.measure, lang).to_owned(),
            names::people(&claim.population.side, claim.population.kind, lang),
            number,
            source,
            title,
        ]);
    }
    table
}

fn line(cells: &[String; 6]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        for character in cell.chars() {
            match character {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => {
                    line.push('\\');
                    line.push(character);
                }
                character if character.is_control() => line.push(' '),
                character => line.push(character),
            }
        }
        line.push_str(" |");
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_row_in_either_language() {
        let claim = Claim { repeat_of: None, ..sample::claim() };
        let rows = |lang| write(&[&claim], &[], lang).lines().nth(2).unwrap().to_owned();
        assert_eq!(
            rows(Lang::De),
            "| Mitte Januar 2025 | Getötete | nordkoreanische Soldaten | mindestens 300 | NIS, HUR über Yonhap | a |"
        );
        assert_eq!(
            rows(Lang::En),
            "| mid-January 2025 | Killed | North Korean soldiers | at least 300 | NIS, HUR via Yonhap | a |"
        );
    }

    #[test]
    fn words_stay_words() {
        let article = Article {
            id: "a".to_owned(),
            title: Some("<img src=x onerror=alert(1)> | [x](javascript:1)\n# &lt;".to_owned()),
            ..Article::default()
        };
        let table = write(&[&sample::claim()], &[&article], Lang::De);
        assert_eq!(table.lines().count(), 3);
        assert!(
            table.ends_with("| \\<img src=x onerror=alert(1)\\> \\| \\[x\\](javascript:1) \\# \\&lt; |\n"),
            "{table}"
        );
    }
}
