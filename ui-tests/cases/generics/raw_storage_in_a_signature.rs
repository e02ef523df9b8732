use ndarray::{ArrayBase, Ix1, OwnedRepr, RawData, RawViewRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: RawData> {
    volts: ArrayBase<S, Ix1>,
}

fn works(batch: &SignalTensors<'_, Host, RawViewRepr<*const f32>>) {} //~ an array over `RawViewRepr<*const f32>` can't become a tensor

fn main() {}
