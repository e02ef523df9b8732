//! What one writes without a loader: rows of a map, one after the other, into memory that is there.

use std::hint::black_box;

use ndarray::{Array2, ArrayView2};
use tensor_data::Sampler;

use crate::sizes::{BATCH, BATCHES, ROWS, WIDTH};

/// Reads the batches that a loader has in this round.
pub(crate) fn read(view: &ArrayView2<'_, f32>, sampler: &dyn Sampler, round: u64) {
    let order = sampler.order(ROWS, round).expect("an order of any number of rows");
    let (mut rows, mut batch) = (vec![0; BATCH], Array2::<f32>::zeros((BATCH, WIDTH)));
    for number in 0..BATCHES {
        order.fill(number * BATCH, &mut rows);
        for (mut to, &row) in batch.rows_mut().into_iter().zip(&rows) {
            to.assign(&view.row(row));
        }
        black_box(&batch);
    }
}
