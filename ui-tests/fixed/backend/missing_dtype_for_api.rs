use ndarray::{ArrayView1, Ix1, array};
use tensor_core::{Backend, Host, Owned, Supports, TensorError};

fn labels<B: Supports<u8, Ix1>>(labels: ArrayView1<'_, u8>) -> Result<Owned<B, u8, Ix1>, TensorError> {
    Owned::copy_from(labels, &B::host())
}

fn main() {
    let labels = labels::<Host>(array![1, 2].view());
    assert!(labels.is_ok());
}
