//! Of what kind the counted people are, and whether a claim about them is likely (claims.md, *population.kind*).

use std::ops::Range;

use super::Population;
use super::assemble::Assembler;
use super::outcome::{Outcome, Sort};
use super::population::{self, MIXED, UNKNOWN};
use super::scene::{Case, REACH, Scene};
use crate::language::Class;
use crate::numeral::Form;
use crate::quantity::{Counted, Quantity};
use crate::token::{Document, How};
use crate::vocabulary::{Bound, Kind, Measure};

impl Assembler<'_, '_> {
    /// *wir haben sieben Männer verloren*, *seine Einheit verlor drei Leute*
    fn is_own_loss(&self, scene: &Scene, outcome: Option<&Outcome>) -> bool {
        let unit = |at: usize| self.document.tokens[at].capital && self.document.has(at, Class::Formation);
        let whole = !scene.quantities.iter().any(|q| q.bound == Bound::Fraction);
        outcome.is_some_and(|o| o.is("own"))
            && scene
                .tokens
                .clone()
                .any(|at| self.document.means_any(at, Class::Camp, &["own", "we"]) || whole && unit(at))
    }

    /// *45 Nepalesen, die in der russischen Armee dienten*.
    fn serves(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        let end = quantity.phrase.end;
        document.tokens.get(end).is_some_and(|t| t.is(','))
            && document.means_any(end + 1, Class::Function, &["article", "relative"])
            && (end + 1..scene.tokens.end.min(end + 9)).any(|at| {
                let fights =
                    document.sense(at, Class::Participle).is_some_and(|s| s.value().starts_with("deployed"));
                fights || document.has(at, Class::Force) || document.means(at, Class::Person, "troops")
            })
    }

    /// *97 der Getöteten waren nach Angaben des Krankenhauses Polizisten*: the kind that the sentence ends with.
    fn told_kind(&self, scene: &Scene, quantity: &Quantity) -> Option<Kind> {
        let document = self.document;
        let of_them = document.means(quantity.number.end, Class::Function, "article");
        let be = document.means_any(quantity.phrase.end, Class::Auxiliary, &["be", "be past"]);
        let segment = scene.segments.iter().find(|segment| segment.contains(&quantity.phrase.end))?;
        let last = |tokens: &Range<usize>| tokens.clone().rev().find(|at| document.tokens[*at].is_word());
        let kind = [segment, &scene.tokens].into_iter().find_map(|tokens| {
            let noun = document.sense(last(tokens)?, Class::Person).filter(|s| s.how != How::Part)?;
            Kind::from_name(noun.value().split(' ').next()?)
        });
        kind.filter(|_| of_them && be)
    }

    /// *745 davon seien Zivilisten*, *125 gehörten den Sicherheitskräften an*, *148 zählten zu Anhängern*: what a clause
    /// says a bare number of people was.
    fn predicate(&self, case: &Case) -> Option<Kind> {
        let Case { quantity, segment, .. } = *case;
        let document = self.document;
        let verb = quantity.phrase.end
            + usize::from(document.means(quantity.phrase.end, Class::Function, "of_them"));
        let be = document.means_any(verb, Class::Auxiliary, &["be", "be past"]);
        let belong = document.means(verb, Class::Continue, "belong");
        // *mehr als die Hälfte von ihnen Kinder*
        let apposed = document.sense(quantity.phrase.end, Class::Function).filter(|s| s.value() == "of_them");
        let apposed = apposed.map(|them| quantity.phrase.end + them.length as usize);
        if let Some(at) = apposed.filter(|at| segment.contains(at) && document.tokens[*at].capital) {
            let person = document.sense(at, Class::Person).filter(|sense| sense.how != How::Part)?;
            return Kind::from_name(person.value().split(' ').next()?);
        }
        if quantity.head.is_some() || !(be || belong) {
            return None;
        }
        let noun = (verb + 1..segment.end).take_while(|at| belong || !document.has(*at, Class::Preposition));
        noun.filter(|at| document.tokens[*at].capital).find_map(|at| {
            let person = document.sense(at, Class::Person).filter(|sense| sense.how != How::Part);
            let kind = person.and_then(|sense| Kind::from_name(sense.value().split(' ').next()?));
            kind.or((belong && document.has(at, Class::Force)).then_some(Kind::Troops))
        })
    }

    /// Whether soldiers of that side are spoken of.
    fn is_army(&self, scene: &Scene, side: &str) -> bool {
        self.context
            .people
            .as_ref()
            .is_some_and(|(seen, troops, s)| *troops && seen == side && s + REACH >= scene.number)
            || scene.mentions.iter().any(|m| m.troops && m.side == side)
    }

    /// Soldiers, or just people: *300 Nordkoreaner*.
    fn kind_of_nationals(
        &self,
        case: &Case,
        measure: Measure,
        outcome: Option<&Outcome>,
        side: &str,
    ) -> Kind {
        let Case { scene, quantity, .. } = *case;
        match population::kind_of(measure) {
            _ if scene.tokens.clone().any(|at| is_civilian(self.document, at)) => Kind::People,
            Some(kind) => kind,
            None if outcome.is_some_and(|o| o.is("troops") || o.is("soldiers"))
                || quantity.among == Some(Kind::Troops) =>
            {
                Kind::Troops
            }
            None if outcome.is_some_and(|o| o.is("pow") || o.is("enemy")) => Kind::Troops,
            // *starben 13 Blauhelme, unter ihnen neun Südafrikaner*
            None if quantity.part
                && self.last_claim(scene).is_some_and(|(last, s)| {
                    s == scene.number && self.claims[last].population.kind == Kind::Troops
                }) =>
            {
                Kind::Troops
            }
            // *13 Soldaten gefallen: neun Südafrikaner, drei Malawier*
            None if self.last_claim(scene).is_some_and(|(last, s)| {
                s == scene.number
                    && self.claims[last].population.kind == Kind::Troops
                    && (scene.tokens.start..quantity.number.start).any(|at| self.document.tokens[at].is(':'))
            }) =>
            {
                Kind::Troops
            }
            None if self.serves(scene, quantity) => Kind::Troops,
            // In a war those whom the other side holds are soldiers.
            None if measure == Measure::Captured && self.tally.has_troops() => Kind::Troops,
            // *51 Palästinenser … 48.500 Palästinenser*: counted as people before.
            None if self.claims.iter().rev().take(4).any(|claim| {
                claim.population.side == side
                    && matches!(claim.population.kind, Kind::People | Kind::Civilians)
            }) && population::enemy_of(side).is_none()
                && !population::is_at_peace(side) =>
            {
                Kind::People
            }
            None if self.is_army(scene, side)
                || self.topic == Some(side) && population::is_at_peace(side) =>
            {
                Kind::Troops
            }
            // *Selenskyj sprach von 198.000 getöteten Russen*: a party that counts its enemies counts soldiers.
            None if case
                .attribution
                .and_then(population::speaker)
                .is_some_and(|speaker| population::enemy_of(speaker) == Some(side)) =>
            {
                Kind::Troops
            }
            None if self.tally.has_army(side) => Kind::Troops,
            None => Kind::People,
        }
    }

    pub(super) fn kind(&self, case: &Case, measure: Measure, outcome: Option<&Outcome>, side: &str) -> Kind {
        let Case { scene, at, quantity, segment, .. } = *case;
        if let Some(cell) = self.layout.cell(self.document, scene.number, quantity.number.start) {
            return cell.kind;
        }
        let told = self.counted_before(scene, quantity).map(|claim| claim.population.kind);
        if let Some(kind) = told.filter(|kind| kind.is_military()) {
            return kind;
        }
        match &quantity.counted {
            // *50.000 Söldner im Einsatz, vier Fünftel davon Häftlinge*
            Counted::People(Kind::People, _)
                if quantity.part
                    && measure == Measure::Deployed
                    && self.last_claim(scene).is_some_and(|(last, sentence)| {
                        sentence == scene.number && self.claims[last].measure == measure
                    }) =>
            {
                Kind::Troops
            }
            // *3.700 Gefangene auf beiden Seiten*: of war.
            Counted::People(Kind::People, Some(Measure::Captured))
                if side == MIXED && self.camp(case) == Some(MIXED) =>
            {
                Kind::Troops
            }
            // *die 12.000 entsandten Männer*
            Counted::People(Kind::People, _) if quantity.attribute == Some(Measure::Deployed) => Kind::Troops,
            // *Kim könne 30.000 Männer schicken*, where soldiers of his were counted as sent
            Counted::People(Kind::People, _)
                if measure == Measure::Deployed
                    && outcome.is_some_and(|o| !o.is("weak"))
                    && self.tally.sent.as_deref() == Some(side) =>
            {
                Kind::Troops
            }
            // *hat 14.000 seiner besten Leute geschickt*
            Counted::People(Kind::People, _) if measure == Measure::Deployed && quantity.possessive => {
                Kind::Troops
            }
            // *wir haben sieben Männer verloren*
            Counted::People(Kind::People, _) if self.is_own_loss(scene, outcome) => Kind::Troops,
            // *880.000 Männer und Frauen stehen unter Waffen*
            Counted::People(Kind::People | Kind::Civilians, _)
                if matches!(measure, Measure::Strength | Measure::Deserted) =>
            {
                Kind::Troops
            }
            // *300 Landsleute dienen dort*
            Counted::People(Kind::People, _) if outcome.is_some_and(|o| o.is("serve")) => Kind::Troops,
            // *viele Soldaten verloren. 429.000 Männer seien getötet oder verwundet worden*
            Counted::People(Kind::People, _)
                if quantity
                    .head
                    .is_some_and(|head| self.document.means(head, Class::Person, "people men"))
                    && quantity.bound != Bound::Fraction
                    && !matches!(measure, Measure::Deployed | Measure::Strength)
                    && self.context.people.as_ref().is_some_and(|(seen, troops, told)| {
                        *troops && seen == side && population::is_one(side) && told + 1 >= scene.number
                    }) =>
            {
                Kind::Troops
            }
            // *18.000 Ausländer haben in der russischen Armee gekämpft*
            Counted::People(Kind::People, _)
                if measure == Measure::Deployed
                    && population::army_served(self.document, segment.clone()).is_some() =>
            {
                Kind::Troops
            }
            // *zwei Staatsbürger, die auf russischer Seite kämpften*
            Counted::People(Kind::People, _) if self.serves(scene, quantity) => Kind::Troops,
            // *13.768 Mann, darunter 5.380 Gefangene*
            Counted::People(Kind::People, Some(Measure::Captured))
                if quantity.part
                    && self.last_claim(scene).is_some_and(|(last, sentence)| {
                        sentence == scene.number && self.claims[last].population.kind == Kind::Troops
                    }) =>
            {
                Kind::Troops
            }
            // *die beiden Gefangenen*, *zwei Männer gefasst*, in a text about soldiers from North Korea
            Counted::People(Kind::People, _)
                if measure == Measure::Captured
                    && self.topic == Some(side)
                    && self.tally.sent.as_deref() == Some(side) =>
            {
                Kind::Troops
            }
            Counted::People(kind, _) => *kind,
            Counted::Victims(Measure::Deserted) | Counted::Losses => Kind::Troops,
            Counted::Victims(_) | Counted::Opfer => {
                let soldiers = population::whole(self.document, scene, segment, quantity);
                let kind = quantity.among.or_else(|| self.told_kind(scene, quantity));
                kind.or(soldiers.filter(|m| m.troops).map(|_| Kind::Troops)).unwrap_or(Kind::People)
            }
            Counted::Thing => self
                .last_claim(scene)
                .filter(|(_, sentence)| quantity.part && *sentence == scene.number)
                .map_or(Kind::People, |(last, _)| self.claims[last].population.kind),
            Counted::Nationals if outcome.is_some_and(|o| o.entry.value == super::outcome::VICTIMS) => {
                Kind::People
            }
            Counted::Nothing if self.predicate(case).is_some() => {
                self.predicate(case).unwrap_or(Kind::People)
            }
            Counted::Nationals => self.kind_of_nationals(case, measure, outcome, side),
            Counted::Nothing if outcome.is_some_and(|o| o.nationals) => {
                self.kind_of_nationals(case, measure, outcome, side)
            }
            Counted::Nothing
                if self.told_anew(scene, quantity)
                    || self.spoken_of_since(scene, quantity).is_some_and(|people| people.1) =>
            {
                Kind::Troops
            }
            Counted::Nothing => {
                if let Some(kind) = outcome.and_then(|o| o.kind) {
                    return kind;
                }
                // *die eigenen Ausfälle bezifferte er auf drei*
                if outcome.is_some_and(|o| o.is("troops") || o.is("soldiers") || o.sort == Sort::Loss) {
                    return Kind::Troops;
                }
                let parts = |q: &&Quantity| !q.part || quantity.part;
                let beside =
                    scene.quantities[..at].iter().rev().filter(parts).find_map(|q| match q.counted {
                        Counted::People(kind, _) => Some(kind),
                        // *elf Verletzte, fünf von ihnen*
                        Counted::Victims(_) if quantity.part => Some(q.among.unwrap_or(Kind::People)),
                        _ => None,
                    });
                // *Ein Mensch kam ums Leben, 17 wurden verletzt*
                let single = (scene.tokens.start..quantity.number.start).rev().find_map(|at| {
                    let sense = self
                        .document
                        .sense(at, Class::Person)
                        .filter(|_| self.document.tokens[at].capital)?;
                    let one = at > 0 && self.document.means(at - 1, Class::Function, "indefinite");
                    one.then(|| Kind::from_name(sense.value().split(' ').next().unwrap_or_default()))?
                });
                let previous = self
                    .last_claim(scene)
                    .filter(|(_, s)| s + 2 >= scene.number)
                    .map(|(last, _)| self.claims[last].population.kind);
                let whole = self
                    .context
                    .counted
                    .filter(|(_, s)| quantity.part && s + 1 >= scene.number)
                    .map(|(kind, _)| kind);
                beside.or(single).or(whole).or(previous).or(population::kind_of(measure)).unwrap_or(
                    if side != UNKNOWN && self.is_army(scene, side) { Kind::Troops } else { Kind::People },
                )
            }
        }
    }

    /// Whether the claim before is of people sent.
    fn continues_sending(&self, scene: &Scene) -> bool {
        self.last_claim(scene).is_some_and(|(last, sentence)| {
            self.claims[last].measure == Measure::Deployed && sentence + 2 >= scene.number
        })
    }

    /// Claims that would most often be wrong are none.
    pub(super) fn is_plausible(
        &self,
        case: &Case,
        measure: Measure,
        outcome: Option<&Outcome>,
        rule: &str,
        people: &Population,
    ) -> bool {
        let Case { scene, quantity, segment, .. } = *case;
        let (kind, side) = (people.kind, people.side.as_str());
        let military = kind.is_military();
        // Of nobody's troops only a sending or stationing is told for sure.
        let sent = outcome.is_some_and(|o| o.measure == Measure::Deployed && !o.is("weak"))
            && scene
                .tokens
                .clone()
                .any(|at| self.document.has(at, Class::Country) || self.document.has(at, Class::Place));
        // *Die Hälfte von ihnen sei ausgefallen*, and nobody knows of whom.
        let base = quantity.bound != Bound::Fraction || quantity.low.max(quantity.high).is_some();
        match measure {
            _ if !base && side == UNKNOWN && quantity.part => false,
            // *Tausende Flüchtlinge schlafen in Lagern*
            Measure::Captured if outcome.is_some_and(|o| o.is("weak")) && kind == Kind::Civilians => false,
            Measure::Deployed => {
                let land = population::land(self.document, segment.clone(), &scene.attributions)
                    .or_else(|| population::land(self.document, scene.tokens.clone(), &scene.attributions));
                // *1.700 Soldaten in Litauen*: a garrison in peace.
                let garrison = land.is_some_and(|land| land != side && population::is_at_peace(land))
                    && !matches!(side, "ukraine" | "russia" | "north-korea" | UNKNOWN);
                // *In den Alpen sind 800 französische Soldaten im Einsatz*: at home, in peace.
                let at_home = land.or(self.land) == Some(side)
                    && population::is_at_peace(side)
                    && side != "north-korea"
                    && !scene.mentions.iter().any(|m| m.side != side);
                // *Im Stadion sichern 800 Soldaten die Eingänge*: of a state at peace, where no war is.
                let guards = outcome.is_some_and(|o| o.is("guard"))
                    && population::is_at_peace(side)
                    && land.or(self.land).is_none_or(population::is_at_peace);
                // *auf dem Podest landeten drei Kenianer*: nobody said that they are soldiers.
                // *ein Block, in dem 16.000 Italiener standen*
                let stood = outcome.is_some_and(|o| o.is("stand"))
                    && !matches!(side, "ukraine" | "russia" | "north-korea");
                let strangers = quantity.counted == Counted::Nationals
                    && (stood || quantity.low.or(quantity.high).is_some_and(|n| n < 100))
                    && !self.tally.has_troops()
                    && !scene
                        .mentions
                        .iter()
                        .any(|m| m.troops && !(stood && quantity.phrase.contains(&m.at)))
                    && !scene.tokens.clone().any(|at| self.document.has(at, Class::Conflict));
                let peace = garrison || at_home || guards;
                (!peace || self.context.is_historic(scene.number))
                    && !strangers
                    && quantity.form != Form::Both
                    && military
                    && (side != UNKNOWN
                        || (rule == "continued" && self.continues_sending(scene))
                        || (sent && population::is_military(&quantity.counted)))
            }
            // *Zu den Gästen zählen zwei Schweizer*
            // *die Brigade, die auf 4.800 Soldaten wachsen soll*: no whole army.
            Measure::Strength
                if outcome.is_some_and(|o| o.is("growth"))
                    && scene.tokens.clone().any(|at| {
                        self.document.tokens[at].capital && self.document.has(at, Class::Formation)
                    }) =>
            {
                false
            }
            // *Die Armee zählt 1,2 Millionen Mann … in Vietnam waren es 90*
            Measure::Strength if rule == "continued" && quantity.low.max(quantity.high) < Some(1000) => false,
            Measure::Strength => military && side != UNKNOWN && quantity.counted != Counted::Nationals,
            // *verlor 20 Mann*, not *verlor vier Spiele* nor *25.000 Beschäftigte verloren ihre Arbeit*
            Measure::Casualties if outcome.is_some_and(|o| o.is("own")) => {
                let people = match quantity.counted {
                    Counted::Nationals => false,
                    // *kostete das Land Millionen*: money.
                    Counted::Nothing => side != UNKNOWN && quantity.low < Some(1_000_000),
                    _ => military,
                };
                people || quantity.attribute.is_some() || quantity.bound == Bound::Formation
            }
            Measure::Casualties => {
                military
                    || !matches!(quantity.counted, Counted::Nothing)
                    || side != UNKNOWN
                    || outcome.is_some_and(|o| o.sort == Sort::Count)
            }
            // Soldiers fall; prices, athletes and Tuesdays do too.
            Measure::Killed if outcome.is_some_and(|o| o.is("troops")) => {
                // *119 Soldaten starben, 37 davon fielen*
                let part = quantity.part && military;
                // *von den 11.000 Soldaten sind 300 gefallen*
                let of_soldiers = scene.quantities.iter().any(|q| population::is_military(&q.counted));
                !matches!(quantity.counted, Counted::Nothing) || side != UNKNOWN || part || of_soldiers
            }
            Measure::Captured if outcome.is_some_and(|o| o.is("soldiers")) => {
                population::is_military(&quantity.counted) || side != UNKNOWN
            }
            Measure::Deserted if outcome.is_some_and(|o| o.is("reflexive")) => {
                military && scene.tokens.clone().any(|at| self.document.means(at, Class::Function, "self"))
            }
            Measure::Deserted => military,
            _ => true,
        }
    }
}

/// *70.000 Ukrainer, Soldaten wie Zivilisten*.
fn is_civilian(document: &Document, at: usize) -> bool {
    document.means(at, Class::Person, "civilians")
}
