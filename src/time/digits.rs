//! Dates and clock times written as one number: `25.10.2024`, `2024-10-25`, `24/10/2024`, `2024-10`, `24.2`,
//! `2014/15`, `21:47`.

/// What a number token may be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// `25.10.2024`, `25.10.24`, `24/10/2024`, `2024-10-25`: year, month, day.
    Date(i32, u32, u32),
    /// `2024-10`, `10/2024`: year, month.
    Month(i32, u32),
    /// `24.2`, with a full stop behind it: month, day.
    DayMonth(u32, u32),
    /// `2014/15`: two years.
    Years(i32, i32),
    /// `21:47`.
    Clock,
    /// `21.47` before *Uhr*, else a number.
    PointClock,
    /// Digits only.
    Plain(u32),
}

/// Reads the token's text; `None` for other numbers.
pub(super) fn read(text: &str) -> Option<Written> {
    if text.len() > 10 || !text.is_ascii() {
        return None;
    }
    let mut numbers = [0_u32; 3];
    let mut lengths = [0_usize; 3];
    let mut separator = None;
    let mut count = 0;
    for c in text.bytes() {
        if c.is_ascii_digit() {
            if lengths[count] == 9 {
                return None;
            }
            numbers[count] = numbers[count] * 10 + u32::from(c - b'0');
            lengths[count] += 1;
        } else if count < 2 && lengths[count] > 0 && separator.is_none_or(|it| it == c) {
            separator = Some(c);
            count += 1;
        } else {
            return None;
        }
    }
    if lengths[count] == 0 {
        return None;
    }
    let ([a, b, c], [first, second, third]) = (numbers, lengths);
    match (count, separator) {
        (0, _) => Some(Written::Plain(a)),
        (1, Some(b':')) => (a <= 24 && b < 60 && second == 2).then_some(Written::Clock),
        (2, Some(b':')) => (a <= 24 && b < 60 && c < 60 && second == 2).then_some(Written::Clock),
        (1, Some(b'-')) => month(a, first, b),
        (1, Some(b'/')) if first == 4 && second == 2 => {
            let next = a / 100 * 100 + b;
            (is_year(a) && next == a + 1).then_some(Written::Years(a as i32, next as i32))
        }
        (1, Some(b'/')) if first == 4 => {
            (is_year(a) && b == a + 1).then_some(Written::Years(a as i32, b as i32))
        }
        (1, Some(b'/' | b'.')) if second == 4 && first <= 2 => month(b, second, a),
        (1, Some(b'.')) if first <= 2 && second <= 2 => {
            if is_month(b) && is_day(a) {
                Some(Written::DayMonth(b, a))
            } else {
                (a <= 24 && b < 60).then_some(Written::PointClock)
            }
        }
        (2, Some(b'-' | b'.' | b'/')) if first == 4 => date(a, b, c),
        (2, Some(b'.')) if third == 4 || third == 2 => date(full(c, third), b, a),
        // Where the second number can be no month it is the American order.
        (2, Some(b'/')) if third == 4 || third == 2 => {
            if b > 12 {
                date(full(c, third), a, b)
            } else {
                date(full(c, third), b, a)
            }
        }
        _ => None,
    }
}

/// `24` is 2024, `89` is 1989.
fn full(year: u32, digits: usize) -> u32 {
    match digits {
        4 => year,
        _ if year < 70 => 2000 + year,
        _ => 1900 + year,
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Written> {
    (is_year(year) && is_month(month) && is_day(day)).then_some(Written::Date(year as i32, month, day))
}

fn month(year: u32, digits: usize, month: u32) -> Option<Written> {
    (digits == 4 && is_year(year) && is_month(month)).then_some(Written::Month(year as i32, month))
}

/// Years that news and history name.
pub(super) fn is_year(number: u32) -> bool {
    (1000..=2199).contains(&number)
}

pub(super) fn is_month(number: u32) -> bool {
    (1..=12).contains(&number)
}

pub(super) fn is_day(number: u32) -> bool {
    (1..=31).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::{Written::*, read};

    #[test]
    fn notations() {
        for (text, expected) in [
            ("25.10.2024", Some(Date(2024, 10, 25))),
            ("5.1.25", Some(Date(2025, 1, 5))),
            ("24/10/2024", Some(Date(2024, 10, 24))),
            ("10/24/2024", Some(Date(2024, 10, 24))),
            ("2024-10-25", Some(Date(2024, 10, 25))),
            ("2024-10", Some(Month(2024, 10))),
            ("10/2024", Some(Month(2024, 10))),
            ("24.2", Some(DayMonth(2, 24))),
            ("2014/15", Some(Years(2014, 2015))),
            ("2014/2015", Some(Years(2014, 2015))),
            ("21:47", Some(Clock)),
            ("21.47", Some(PointClock)),
            ("2024", Some(Plain(2024))),
            ("32.10.2024", None),
            ("2.700", None),
            ("1,3", None),
            ("2014/27", None),
            ("253'000", None),
            ("123456789012", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
