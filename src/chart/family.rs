//! Families of sources: each has one color and one shape everywhere.
//!
//! Ids of sources are an open list, shapes are not: a source has its family's, and its name stands beside it.
//!
//! ```
//! use streitzahl::chart::{Family, family};
//! assert_eq!(family("zelensky"), Family::Ukraine);
//! assert_eq!(family("somebody-else"), Family::Experts);
//! ```

/// A family of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Ukraine's state: disc, blue.
    Ukraine,
    /// South Korea's state: square, orange.
    SouthKorea,
    /// The United States and their allies: triangle, green.
    West,
    /// Somebody who was there: diamond, violet.
    Eyewitness,
    /// Russia's state: triangle on its head, magenta.
    Russia,
    /// North Korea's state: pentagon, brown.
    NorthKorea,
    /// United Nations, Red Cross, institutes, experts, anybody else with a name: cross, slate.
    Experts,
    /// An outlet or agency that is itself the origin: bar, olive.
    Media,
    /// Nobody named: the only hollow one.
    None,
}

impl Family {
    /// All families, in the order of the legend.
    pub const ALL: [Self; 9] = [
        Self::Ukraine,
        Self::SouthKorea,
        Self::West,
        Self::Eyewitness,
        Self::Russia,
        Self::NorthKorea,
        Self::Experts,
        Self::Media,
        Self::None,
    ];

    /// Its name in style sheets: `var(--ukraine)`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ukraine => "ukraine",
            Self::SouthKorea => "south-korea",
            Self::West => "west",
            Self::Eyewitness => "eyewitness",
            Self::Russia => "russia",
            Self::NorthKorea => "north-korea",
            Self::Experts => "experts",
            Self::Media => "media",
            Self::None => "none",
        }
    }

    /// Color on white and on black paper.
    pub const fn colors(self) -> (&'static str, &'static str) {
        match self {
            Self::Ukraine => ("#1466B0", "#6CB8F6"),
            Self::SouthKorea => ("#BF4E06", "#FF9D5E"),
            Self::West => ("#00735C", "#4FD3AA"),
            Self::Eyewitness => ("#5F2C8C", "#CBA0F5"),
            Self::Russia => ("#A3195B", "#F78AB8"),
            Self::NorthKorea => ("#75480F", "#DDB574"),
            Self::Experts => ("#47566A", "#AEBBCB"),
            Self::Media => ("#5D6600", "#CBD15C"),
            Self::None => ("#66625B", "#AEABA4"),
        }
    }
}

/// The members of Nato, and the partners that speak with them.
const ALLIES: [&str; 36] = [
    "albania",
    "australia",
    "belgium",
    "bulgaria",
    "canada",
    "croatia",
    "czech-republic",
    "czechia",
    "denmark",
    "estonia",
    "finland",
    "france",
    "germany",
    "greece",
    "hungary",
    "iceland",
    "italy",
    "japan",
    "latvia",
    "lithuania",
    "luxembourg",
    "montenegro",
    "netherlands",
    "new-zealand",
    "north-macedonia",
    "norway",
    "poland",
    "portugal",
    "romania",
    "slovakia",
    "slovenia",
    "spain",
    "sweden",
    "turkey",
    "united-kingdom",
    "united-states",
];

/// The family of a source's id. Ids that no list knows are [`Family::Experts`].
pub fn family(source: &str) -> Family {
    match source {
        "ukraine" | "zelensky" | "hur" | "sbu" | "general-staff" => Family::Ukraine,
        "south-korea" | "nis" => Family::SouthKorea,
        "united-states" | "pentagon" | "us-intelligence" | "uk-mod" | "nato" | "eu" | "western-officials" => {
            Family::West
        }
        id if ALLIES.contains(&id) => Family::West,
        "eyewitness" => Family::Eyewitness,
        "russia" | "putin" | "wagner" => Family::Russia,
        "north-korea" => Family::NorthKorea,
        "media" => Family::Media,
        _ => Family::Experts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_have_names_and_colors_of_their_own() {
        let mut names: Vec<&str> = Family::ALL.iter().map(|family| family.name()).collect();
        let mut colors: Vec<&str> = Family::ALL.iter().map(|family| family.colors().0).collect();
        names.sort_unstable();
        names.dedup();
        colors.sort_unstable();
        colors.dedup();
        assert_eq!((names.len(), colors.len()), (Family::ALL.len(), Family::ALL.len()));
    }

    #[test]
    fn allies_are_listed_once() {
        assert!(ALLIES.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((family("romania"), family("belarus")), (Family::West, Family::Experts));
    }
}
