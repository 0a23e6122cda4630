//! Language and colors: what the reader chose last, else what the browser says.

use crate::app::state::Theme;
use crate::names::Lang;

const LANG: &str = "streitzahl.lang";
const THEME: &str = "streitzahl.theme";
const DRAFT: &str = "streitzahl.draft";
const COLLECTION: &str = "streitzahl.collection";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden storage forgets; the page goes on.
        let _ = storage.set_item(key, value);
    }
}

/// The language chosen last; else German where the browser's is German, else English.
pub fn lang() -> Lang {
    kept(LANG)
        .and_then(|code| Lang::from_code(&code))
        .or_else(|| Lang::from_code(&web_sys::window()?.navigator().language()?))
        .unwrap_or(Lang::En)
}

/// Remembers the language.
pub fn keep_lang(lang: Lang) {
    keep(LANG, lang.code());
}

/// The colors chosen last; else the system's.
pub fn theme() -> Theme {
    kept(THEME).map_or(Theme::System, |name| Theme::from_name(&name))
}

/// Remembers the colors.
pub fn keep_theme(theme: Theme) {
    keep(THEME, theme.name());
}

/// The text that was typed or pasted and not read yet.
pub fn draft() -> String {
    kept(DRAFT).unwrap_or_default()
}

/// Remembers that text.
pub fn keep_draft(text: &str) {
    forget_or_keep(DRAFT, text);
}

/// The own collection that was open last.
pub fn collection() -> Option<String> {
    kept(COLLECTION)
}

/// Remembers it.
pub fn keep_collection(id: Option<&str>) {
    forget_or_keep(COLLECTION, id.unwrap_or_default());
}

fn forget_or_keep(key: &str, value: &str) {
    match storage() {
        Some(storage) if value.is_empty() => drop(storage.remove_item(key)),
        _ => keep(key, value),
    }
}
