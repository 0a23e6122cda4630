use super::*;
use crate::claim::{Basis, Kind, Measure, Modality};
use crate::dispute::compare;
use crate::dispute::testing::{Change, claim};

/// The sentence and the note of the first line, in both languages.
fn told(claims: &[Claim]) -> [String; 4] {
    let claims: Vec<&Claim> = claims.iter().collect();
    let comparison = compare(&claims, |_| None);
    let line = comparison.lines.first().unwrap();
    let headline = |claim: &Claim| claim.evidence.start == 0;
    let [de, en] =
        [Lang::De, Lang::En].map(|lang| Teller::new(&claims, &comparison, lang).with_headlines(&headline));
    let note = |teller: &Teller| teller.note(line).unwrap_or_default();
    [de.sentence(line).to_string(), note(&de), en.sentence(line).to_string(), note(&en)]
}

fn by_article(mut claim: Claim) -> Claim {
    claim.as_of_basis = Some(Basis::Article);
    claim
}

#[test]
fn a_sum_against_an_earlier_total() {
    let claims = [
        claim("b@1").by("nis").on("2030-04-15").about(300).at("Talstadt"),
        claim("b@9").by("nis").on("2030-04-15").exactly(2_700).of(Measure::Wounded),
        by_article(claim("a@1").by("zelensky").on("2030-04-06").exactly(3_800).of(Measure::Casualties)),
    ];
    let [de, note, en, _] = told(&claims);
    assert_eq!(
        de,
        "Die Werte des NIS für den 15. April 2030 ergeben rund 3.000 Tote und Verwundete, von uns addiert; \
         Selenskyj nennt in einem Artikel vom 6. April 3.800, rund ein Viertel mehr."
    );
    assert_eq!(note, "Streng gelesen geht beides: nur eine der Angaben nennt einen Ort (Talstadt).");
    assert_eq!(
        en,
        "The figures of the NIS for 15 April 2030 add up to about 3,000 dead and wounded, added by us; \
         Zelensky gives 3,800 in an article of 6 April, about a quarter more."
    );
}

#[test]
fn an_open_sum_shows_its_parts() {
    let claims = [
        by_article(claim("a@1").by("nis").at_least(100)),
        by_article(claim("a@9").by("nis").up_to(1_000).of(Measure::Wounded)),
        by_article(claim("a@60").by("united-states").more_than(3_000).of(Measure::Casualties)),
    ];
    let [de, note, en, en_note] = told(&claims);
    assert_eq!(
        de,
        "Die Werte des NIS in einem Artikel vom 5. März 2030 ergeben nach den genannten Zahlen 1.100 Tote und \
         Verwundete, von uns addiert (mindestens 100 Getötete und bis zu 1.000 Verwundete); die USA nennen im \
         selben Artikel mehr als 3.000, rund 2,7-mal so viele."
    );
    assert_eq!(note, "Streng gelesen geht beides: „mindestens 100“ ist nach oben offen.");
    assert_eq!(
        en,
        "The figures of the NIS in an article of 5 March 2030 add up to 1,100 dead and wounded by the numbers \
         named, added by us (at least 100 killed and up to 1,000 wounded); the United States gives more than \
         3,000 in the same article, about 2.7 times as many."
    );
    assert_eq!(en_note, "Read strictly, both can hold: “at least 100” is open upward.");
}

#[test]
fn two_numbers_for_one_day() {
    let sent = |id: &str| {
        let mut claim = claim(id).of(Measure::Deployed);
        claim.population.side = "russia".into();
        claim
    };
    let [de, note, en, en_note] =
        told(&[sent("a@1").by("hur").exactly(12_000), sent("b@1").by("experts").by("nato").exactly(8_000)]);
    assert_eq!(
        de,
        "Experten und die Nato nennen 8.000 Soldaten für den 5. März 2030; der HUR nennt 12.000 für denselben Tag, \
         rund die Hälfte mehr."
    );
    assert_eq!(note, "Beides geht nicht. Der HUR spricht für eine Kriegspartei.");
    assert_eq!(
        en,
        "Experts and NATO give 8,000 soldiers for 5 March 2030; the HUR gives 12,000 for the same day, about half \
         as many again."
    );
    assert_eq!(en_note, "Both cannot hold. The HUR speaks for a party to the war.");
}

#[test]
fn a_falling_total() {
    let [de, note, en, _] = told(&[
        claim("a@1").by("sohr").exactly(3_800),
        claim("b@1").by("police").on("2031-01-02").about(3_000),
    ]);
    assert_eq!(
        de,
        "Die Syrische Beobachtungsstelle nennt schon 3.800 Tote für den 5. März 2030; die Polizei nennt rund 3.000 \
         für den 2. Januar 2031, rund 800 weniger, obwohl später."
    );
    assert_eq!(note, "Eine Gesamtzahl kann nicht sinken.");
    assert!(
        en.ends_with("the police give about 3,000 for 2 January 2031, about 800 fewer, though later."),
        "{en}"
    );
}

#[test]
fn orders_of_magnitude_have_no_exact_difference() {
    let mut many = claim("a@1").by("sohr");
    (many.bound, many.low, many.high) = (Bound::Order, Some(2_000), Some(9_999));
    let [de, _, en, _] = told(&[many, claim("b@1").by("police").on("2030-04-05").exactly(300)]);
    assert!(de.ends_with("deutlich weniger, obwohl später."), "{de}");
    assert!(en.ends_with("far fewer, though later."), "{en}");
}

#[test]
fn parties_of_two_houses() {
    let one = claim("a@1").by("israel").exactly(14_000);
    let other = claim("a@90").by("hamas").exactly(600);
    let side = |mut claim: Claim| {
        claim.population.side = "hamas".into();
        claim
    };
    let [_, note, _, en] = told(&[side(one), side(other)]);
    assert_eq!(note, "Beides geht nicht. Israel und die Hamas sind Kriegsparteien.");
    assert_eq!(en, "Both cannot hold. Israel and Hamas are parties to the war.");
}

#[test]
fn a_headline_against_its_body() {
    let mut headline = claim("a@1").one_event().exactly(8).who(Kind::Officers);
    headline.evidence.start = 0;
    let body = claim("a@900").one_event().exactly(8).who(Kind::People).by("eyewitness");
    let [de, note, en, _] = told(&[headline, body.clone()]);
    assert_eq!(
        de,
        "Die Überschrift nennt 8 getötete Offiziere und keine Quelle; im Text nennt ein Augenzeuge 8 getötete \
         Menschen."
    );
    assert_eq!(note, "");
    assert_eq!(
        en,
        "The headline gives 8 officers killed and no source; in the text, an eyewitness gives 8 people killed."
    );
    let elsewhere = claim("a@300").one_event().exactly(8).who(Kind::Officers);
    let [de, ..] = told(&[elsewhere, body]);
    assert_eq!(
        de,
        "Derselbe Artikel zählt einmal 8 getötete Offiziere (ohne Quelle) und einmal 8 getötete Menschen \
         (laut einem Augenzeugen)."
    );
}

#[test]
fn a_denial() {
    let said = claim("a@1").by("ukraine").exactly(60);
    let denied = claim("a@40").by("russia").exactly(60).sense(Modality::Denied);
    let [de, _, en, _] = told(&[said.clone(), denied.clone()]);
    assert_eq!(
        de,
        "Die Ukraine nennt 60 Tote für den 5. März 2030; Russland bestreitet das und nennt keine eigene Zahl."
    );
    assert_eq!(en, "Ukraine gives 60 dead for 5 March 2030; Russia denies it and gives no figure.");
    let claims = [&said, &denied, &claim("a@80").by("russia").exactly(5)];
    let comparison = compare(&claims, |_| None);
    let line = comparison.lines.iter().find(|line| line.reason == Reason::Denied).unwrap();
    let text = Teller::new(&claims, &comparison, Lang::De).sentence(line).to_string();
    assert!(text.ends_with("Russland bestreitet das."), "{text}");
}

#[test]
fn updates() {
    let first = || by_article(claim("a@1").by("nis").on("2029-12-24").at_least(100));
    let later = |n| by_article(claim("b@1").by("nis").on("2030-01-06").exactly(n));
    let [de, _, en, _] = told(&[first(), later(300)]);
    assert_eq!(
        de,
        "Der NIS nennt in einem Artikel vom 24. Dezember 2029 mindestens 100 Tote, in einem Artikel vom 6. Januar \
         2030 dann 300, rund 3-mal so viele."
    );
    assert_eq!(
        en,
        "The NIS gives at least 100 dead in an article of 24 December 2029, then 300 in an article of 6 January \
         2030, about 3 times as many."
    );
    let [de, ..] = told(&[first(), later(80)]);
    assert!(
        de.ends_with("nur noch 80. Das ist eine Korrektur, denn eine Gesamtzahl kann nicht sinken."),
        "{de}"
    );
    let [de, ..] = told(&[claim("a@1").exactly(35).sense(Modality::Superseded), claim("a@60").exactly(46)]);
    assert_eq!(de, "Der Artikel ersetzt 35 Tote durch 46.");
}

#[test]
fn two_figures_never_stand_side_by_side() {
    let spoken = |id: &str, source, n| {
        let mut claim = claim(id).by(source).exactly(n);
        claim.as_of_basis = Some(Basis::Spoken);
        claim
    };
    let [de, ..] = told(&[spoken("a@1", "zelensky", 300), spoken("b@1", "police", 500)]);
    assert_eq!(
        de,
        "Am 5. März 2030 nennt Selenskyj 300 Tote; die Polizei nennt am selben Tag 500, rund zwei Drittel mehr."
    );
}

#[test]
fn agreement_echo_repeat_part() {
    let [de, ..] = told(&[claim("a@1").by("nis").about(300), claim("b@1").by("united-states").exactly(310)]);
    assert_eq!(
        de,
        "Der NIS nennt rund 300 Tote für den 5. März 2030, die USA nennen 310 für denselben Tag. Das passt \
         zusammen: 2 unabhängige Quellen."
    );
    let [de, _, en, _] =
        told(&[claim("a@1").by("ukraine").by("western-officials").at_least(90), by_article(claim("b@1"))]);
    assert_eq!(
        de,
        "Ein Artikel vom 5. März 2030 nennt ohne Quelle 100 Tote; das passt zu der Angabe der Ukraine und \
         westlicher Vertreter (mindestens 90) und ist wohl keine zweite Quelle."
    );
    assert_eq!(
        en,
        "An article of 5 March 2030 gives 100 dead without a source; that fits Ukraine and Western officials (at \
         least 90) and is probably no second source."
    );
    let mut many = claim("b@1");
    (many.bound, many.low, many.high) = (Bound::Order, Some(24), Some(99));
    let [de, _, en, _] = told(&[claim("a@1").by("nis").exactly(60), many]);
    assert!(de.starts_with("Ein Artikel nennt ohne Quelle Dutzende Tote für den 5. März 2030;"), "{de}");
    assert!(en.starts_with("An article gives dozens of dead without a source for 5 March 2030;"), "{en}");
    let mut again = claim("a@90").by("nis");
    again.repeat_of = Some("a@1".into());
    let [de, _, en, _] = told(&[claim("a@1").by("nis"), again]);
    assert_eq!(de, "Der NIS nennt 100 Tote für den 5. März 2030: eine einzige Schätzung, zweimal erzählt.");
    assert_eq!(en, "The NIS gives 100 dead for 5 March 2030: one single estimate, told twice.");
    let [de, ..] = told(&[
        claim("a@1").by("nis").about(12_000).of(Measure::Deployed).sense(Modality::Possible),
        claim("a@60").by("nis").exactly(1).of(Measure::Deployed).who(Kind::Generals),
    ]);
    assert_eq!(
        de,
        "Der NIS nennt rund 12.000 Soldaten für den 5. März 2030 als möglich und als Teil davon 1 entsandten General."
    );
}

#[test]
fn headings_and_words() {
    let claims = [claim("a@1").by("nis").about(300), claim("b@1").by("police").exactly(400)];
    let claims: Vec<&Claim> = claims.iter().collect();
    let comparison = compare(&claims, |_| None);
    let line = &comparison.lines[0];
    let de = Teller::new(&claims, &comparison, Lang::De);
    assert_eq!((de.heading(line), de.brief(line).as_str()), ("Unvereinbar", "rund ein Drittel mehr"));
    assert_eq!(standing(comparison.standing(0).word(), Lang::De), "umstritten");
    assert_eq!(standing(Word::Agree(3), Lang::En), "3 agree");
    assert_eq!(party_to_the_war(Party::Opponent, Lang::De), "Kriegspartei, zählt den Gegner");
    // A line of another comparison is no reason to panic.
    let nothing = Comparison::default();
    assert_eq!(Teller::new(&[], &nothing, Lang::En).sentence(line), Sentence::default());
}

#[test]
fn numbers_lead_back_to_their_claims() {
    let claims = [claim("a@1").by("nis").about(300), claim("b@1").by("police").exactly(400)];
    let claims: Vec<&Claim> = claims.iter().collect();
    let comparison = compare(&claims, |_| None);
    let sentence = Teller::new(&claims, &comparison, Lang::De).sentence(&comparison.lines[0]);
    let numbers: Vec<_> = sentence.pieces.iter().filter(|piece| piece.figure.is_some()).collect();
    assert_eq!(numbers.len(), 2);
    assert_eq!((numbers[0].text.as_str(), numbers[0].figure), ("rund 300 Tote", Some(Figure::Claim(0))));
}

#[test]
fn headlines() {
    let told = |text: &str, title: Option<&str>| {
        let article = Article {
            id: "a".into(),
            text: text.into(),
            title: title.map(str::to_owned),
            ..Article::default()
        };
        let mut claim = claim("a@1");
        claim.evidence = crate::text::Span::new(0, 9);
        in_headline(&claim, &article)
    };
    assert!(told("Acht Tote\n\nEs war Montag.", None));
    assert!(told("Acht Tote\n\nEs war Montag.", Some("Acht Tote an einem Tag")));
    assert!(!told("Acht Tote\n\nEs war Montag.", Some("Ein Montag")));
    assert!(!told("Acht Tote an einem Montag.\nUnd mehr.", None));
    assert!(!told("Acht Tote", None));
    assert!(!told("", None));
}
