use ndarray::{ArrayBase, Ix1, OwnedRepr, RawData, RawViewRepr};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Signal<S: RawData> {
    volts: ArrayBase<S, Ix1>,
}

fn works(signal: &Signal<RawViewRepr<*const f32>>) {
    let _ = signal.tensors::<Host>(); //~ the method `tensors` exists for reference `&Signal<RawViewRepr<*const f32>>`, but its trait bounds were not satisfied
}

fn main() {}
