use ndarray::{ArrayBase, Ix1, OwnedRepr, RawData, RawViewRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: RawData> {
    volts: ArrayBase<S, Ix1>,
}

fn works(batch: &SignalTensors<'_, Host, OwnedRepr<f32>>) {}

fn main() {
    works(&Signal { volts: ndarray::Array1::zeros(8) }.tensors().unwrap());
}
