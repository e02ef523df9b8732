use ndarray::{ArrayBase, Data, Ix1, OwnedRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: Data> {
    volts: ArrayBase<S, Ix1>,
}

fn works(signal: &Signal<OwnedRepr<&str>>) {
    let _ = signal.tensors::<Host>(); //~ an array over `OwnedRepr<&str>` can't become a tensor
}

fn main() {
    works(&Signal { volts: ndarray::arr1(&["1.5", "2.5"]) });
}
