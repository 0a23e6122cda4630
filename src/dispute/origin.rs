//! What is known about who says a number: which house it belongs to, and whether it fights in that war.
//!
//! Facts about ids, no words of a language. An id that is not listed is a house of its own and no party.
//!
//! ```
//! use streitzahl::dispute::{Party, house, party};
//! assert_eq!(house("hur"), house("zelensky"));
//! assert_eq!(party("zelensky", "north-korea"), Some(Party::Opponent));
//! assert_eq!(party("nis", "north-korea"), None);
//! ```

/// How a source stands in the war whose people are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Party {
    /// It counts its own people.
    Own,
    /// It fights on the side of those it counts.
    Ally,
    /// It fights against those it counts.
    Opponent,
}

/// Members and the state or group that they speak for.
const HOUSES: &[(&str, &str)] = &[
    ("general-staff", "ukraine"),
    ("hur", "ukraine"),
    ("nis", "south-korea"),
    ("pentagon", "united-states"),
    ("putin", "russia"),
    ("sbu", "ukraine"),
    ("uk-mod", "united-kingdom"),
    ("us-intelligence", "united-states"),
    ("zelensky", "ukraine"),
];

/// Wars: who fights with whom against whom.
const WARS: &[[&[&str]; 2]] = &[
    [&["ukraine"], &["russia", "north-korea", "wagner"]],
    [&["israel"], &["hamas", "palestine", "hisbollah", "iran", "huthi"]],
    [&["turkey"], &["pkk"]],
    [&["sudan"], &["rsf"]],
    [&["syria"], &["hts"]],
    [&["democratic-republic-of-the-congo", "congo"], &["m23", "rwanda"]],
    [&["armenia"], &["azerbaijan"]],
];

/// The state or group that a source speaks for; itself where it is none of a larger house.
pub fn house(source: &str) -> &str {
    HOUSES
        .binary_search_by(|(member, _)| (*member).cmp(source))
        .ok()
        .and_then(|place| HOUSES.get(place))
        .map_or(source, |(_, house)| house)
}

/// Whether a source only tells what it has seen, so that its number is hardly one of all.
pub(super) fn sees_a_part(source: &str) -> bool {
    matches!(source, "eyewitness" | "hospital")
}

/// How a source stands to the people of `side` in their war; `None` where it is no party to it.
pub fn party(source: &str, side: &str) -> Option<Party> {
    let house = house(source);
    if house == side {
        return Some(Party::Own);
    }
    WARS.iter().find_map(|war| {
        let camp = |id: &str| war.iter().position(|camp| camp.contains(&id));
        let counted = camp(side)?;
        let speaks = camp(house)?;
        Some(if counted == speaks { Party::Ally } else { Party::Opponent })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_are_sorted() {
        assert!(HOUSES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(HOUSES.iter().all(|(_, of)| house(of) == *of));
    }

    #[test]
    fn parties() {
        assert_eq!(party("putin", "north-korea"), Some(Party::Ally));
        assert_eq!(party("russia", "russia"), Some(Party::Own));
        assert_eq!(party("general-staff", "russia"), Some(Party::Opponent));
        assert_eq!(party("ukraine", "israel"), None);
        assert_eq!(party("nobody", "unknown"), None);
    }
}
