//! What the attribution of speech asks of a language beside its word lists: small closed sets of words.

/// Words and endings of a language's grammar of speech.
pub struct Speech {
    /// Small words inside a person's name: *von*, *al*.
    pub name_particles: &'static [&'static str],
    /// Articles that may begin a genitive: *der*, *des*.
    pub genitive_articles: &'static [&'static str],
    /// Those of them that can be nothing else: *des*.
    pub genitive_only: &'static [&'static str],
    /// Prepositions of where an office sits or news comes from: *in*, *aus*.
    pub local_prepositions: &'static [&'static str],
    /// Endings of an adjective.
    pub adjective_endings: &'static [&'static str],
    /// The ending of an adjective made from a city's name: *Moskauer*.
    pub inhabitant_ending: &'static str,
    /// The ending of a regular verb in the first subjunctive that no list need name: *kontrolliere*.
    pub subjunctive_ending: &'static str,
    /// Separable parts before a verb: *zurückkehre* is *kehre*.
    pub separable: &'static [&'static str],
    /// Articles that stand before a people as a whole: *die Briten*; others before one of them: *der Brite*.
    pub plural_articles: &'static [&'static str],
    /// Pronouns before what belongs to the one named last: *deren Sprecher*.
    pub genitive_pronouns: &'static [&'static str],
    /// Possessives that another list has as something else: *ihr Kommandant*.
    pub bare_possessives: &'static [&'static str],
    /// What the adjective of a title gets behind its *-e* to begin a name, by the folded article, adjective and
    /// noun: *das Internationale Komitee* is *Internationales Komitee*.
    pub nominative: fn(&str, &str, &str) -> &'static str,
    /// Pronouns with the article of what they take up: *er* of *der*.
    pub pronouns: &'static [(&'static str, &'static str)],
    /// Adverbs that point back at a sentence: *Davon geht Seoul aus*.
    pub pointers: &'static [&'static str],
    /// What a former office begins with: *Ex-General*.
    pub former: &'static str,
    /// Small words that begin sentences, written large there, and are no names.
    pub openers: &'static [&'static str],
    /// Prepositions that are conjunctions too: *während Kiew meldet*.
    pub conjunctions: &'static [&'static str],
    /// Endings that a title's adjective has in other cases than the first: *der Internationalen Kommission*.
    pub oblique: &'static [&'static str],
    /// Endings of nouns for what somebody is: *Virologin*, *Fotograf*.
    pub role_endings: &'static [&'static str],
    /// Nouns that end the English name of a body: *Sudan Doctors Network*.
    pub body_nouns: &'static [&'static str],
    /// Prepositions inside a body's name: *Kuratorium für Alpine Sicherheit*.
    pub purposes: &'static [&'static str],
    /// Pronouns of polite address, written large: *Sie*.
    pub polite: &'static [&'static str],
    /// What stands before the name of the one who is addressed: *Herr*.
    pub titles: &'static [&'static str],
    /// Articles that are no part of a name's id.
    pub articles: &'static [&'static str],
    /// Legal forms that are no part of a name's id, by their folded words.
    pub legal_forms: &'static [&'static [&'static str]],
}

impl Speech {
    /// Whether a folded word may stand inside a person's name.
    pub fn is_name_particle(&self, word: &str) -> bool {
        self.name_particles.contains(&word)
    }

    /// Whether a folded word is an article that may begin a genitive.
    pub fn is_genitive_article(&self, word: &str) -> bool {
        self.genitive_articles.contains(&word)
    }

    /// Whether a folded word is a preposition of where an office sits.
    pub fn is_local(&self, word: &str) -> bool {
        self.local_prepositions.contains(&word)
    }

    /// Whether a folded word has an adjective's ending.
    pub fn has_adjective_ending(&self, word: &str) -> bool {
        self.adjective_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a folded word may say what somebody is.
    pub fn is_role(&self, word: &str) -> bool {
        word.len() > 4 && self.role_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// Whether a folded word may stand inside a body's name.
    pub fn is_purpose(&self, word: &str) -> bool {
        self.purposes.contains(&word)
    }

    /// The city whose adjective a folded word is: *moskau* of *moskauer*.
    pub fn inhabitant_stem<'w>(&self, word: &'w str) -> Option<&'w str> {
        word.strip_suffix(self.inhabitant_ending)
    }

    /// A folded verb without its separable part.
    pub fn without_separable<'w>(&self, word: &'w str) -> Option<&'w str> {
        self.separable.iter().find_map(|part| word.strip_prefix(part)).filter(|rest| rest.len() > 2)
    }
}
