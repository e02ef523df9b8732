//! Numbers in binary digits, and the floats' formats.

/// A real number that some dtype has, without rounding. All NaNs are equal, and the zeros differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    Nan,
    Infinite {
        negative: bool,
    },
    /// `digits` · 2^`exponent`, where `digits` is odd; or 0 · 2^0.
    Finite {
        negative: bool,
        digits: u128,
        exponent: i32,
    },
}

impl Number {
    pub(crate) const ZERO: Self = Self::Finite { negative: false, digits: 0, exponent: 0 };

    fn finite(negative: bool, digits: u128, exponent: i32) -> Self {
        if digits == 0 {
            return Self::Finite { negative, digits, exponent: 0 };
        }
        let zeros = digits.trailing_zeros();
        Self::Finite { negative, digits: digits >> zeros, exponent: exponent + zeros.cast_signed() }
    }

    pub(crate) fn integer(value: i128) -> Self {
        Self::finite(value < 0, value.unsigned_abs(), 0)
    }

    /// Whether it is 0 or −0.
    pub(crate) fn is_zero(self) -> bool {
        matches!(self, Self::Finite { digits: 0, .. })
    }

    /// Whether it is an integer.
    pub(crate) fn is_whole(self) -> bool {
        matches!(self, Self::Finite { exponent: 0.., .. })
    }

    /// The number rounded towards 0, or 2^100 of its sign if it is greater than that; 0 for NaN.
    pub(crate) fn whole_part(self) -> i128 {
        let (negative, size) = match self {
            Self::Nan => (false, 0),
            Self::Infinite { negative } => (negative, 1 << 100),
            Self::Finite { negative, digits, exponent } => {
                let length = (128 - digits.leading_zeros()).cast_signed() + exponent;
                (
                    negative,
                    match exponent {
                        _ if length > 100 => 1 << 100,
                        0.. => digits << exponent,
                        -127..0 => digits >> -exponent,
                        _ => 0,
                    },
                )
            }
        };
        let size = i128::try_from(size).expect("at most 2^100");
        if negative { -size } else { size }
    }
}

/// A binary format of IEEE 754, or one shaped like them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    /// The digits of a significand, the leading one included.
    digits: i32,
    /// The bits that hold the exponent.
    exponent_bits: i32,
}

impl Format {
    pub(crate) const F16: Self = Self { digits: 11, exponent_bits: 5 };
    pub(crate) const BF16: Self = Self { digits: 8, exponent_bits: 8 };
    pub(crate) const F32: Self = Self { digits: 24, exponent_bits: 8 };
    pub(crate) const F64: Self = Self { digits: 53, exponent_bits: 11 };

    /// The format with the values of this one and the middles between them.
    pub(crate) fn with_a_digit_more(self) -> Self {
        Self { digits: self.digits + 1, ..self }
    }

    /// The exponent of the smallest number, of which all others are multiples.
    fn least_exponent(self) -> i32 {
        3 - (1 << (self.exponent_bits - 1)) - self.digits
    }

    /// The bits of infinity, which is also 1 more than the bits of the greatest finite number.
    fn infinity(self) -> u64 {
        ((1 << self.exponent_bits) - 1) << (self.digits - 1)
    }

    fn sign_bit(self) -> u64 {
        1 << (self.exponent_bits + self.digits - 1)
    }

    pub(crate) fn decode(self, bits: u64) -> Number {
        let negative = bits & self.sign_bit() != 0;
        let size = bits & !self.sign_bit();
        if size >= self.infinity() {
            return if size > self.infinity() { Number::Nan } else { Number::Infinite { negative } };
        }
        let implicit = 1 << (self.digits - 1);
        let fraction = size % implicit;
        let (digits, step) = match size / implicit {
            0 => (fraction, 0),
            exponent => (implicit + fraction, exponent - 1),
        };
        let step = i32::try_from(step).expect("at most 11 bits");
        Number::finite(negative, digits.into(), self.least_exponent() + step)
    }

    /// The bits of what is nearest to `number`, and even in a tie.
    pub(crate) fn encode(self, number: Number) -> u64 {
        let (negative, size) = match number {
            Number::Nan => return self.infinity() + 1,
            Number::Infinite { negative } => (negative, self.infinity()),
            Number::Finite { negative, digits: 0, .. } => (negative, 0),
            Number::Finite { negative, digits, exponent } => {
                let length = (128 - digits.leading_zeros()).cast_signed();
                // The place value of the last digit that is kept.
                let last = (length + exponent - self.digits).max(self.least_exponent());
                let kept = match last - exponent {
                    left @ ..=0 => digits << -left,
                    dropped @ 1..=120 => {
                        let unit = 1_u128 << dropped;
                        let (kept, rest) = (digits / unit, digits % unit);
                        kept + u128::from(2 * rest > unit || 2 * rest == unit && kept % 2 == 1)
                    }
                    // Less than half of the smallest.
                    _ => 0,
                };
                let kept = u64::try_from(kept).expect("at most 53 digits");
                let step = u64::try_from(last - self.least_exponent()).expect("not less than it");
                // Where `kept` is normal its leading digit adds 1 to the exponent; so does a carry out of the digits.
                (negative, (kept + (step << (self.digits - 1))).min(self.infinity()))
            }
        };
        size | if negative { self.sign_bit() } else { 0 }
    }

    pub(crate) fn round(self, number: Number) -> Number {
        self.decode(self.encode(number))
    }

    /// Whether the format has this number.
    pub(crate) fn has(self, number: Number) -> bool {
        let Number::Finite { digits, exponent, .. } = number else { return true };
        let length = (128 - digits.leading_zeros()).cast_signed();
        digits == 0
            || length <= self.digits
                && exponent >= self.least_exponent()
                && length + exponent <= 1 << (self.exponent_bits - 1)
    }
}
