//! The data: rows of floats with labels, which are the numbers of the rows.

use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

/// Rows of one size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    /// The bytes of a row, as the report says them.
    pub(crate) name: &'static str,
    pub(crate) rows: usize,
    /// The floats in a row of each field; the labels are one field more.
    pub(crate) widths: &'static [usize],
    /// The rows of a batch.
    pub(crate) batch: usize,
}

/// As many rows as make an epoch of some 50 to 200 ms, of 88 MB and more, so that no core's own cache holds them.
pub(crate) const CASES: [Case; 5] = [
    Case { name: "88 B", rows: 1_000_000, widths: &[20], batch: 256 },
    Case { name: "3.1 KB", rows: 60_000, widths: &[784], batch: 256 },
    Case { name: "12.3 KB", rows: 20_000, widths: &[3072], batch: 256 },
    Case { name: "602 KB", rows: 1_000, widths: &[150_528], batch: 64 },
    Case { name: "four fields", rows: 1_000_000, widths: &[8, 8, 4], batch: 256 },
];

impl Case {
    /// How the report calls an epoch of it.
    pub(crate) fn epoch(&self) -> String {
        format!("shuffled, {}", self.name)
    }
}

/// Floats and labels.
#[derive(TensorInput)]
#[tensor(samples = batch)]
pub(crate) struct Labelled {
    #[tensor(shape = [batch, _])]
    pub(crate) values: Array2<f32>,
    #[tensor(shape = [batch])]
    pub(crate) labels: Array1<i64>,
}

impl Labelled {
    pub(crate) fn new(case: &Case) -> Self {
        Self { values: floats(case.rows, case.widths[0]), labels: labels(case.rows) }
    }
}

/// Three fields of floats, and labels.
#[derive(TensorInput)]
#[tensor(samples = batch)]
pub(crate) struct Four {
    #[tensor(shape = [batch, _])]
    pub(crate) position: Array2<f32>,
    #[tensor(shape = [batch, _])]
    pub(crate) speed: Array2<f32>,
    #[tensor(shape = [batch, _])]
    pub(crate) state: Array2<f32>,
    #[tensor(shape = [batch])]
    pub(crate) labels: Array1<i64>,
}

impl Four {
    pub(crate) fn new(case: &Case) -> Self {
        let field = |number| floats(case.rows, case.widths[number]);
        Self { position: field(0), speed: field(1), state: field(2), labels: labels(case.rows) }
    }
}

fn floats(rows: usize, width: usize) -> Array2<f32> {
    Array2::from_shape_fn((rows, width), |(row, column)| (row + column) as f32)
}

fn labels(rows: usize) -> Array1<i64> {
    (0..rows as i64).collect()
}
