//! The order of file names in which numbers count as numbers.

use std::cmp::Ordering;

/// Compares two names: `part-2` comes before `part-10`, which comes before `part-10b`.
///
/// Digits that follow each other are compared as one number, whatever its length, and all else byte by byte. Of two names that differ in
/// leading zeros alone, `01` comes before `1`.
pub(super) fn by_number(one: &[u8], other: &[u8]) -> Ordering {
    let (mut left, mut right) = (one, other);
    loop {
        let digits = (digits(left), digits(right));
        let (at_left, at_right) = match (left.first(), right.first()) {
            (Some(_), Some(_)) if digits.0 > 0 && digits.1 > 0 => digits,
            (Some(_), Some(_)) => (1, 1),
            (None, None) => return one.cmp(other),
            (at_left, at_right) => return at_left.cmp(&at_right),
        };
        let (first, rest) = left.split_at(at_left);
        let (second, others) = right.split_at(at_right);
        let order = if digits.0 > 0 && digits.1 > 0 {
            let (first, second) = (number(first), number(second));
            first.len().cmp(&second.len()).then_with(|| first.cmp(second))
        } else {
            first.cmp(second)
        };
        if order.is_ne() {
            return order;
        }
        (left, right) = (rest, others);
    }
}

/// How many digits a name begins with.
fn digits(name: &[u8]) -> usize {
    name.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The digits of a number, without zeros in front.
pub(super) fn number(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    &digits[zeros..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let sorted = [
            "",
            "0",
            "00",
            "1",
            "02",
            "2",
            "10",
            "a",
            "a1",
            "a1b2",
            "a1b10",
            "a02",
            "a2",
            "a10",
            "b",
            "part-9",
            "part-10",
            "part-10b",
            "part-99999999999999999999999999",
            "part-100000000000000000000000000",
            "ä2",
            "ä10",
        ];
        for (place, one) in sorted.iter().enumerate() {
            for (other_place, other) in sorted.iter().enumerate() {
                assert_eq!(by_number(one.as_bytes(), other.as_bytes()), place.cmp(&other_place), "`{one}`, `{other}`");
            }
        }
    }
}
