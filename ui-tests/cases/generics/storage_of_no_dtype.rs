use ndarray::{ArrayBase, Data, Ix1, OwnedRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: Data> {
    volts: ArrayBase<S, Ix1>,
}

fn works(signal: &Signal<OwnedRepr<&str>>) {
    let _ = signal.tensors::<Host>(); //~ the method `tensors` exists for reference `&Signal<OwnedRepr<&str>>`, but its trait bounds were not satisfied
}

fn main() {
    works(&Signal { volts: ndarray::arr1(&["1.5", "2.5"]) });
}
