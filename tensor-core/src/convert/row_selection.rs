//! [`RowSelection`]: which rows of a struct's arrays a batch is made of.

use alloc::borrow::Cow;
use core::ops::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use crate::TensorError;
use crate::copy::RowIndices;

/// Which rows a batch is made of: a range, or a list of indices.
///
/// The derived `rows` methods take what becomes one by [`IntoRows`]: `0..64`, `..`, `&[5, 0, 5]`, `&indices` of a `Vec<usize>`.
/// The rows of a list are in its order, and each can be in it any number of times.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowSelection<'i> {
    /// The rows from `start` to before `end`; without an `end`, to the last.
    Range {
        /// The first row.
        start: usize,
        /// The row after the last one.
        end: Option<usize>,
    },
    /// The rows with these indices.
    Indices(&'i [usize]),
}

/// What says which rows a batch is made of: a range of `usize`, or a list of them by reference.
#[diagnostic::on_unimplemented(
    message = "expected rows as a range or as a list of indices, found `{Self}` [tensor-samples]",
    label = "neither a range of `usize` nor a reference to a list of `usize`",
    note = "write a range such as `0..64`, or a list such as `&[5, 0, 5]` or `&indices`, where `indices` is a `Vec<usize>`; one row is `5..6`"
)]
pub trait IntoRows<'i> {
    /// The rows.
    fn into_rows(self) -> RowSelection<'i>;
}

#[diagnostic::do_not_recommend]
impl<'i, R: Into<RowSelection<'i>>> IntoRows<'i> for R {
    fn into_rows(self) -> RowSelection<'i> {
        self.into()
    }
}

macro_rules! ranges {
    ($($range:ty: $value:pat => $start:expr, $end:expr;)*) => {
        $(
            impl From<$range> for RowSelection<'_> {
                fn from($value: $range) -> Self {
                    Self::Range { start: $start, end: $end }
                }
            }
        )*
    };
}

/// The row after the last one of a range, which its iterator may have come to the end of. One that includes `usize::MAX` is
/// longer than any axis, with or without that row.
fn end(rows: &RangeInclusive<usize>) -> usize {
    match rows.end_bound() {
        Bound::Included(last) => last.saturating_add(1),
        Bound::Excluded(end) => *end,
        Bound::Unbounded => usize::MAX,
    }
}

ranges! {
    Range<usize>: rows => rows.start, Some(rows.end);
    RangeInclusive<usize>: rows => *rows.start(), Some(end(&rows));
    RangeTo<usize>: rows => 0, Some(rows.end);
    RangeToInclusive<usize>: rows => 0, Some(rows.end.saturating_add(1));
    RangeFrom<usize>: rows => rows.start, None;
    RangeFull: _ => 0, None;
}

impl<'i> From<&'i [usize]> for RowSelection<'i> {
    fn from(indices: &'i [usize]) -> Self {
        Self::Indices(indices)
    }
}

impl<'i, const N: usize> From<&'i [usize; N]> for RowSelection<'i> {
    fn from(indices: &'i [usize; N]) -> Self {
        Self::Indices(indices)
    }
}

impl<'i> From<&'i alloc::vec::Vec<usize>> for RowSelection<'i> {
    fn from(indices: &'i alloc::vec::Vec<usize>) -> Self {
        Self::Indices(indices)
    }
}

impl<'i> RowSelection<'i> {
    /// These rows of arrays that have `count` of them.
    ///
    /// # Errors
    ///
    /// [`TensorError::Row`] or [`TensorError::RowRange`], if one is not among them.
    pub(super) fn of(self, count: usize) -> Result<PickedRows<'i>, TensorError> {
        let rows = match self {
            // A start that is beyond the last row is the mistake, and not an end before the start.
            Self::Range { start, end } => PickedRows::Range(start..end.unwrap_or(count.max(start))),
            Self::Indices(indices) => PickedRows::Indices(RowIndices::new(indices)),
        };
        rows.check(count)?;
        Ok(rows)
    }
}

/// Rows by their numbers.
#[derive(Debug, Clone)]
pub(super) enum PickedRows<'i> {
    Range(Range<usize>),
    Indices(RowIndices<'i>),
}

impl PickedRows<'_> {
    /// None, for conversions that know no rows.
    pub(super) const NONE: Self = Self::Indices(RowIndices::NONE);

    /// Whether these rows are among so many.
    ///
    /// # Errors
    ///
    /// [`TensorError::Row`] or [`TensorError::RowRange`].
    pub(super) fn check(&self, count: usize) -> Result<(), TensorError> {
        match self {
            &Self::Range(Range { start, end }) if start > end || end > count => {
                Err(TensorError::RowRange { start, end, rows: count })
            }
            Self::Range(_) => Ok(()),
            Self::Indices(indices) => match indices.first_beyond(count) {
                Some(row) => Err(TensorError::Row { row, rows: count }),
                None => Ok(()),
            },
        }
    }

    /// The number of each row.
    pub(super) fn indices(&self) -> Cow<'_, [usize]> {
        match self {
            Self::Range(rows) => rows.clone().collect(),
            Self::Indices(indices) => Cow::Borrowed(indices.as_slice()),
        }
    }
}
