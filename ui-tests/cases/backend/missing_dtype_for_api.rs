use ndarray::{ArrayView1, Ix1, array};
use tensor_core::{Backend, Owned, Supports, TensorError};
use tensor_ui_tests::Small;

fn labels<B: Supports<u8, Ix1>>(labels: ArrayView1<'_, u8>) -> Result<Owned<B, u8, Ix1>, TensorError> {
    Owned::copy_from(labels, &B::host())
}

fn main() {
    let labels = labels::<Small>(array![1, 2].view()); //~ backend `Small` cannot hold tensors of dtype `u8`
    assert!(labels.is_ok());
}
