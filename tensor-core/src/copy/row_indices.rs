//! [`RowIndices`]: which rows of an array are copied, and how many rows it has to have for that.

/// The indices of rows, in any order and any number of times.
///
/// The largest one is found once, for all arrays of which these rows are taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowIndices<'i> {
    indices: &'i [usize],
    largest: Option<usize>,
}

impl<'i> RowIndices<'i> {
    /// No row.
    pub(crate) const NONE: Self = Self { indices: &[], largest: None };

    pub(crate) fn new(indices: &'i [usize]) -> Self {
        Self { indices, largest: indices.iter().max().copied() }
    }

    /// The indices.
    pub(crate) fn as_slice(self) -> &'i [usize] {
        self.indices
    }

    /// The first index that is not below `rows`.
    pub(crate) fn first_beyond(self, rows: usize) -> Option<usize> {
        // Looks at all of them only if there is one.
        self.largest.filter(|&largest| largest >= rows)?;
        self.indices.iter().copied().find(|&index| index >= rows)
    }
}
