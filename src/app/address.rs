//! [`View`] as the fragment of the page's address, and back.
//!
//! `#measure=killed,wounded&source=-,nis&claim=2025-02-04-abzug@1044&known=2024-12-24&time=2024-12-01..2025-01-31
//! &scale=linear&sort=-number&at=table`: only what differs from the default, readable, in a fixed order. `-` is *no
//! source*, `in` an own collection, which only the browser that keeps it knows. What is not understood is left out;
//! any text gives a view. The fragment is never sent to a server.
//!
//! ```
//! use streitzahl::app::address::{read, write};
//! let fragment = "source=-,nis&claim=abzug@12";
//! assert_eq!(write(&read(fragment)), fragment);
//! ```

use super::sharing;
use super::state::{Column, Facet, Scale, Section, Sort, View};
use crate::calendar::{Day, Period};
use crate::claim::Measure;
use crate::share::link;

/// Longer fragments are not read: no view needs them.
const LIMIT: usize = 64 * 1024;

/// The key of *no source*.
const NOBODY: &str = "-";

/// The fragment for a view, without `#`; empty for the default one.
pub fn write(view: &View) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(id) = view.collection.as_ref().filter(|id| sharing::payload_of(id).is_none()) {
        parts.push(["in=", &escape(id)].concat());
    }
    for facet in Facet::ALL {
        let keys: Vec<String> = view
            .filter
            .keys(facet)
            .map(|key| if key.is_empty() { NOBODY.to_owned() } else { escape(key) })
            .collect();
        if !keys.is_empty() {
            parts.push([facet.name(), "=", &keys.join(",")].concat());
        }
    }
    if let Some(id) = &view.selected {
        parts.push(["claim=", &escape(id)].concat());
    }
    if let Some(key) = &view.dispute {
        parts.push(["dispute=", &escape(key)].concat());
    }
    if let Some(day) = view.known {
        parts.push(["known=", &day.to_string()].concat());
    }
    if let Some(window) = view.window {
        parts.push(["time=", &window.from.to_string(), "..", &window.to.to_string()].concat());
    }
    if view.scale == Scale::Linear {
        parts.push("scale=linear".to_owned());
    }
    if view.sort != Sort::default() {
        let sign = if view.sort.descending { "-" } else { "" };
        parts.push(["sort=", sign, view.sort.column.name()].concat());
    }
    if let Some(section) = view.section {
        parts.push(["at=", section.name()].concat());
    }
    // The collection that the link itself carries comes last: it is long.
    if let Some(payload) = view.collection.as_deref().and_then(sharing::payload_of) {
        parts.push(["data=", payload].concat());
    }
    parts.join("&")
}

/// The view for a fragment, with or without `#`.
pub fn read(fragment: &str) -> View {
    let mut view = View::default();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let is_data = |part: &&str| part.starts_with("data=");
    if fragment.len() > link::LONGEST + LIMIT
        || fragment.split('&').filter(|part| !is_data(part)).map(str::len).sum::<usize>() > LIMIT
    {
        return view;
    }
    for part in fragment.split('&') {
        let Some((name, value)) = part.split_once('=') else { continue };
        match name {
            // Whatever it is: who opens it says what is wrong with it.
            "data" => view.collection = Some(sharing::id_of(value)),
            "in" => view.collection = unescape(value).filter(|id| !id.is_empty()),
            "claim" => view.selected = unescape(value).filter(|id| !id.is_empty()),
            "dispute" => view.dispute = unescape(value).filter(|key| !key.is_empty()),
            "known" => view.known = value.parse().ok(),
            "time" => view.window = read_window(value),
            "scale" if value == "linear" => view.scale = Scale::Linear,
            "sort" => view.sort = read_sort(value).unwrap_or_default(),
            "at" => view.section = Section::ALL.into_iter().find(|section| section.name() == value),
            _ => {
                if let Some(facet) = Facet::ALL.into_iter().find(|&facet| facet.name() == name) {
                    read_keys(&mut view, facet, value);
                }
            }
        }
    }
    view
}

/// A stretch of time that ends after it begins.
fn read_window(value: &str) -> Option<Period> {
    let (from, to) = value.split_once("..")?;
    let (from, to): (Day, Day) = (from.parse().ok()?, to.parse().ok()?);
    (from < to).then_some(Period { from, to })
}

fn read_sort(value: &str) -> Option<Sort> {
    let (descending, name) = value.strip_prefix('-').map_or((false, value), |name| (true, name));
    let column = Column::ALL.into_iter().find(|&column| column.name() == name)?;
    Some(Sort { column, descending })
}

fn read_keys(view: &mut View, facet: Facet, value: &str) {
    for key in value.split(',') {
        let key = match facet {
            Facet::Source if key == NOBODY => Some(String::new()),
            Facet::Measure => Measure::from_name(key).map(|measure| measure.name().to_owned()),
            _ => unescape(key).filter(|key| !key.is_empty()),
        };
        if let Some(key) = key.filter(|key| !view.filter.has(facet, key)) {
            view.filter.toggle(facet, key);
        }
    }
}

/// What may stand in a fragment as it is, without meaning anything here.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'@' | b'/' | b':')
}

fn escape(text: &str) -> String {
    let hex = |nibble: u8| char::from(b"0123456789ABCDEF"[usize::from(nibble & 15)]);
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        // A lone `-` would read as nobody.
        if is_plain(byte) && text != NOBODY {
            out.push(char::from(byte));
        } else {
            out.extend(['%', hex(byte >> 4), hex(byte)]);
        }
    }
    out
}

/// `None` where a `%` is not followed by two hexadecimal digits or the bytes are not UTF-8.
fn unescape(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            (high * 16 + low) as u8
        } else {
            byte
        });
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::{Action, State};

    #[test]
    fn every_view_comes_back() {
        let actions = [
            Action::Toggle(Facet::Source, String::new()),
            Action::Toggle(Facet::Source, "-".into()),
            Action::Toggle(Facet::Source, "a,b&c=d#%/ä\u{0}".into()),
            Action::Toggle(Facet::Measure, "killed".into()),
            Action::Toggle(Facet::Side, "north-korea".into()),
            Action::Toggle(Facet::Article, "Ein Artikel (2)".into()),
            Action::Enter(Some("k1 &".into())),
            Action::Select("2025-02-04-abzug@1044.2".into()),
            Action::OpenDispute(Some("a@1+a@9|b@3".into())),
            Action::Know(Day::new(2024, 12, 24)),
            Action::Zoom(Day::new(2024, 12, 1).zip(Day::new(2025, 1, 31)).map(|(a, b)| Period::new(a, b))),
            Action::Toggle(Facet::Standing, "contested".into()),
            Action::Toggle(Facet::Sign, "open-above".into()),
            Action::SetScale(Scale::Linear),
            Action::SortBy(Column::Day),
            Action::SortBy(Column::Article),
            Action::Go(Section::Help),
        ];
        let mut state = State::default();
        assert_eq!(write(&state.view), "");
        for action in actions {
            state = state.after(action);
            let fragment = write(&state.view);
            assert!(fragment.is_ascii(), "{fragment}");
            assert_eq!(read(&fragment), state.view, "{fragment}");
            assert_eq!(read(&format!("#{fragment}")), state.view, "{fragment}");
        }
    }

    #[test]
    fn a_payload_comes_last_and_may_be_long() {
        let view = read(&["data=", &"A".repeat(100_000), "&source=nis"].concat());
        assert!(view.filter.has(Facet::Source, "nis"));
        let fragment = write(&view);
        assert!(fragment.starts_with("source=nis&data=AAA") && read(&fragment) == view);
        assert_eq!(read(&["data=", &"A".repeat(link::LONGEST + LIMIT)].concat()), View::default());
    }

    #[test]
    fn any_text_gives_a_view() {
        for text in [
            "",
            "#",
            "&&=&",
            "claim=%",
            "claim=%f",
            "claim=%ff",
            "claim=%ää",
            "measure=people",
            "sort=-",
            "known=soon",
            "time=2025-01-02..2025-01-02",
            "time=2025-01-02",
            "dispute=",
        ] {
            assert_eq!(read(text), View::default(), "{text}");
        }
        assert_eq!(read(&"source=x&".repeat(10_000)), View::default());
        assert_eq!(write(&read("source=nis,nis,-,-")), "source=-,nis");
    }

    #[test]
    fn a_typical_address_is_short() {
        let state = State::default()
            .after(Action::Toggle(Facet::Source, "nis".into()))
            .after(Action::Select("2025-02-04-abzug@1044".into()));
        assert_eq!(write(&state.view), "source=nis&claim=2025-02-04-abzug@1044");
    }
}
