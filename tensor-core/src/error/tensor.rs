//! [`TensorError`]: why one array or one tensor can't be converted.

use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use crate::DType;

/// Why one array or one tensor can't be converted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TensorError {
    /// The tensor has another dtype than the type says.
    DType {
        /// The dtype in the type.
        expected: DType,
        /// The dtype the tensor has, in the backend's own spelling.
        found: String,
    },
    /// The tensor has another number of axes than the type says.
    Rank {
        /// The number of axes in the type.
        expected: usize,
        /// The number of axes the tensor has.
        found: usize,
    },
    /// The tensor lies on another device than was asked for.
    Device {
        /// The device asked for.
        expected: String,
        /// The device the tensor is on.
        found: String,
    },
    /// The array's strides can't be expressed in the backend.
    NegativeStride {
        /// The backend.
        backend: &'static str,
        /// The first axis that runs backwards.
        axis: usize,
    },
    /// The array is a view with gaps, and the backend could reach the memory between its elements.
    Gaps {
        /// The backend.
        backend: &'static str,
        /// The view's shape.
        shape: Vec<usize>,
        /// The view's strides, in elements.
        strides: Vec<isize>,
    },
    /// The array's memory is not row-major, but the layout of the share requires it.
    NotRowMajor {
        /// The array's shape.
        shape: Vec<usize>,
        /// The array's strides, in elements.
        strides: Vec<isize>,
    },
    /// A row is asked for that the array has not.
    Row {
        /// The row, from 0.
        row: usize,
        /// How many rows there are.
        rows: usize,
    },
    /// A range of rows is asked for that the array has not.
    RowRange {
        /// The first row.
        start: usize,
        /// The row after the last one.
        end: usize,
        /// How many rows there are.
        rows: usize,
    },
    /// There is no struct in a list that is to be stacked.
    NoSamples,
    /// An array has another number of axes than that of the first struct in a stack.
    SampleRank {
        /// The number of the struct in the list, from 0.
        sample: usize,
        /// The number of axes of the first struct's array.
        expected: usize,
        /// The number of axes the array has.
        found: usize,
    },
    /// An axis of an array has another length than that of the first struct in a stack.
    SampleAxis {
        /// The number of the struct in the list, from 0.
        sample: usize,
        /// The axis, from 0.
        axis: usize,
        /// The length in the first struct.
        expected: usize,
        /// The length it has.
        found: usize,
    },
    /// An array is longer than `pad_to` on its field says.
    SampleTooLong {
        /// The number of the struct in the list, from 0.
        sample: usize,
        /// The axis, from 0.
        axis: usize,
        /// The length that `pad_to` says.
        most: usize,
        /// The length the array has.
        found: usize,
    },
    /// An axis is to be padded that the arrays have not.
    NoAxisToPad {
        /// The axis, from 0.
        axis: usize,
        /// How many axes the first struct's array has.
        axes: usize,
    },
    /// The length of a sample is too large for the dtype of the lengths.
    Length {
        /// The number of the struct in the list, from 0.
        sample: usize,
        /// The length.
        length: usize,
        /// The dtype.
        dtype: DType,
    },
    /// An optional field holds a value in some of the structs in a stack, and none in others.
    Missing {
        /// The number of the first struct in the list that differs from the first one, from 0.
        sample: usize,
        /// Whether it is this one that holds none.
        is_missing: bool,
    },
    /// A value would change in a checked cast.
    Cast {
        /// The index of the first such value.
        index: Vec<usize>,
        /// The value.
        value: String,
        /// The dtype of the array.
        from: DType,
        /// The dtype that can't hold the value.
        to: DType,
    },
    /// The tensor has no strided memory that could be read: it is sparse, undefined or on a device without data.
    NotDense {
        /// What it is, in the backend's own words.
        found: String,
    },
    /// A tensor that was lent for writing was replaced by one that does not fit its array.
    Replaced {
        /// The dtype and shape of the array.
        expected: String,
        /// What the tensor was replaced by, in the backend's own words.
        found: String,
    },
    /// There is not enough memory for a copy.
    NoMemory {
        /// How many elements the copy would have; `usize::MAX` if they can't be counted.
        elements: usize,
    },
    /// The backend failed: out of memory, no such device.
    Backend {
        /// The backend.
        backend: &'static str,
        /// The backend's own message.
        message: String,
    },
}

impl fmt::Display for TensorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DType { expected, found } => {
                write!(
                    f,
                    "expected a tensor of dtype `{expected}`, found `{found}`; convert it before it gets its type"
                )
            }
            Self::Rank { expected, found } => write!(f, "expected a tensor of rank {expected}, found rank {found}"),
            Self::Device { expected, found } => write!(f, "expected a tensor on device `{expected}`, found `{found}`"),
            Self::NegativeStride { backend, axis } => write!(
                f,
                "axis {axis} runs backwards, which {backend} can't express: expected strides of at least 0 in a share; \
                 write `#[tensor(copy)]`, or call `to_tensors`"
            ),
            Self::Gaps { backend, shape, strides } => write!(
                f,
                "a view of shape {shape:?} and strides {strides:?} has gaps, and {backend} could reach the memory between \
                 its elements, which may be lent to somebody else; share the whole array and slice the tensor, \
                 write `#[tensor(copy)]`, or call `to_tensors`"
            ),
            Self::NotRowMajor { shape, strides } => write!(
                f,
                "expected a row-major array, found shape {shape:?} with strides {strides:?}; make it row-major before \
                 (`as_standard_layout`), write `#[tensor(copy)]`, or drop `layout = row_major`"
            ),
            Self::Row { row, rows: 0 } => write!(f, "row {row} is asked for, and there are no rows"),
            Self::Row { row, rows: 1 } => write!(f, "row {row} is asked for, and there is one row, 0"),
            Self::Row { row, rows } => {
                write!(f, "row {row} is asked for, and there are {rows} rows, from 0 to {}", rows - 1)
            }
            Self::RowRange { start, end, .. } if start > end => {
                write!(f, "rows {start}..{end} are asked for, which end before they start")
            }
            Self::RowRange { start, end, rows } => {
                write!(f, "rows {start}..{end} are asked for, and there are rows 0..{rows}")
            }
            Self::NoSamples => f.write_str("expected at least one sample, found none"),
            Self::SampleRank { sample, expected, found } => write!(
                f,
                "expected {} in sample {sample}, as in sample 0, found {found}; samples have to be of one shape",
                Axes(*expected)
            ),
            Self::SampleAxis { sample, axis, expected, found } => write!(
                f,
                "expected length {expected} of axis {axis} in sample {sample}, as in sample 0, found {found}; samples have to be of \
                 one shape, but for axes that `collate` pads"
            ),
            Self::SampleTooLong { sample, axis, most, found } => write!(
                f,
                "expected at most length {most} of axis {axis} in sample {sample}, as `pad_to` says, found {found}; shorten the sample, or \
                 choose a larger `pad_to`"
            ),
            Self::NoAxisToPad { axis, axes } => write!(
                f,
                "axis {axis} is to be padded, and sample 0 has {axes} {}, counted from 0",
                if *axes == 1 { "axis" } else { "axes" }
            ),
            Self::Length { sample, length, dtype } => write!(
                f,
                "the length {length} of sample {sample} is too large for the dtype of the lengths, `{dtype}`; use one such as `i64`"
            ),
            Self::Missing { sample, is_missing: true } => {
                write!(f, "expected a value in sample {sample}, as in sample 0, found `None`")
            }
            Self::Missing { sample, is_missing: false } => {
                write!(f, "expected `None` in sample {sample}, as in sample 0, found a value")
            }
            Self::Cast { index, value, from, to } => write!(
                f,
                "the value {value} at {index:?} would change in the cast from `{from}` to `{to}`; mend it, choose a wider \
                 dtype, or write `cast_lossy`"
            ),
            Self::NotDense { found } => write!(f, "expected a dense tensor with memory to read, found {found}"),
            Self::Replaced { expected, found } => write!(
                f,
                "the tensor lent for writing was replaced by one that does not fit its array: expected {expected}, found {found}; \
                 write into the lent tensor, or replace it by one of the same dtype and shape"
            ),
            Self::NoMemory { elements: usize::MAX } => {
                f.write_str("expected memory for more elements than can be counted, found too little")
            }
            Self::NoMemory { elements } => write!(f, "expected memory for {elements} elements, found too little"),
            Self::Backend { backend, message } => write!(f, "{backend} failed: {message}"),
        }
    }
}

/// So many axes.
struct Axes(usize);

impl fmt::Display for Axes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, if self.0 == 1 { "axis" } else { "axes" })
    }
}

impl Error for TensorError {}
