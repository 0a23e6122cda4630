//! Whose people a number counts, with all that its sentence and those before say of them.

use std::ops::Range;

use super::assemble::Assembler;
use super::outcome::{Outcome, Sort};
use super::population::{self, MIXED, UNKNOWN};
use super::rows::{self, ROWS};
use super::scene::{Case, REACH, Scene};
use crate::language::Class;
use crate::quantity::{Counted, Quantity};
use crate::time::Relation;
use crate::token::Document;
use crate::vocabulary::{Bound, Confidence, Kind, Measure};

impl Assembler<'_, '_> {
    /// The side, and how sure it is: named in the sentence, read across sentences, or inferred from who speaks and
    /// who fights whom.
    pub(super) fn side(
        &self,
        case: &Case,
        measure: Measure,
        outcome: Option<&Outcome>,
    ) -> (String, Confidence) {
        let Case { scene, quantity, segment, attribution, .. } = *case;
        let document = self.document;
        let (clear, context, guess) = (Confidence::Clear, Confidence::Context, Confidence::Guess);
        if self.holds_others(case) {
            return (MIXED.to_owned(), clear);
        }
        // *Libanon: 80 Tote* in a headline names a place; in a list under a heading it names the side.
        let listed = self.layout.measure.is_some_and(|(_, heading)| heading + ROWS >= scene.number);
        if let Some(side) = quantity.side.as_ref().filter(|_| listed || !quantity.labelled) {
            return (side.clone(), clear);
        }
        let known = |side: &str| (side.to_owned(), clear);
        let guessed = |side: &str| (side.to_owned(), guess);
        if let Some(side) =
            self.layout.cell(document, scene.number, quantity.number.start).and_then(|cell| cell.side)
        {
            return known(side);
        }
        // *120 Kämpfer der Miliz*
        if quantity.of_militia {
            return (self.group.unwrap_or(UNKNOWN).to_owned(), context);
        }
        // *900 Soldaten der Junta*
        // Where they were sent to tells nothing.
        let at_home = self.land.filter(|_| measure != Measure::Deployed);
        if quantity.of_force
            && let Some(army) = self.army.or(at_home)
        {
            return (army.to_owned(), context);
        }
        // *Russland* / *Getötet: 95.000*
        let label = scene.quantities.iter().filter(|q| listed || !q.labelled).find_map(|q| q.side.as_deref());
        if let Some(side) = label.filter(|_| rows::is_line(document, scene.number)) {
            return known(side);
        }
        let heading = self.layout.side.filter(|(_, heading)| heading + ROWS >= scene.number);
        if let Some((side, _)) = heading.filter(|_| rows::is_line(document, scene.number)) {
            return (side.to_owned(), context);
        }
        // *125 gehörten den Sicherheitskräften der neuen Regierung an*
        let belongs = segment.clone().find(|at| document.means(*at, Class::Continue, "belong"));
        if let Some(verb) = belongs.filter(|_| quantity.counted == Counted::Nothing) {
            let force = (verb..segment.end)
                .find(|at| document.has(*at, Class::Force) && document.tokens[*at].capital);
            let named = scene.mentions.iter().any(|m| m.at > verb && segment.contains(&m.at));
            if let Some(army) = force.filter(|_| !named).and(self.army.or(self.land)) {
                return (army.to_owned(), context);
            }
        }
        let speaker = attribution.and_then(population::speaker);
        let done_to = matches!(measure, Measure::Killed | Measure::Wounded | Measure::Captured)
            && outcome.is_some_and(|o| {
                o.sort == Sort::Deed && !o.is("own")
                    || o.sort == Sort::Participle && !o.is("self") && !o.is("own")
            })
            && (outcome.is_some_and(|o| o.sort == Sort::Deed)
                || segment
                    .clone()
                    .any(|at| document.means_any(at, Class::Auxiliary, &["have", "have past"])));
        // *Die Hisbollah schweigt; Israel sagt, man habe 440 ihrer Kämpfer getötet*: of whom the sentence told before.
        if quantity.possessive && done_to {
            let other = population::group(document, scene.tokens.start..quantity.number.start)
                .filter(|side| Some(*side) != speaker);
            if let Some(side) = other.or_else(|| speaker.and_then(population::enemy_of)) {
                return known(side);
            }
        }
        // *14.000 ihrer Kämpfer*: the clause's own, else the speaker's.
        let subject = || {
            let sent = matches!(measure, Measure::Casualties | Measure::Deployed | Measure::Strength);
            population::owner(document, segment.clone(), &scene.attributions, Some(quantity)).filter(|_| sent)
        };
        if quantity.possessive
            && let Some(side) = subject().or(speaker).or(self.group.filter(|_| quantity.head.is_some()))
        {
            return known(side);
        }
        if let Some(side) = self.camp(case) {
            return known(side);
        }
        if let Some(whole) = population::whole(document, scene, segment, quantity) {
            return known(whole.side);
        }
        // *bis zu 200 vernichtete Kämpfer*: the speaker's enemy; *räumte 6.000 tote Kämpfer ein*: its own.
        let soldiers = matches!(quantity.counted, Counted::People(Kind::Troops, _) | Counted::Nothing);
        let boast = quantity.enemy || outcome.is_some_and(|o| o.is("enemy"));
        if soldiers
            && boast
            && let Some(enemy) = speaker.and_then(population::enemy_of)
        {
            return guessed(enemy);
        }
        if soldiers
            && let Some(own) = speaker
            && segment.clone().any(|at| document.has(at, Class::Admit))
        {
            return known(own);
        }
        let mut flanks = scene
            .mentions
            .iter()
            .rev()
            .filter(|m| m.flank && m.at < quantity.number.start && segment.contains(&m.at));
        if let Some(flank) = flanks.next() {
            // *auf russischer und ukrainischer Seite*
            let both = flanks.next().is_some_and(|other| {
                other.side != flank.side
                    && flank.at - other.at == 2
                    && document.means_any(flank.at - 1, Class::Function, &["and", "or"])
            });
            return known(if both { MIXED } else { flank.side });
        }
        let left = || {
            scene.outcomes.iter().rev().find(|o| {
                o.sort == Sort::Loss
                    && segment.contains(&o.tokens.start)
                    && o.tokens.end <= quantity.number.start
            })
        };
        let victims = matches!(quantity.counted, Counted::Victims(_));
        if let Some(outcome) = outcome
            .or_else(|| left().filter(|_| victims))
            .filter(|o| matches!(o.sort, Sort::Loss | Sort::Count))
            && let Some(side) = population::at_outcome(document, outcome, &scene.tokens)
        {
            return known(side);
        }
        // *Russland verlor zwei Millionen Soldaten, Frankreich 1,3 Millionen*
        if let Some(side) = population::gapped(document, segment, quantity)
            && matches!(measure, Measure::Casualties | Measure::Deployed | Measure::Strength)
        {
            return known(side);
        }
        let own = |o: &Outcome| o.is("own") && segment.contains(&o.tokens.start);
        // *die Gruppe habe 4.000 Mann eingebüßt*, *die Regierungstruppen hätten 354 Mann verloren*
        if scene.outcomes.iter().any(own)
            && let Some(side) = self.unnamed_force(segment, quantity)
        {
            return known(side);
        }
        let loses = scene.outcomes.iter().any(own)
            || outcome.is_some_and(|o| o.is("own") || o.sort == Sort::Loss)
            || matches!(quantity.counted, Counted::Losses);
        // *Liberia hatte 4.700 Tote zu beklagen*: a land and not a party.
        let mourned = victims
            && measure == Measure::Killed
            && quantity.among.is_none()
            && !scene.mentions.iter().any(|m| m.troops);
        if (loses || matches!(measure, Measure::Deployed | Measure::Strength))
            && let Some(side) =
                population::owner(document, segment.clone(), &scene.attributions, Some(quantity))
                    .or_else(|| {
                        scene
                            .mentions
                            .iter()
                            .rev()
                            .find(|m| m.troops && segment.contains(&m.at))
                            .map(|m| m.side)
                    })
                    .or_else(|| {
                        scene
                            .mentions
                            .iter()
                            .rev()
                            .find(|m| m.troops && m.at < quantity.number.start)
                            .map(|m| m.side)
                    })
                    .or_else(|| {
                        // *die 12.000 Soldaten, die Pjöngjang geschickt hat*
                        let relative =
                            document.means_any(segment.end + 1, Class::Function, &["article", "relative"]);
                        let behind = scene.segments.iter().find(|s| s.start == segment.end + 1 && relative);
                        let until = scene.tokens.start..behind.map_or(segment.end, |s| s.end);
                        population::owner(document, until, &scene.attributions, Some(quantity))
                    })
                    .or_else(|| self.pronoun(scene, segment))
                    .or_else(|| {
                        // *hat nach eigenen Angaben 16 Mann verloren*, *bestritt, 16 Mann verloren zu haben*
                        let frame = attribution.map_or(0..0, |a| a.frame.clone());
                        let own =
                            loses && frame.into_iter().any(|at| document.means(at, Class::Report, "own"));
                        speaker.filter(|_| own || population::is_infinitive(document, segment.clone()))
                    })
            && (!mourned || population::enemy_of(side).is_some())
        {
            return known(side);
        }
        // All victims of a war together are of several sides.
        let war = scene.tokens.clone().any(|at| document.has(at, Class::Conflict));
        let unnamed = matches!(
            quantity.counted,
            Counted::People(Kind::People, None) | Counted::Victims(_) | Counted::Opfer
        ) || (quantity.counted == Counted::Nothing && quantity.bound == Bound::Order);
        if war
            && unnamed
            && measure == Measure::Killed
            && scene.mentions.is_empty()
            && quantity.low.max(quantity.high).is_some_and(|n| n >= 1000)
        {
            return guessed(MIXED);
        }
        let active = outcome.is_some_and(|o| o.sort == Sort::Deed && !o.is("own")) || done_to;
        if active {
            // *türkische Sicherheitskräfte haben bei Einsätzen gegen die PKK 23 Rebellen getötet*
            let target = scene.mentions.iter().find(|m| {
                (m.at.saturating_sub(3).max(scene.tokens.start)..m.at)
                    .any(|at| document.means(at, Class::Preposition, "against"))
            });
            // *haben 50 Nordkoreaner getötet und 47 verwundet*
            let goes_on = self.last_claim(scene).filter(|(last, sentence)| {
                let before = self.claims[*last].measure;
                let told = matches!(before, Measure::Deployed | Measure::Strength);
                let close = *sentence == scene.number || quantity.counted == Counted::Nothing;
                close && !told && *sentence + 1 >= scene.number
            });
            let befallen = || goes_on.map(|(last, _)| self.claims[last].population.side.clone());
            return match (target, befallen()) {
                (Some(target), _) => known(target.side),
                (None, Some(side)) => (side, context),
                (None, None) => known(UNKNOWN),
            };
        }
        let counts_soldiers =
            outcome.and_then(|o| o.kind).is_some_and(|kind| !matches!(kind, Kind::People | Kind::Civilians));
        let military = population::is_military(&quantity.counted)
            || counts_soldiers
            || (population::kind_of(measure).is_some()
                && !matches!(quantity.counted, Counted::People(Kind::Civilians, _)))
            || quantity.among.is_some()
            || matches!(quantity.counted, Counted::Losses)
            || (quantity.counted == Counted::Nothing && !self.beside_civilians(scene, quantity))
            || self.holds_soldiers(scene, quantity);
        // *eine Handvoll von ihnen*: of those spoken of last.
        if let Some((side, true, _)) = self.spoken_of_since(scene, quantity) {
            return (side.clone(), context);
        }
        if quantity.part
            && let Some((last, sentence)) = self.last_claim(scene)
            && sentence + 1 >= scene.number
            && self.claims[last].population.side != UNKNOWN
        {
            let here = sentence == scene.number;
            return (self.claims[last].population.side.clone(), if here { clear } else { context });
        }
        let before: Vec<_> =
            scene.mentions.iter().filter(|m| m.troops && m.at < quantity.number.start).collect();
        // *Zwölf Chinesen kämpfen in den Reihen der russischen Armee, zwei wurden gefangen*: still of those counted.
        let named_here = scene.mentions.iter().any(|m| m.troops && segment.contains(&m.at));
        if quantity.counted == Counted::Nothing
            && !named_here
            && let Some((last, sentence)) = self.last_claim(scene)
            && sentence == scene.number
            && self.claims[last].evidence == document.sentences[scene.number].span
            && self.claims[last].population.side != UNKNOWN
        {
            return (self.claims[last].population.side.clone(), clear);
        }
        let ahead = before.iter().rev().find(|m| !m.is_aside(document)).or(before.last());
        if military && let Some(last) = ahead {
            return known(last.side);
        }
        let after = scene.mentions.iter().find(|m| {
            // *24 Mann, alles Russen*; *drei Tote, allesamt Angehörige der russischen Marine*
            let all = (quantity.phrase.end..m.at).any(|at| document.means(at, Class::Function, "all"));
            m.at > quantity.number.start && (all || (m.flank && segment.contains(&m.at)))
        });
        let all = after.is_some_and(|m| !m.flank);
        // *4.000 Tote auf nordkoreanischer Seite*
        let flank = after.is_some_and(|m| m.flank && victims);
        if (military || all || flank)
            && let Some(first) = after
        {
            return known(first.side);
        }
        // *die Ukraine habe 1.900 Mann verloren, elf Soldaten seien gefangen genommen worden*: one party's in one sentence.
        if population::is_military(&quantity.counted)
            && let Some((last, sentence)) = self.last_claim(scene)
            && sentence == scene.number
            && self.claims[last].population.kind == Kind::Troops
            && self.claims[last].sources == attribution.map(|a| a.sources.as_slice()).unwrap_or_default()
        {
            return (self.claims[last].population.side.clone(), context);
        }
        // The claim before, of which this one is a part or which it continues.
        let linked = quantity.part
            || quantity.further
            || matches!(quantity.counted, Counted::Nothing | Counted::Victims(_));
        if linked
            && let Some((last, sentence)) = self.last_claim(scene)
            && sentence + REACH >= scene.number
            && !self.told_anew(scene, quantity)
            && !self.tells_of_others(case, last)
            // *Elf werden vermisst. Kiew spricht von 43.000 Gefallenen*: soldiers of somebody's.
            && !(self.claims[last].population.side == UNKNOWN
                && sentence < scene.number
                && !quantity.part
                && quantity.among == Some(Kind::Troops))
            // *Israel zählte 2.500 getötete Kämpfer. Beirut zählte 3.800 Tote*: another state counts others.
            && (!matches!(quantity.counted, Counted::Victims(_))
                || quantity.part
                || quantity.further
                || !self.another_state_speaks(case))
        {
            return (self.claims[last].population.side.clone(), context);
        }
        // *bestritt, dass auch nur ein Soldat gefallen sei*: its own.
        if population::is_military(&quantity.counted)
            && attribution.is_some_and(|a| a.denied)
            && let Some(own) = speaker
        {
            return guessed(own);
        }
        // *Selenskyj sprach von 46.000 toten Soldaten*: a party's own, where it speaks itself and no side is named.
        // Of one attack both sides speak.
        let event = self.context.event.is_some_and(|event| event + 2 * REACH >= scene.number);
        let speaks = !event && attribution.is_some_and(|a| !a.carried && !a.frame.is_empty());
        let own_soldiers = population::is_military(&quantity.counted) && !is_irregular(document, quantity);
        if own_soldiers
            && speaks
            && let Some(own) = speaker.filter(|own| population::enemy_of(own).is_some())
            && self
                .context
                .people
                .as_ref()
                .is_some_and(|(side, ..)| Some(side.as_str()) == population::enemy_of(own))
        {
            return guessed(own);
        }
        // *Armenien meldete 190 getötete Soldaten*, and nobody else's soldiers were spoken of: its own.
        if own_soldiers
            && matches!(measure, Measure::Killed | Measure::Wounded | Measure::Casualties)
            && speaks
            && self.context.people.is_none()
            && let Some(own) = attribution.and_then(|a| a.state)
            && attribution.is_some_and(|a| a.sources.first().is_some_and(|source| source == own))
            && self.context.subject.is_none_or(|(subject, _)| subject == own)
        {
            return guessed(own);
        }
        // *Das Heer …: Es seien 200 Mann desertiert.*
        if measure == Measure::Deserted
            && let Some(army) = self.army.or(self.land)
        {
            return (army.to_owned(), context);
        }
        if let Some(own) = self.own_soldiers_hit(case, speaker) {
            return guessed(own);
        }
        let row = quantity.head.is_some_and(|head| head < quantity.number.start);
        if military
            && let Some((side, true, sentence)) =
                self.context.people.as_ref().filter(|(side, ..)| side != MIXED)
            && sentence + if row { ROWS } else { REACH } >= scene.number
        {
            return (side.clone(), context);
        }
        // *Wie werden sie eingesetzt?* / *Weniger als 7.000 von ihnen …*: those of whom the section before told.
        if quantity.part
            && measure == Measure::Deployed
            && let Some(side) = self
                .context
                .people
                .as_ref()
                .filter(|(side, troops, _)| *troops && side != MIXED)
                .map(|(side, ..)| side)
                .or(self.context.before.as_ref())
        {
            return (side.clone(), context);
        }
        let soldiers = population::is_military(&quantity.counted)
            || quantity.among == Some(Kind::Troops)
            || counts_soldiers
            || population::kind_of(measure).is_some();
        // *In der Region sollen 12.000 Mann stehen*, where only North Koreans were counted before.
        if measure == Measure::Deployed
            && military
            && self.claims.len() > 1
            && let Some(side) = self.tally.only_side()
        {
            return guessed(side);
        }
        // *Der NIS hatte 300 Tote gemeldet*, where the article counts those sent by one state and nobody else.
        if matches!(quantity.counted, Counted::Victims(_) | Counted::Opfer)
            && self.tally.sent
            && !scene.event
            && scene.mentions.is_empty()
            && let Some(side) = self.tally.only_side().filter(|side| population::enemy_of(side).is_none())
        {
            return guessed(side);
        }
        let irregular = is_irregular(document, quantity);
        if soldiers
            && measure != Measure::Deployed
            && !irregular
            && !quantity.part
            && let Some(source) = attribution.and_then(|a| a.sources.first())
        {
            let country = population::country_of(source);
            // Where the article counts other soldiers only, these are theirs.
            if let Some(side) = self.tally.only_side().filter(|side| {
                *side != country && population::enemy_of(country).is_some_and(|enemy| enemy != *side)
            }) {
                return guessed(side);
            }
            if population::enemy_of(country).is_some() {
                return guessed(country);
            }
        }
        known(UNKNOWN)
    }

    /// *Die kolumbianische Armee teilte mit, bei einem Anschlag seien drei Soldaten getötet worden*: a state that
    /// reports an attack on soldiers speaks of its own.
    fn own_soldiers_hit<'c>(&self, case: &Case, speaker: Option<&'c str>) -> Option<&'c str> {
        let Case { scene, quantity, attribution, .. } = *case;
        let document = self.document;
        let (own, attribution) = (speaker?, attribution?);
        let hit = population::is_military(&quantity.counted) && !is_irregular(document, quantity);
        let state = |at: usize| {
            [Class::Nationality, Class::Country, Class::Capital].into_iter().any(|class| {
                document.sense(at, class).is_some_and(|sense| sense.value().split(' ').next() == Some(own))
            })
        };
        (hit && scene.event && attribution.frame.clone().any(state)).then_some(own)
    }

    /// *Auch die Ukraine habe gelitten. Sie habe 8.000 Soldaten verloren*: whom the sentence before is about.
    fn pronoun(&self, scene: &Scene, segment: &Range<usize>) -> Option<&'static str> {
        /// Words from the clause's first to its subject: *Dabei habe sie …*
        const LONGEST: usize = 4;
        let (side, sentence) = self.context.subject?;
        let stands = segment.clone().take(LONGEST).any(|at| self.document.means(at, Class::Anaphor, "he"));
        (stands && sentence + 1 >= scene.number).then_some(side)
    }

    /// Whether a state says the number, and another said that of the claim before.
    fn another_state_speaks(&self, case: &Case) -> bool {
        let Some(state) = case.attribution.and_then(|a| a.state) else { return false };
        self.last_claim(case.scene).is_some_and(|(last, _)| {
            let before = &self.claims[last];
            before.population.side != state
                && before.sources.first().is_some_and(|source| population::country_of(source) != state)
        })
    }

    /// The force that a clause has for its subject without its state or name: *die Gruppe*, *die Regierungstruppen*.
    fn unnamed_force(&self, segment: &Range<usize>, quantity: &Quantity) -> Option<&'static str> {
        let document = self.document;
        let article = (segment.start..quantity.number.start)
            .take(3)
            .find(|at| document.means_any(*at, Class::Function, &["article"]))?;
        if document.means(article, Class::Camp, "group")
            || document.means(article + 1, Class::Force, "militia")
        {
            return self.group;
        }
        let force = document.sense(article + 1, Class::Force)?;
        (force.value().is_empty() && document.has(article + 2, Class::Auxiliary))
            .then(|| self.army.or(self.land))?
    }

    /// *die eigenen Verluste*, *der Gegner*, *auf beiden Seiten*: the side as the speaker sees it.
    pub(super) fn camp<'c>(&'c self, case: &Case<'c>) -> Option<&'c str> {
        let Case { scene, quantity, segment, attribution, .. } = *case;
        let document = self.document;
        let speaker = attribution.and_then(population::speaker);
        // *Armenien bezifferte seine Verluste auf 3.825 Soldaten, Aserbaidschan auf 2.906*
        let own_losses = attribution.is_some_and(|a| matches!(a.rule, "X sagt" | "X, Y"))
            && scene.tokens.clone().skip(1).any(|at| {
                document.has(at, Class::Loss) && document.means(at - 1, Class::Function, "possessive")
            });
        if own_losses && speaker.is_some() {
            return speaker;
        }
        let camp = segment.clone().find_map(|at| {
            // *nach eigenen Angaben*, but not *bezifferte die eigenen Verluste auf*
            let losses = document.has(at + 1, Class::Loss) || document.means(at, Class::Camp, "both");
            let reporting = !losses && scene.attributions.iter().any(|a| a.frame.contains(&at))
                || document.has(at + 1, Class::Report);
            document.sense(at, Class::Camp).filter(|camp| !reporting && camp.value() != "group")
        })?;
        match camp.value() {
            "both" => Some(MIXED),
            "own" => speaker,
            // *Wir haben 13 Tote*, says a minister in peace: no side's.
            "we" => speaker.filter(|own| {
                !matches!(quantity.counted, Counted::Victims(_)) || population::enemy_of(own).is_some()
            }),
            // *300 Landsleute*, said by somebody who speaks for no state: of those told of before.
            // *Indien trauert um fünf Staatsbürger*
            "countrymen" => attribution
                .and_then(|a| a.state)
                .or_else(|| {
                    let who =
                        population::owner(document, segment.clone(), &scene.attributions, Some(quantity));
                    who.filter(|_| attribution.is_none())
                })
                .or_else(|| {
                    let people = self.context.people.as_ref()?;
                    (people.2 + REACH >= scene.number).then_some(people.0.as_str())
                }),
            _ => speaker.and_then(population::enemy_of),
        }
    }

    /// *Wie viele Ukrainer gefallen sind, weiß niemand. Selenskyj sprach von 46.000*: a bare number right behind soldiers of
    /// whom no claim has told yet.
    pub(super) fn told_anew(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let claimed = self.last_claim(scene).map_or(0, |(_, sentence)| sentence);
        quantity.counted == Counted::Nothing
            && !quantity.part
            && self.context.people.as_ref().is_some_and(|(_, troops, sentence)| {
                *troops && *sentence > claimed && sentence + 1 == scene.number
            })
    }

    /// *Beirut meldete 3.365 Tote seit Oktober*: another source with a stretch of time of its own does not go on with the
    /// people of the claim before.
    fn tells_of_others(&self, case: &Case, last: usize) -> bool {
        let Case { scene, quantity, segment, attribution, .. } = *case;
        let other = attribution
            .is_some_and(|a| !a.carried && !a.sources.is_empty() && a.sources != self.claims[last].sources);
        let since = scene
            .times
            .iter()
            .any(|time| time.relation == Relation::Since && segment.contains(&time.tokens.start));
        matches!(quantity.counted, Counted::Victims(_))
            && other
            && since
            && !quantity.further
            && !quantity.part
    }

    /// The people spoken of in sentences behind the last claim, of whom a number is a part.
    pub(super) fn spoken_of_since(
        &self,
        scene: &Scene,
        quantity: &Quantity,
    ) -> Option<&(String, bool, usize)> {
        let (_, claimed) = self.context.claim?;
        let apart = self.last_claim(scene).is_some_and(|(_, sentence)| sentence < scene.number);
        let people = self.context.people.as_ref()?;
        (quantity.part && apart && people.2 > claimed && people.2 + REACH >= scene.number).then_some(people)
    }

    /// *mehr als 6.000 …, also mehr als die Hälfte der 11.000*: one claim, by the number.
    pub(super) fn rounds_another(&self, scene: &Scene, share: &Quantity) -> bool {
        let Some(value) = share.low.or(share.high) else { return false };
        let evidence = self.document.sentences[scene.number].span;
        self.claims.iter().rev().take_while(|claim| claim.evidence == evidence).any(|claim| {
            claim.low.or(claim.high).is_some_and(|other| value.abs_diff(other) * 3 < other.max(value))
        })
    }

    /// *etwa 1.200 Menschen ermordet und rund 250 verschleppt*: the bare number counts what the one before does.
    fn beside_civilians(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let before =
            scene.quantities.iter().rev().find(|q| q.number.end <= quantity.number.start && q.head.is_some());
        before.is_some_and(|q| {
            matches!(q.counted, Counted::People(Kind::People | Kind::Civilians | Kind::Police, _))
        })
    }

    pub(super) fn last_claim(&self, scene: &Scene) -> Option<(usize, usize)> {
        let last = self.claims.len().checked_sub(1)?;
        let evidence = self.claims[last].evidence;
        if evidence == self.document.sentences[scene.number].span {
            return Some((last, scene.number));
        }
        self.context.claim
    }

    /// *50.000 Soldaten, darunter auch Verbände aus Nordkorea*: the part is of another side than the whole.
    fn holds_others(&self, case: &Case) -> bool {
        let Case { scene, quantity, .. } = *case;
        let document = self.document;
        let end = quantity.phrase.end;
        let part =
            (end..scene.tokens.end.min(end + 4)).find(|at| document.means(*at, Class::Function, "of_them"));
        population::is_military(&quantity.counted)
            && part.is_some_and(|part| {
                let other = scene.mentions.iter().find(|m| m.at > part && m.at <= part + 6);
                let own = quantity.side.as_deref().or_else(|| self.camp(case)).or_else(|| {
                    population::owner(document, scene.tokens.clone(), &scene.attributions, Some(quantity))
                });
                other.is_some_and(|other| own.is_some_and(|own| own != other.side))
            })
    }

    /// *die sieben Toten*: people already counted, whatever they were called then.
    pub(super) fn told_before(&self, quantity: &Quantity, measure: Measure) -> Option<String> {
        if !quantity.definite {
            return None;
        }
        let first = &self.claims[self.tally.first(measure, quantity.low, quantity.high)?];
        Some(first.repeat_of.clone().unwrap_or_else(|| first.id.clone()))
    }

    /// *acht Menschen, darunter Offiziere*.
    fn holds_soldiers(&self, scene: &Scene, quantity: &Quantity) -> bool {
        let document = self.document;
        // *60.000 Menschen, darunter 30.000 Soldaten und 10.000 Zivilisten*: of all sorts.
        let civilians = scene.quantities.iter().any(|q| {
            q.number.start > quantity.number.start && matches!(q.counted, Counted::People(Kind::Civilians, _))
        });
        !civilians
            && (quantity.phrase.end..scene.tokens.end).any(|at| {
                document.means(at, Class::Function, "of_them")
                    && (at + 1..(at + 5).min(scene.tokens.end)).any(|next| {
                        document.means_any(next, Class::Person, &["troops", "officers", "generals"])
                    })
            })
    }
}

/// *Rebellen*, *Söldner*: so states call their enemies.
fn is_irregular(document: &Document, quantity: &Quantity) -> bool {
    quantity.head.is_some_and(|head| {
        document.sense(head, Class::Person).is_some_and(|sense| sense.value().ends_with(" irregular"))
    })
}
