use ndarray::{ArrayBase, Ix1, OwnedRepr, RawData, RawViewRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: RawData> {
    volts: ArrayBase<S, Ix1>,
}

fn works(signal: &Signal<RawViewRepr<*const f32>>) {
    let _ = signal.tensors::<Host>(); //~ can't become a tensor: nothing says how long its memory lives
}

fn main() {}
