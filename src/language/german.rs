//! What word lists cannot say about German: the lists themselves are `de/*.txt`.

use super::List;

macro_rules! lists {
    ($($name:literal),+ $(,)?) => {
        &[$(List { name: $name, text: include_str!(concat!("de/", $name, ".txt")) }),+]
    };
}

/// The German word lists.
pub const LISTS: &[List] =
    lists!["abbreviations", "calendar", "countries", "grammar", "nationals", "outcomes", "places"];
