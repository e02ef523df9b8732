//! Our side: a whole epoch by `tensor-data`, as PyTorch's tensors.

use tensor_core::{HoldsRows, RowsCompanion, Samples};
use tensor_data::{Batch, DataLoader};
use tensor_tch::{Tch, const_data_ptr, tch};

/// Goes through one epoch after the other, and reads one value of each batch by `read`.
pub(crate) fn epochs<'data, S>(
    loader: &DataLoader<'data, S>,
    read: impl Fn(&Batch<<S as RowsCompanion<Tch>>::Rows<'data>>) -> i64,
) -> impl FnMut() -> i64
where
    S: Samples,
    Tch: HoldsRows<S>,
{
    let mut epoch = 0;
    move || {
        epoch += 1;
        let batches = loader.epoch::<Tch>(epoch);
        batches.fold(0, |seen, batch| seen ^ read(&batch.expect("arrays that fit each other")))
    }
}

/// The first label of a batch.
pub(crate) fn first(labels: &tch::Tensor) -> i64 {
    assert_eq!(labels.kind(), tch::Kind::Int64);
    // SAFETY: the tensor is alive, of labels as 64-bit integers, and nobody writes to it.
    unsafe { const_data_ptr(labels).cast::<i64>().as_ref() }.copied().unwrap_or_default()
}
