//! States that wars of today's news are fought in, by their ids, which are no words of a language.

/// The states; soldiers that others keep elsewhere are garrisons in peace. Where wars or insurgencies were in the news
/// since 2020.
pub const AT_WAR: [&str; 30] = [
    "ukraine",
    "russia",
    "israel",
    "palestine",
    "lebanon",
    "syria",
    "iraq",
    "iran",
    "yemen",
    "sudan",
    "south-sudan",
    "myanmar",
    "ethiopia",
    "somalia",
    "congo",
    "democratic-republic-of-the-congo",
    "afghanistan",
    "armenia",
    "azerbaijan",
    "nagorno-karabakh",
    "mali",
    "libya",
    "burkina-faso",
    "niger",
    "nigeria",
    "pakistan",
    "central-african-republic",
    "cameroon",
    "mozambique",
    "colombia",
];

/// Whether a war is fought in that state.
pub fn is_at_war(state: &str) -> bool {
    AT_WAR.contains(&state)
}
