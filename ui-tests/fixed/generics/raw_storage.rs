use ndarray::{ArrayBase, Ix1, OwnedRepr, RawData, RawViewRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: RawData> {
    volts: ArrayBase<S, Ix1>,
}

fn works(signal: &Signal<OwnedRepr<f32>>) {
    let _ = signal.tensors::<Host>();
}

fn main() {
    let signal = Signal { volts: ndarray::Array1::zeros(8) };
    works(&signal);
}
