use ndarray::Array1;
use tensor_core::{Backend, StackTensors, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(stack)]
struct Signal {
    volts: Array1<u8>,
}

fn is_stacked<B: Backend, S: StackTensors<B>>(samples: &[S]) -> bool {
    S::stack(samples).is_ok()
}

fn run(signals: &[Signal]) -> bool {
    is_stacked::<Small, _>(signals) //~ structs `Signal` can't be stacked to tensors of backend `Small`
}

fn main() {}
