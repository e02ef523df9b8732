//! [`Batch`]: the rows that the suite asks for.

use std::ops::Range;

use tensor_core::RowSelection;

use crate::tally::Owner;

/// Rows to ask for: by a range, or by their indices.
pub(crate) struct Batch {
    pub(crate) range: Option<Range<usize>>,
    pub(crate) rows: Vec<usize>,
}

impl Batch {
    fn range(range: Range<usize>) -> Self {
        Self { rows: range.clone().collect(), range: Some(range) }
    }

    fn indices(rows: Vec<usize>) -> Self {
        Self { range: None, rows }
    }

    pub(crate) fn selection(&self) -> RowSelection<'_> {
        self.range.clone().map_or_else(|| RowSelection::from(&self.rows), RowSelection::from)
    }

    pub(crate) fn owner(&self) -> Owner {
        if self.range.is_some() { Owner::RowRange } else { Owner::RowIndices }
    }

    pub(crate) fn name(&self) -> String {
        match &self.range {
            Some(range) => format!("rows {range:?}"),
            None => format!("rows {:?}", self.rows),
        }
    }
}

/// Some batches of an array with so many rows.
pub(crate) fn batches(count: usize) -> Vec<Batch> {
    let mut batches = vec![Batch::range(0..count), Batch::range(1.min(count)..count)];
    // Indices that follow each other are copied as a range is; others are not.
    batches.extend(count.checked_sub(1).map(|last| Batch::indices(vec![last, 0, last])));
    batches
}

/// Batches of other kinds, which are tried with fewer owners.
pub(crate) fn more_batches(count: usize) -> Vec<Batch> {
    vec![
        Batch::range(0..count.saturating_sub(1)),
        Batch::range(count..count),
        Batch::indices((0..count).collect()),
        Batch::indices(Vec::new()),
    ]
}
