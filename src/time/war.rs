//! The beginning of a war as a day: *seit Beginn der Invasion*.

use super::moment::{Moment, Shape};
use super::phrase::Found;
use super::reader::Reader;
use super::step;
use crate::calendar::{Day, Period};
use crate::language::Class;
use crate::language::wars::AT_WAR;

/// The state whose war has a first day here.
const UKRAINE: &str = "ukraine";
/// The other party.
const RUSSIA: &str = "russia";

impl Reader<'_, '_> {
    /// *Beginn des Krieges*, *Kriegsbeginn*, after *seit* also *der russischen Invasion*, *dem Überfall auf die Ukraine*:
    /// the first day of the war in Ukraine, where the article is about that one; of other wars none.
    pub(super) fn war(&self, next: usize, since: bool) -> Option<Found> {
        let mut begun = false;
        let mut at_noun = next;
        let mut side = None;
        let noun = loop {
            if at_noun >= self.end.min(next + 7) {
                return None;
            }
            if let Some(noun) = self.word(at_noun, Class::War) {
                break noun;
            }
            let begin =
                self.word(at_noun, Class::Part).filter(|word| matches!(word.value, "begin" | "outbreak"));
            begun |= begin.is_some();
            side = self.word(at_noun, Class::Nationality).map(|word| word.value).or(side);
            // Articles, adjectives, the name of a state; no other noun.
            let inner =
                begin.is_some() || !self.is_capital(at_noun) || self.word(at_noun, Class::Country).is_some();
            if !inner || !self.document.tokens[at_noun].is_word() {
                return None;
            }
            at_noun += 1;
        };
        if !(since || begun || noun.value == "begin") {
            return None;
        }
        let behind = self.place_behind(noun.end);
        let of_ukraine = match noun.value {
            "ukraine" => begun,
            "begin" => behind.unwrap_or(true),
            "attack" => behind.unwrap_or(false),
            "invasion" => behind.unwrap_or(true) && side != Some("ukraine"),
            _ => begun && behind.unwrap_or(true),
        };
        if noun.value == "attack" && !of_ukraine && !begun {
            return None;
        }
        let known =
            of_ukraine && (noun.value == "ukraine" || behind == Some(true) || self.is_about_ukraine());
        let shape = match Day::new(2022, 2, 24).filter(|_| known) {
            Some(day) => Shape::Known(Period::day(day)),
            None => Shape::Vague,
        };
        Some(Found {
            moment: Moment::new(shape),
            end: noun.end,
            rule: "beginning of the war",
            entry: noun.entry,
        })
    }

    /// Whether the place named right behind a war is Ukraine: *gegen die Ukraine*, *in der Ukraine*, *im Gazastreifen*.
    fn place_behind(&self, at: usize) -> Option<bool> {
        (at..self.end.min(at + 4)).take_while(|at| !self.has_sign(*at, &[','])).find_map(|at| {
            let word = self.word(at, Class::Country).or_else(|| self.word(at, Class::Place))?;
            // A place's state comes first.
            Some(word.value.split(' ').next() == Some(UKRAINE))
        })
    }

    /// Whether the article names Ukraine more often than the place of any other war.
    fn is_about_ukraine(&self) -> bool {
        *self.about_ukraine.get_or_init(|| self.counts_ukraine())
    }

    fn counts_ukraine(&self) -> bool {
        let (mut ukraine, mut russia) = (0_usize, 0_usize);
        // Russia is the other party of this war.
        let is_other = |state: &str| state != UKRAINE && state != RUSSIA;
        let mut others = [0_usize; AT_WAR.len()];
        for at in 0..self.document.tokens.len() {
            step();
            for sense in self.document.senses(at) {
                if matches!(
                    sense.class(),
                    Class::Country | Class::Nationality | Class::Capital | Class::Nationals | Class::Place
                ) {
                    let state = sense.value().split(' ').next().unwrap_or_default();
                    ukraine += usize::from(state == UKRAINE);
                    russia += usize::from(state == RUSSIA);
                    let other = AT_WAR.iter().position(|other| *other == state && is_other(state));
                    if let Some(other) = other {
                        others[other] += 1;
                    }
                }
            }
        }
        // *Russland … seit Beginn der Invasion*
        let ukraine = if ukraine == 0 { russia } else { ukraine };
        ukraine > 0 && others.iter().all(|other| ukraine >= *other)
    }
}
