//! Numbers for words: a hash table that knows each word of the lists once.

use super::lexicon::Known;

/// Words by number and numbers by word. Number 0 is that of no word.
pub(super) struct Numbers {
    /// All words, one behind the other.
    letters: String,
    /// By number, where a word ends in `letters`; it begins where the one before it ends.
    ends: Vec<u32>,
    /// Numbers, at the place that the word's hash tells or at the next free one; 0 where nothing stands. The upper bits
    /// are the hash's, so that few other words need a look at their letters. A power of two, twice as many as words at
    /// least.
    places: Box<[u32]>,
}

/// The bits of a place that are a number.
const NUMBER: u32 = (1 << 20) - 1;

impl Default for Numbers {
    fn default() -> Self {
        Self { letters: String::new(), ends: vec![0], places: vec![0; 1 << 16].into() }
    }
}

impl Numbers {
    /// How many numbers there are, that of no word included.
    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number.
    pub(super) fn letters(&self, known: Known) -> &str {
        let at = known.number();
        match (self.ends.get(at.wrapping_sub(1)), self.ends.get(at)) {
            (Some(start), Some(end)) => &self.letters[*start as usize..*end as usize],
            _ => "",
        }
    }

    /// The number of a word.
    pub(super) fn of(&self, word: &str) -> Known {
        Known::from_number(self.places[self.place(word, hash(word.as_bytes()))] & NUMBER)
    }

    /// The number of a word, which it gets where it is new.
    pub(super) fn add(&mut self, word: &str) -> Known {
        let hash = hash(word.as_bytes());
        let place = self.place(word, hash);
        let mut number = self.places[place] & NUMBER;
        if number == 0 {
            number = self.ends.len() as u32;
            assert!(number <= NUMBER, "more words than numbers");
            self.places[place] = (hash & !NUMBER) | number;
            self.letters.push_str(word);
            self.ends.push(self.letters.len() as u32);
            if self.ends.len() * 2 > self.places.len() {
                self.grow();
            }
        }
        Known::from_number(number)
    }

    /// The place of a word, or the free one that it would get.
    fn place(&self, word: &str, hash: u32) -> usize {
        let mut place = hash as usize & (self.places.len() - 1);
        loop {
            let known = self.places[place];
            let alike = (known ^ hash) & !NUMBER == 0;
            if known == 0 || alike && self.letters(Known::from_number(known & NUMBER)) == word {
                return place;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }

    fn grow(&mut self) {
        let mut places: Box<[u32]> = vec![0; self.places.len() * 2].into();
        for known in self.places.iter().filter(|known| **known > 0) {
            let word = self.letters(Known::from_number(known & NUMBER));
            let mut place = hash(word.as_bytes()) as usize & (places.len() - 1);
            while places[place] > 0 {
                place = (place + 1) & (places.len() - 1);
            }
            places[place] = *known;
        }
        self.places = places;
    }
}

/// A fast hash for short words (FNV-1a over 8 bytes at a time); the lists are trusted, the words looked up in a fixed
/// table, so nobody can make collisions grow.
fn hash(word: &[u8]) -> u32 {
    const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = 0;
    let (chunks, rest) = word.as_chunks();
    for chunk in chunks {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(PRIME);
        hash ^= hash >> 29;
    }
    let mut last = rest.len() as u64;
    for byte in rest {
        last = last << 8 | u64::from(*byte);
    }
    hash = (hash ^ last).wrapping_mul(PRIME);
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_a_number_also_when_the_table_grows() {
        let mut numbers = Numbers::default();
        let words: Vec<String> = (0..40_000).map(|number| format!("wort{number}")).collect();
        let first: Vec<Known> = words.iter().map(|word| numbers.add(word)).collect();
        for (word, known) in words.iter().zip(first) {
            assert_eq!(
                (numbers.of(word), numbers.add(word), numbers.letters(known)),
                (known, known, word.as_str())
            );
        }
        assert_eq!((numbers.count(), numbers.of("wort40000")), (40_001, Known::NOT));
    }
}
