//! The way a number came: who said it, through whom the article has it, whose text the article is.
//!
//! ```text
//! origin ─▶ relay nearest to it ─▶ … ─▶ relay nearest to the article ─▶ agency of the article ─▶ article
//! ```

use crate::article::Article;
use crate::claim::Claim;

/// What a link of the chain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Says the number.
    Origin,
    /// Passes it on.
    Relay,
    /// The agency whose text the article is, or is made from.
    Agency,
    /// The outlet that printed the article.
    Outlet,
    /// The article itself, by its id.
    Article,
}

/// The chain from the origin to the article: what each link is, and its id. Several origins stand side by
/// side at the front; none where the article says the number in its own voice.
pub fn lineage<'a>(claim: &'a Claim, article: Option<&'a Article>) -> Vec<(Role, &'a str)> {
    let mut chain: Vec<(Role, &str)> = claim.sources.iter().map(|id| (Role::Origin, id.as_str())).collect();
    chain.extend(claim.relayed_by.iter().rev().map(|id| (Role::Relay, id.as_str())));
    let details = article.map(|article| article.details.as_slice()).unwrap_or_default();
    for (key, role) in [("agency", Role::Agency), ("agencies", Role::Agency), ("outlet", Role::Outlet)] {
        let named = details.iter().filter(|(name, _)| name == key).flat_map(|(_, ids)| ids.split(','));
        chain.extend(named.map(str::trim).filter(|id| !id.is_empty()).map(|id| (role, id)));
    }
    chain.push((Role::Article, &claim.article));
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispute::testing::claim;

    #[test]
    fn from_the_origin_to_the_article() {
        let mut told = claim("a@1");
        told.sources = vec!["nis".into()];
        told.relayed_by = vec!["yonhap".into(), "south-korean-mp".into()];
        let article = Article { details: vec![("agency".into(), "dpa, afp".into())], ..Article::default() };
        let chain = lineage(&told, Some(&article));
        assert_eq!(chain[0], (Role::Origin, "nis"));
        assert_eq!(chain[1], (Role::Relay, "south-korean-mp"));
        assert_eq!(chain[2], (Role::Relay, "yonhap"));
        assert_eq!(chain[3..5], [(Role::Agency, "dpa"), (Role::Agency, "afp")]);
        assert_eq!(chain[5], (Role::Article, "a"));
        assert_eq!(lineage(&claim("a@1"), None).len(), 1);
    }
}
