//! Everything that the reader changed, to take back and to do again.
//!
//! A step is a whole value; values share what did not change (a [`Snapshot`](crate::share::Snapshot) its articles),
//! so that a step costs little. Limit: [`STEPS`] steps back.
//!
//! ```
//! use streitzahl::app::history::History;
//! let mut history = History::new("a");
//! history.push("b");
//! history.undo();
//! assert_eq!((*history.now(), history.can_undo(), history.can_redo()), ("a", false, true));
//! history.redo();
//! assert_eq!(*history.now(), "b");
//! ```

/// So many steps can be taken back.
pub const STEPS: usize = 200;

/// A value, what it was before, and what was taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History<T> {
    past: Vec<T>,
    present: T,
    future: Vec<T>,
}

impl<T: PartialEq> History<T> {
    /// A value without a past.
    pub const fn new(present: T) -> Self {
        Self { past: Vec::new(), present, future: Vec::new() }
    }

    /// The value as it is.
    pub const fn now(&self) -> &T {
        &self.present
    }

    /// Another value; what was taken back is forgotten. The same value is no step.
    pub fn push(&mut self, next: T) {
        if next == self.present {
            return;
        }
        if self.past.len() == STEPS {
            self.past.remove(0);
        }
        self.past.push(std::mem::replace(&mut self.present, next));
        self.future.clear();
    }

    /// Changes every value, those before and after too: what the reader did not do, and cannot take back.
    pub fn change_all(&mut self, change: impl Fn(&T) -> T) {
        self.past
            .iter_mut()
            .chain([&mut self.present])
            .chain(&mut self.future)
            .for_each(|it| *it = change(it));
    }

    /// Takes the last step back, where there is one.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.present, before));
        }
    }

    /// Does again what was taken back last, where there is something.
    pub fn redo(&mut self) {
        if let Some(next) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.present, next));
        }
    }

    /// Whether there is a step to take back.
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Beside a plain list of all values and a place in it.
        #[test]
        fn it_is_a_list_with_a_place(steps in proptest::collection::vec(0..5u8, 0..60)) {
            let mut history = History::new(100usize);
            let (mut all, mut at) = (vec![100usize], 0usize);
            for (number, step) in steps.into_iter().enumerate() {
                match step {
                    0 => {
                        history.undo();
                        at = at.saturating_sub(1);
                    }
                    1 => {
                        history.redo();
                        at = (at + 1).min(all.len() - 1);
                    }
                    2 => history.push(all[at]),
                    _ => {
                        history.push(number);
                        all.truncate(at + 1);
                        if all[at] != number {
                            all.push(number);
                            at += 1;
                        }
                    }
                }
                prop_assert_eq!(*history.now(), all[at]);
                prop_assert_eq!((history.can_undo(), history.can_redo()), (at > 0, at + 1 < all.len()));
            }
        }
    }

    #[test]
    fn what_changes_all_is_not_taken_back() {
        let mut history = History::new(1);
        history.push(2);
        history.push(3);
        history.undo();
        history.change_all(|n| n * 10);
        assert_eq!(*history.now(), 20);
        history.redo();
        assert_eq!(*history.now(), 30);
        history.undo();
        history.undo();
        assert_eq!(*history.now(), 10);
    }

    #[test]
    fn the_past_is_bounded() {
        let mut history = History::new(0);
        (1..1000).for_each(|n| history.push(n));
        (0..2000).for_each(|_| history.undo());
        assert_eq!(*history.now(), 999 - STEPS);
    }
}
