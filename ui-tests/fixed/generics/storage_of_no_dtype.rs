use ndarray::{ArrayBase, Data, Ix1, OwnedRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: Data> {
    volts: ArrayBase<S, Ix1>,
}

fn works(signal: &Signal<OwnedRepr<f32>>) {
    let _ = signal.tensors::<Host>();
}

fn main() {
    works(&Signal { volts: ndarray::arr1(&[1.5, 2.5]) });
}
