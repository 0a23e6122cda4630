//! Mentions of one estimate, gathered: for the reader they are one mark and one row.
//!
//! Purpose: second mentions (`repeat_of`) join the first one, and the group has the sources of the mentions
//! that name one. Limit: mentions in other articles stay apart; only the comparison can join those.
//!
//! ```
//! assert!(streitzahl::claim::group::groups(&[]).is_empty());
//! ```

use super::Claim;
use std::collections::HashMap;

/// One estimate with all its mentions in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The mentions, in the order given; never empty. The first is the one that stands for the group.
    pub mentions: Vec<&'a Claim>,
    /// Who says it, over all mentions, each once.
    pub sources: Vec<&'a str>,
    /// Through whom, of the first mention that says so.
    pub relayed_by: Vec<&'a str>,
}

impl<'a> Group<'a> {
    /// The mention that stands for all.
    pub fn lead(&self) -> &'a Claim {
        self.mentions[0]
    }
}

/// Gathers claims into groups, in the order of their first mention. A repeat whose first mention is not among
/// `claims` leads a group of its own. Takes time in proportion to the claims.
pub fn groups<'a>(claims: &[&'a Claim]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for &claim in claims {
        let key = claim.repeat_of.as_deref().unwrap_or(&claim.id);
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group { mentions: Vec::new(), sources: Vec::new(), relayed_by: Vec::new() });
        }
        let group = &mut groups[place];
        // The first mention leads even where a repeat was given before it.
        if claim.repeat_of.is_none() {
            group.mentions.insert(0, claim);
        } else {
            group.mentions.push(claim);
        }
        for source in &claim.sources {
            if !group.sources.contains(&source.as_str()) {
                group.sources.push(source);
            }
        }
        if group.relayed_by.is_empty() {
            group.relayed_by = claim.relayed_by.iter().map(String::as_str).collect();
        }
    }
    groups
}
