//! What befell the counted people: the measure of a number, from its phrase, its clause or the sentences before.

use super::assemble::Assembler;
use super::belonging;
use super::outcome::{self, Outcome, Sort};
use super::population;
use super::scene::{Case, REACH, Scene};
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::vocabulary::{Bound, Confidence, Kind, Measure};

/// The production of *vier davon tödlich*.
pub(super) const FATAL: &str = "fatal part";

impl Assembler<'_, '_> {
    /// Whether a noun of no list must be people: what befell it befalls nobody else, and the noun is the object or
    /// subject of that verb.
    fn takes_people(&self, quantity: &Quantity, outcome: &Outcome) -> bool {
        // *180 Überlebende trugen Verletzungen davon*
        let unlisted = |head: usize| {
            self.document.senses(head).iter().all(|sense| {
                sense.class() == Class::Office && sense.value().split(' ').next() == Some("witness")
            })
        };
        let human = outcome.is("human")
            || (outcome.sort == Sort::Act && matches!(outcome.measure, Measure::Killed | Measure::Captured));
        let behind = outcome.sort != Sort::Participle || outcome.tokens.start >= quantity.phrase.end;
        human && behind && quantity.head.is_some_and(unlisted)
    }

    /// *zwei Drittel der nordkoreanischen Soldaten*: the share's phrase names people.
    pub(super) fn of_people(&self, quantity: &Quantity) -> bool {
        matches!(quantity.counted, Counted::People(..) | Counted::Nationals | Counted::Victims(_))
            || (quantity.number.end..quantity.number.end + 4).any(|at| self.document.has(at, Class::Force))
    }

    /// What befell the counted people: the measure, the outcome it was read from, the production, how sure.
    pub(super) fn measure(
        &self,
        case: &Case,
        read: &[Option<Measure>],
    ) -> Option<(Measure, Option<usize>, &'static str, Confidence)> {
        let Case { scene, at, quantity, segment, .. } = *case;
        let document = self.document;
        let clear = Confidence::Clear;
        if let Some(cell) = self.layout.cell(document, scene.number, quantity.number.start) {
            return Some((cell.measure, None, "table", clear));
        }
        if self.layout.is_table(document, scene.number) {
            return None;
        }
        match &quantity.counted {
            Counted::Victims(measure) => {
                let bodies = quantity.head.is_some_and(|head| {
                    document.sense(head, Class::Victim).is_some_and(|s| s.value().ends_with(" bodies"))
                });
                let excluded =
                    belonging::of(document, quantity, scene.quantities, &scene.outcomes, &scene.segments)
                        .is_some_and(|index| scene.outcomes[index].is_handing_over())
                        || scene.outcomes.iter().any(Outcome::is_handing_over);
                // *1.500 Todesfälle verhindert*
                let averted = scene
                    .outcomes
                    .iter()
                    .any(|o| o.excluded && o.entry.value == "averted" && segment.contains(&o.tokens.start));
                if excluded || averted {
                    return None;
                }
                // *starben zwei der Festgenommenen*
                let died =
                    belonging::of(document, quantity, scene.quantities, &scene.outcomes, &scene.segments)
                        .filter(|index| {
                            let outcome = &scene.outcomes[*index];
                            let first = outcome.tokens.end.min(quantity.phrase.end);
                            let last = outcome.tokens.start.max(quantity.number.start);
                            outcome.measure == Measure::Killed
                                && !quantity.whole
                                && matches!(outcome.sort, Sort::Verb | Sort::Participle)
                                && matches!(measure, Measure::Captured | Measure::Wounded)
                                && segment.contains(&outcome.tokens.start)
                                && !scene.quantities.iter().any(|q| {
                                    q.number.start != quantity.number.start
                                        && (first..last).contains(&q.number.start)
                                })
                        });
                if let Some(index) = died {
                    return Some((Measure::Killed, Some(index), "outcome", clear));
                }
                let found = scene.tokens.clone().any(|at| document.has(at, Class::Found));
                return (!bodies || found).then_some((*measure, None, "victims", clear));
            }
            Counted::Opfer
                if scene.outcomes.is_empty()
                    && !scene.event
                    && self.context.measure.is_none_or(|(_, s)| s + REACH < scene.number) =>
            {
                return None;
            }
            // *von 1.000 Opfern fehlt jede Spur*
            Counted::Opfer
                if let Some(index) =
                    belonging::of(document, quantity, scene.quantities, &scene.outcomes, &scene.segments)
                    && scene.outcomes[index].measure == Measure::Missing
                    && !scene.outcomes[index].excluded =>
            {
                return Some((Measure::Missing, Some(index), "outcome", clear));
            }
            Counted::Opfer => {
                return Some((self.of_victims(scene), None, "victims", clear));
            }
            Counted::Losses => return Some((Measure::Casualties, None, "losses", clear)),
            _ => {}
        }
        let found = belonging::of(document, quantity, scene.quantities, &scene.outcomes, &scene.segments);
        // *starben 200 der 1.000 Gefangenen*: what befell the part.
        if let Counted::People(_, Some(measure)) = &quantity.counted
            && quantity.whole
        {
            return Some((*measure, None, "captives", clear));
        }
        // *38 Tote, 29 Überlebende*
        let survived =
            quantity.head.is_some_and(|head| document.means(head, Class::Person, "people survived"));
        if survived && found.is_none() && quantity.attribute.is_none() {
            return None;
        }
        // *Von den 250.000 Häftlingen kamen 56.000 um*: the whole.
        let first = scene.tokens.start;
        let lead = document.means(first, Class::Preposition, "of")
            && (quantity.number.start == first + 1
                || quantity.number.start == first + 2 && document.has(first + 1, Class::Function));
        let part = scene
            .quantities
            .get(at + 1)
            .is_some_and(|part| part.counted == Counted::Nothing && segment.contains(&part.number.start));
        let found = found.filter(|index| {
            let verb = scene.outcomes[*index].tokens.start;
            let next = scene.quantities.get(at + 1).map_or(verb, |part| part.number.start);
            !(lead && part && verb < next)
        });
        // *Die Regierung spricht von sieben Toten, Amnesty zählt 34*
        let found = found.filter(|index| {
            let counts = quantity.counted == Counted::Nothing
                && scene.outcomes[*index].is("weak")
                && scene.outcomes[*index].measure == Measure::Strength;
            !(counts && read.iter().any(Option::is_some))
        });
        // *Darunter befinden sich vier Kinder*: what befell those before.
        let found = found.filter(|index| {
            !(quantity.part
                && scene.outcomes[*index].is("weak")
                && document.means(scene.tokens.start, Class::Function, "of_them"))
        });
        let leads = (quantity.number.start.saturating_sub(2).max(scene.tokens.start)..quantity.number.start)
            .any(|t| document.means(t, Class::Function, "of_them"));
        // *vier Fahrgäste, darunter zwei Schwestern*: a part of people is people, whatever it is called.
        if quantity.counted == Counted::Thing
            && leads
            && quantity.head.is_some_and(|head| document.senses(head).is_empty())
            && let Some(measure) = self.whole_before(scene, at, read)
        {
            return Some((measure, None, "part", clear));
        }
        // A noun of no list: people only where what befell them befalls nobody else.
        if quantity.counted == Counted::Thing
            && !found.is_some_and(|index| self.takes_people(quantity, &scene.outcomes[index]))
        {
            return None;
        }
        // *die Leichen von sechs Geiseln gefunden*, and behind it *darunter die von drei Kindern*
        let bodies = quantity.number.start.checked_sub(2).is_some_and(|at| {
            document.means(at + 1, Class::Preposition, "of")
                && (document.means(at, Class::Topic, "bodies")
                    || quantity.part && document.means(at, Class::Function, "article"))
        });
        if bodies
            && scene.tokens.clone().any(|at| document.has(at, Class::Found))
            && scene.tokens.clone().any(|at| document.means(at, Class::Topic, "bodies"))
        {
            return Some((Measure::Killed, None, "bodies", clear));
        }
        if let Some(measure) = quantity.attribute.filter(|m| *m != Measure::Deployed) {
            // *starben zwölf verwundete Soldaten*
            let died = found.filter(|index| {
                let outcome = &scene.outcomes[*index];
                outcome.measure == Measure::Killed
                    && matches!(outcome.sort, Sort::Participle | Sort::Verb)
                    && measure != Measure::Casualties
            });
            // *22 verwundete Gefangene wurden überstellt*
            if scene.outcomes.iter().any(|o| o.is_handing_over() && segment.contains(&o.tokens.start)) {
                return None;
            }
            return Some(match died {
                Some(index) => (Measure::Killed, Some(index), "outcome", clear),
                None => (measure, None, "attribute", clear),
            });
        }
        let previous = || {
            let thing = at > 0 && scene.quantities[at - 1].counted == Counted::Thing;
            read.iter().rev().find_map(|m| *m).filter(|_| !thing)
        };
        if scene.quantities[..at].last().is_some_and(|share| belonging::is_base(document, quantity, share))
            && (population::is_military(&quantity.counted) || quantity.counted == Counted::Nothing)
        {
            return Some((Measure::Deployed, None, "base of a share", Confidence::Guess));
        }
        // *mehr als die Hälfte der entsandten Soldaten wäre betroffen*: of those sent, but what befell them is not told.
        if quantity.bound == Bound::Fraction
            && quantity.attribute == Some(Measure::Deployed)
            && found.is_none()
        {
            return None;
        }
        // *4.000 der 11.000 entsandten Soldaten sind tot*
        if quantity.whole && quantity.attribute == Some(Measure::Deployed) {
            return Some((Measure::Deployed, None, "attribute", clear));
        }
        let fatal = quantity.part
            && (quantity.phrase.end..segment.end.min(quantity.phrase.end + 3))
                .any(|t| document.means(t, Class::Degree, "fatal"));
        if fatal && previous() == Some(Measure::Wounded) {
            return Some((Measure::Killed, None, FATAL, clear));
        }
        // *ihre Zahl könne auf 10.000 anwachsen*: of those spoken of before.
        let total = segment.clone().any(|t| document.has(t, Class::Total) && !self.counts_things(t))
            && !scene.outcomes.iter().any(|o| matches!(o.sort, Sort::Count | Sort::Loss))
            && quantity.counted == Counted::Nothing;
        if let Some((measure, sentence)) = self.context.measure.filter(|_| total)
            && sentence + 2 >= scene.number
            && !self.spoken_of_others(scene, sentence)
        {
            return Some((measure, None, "continued", Confidence::Context));
        }
        // *die Nordkoreaner seien zurück. Ihre Zahl schätzte er auf 8000*: of soldiers whom nothing befell since.
        let theirs = segment
            .clone()
            .skip(1)
            .any(|t| document.has(t, Class::Total) && document.means(t - 1, Class::Function, "possessive"));
        if theirs
            && quantity.counted == Counted::Nothing
            && found.is_none()
            && self.context.people.as_ref().is_some_and(|(side, troops, s)| {
                *troops
                    && side != population::MIXED
                    && s + 1 == scene.number
                    && self.context.measure.is_none_or(|(_, told)| told < *s)
            })
        {
            return Some((Measure::Deployed, None, "their number", Confidence::Context));
        }
        // *80 Prozent davon verloren, über 12.000 Mann*: what befell the share.
        let share = at.checked_sub(1).map(|before| &scene.quantities[before]).filter(|share| {
            found.is_none()
                && share.bound == Bound::Fraction
                && population::is_military(&quantity.counted)
                && quantity.number.start - share.phrase.end <= 3
                && document.tokens[quantity.number.start - 1].is(',')
        });
        if let Some(share) = share
            && let Some(index) =
                belonging::of(document, share, scene.quantities, &scene.outcomes, &scene.segments)
        {
            return Some((scene.outcomes[index].measure, Some(index), "share", clear));
        }
        let captive = matches!(&quantity.counted, Counted::People(_, Some(_)));
        if let Some(index) = found
            && scene.outcomes[index].is("care")
            && !self.is_after_an_accident(scene, quantity)
        {
            return None;
        }
        // *Unter den Toten sind 22 Kriegsgefangene*
        let befell = |o: &Outcome| {
            matches!(o.sort, Sort::Participle | Sort::Verb)
                || o.sort == Sort::Count && document.has(o.tokens.start, Class::Ambiguous)
        };
        if let Some(index) = found.filter(|index| !captive || befell(&scene.outcomes[*index])) {
            let chosen = &scene.outcomes[index];

            // *19.000 fielen, davon waren 17.000 aus Lagern angeworben*: how they came to be soldiers befell them before.
            if chosen.excluded
                && chosen.entry.value == "recruited"
                && quantity.part
                && let Some(measure) = previous()
            {
                return Some((measure, None, "part", clear));
            }
            if chosen.excluded
                && !(chosen.entry.value == "flight" && population::is_military(&quantity.counted))
            {
                return None;
            }
            // *die Stärke des Verbands in der Ukraine*: of troops in a place they were sent to.
            let elsewhere = scene.outcomes[index].measure == Measure::Strength
                && segment.clone().any(|t| {
                    document.means(t, Class::Preposition, "in")
                        && (t + 1..t + 3).any(|next| {
                            document.has(next, Class::Country)
                                || document.has(next, Class::Place)
                                || document.has(next, Class::Theatre)
                        })
                });
            // *die Stärke des Kontingents*: of those sent, of whom the text spoke before.
            let sent = scene.outcomes[index].measure == Measure::Strength
                && segment.clone().any(|t| document.means(t, Class::Act, "deployed"))
                && self.context.measure.is_some_and(|(measure, sentence)| {
                    measure == Measure::Deployed && sentence + REACH >= scene.number
                });
            // *In der Bundeswehr dienen 184.000 Soldaten*: of the army's own people all.
            let own_army = chosen.is("serve")
                && population::army_served(document, segment.clone())
                    .is_some_and(|army| quantity.side.as_deref().is_none_or(|side| Some(side) == army));
            if own_army {
                return Some((Measure::Strength, Some(index), "serves", clear));
            }
            // *standen einer Armee von 54.000 Mann gegenüber*
            let faced = scene.outcomes[index].measure == Measure::Strength
                && scene.outcomes.iter().any(|o| {
                    o.sort == Sort::Verb
                        && o.measure == Measure::Deployed
                        && segment.contains(&o.tokens.start)
                });
            let measure = if elsewhere || sent || faced {
                Measure::Deployed
            } else if chosen.sort == Sort::Count && chosen.entry.value == outcome::VICTIMS {
                self.of_victims(scene)
            } else {
                chosen.measure
            };
            return Some((measure, Some(index), "outcome", clear));
        }
        if let Some(measure) = quantity.attribute {
            return Some((measure, None, "attribute", clear));
        }
        // *zwei Drittel davon waren älter als 65*: told of their age.
        let aged = quantity.bound == Bound::Fraction
            && segment.clone().any(|t| document.means_any(t, Class::Auxiliary, &["be", "be past"]))
            && !segment.clone().any(|t| document.has(t, Class::Person) || document.has(t, Class::Degree));
        if aged {
            return None;
        }
        // *einer wurde verletzt, zwei Personen schwer*: the verb is said once.
        let degree = segment.start == quantity.number.start
            && document.has(quantity.phrase.end, Class::Degree)
            && (quantity.phrase.end + 1..segment.end).all(|t| !document.tokens[t].is_word());
        if degree
            && let Some(outcome) =
                scene.outcomes.iter().rev().find(|o| o.tokens.end <= quantity.number.start && !o.excluded)
            && outcome.measure == Measure::Wounded
        {
            return Some((Measure::Wounded, None, "part", clear));
        }
        // *21 Männer standen vor Gericht, 14 von ihnen waren Elsässer*: of people whom nothing befell.
        let of_nobody = quantity.part
            && scene.quantities[..at].last().is_some_and(|q| {
                matches!(q.counted, Counted::People(..) | Counted::Nationals) && q.bound != Bound::Fraction
            })
            && read.last().is_some_and(Option::is_none);
        if of_nobody {
            return None;
        }
        if let Counted::People(_, Some(measure)) = &quantity.counted {
            // *die Hälfte der Gefangenen stammt aus armen Regionen*: of people already counted.
            if quantity.bound == Bound::Fraction {
                return None;
            }
            return Some((*measure, None, "captives", clear));
        }
        if quantity.part
            && let Some(measure) = previous()
        {
            return Some((measure, None, "part", clear));
        }
        // *die Armee, darunter 3.000 Mann, verlor …*: a part of nothing that was counted.
        let counted_before = scene.quantities[..at].iter().any(|q| q.counted != Counted::Thing)
            || scene.outcomes.iter().any(|o| o.sort == Sort::Count && o.tokens.end <= quantity.number.start);
        let leads = document.means(segment.start, Class::Function, "of_them");
        if quantity.part && leads && !counted_before && segment.start > scene.tokens.start {
            return None;
        }
        // *514 Tote: 268 Rebellen, 146 Soldaten*
        let colon = scene
            .tokens
            .clone()
            .take_while(|t| *t < quantity.number.start)
            .any(|t| document.tokens[t].is(':'));
        let listed = matches!(quantity.counted, Counted::People(..) | Counted::Nationals)
            && colon
            && !segment.clone().any(|t| document.has(t, Class::Auxiliary));
        // *unter den 40 Toten sind sechs Kinder*
        let among = scene.quantities[..at].last().filter(|q| {
            // *von den 38 Toten waren zwölf Frauen*
            let lead = document.means(scene.tokens.start, Class::Preposition, "of")
                && q.number.start <= scene.tokens.start + 3
                && matches!(quantity.counted, Counted::People(..) | Counted::Nationals);
            matches!(q.counted, Counted::Victims(_)) && lead
                || matches!(q.counted, Counted::Victims(_))
                    && (q.number.start.saturating_sub(3).max(scene.tokens.start)..q.number.start)
                        .any(|t| document.has(t, Class::Ambiguous))
        });
        // *1.844 der Verstorbenen waren Männer, 383 Frauen*
        let alone = segment.start == quantity.phrase.start
            && (quantity.phrase.end..segment.end).all(|t| !document.tokens[t].is_word());
        let gapped = alone
            && matches!(quantity.counted, Counted::People(..) | Counted::Nationals)
            && segment.start > scene.tokens.start
            && scene.quantities[..at].last().is_some_and(|q| {
                (q.phrase.end..segment.start)
                    .any(|t| document.means_any(t, Class::Auxiliary, &["be", "be past"]))
                    && matches!(q.counted, Counted::Victims(_))
            });
        if gapped && let Some(measure) = previous() {
            return Some((measure, None, "part", clear));
        }
        // *vier Deutsche, zwei Österreicher und zwei Schweizer*
        let row = at > 0
            && read.last().is_some_and(Option::is_some)
            && belonging::coordinated(document, &scene.quantities[at - 1], quantity);
        // *427 seien drusische Kämpfer gewesen, 298 drusische Zivilisten*: a row of what they were.
        let was = at > 0 && {
            let before = &scene.quantities[at - 1];
            let segment_of = |q: &Quantity| scene.segments.iter().find(|s| s.contains(&q.number.start));
            let leads = |q: &Quantity| segment_of(q).is_some_and(|s| s.start == q.number.start);
            read.last().is_some_and(Option::is_some)
                && before.counted == Counted::Nothing
                && document.has(before.phrase.end, Class::Auxiliary)
                && (leads(before) || before.part)
                && leads(quantity)
                && segment_of(before).is_some_and(|s| s.end + 1 == segment.start)
                && !segment.clone().any(|t| document.has(t, Class::Auxiliary))
        };
        if was && let Some(measure) = previous() {
            return Some((measure, None, "part", clear));
        }
        // *Unter den Toten sind 65 Gefangene, die …, und neun Soldaten*
        let lead = scene.outcomes.first().filter(|o| {
            o.sort == Sort::Count
                && o.tokens.start == scene.tokens.start
                && document.has(o.tokens.start, Class::Ambiguous)
        });
        if let Some(lead) = lead.filter(|_| {
            matches!(quantity.counted, Counted::People(..) | Counted::Nationals) && found.is_none()
        }) {
            return Some((lead.measure, None, "part", clear));
        }
        let intro = || {
            let before =
                scene.outcomes.iter().rev().find(|o| o.tokens.end <= quantity.number.start && !o.excluded)?;
            Some(before.measure)
        };
        if listed
            && previous().is_none()
            && let Some(measure) = intro()
        {
            return Some((measure, None, "part", clear));
        }
        // *Darunter seien 183 Kämpfer der HTS und anderer Gruppen, 100 Soldaten und 28 Zivilisten*
        let parts = document.means(scene.tokens.start, Class::Function, "of_them")
            && scene.outcomes.is_empty()
            && matches!(quantity.counted, Counted::People(..) | Counted::Nationals);
        if (listed || row || parts || among.is_some())
            && let Some(measure) = previous()
        {
            return Some((measure, None, "part", clear));
        }
        // *40.000 von ihnen wohnen in Eilat*: a verb of its own, of no list.
        let of_them = document.sense(quantity.number.end, Class::Function);
        let verb = quantity.number.end + of_them.map_or(0, |sense| sense.length as usize);
        // *die Hälfte von ihnen komme aus Mali*, but not *90 Prozent davon seien Zivilisten*
        let share_elsewhere = || {
            let token = &document.tokens[verb];
            let were = document.means_any(verb, Class::Auxiliary, &["be", "be past"])
                && document.has(verb + 1, Class::Person);
            let befell = [Class::Participle, Class::Degree].iter().any(|class| document.has(verb, *class));
            quantity.bound == Bound::Fraction && token.is_word() && !token.capital && !befell && !were
        };
        let elsewhere = of_them.is_some_and(|sense| sense.value() == "of_them")
            && verb < document.tokens.len()
            && (belonging::is_unlisted_verb(document, verb) || share_elsewhere());
        if elsewhere {
            return None;
        }
        if let Some(index) = self.apposed(scene, quantity, segment) {
            return Some((scene.outcomes[index].measure, Some(index), "apposition", clear));
        }
        // *die Volksarmee hat über 1,2 Millionen Soldaten*
        let army = population::is_military(&quantity.counted)
            && quantity.low.or(quantity.high).is_some_and(|n| n >= 10_000)
            && segment
                .clone()
                .take_while(|t| *t < quantity.number.start)
                .any(|t| document.has(t, Class::Force))
            && segment.clone().any(|t| document.means(t, Class::Auxiliary, "have"));
        if army && scene.outcomes.iter().all(|o| !segment.contains(&o.tokens.start)) {
            return Some((Measure::Strength, None, "army", Confidence::Guess));
        }
        // *darunter 15 Kinder*, *zwei davon schwer*, *weitere 64*: what befell those before.
        // *lagen hier 48 Gefallene; im März waren es über 100*
        let again = segment.clone().any(|t| document.means(t, Class::Continue, "es"));
        let own_verb = segment.clone().any(|t| document.has(t, Class::Auxiliary))
            && quantity.counted == Counted::Nothing
            && !again;
        let elliptic =
            quantity.part || quantity.further || (quantity.counted == Counted::Nothing && !own_verb);
        if elliptic && let Some(measure) = previous() {
            return Some((measure, None, "part", clear));
        }
        // *Die Toten seien drei Männer und eine Frau*
        let identity = (segment.start..quantity.number.start).rev().take(3).find_map(|t| {
            let sense = document.sense(t, Class::Victim).filter(|_| document.tokens[t].capital)?;
            let be = document.means_any(t + 1, Class::Auxiliary, &["be", "be past"]);
            let first = t <= segment.start + 1;
            Measure::from_name(sense.value().split(' ').next()?).filter(|_| be && first)
        });
        if let Some(measure) = identity
            && matches!(quantity.counted, Counted::People(..) | Counted::Nationals)
        {
            return Some((measure, None, "part", clear));
        }
        // *in Wien sterben so 15 Menschen im Jahr, österreichweit sind es rund 40*
        let here = quantity.counted == Counted::Nothing
            && segment.clone().any(|t| document.means(t, Class::Continue, "es"));
        if here && let Some(measure) = previous() {
            return Some((measure, None, "continued", clear));
        }
        // *Kiew sprach von 12.000, Washington von 10.000 Soldaten*: the verb is said once.
        let preposition =
            |q: &Quantity| q.number.start.checked_sub(1).filter(|t| document.has(*t, Class::Preposition));
        let parallel = at > 0
            && scene
                .quantities
                .get(at - 1)
                .and_then(preposition)
                .zip(preposition(quantity))
                .is_some_and(|(one, other)| document.word(one) == document.word(other));
        if parallel
            && (population::is_military(&quantity.counted) || quantity.counted == Counted::Nationals)
            && let Some(Some(measure)) = read.last()
        {
            return Some((*measure, None, "continued", Confidence::Context));
        }
        // *450.000 Menschen strömten herbei, andere sprachen von einer Million*: of those who are no claim.
        let of_others = quantity.counted == Counted::Nothing
            && at > 0
            && matches!(
                scene.quantities[at - 1].counted,
                Counted::People(Kind::People | Kind::Civilians, None)
            )
            && read.last().is_some_and(Option::is_none);
        // *Mehrere Menschen wurden getötet, die Rede ist von 30*
        let told = quantity.counted == Counted::Nothing
            && segment.clone().any(|t| document.has(t, Class::Continue))
            && quantity
                .number
                .start
                .checked_sub(1)
                .is_some_and(|before| document.means(before, Class::Preposition, "of"));
        let unnumbered = scene.outcomes.iter().rev().find(|o| {
            o.tokens.end <= segment.start && !o.excluded && matches!(o.sort, Sort::Participle | Sort::Verb)
        });
        if told
            && scene.quantities[..at].is_empty()
            && let Some(outcome) = unnumbered
        {
            return Some((outcome.measure, None, "continued", clear));
        }
        if let Some(measure) = self.continued(scene, quantity, segment).filter(|_| !of_others) {
            return Some((measure, None, "continued", Confidence::Context));
        }
        // *8.000 Soldaten seien bereits in Kursk*, of those spoken of before
        let there = population::is_military(&quantity.counted)
            && quantity.side.is_none()
            && self.context.people.as_ref().is_some_and(|(side, troops, sentence)| {
                *troops
                    && sentence + 2 >= scene.number
                    && population::is_there(document, quantity, segment, side)
            });
        if there {
            return Some((Measure::Deployed, None, "abroad at war", Confidence::Guess));
        }
        (case.attribution.is_some() && population::is_abroad_at_war(document, quantity)).then_some((
            Measure::Deployed,
            None,
            "abroad at war",
            Confidence::Guess,
        ))
    }

    /// *die Zahl der Messerangriffe*: not of those told of before.
    pub(super) fn counts_things(&self, total: usize) -> bool {
        let document = self.document;
        let genitive = document.means(total + 1, Class::Function, "article");
        let noun =
            (total + 2..(total + 5).min(document.tokens.len())).find(|at| document.tokens[*at].capital);
        genitive
            && noun.is_some_and(|noun| {
                [Class::Victim, Class::Nationals, Class::Group, Class::Force]
                    .into_iter()
                    .all(|class| !document.has(noun, class))
                    && !document.means_any(noun, Class::Person, &["troops", "officers", "generals", "police"])
            })
    }

    /// Whether people in a hospital were hurt there: something happened, or the text told of dead or wounded.
    fn is_after_an_accident(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        let sick = quantity.head.is_some_and(|head| document.means(head, Class::Person, "civilians sick"));
        let hurt =
            |measure: Measure| matches!(measure, Measure::Killed | Measure::Wounded | Measure::Casualties);
        let event =
            scene.event || self.context.event.is_some_and(|sentence| sentence + REACH >= scene.number);
        let told =
            self.context.measure.is_some_and(|(m, sentence)| hurt(m) && sentence + REACH >= scene.number)
                || scene.quantities.iter().any(|q| matches!(q.counted, Counted::Victims(m) if hurt(m)))
                || scene.outcomes.iter().any(|o| hurt(o.measure) && !o.is("care"));
        !sick && (event || told)
    }

    /// *Opfer*: the dead where the sentence or those before tell of dead, else all whom it hit.
    fn of_victims(&self, scene: &Scene) -> Measure {
        let told =
            |outcome: &Outcome| outcome.measure == Measure::Killed && outcome.entry.value != outcome::VICTIMS;
        let before = |(measure, sentence)| measure == Measure::Killed && sentence + REACH >= scene.number;
        let dead = scene.outcomes.iter().any(told) || self.context.measure.is_some_and(before);
        if dead { Measure::Killed } else { Measure::Casualties }
    }
}
