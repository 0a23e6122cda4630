//! Few bytes as fewer: each bit costs as much as it surprises after the bytes before it.
//!
//! For bodies of some hundred bytes, which deflate only makes longer. Six contexts (nothing, the last 1, 2, 3, 4 and 6
//! bytes) tell how likely a one is; they are weighed by how right they were, and an arithmetic coder writes what is left.
//! Model and coder have read [`PRIMER`] before they begin. All in whole numbers: every machine reckons the same.
//! The way is PAQ's (Matt Mahoney, *Data Compression Explained*).
//!
//! Limits: some megabyte a second; who reads sets the length (docs/link.md).

use super::tables::{CODES, PRIMER};

/// How many bytes back each context looks.
const ORDERS: [usize; 6] = [0, 1, 2, 3, 4, 6];
/// Slots of each context, as a power of two.
const BITS: u32 = 18;
/// A slot is sure after so many bits: then it forgets.
const SURE: u32 = 30;
/// How sure a slot is, as far as its weight goes.
const STEPS: usize = 5;

/// How likely the next bit is a one.
struct Model {
    /// For each context: the chance of a one in the upper 16 bits, how many bits were seen in the lower.
    slots: Vec<u32>,
    /// In 1/65536.
    weights: [[i32; STEPS]; ORDERS.len()],
    /// The last eight bytes, the bits of this one behind a one.
    last: u64,
    bits: u32,
    /// Where each context looks for this bit, and what it says.
    at: [usize; ORDERS.len()],
    says: [i32; ORDERS.len()],
    chance: i32,
    stretched: Vec<i16>,
}

/// 4096 / (1 + e^(-x/256)), by steps of 128 with straight lines between.
fn squash(x: i32) -> i32 {
    const AT: [i32; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607,
        3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    let x = x.clamp(-2047, 2047) + 2048;
    let (step, rest) = ((x >> 7) as usize, x & 127);
    (AT[step] * (128 - rest) + AT[step + 1] * rest + 64) >> 7
}

impl Model {
    fn new() -> Self {
        // The other way round: the first x that gives as much.
        let mut stretched = Vec::with_capacity(4096);
        for x in -2047..=2047 {
            while stretched.len() <= squash(x) as usize {
                stretched.push(x as i16);
            }
        }
        stretched.resize(4096, 2047);
        let mut model = Self {
            slots: vec![1 << 31; ORDERS.len() << BITS],
            weights: [[23_000; STEPS]; ORDERS.len()],
            last: 0,
            bits: 1,
            at: [0; ORDERS.len()],
            says: [0; ORDERS.len()],
            chance: 2048,
            stretched,
        };
        model.look();
        let words = CODES.iter().filter(|code| code.len() > 2).flat_map(|code| [code, " "]);
        for byte in words.chain([PRIMER]).flat_map(str::bytes) {
            (0..8).rev().for_each(|bit| model.learn(byte >> bit & 1));
        }
        model
    }

    fn weight(&mut self, context: usize) -> &mut i32 {
        let seen = (self.slots[self.at[context]] & 0xFFFF) as usize;
        &mut self.weights[context][seen.min(STEPS - 1)]
    }

    /// Asks the contexts.
    fn look(&mut self) {
        let mut sum = 0;
        for (context, order) in ORDERS.into_iter().enumerate() {
            let before = self.last & ((1 << (8 * order)) - 1);
            let hash =
                (before << 8 | u64::from(self.bits)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS);
            self.at[context] = context << BITS | hash as usize;
            let slot = self.slots[self.at[context]];
            let seen = slot & 0xFFFF > 0;
            self.says[context] = if seen { self.stretched[(slot >> 20) as usize].into() } else { 0 };
            sum += i64::from(*self.weight(context)) * i64::from(self.says[context]);
        }
        self.chance = squash((sum >> 16) as i32).clamp(1, 4095);
    }

    /// Takes in what the bit was.
    fn learn(&mut self, bit: u8) {
        let wrong = (i32::from(bit) << 12) - self.chance;
        for context in 0..ORDERS.len() {
            let step = (self.says[context] * wrong * 3) >> 12;
            *self.weight(context) += step;
            let slot = &mut self.slots[self.at[context]];
            let (chance, seen) = ((*slot >> 16) as i32, *slot & 0xFFFF);
            let goal = if bit > 0 { 65_535 } else { 0 };
            let chance = chance + (goal - chance) * 5 / (5 * seen as i32 + 7);
            *slot = (chance as u32) << 16 | (seen + 1).min(SURE);
        }
        self.bits = self.bits << 1 | u32::from(bit);
        if self.bits > 255 {
            (self.last, self.bits) = (self.last << 8 | u64::from(self.bits & 255), 1);
        }
        self.look();
    }
}

/// Where the range from `low` to `high` is divided: what is below is a one.
fn middle(low: u32, high: u32, chance: i32) -> u32 {
    low + ((u64::from(high - low) * chance as u64) >> 12) as u32
}

/// Writes bytes as fewer; their number is not in it.
pub(super) fn squeeze(bytes: &[u8]) -> Vec<u8> {
    let mut model = Model::new();
    let (mut low, mut high) = (0, u32::MAX);
    let mut out = Vec::new();
    for byte in bytes {
        for bit in (0..8).rev().map(|bit| byte >> bit & 1) {
            let middle = middle(low, high, model.chance);
            (low, high) = if bit > 0 { (low, middle) } else { (middle + 1, high) };
            model.learn(bit);
            while (low ^ high) >> 24 == 0 {
                out.push((high >> 24) as u8);
                (low, high) = (low << 8, high << 8 | 255);
            }
        }
    }
    // As few bytes more as are needed: behind the end stand zeros.
    for bytes in 0..=4 {
        let end = high & !(u32::MAX.checked_shr(8 * bytes).unwrap_or_default());
        if end >= low {
            out.extend(&end.to_be_bytes()[..bytes as usize]);
            break;
        }
    }
    while out.last() == Some(&0) {
        out.pop();
    }
    out
}

/// Gives the bytes back, without end: who asks knows how many there are. Any bytes give some.
pub(super) struct Unsqueezed<'a> {
    bytes: std::slice::Iter<'a, u8>,
    model: Model,
    low: u32,
    high: u32,
    code: u32,
}

impl<'a> Unsqueezed<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut new = Self { bytes: bytes.iter(), model: Model::new(), low: 0, high: u32::MAX, code: 0 };
        (0..4).for_each(|_| new.code = new.code << 8 | new.next_code());
        new
    }

    fn next_code(&mut self) -> u32 {
        self.bytes.next().copied().unwrap_or_default().into()
    }
}

impl Iterator for Unsqueezed<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let mut byte = 0;
        for _ in 0..8 {
            let middle = middle(self.low, self.high, self.model.chance);
            let bit = u8::from(self.code <= middle);
            (self.low, self.high) = if bit > 0 { (self.low, middle) } else { (middle + 1, self.high) };
            self.model.learn(bit);
            while (self.low ^ self.high) >> 24 == 0 {
                (self.low, self.high) = (self.low << 8, self.high << 8 | 255);
                self.code = self.code << 8 | self.next_code();
            }
            byte = byte << 1 | bit;
        }
        Some(byte)
    }
}
