//! [`Mismatch`]: why an object from Python can't become a field. Python may not enter here.

use std::error::Error;
use std::fmt;

/// What is wrong with an object that should be an array of a given dtype and rank.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// It is not a NumPy array.
    NotAnArray {
        /// The dtype that the array should have, as NumPy spells it.
        expected: String,
        /// The name of the object's type.
        found: String,
    },
    /// It is a masked array, and a tensor has no mask.
    Masked,
    /// It has another dtype, or the same one in the other byte order.
    DType {
        /// The dtype that it should have, as NumPy spells it.
        expected: String,
        /// The dtype that it has.
        found: String,
        /// Whether only the byte order differs.
        swapped: bool,
    },
    /// It has another number of axes.
    Rank {
        /// The number of axes that it should have.
        expected: usize,
        /// The number of axes that it has.
        found: usize,
    },
    /// It has more axes than rust-numpy can express.
    TooManyAxes {
        /// The number of axes that it has.
        found: usize,
    },
    /// Its memory is misaligned for the dtype.
    Misaligned {
        /// The alignment that it should have, in bytes.
        expected: usize,
        /// How many bytes after an aligned address it begins.
        found: usize,
    },
    /// The stride of an axis is not a whole number of elements.
    Stride {
        /// The axis, from 0.
        axis: usize,
        /// The stride, in bytes.
        stride: isize,
        /// The size of an element, in bytes.
        item: usize,
    },
    /// A byte of an array of `bool` is neither 0 nor 1.
    Bool {
        /// The index of the first such element.
        index: Vec<usize>,
        /// The byte that was found.
        byte: u8,
    },
    /// It is to be written, but is read-only.
    ReadOnly,
    /// It is to be written, but some of its elements share memory.
    Overlap {
        /// The shape.
        shape: Vec<usize>,
        /// The strides, in bytes.
        strides: Vec<isize>,
    },
    /// Its memory is lent by another live field, and one of the two is to be written.
    Lent,
    /// It repeats one element, and a part of that element is repeated by another array that is lent: rust-numpy's list of
    /// borrows can't have both.
    Repeated,
    /// It is to be shared, but Python runs without its global lock.
    FreeThreaded,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnArray { expected, found } => {
                write!(
                    f,
                    "expected a NumPy array of dtype `{expected}`, found `{found}`; `numpy.asarray(…)` makes an array"
                )
            }
            Self::Masked => f.write_str(
                "expected a plain NumPy array, found a masked one, and a tensor has no mask; \
                 `.filled()` puts values in its place",
            ),
            Self::DType { expected, found, swapped: false } => {
                write!(
                    f,
                    "expected an array of dtype `{expected}`, found `{found}`; `.astype(\"{expected}\")` converts"
                )
            }
            Self::DType { expected, found, swapped: true } => write!(
                f,
                "expected an array of dtype `{expected}`, found `{found}`, whose bytes are in foreign order; \
                 `.astype(\"{expected}\")` converts"
            ),
            Self::Rank { expected, found } => {
                let axes = if *expected == 1 { "axis" } else { "axes" };
                write!(f, "expected an array with {expected} {axes}, found {found}")
            }
            Self::TooManyAxes { found } => write!(f, "expected an array with at most {MAX_AXES} axes, found {found}"),
            Self::Misaligned { expected, found } => write!(
                f,
                "expected memory that begins at a multiple of {expected} bytes, found it {found} past one; \
                 `.copy()` aligns it"
            ),
            Self::Stride { axis, stride, item } => write!(
                f,
                "expected strides that are multiples of the item size, {item} bytes, found {stride} for axis {axis}; \
                 `.copy()` packs it"
            ),
            Self::Bool { index, byte } => write!(
                f,
                "expected bytes 0 and 1 in an array of dtype `bool`, found {byte} at {index:?}; \
                 `.view(\"uint8\") != 0` makes them so"
            ),
            Self::ReadOnly => f.write_str("expected an array that can be written, found one that is read-only"),
            Self::Overlap { shape, strides } => write!(
                f,
                "expected elements with memory of their own, as they are to be written, found shape {shape:?} with \
                 strides {strides:?}, where some share theirs; `.copy()` parts them"
            ),
            Self::Lent => f.write_str(
                "expected memory that is free, found it in use by another array that is lent, and one of the two is to \
                 write to it; pass the array once, or a `.copy()`",
            ),
            Self::Repeated => f.write_str(
                "expected no other array that repeats a part of the same element, found one that is lent, and the two \
                 can't be told apart; `.copy()` parts them",
            ),
            Self::FreeThreaded => f.write_str(
                "expected Python to hold its global lock (GIL), found it running without, where another thread could \
                 write to a shared array; take a `NumpyCopy`",
            ),
        }
    }
}

impl Error for Mismatch {}

/// The most axes that rust-numpy can express; NumPy 2 has up to 64.
pub(crate) const MAX_AXES: usize = 32;
