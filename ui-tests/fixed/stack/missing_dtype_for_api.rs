use ndarray::Array1;
use tensor_core::{Backend, StackTensors, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(stack)]
struct Signal {
    #[tensor(copy, cast = f32)]
    volts: Array1<u8>,
}

fn is_stacked<B: Backend, S: StackTensors<B>>(samples: &[S]) -> bool {
    S::stack(samples).is_ok()
}

fn run(signals: &[Signal]) -> bool {
    is_stacked::<Small, _>(signals)
}

fn main() {
    assert!(run(&[Signal { volts: Array1::ones(8) }]));
}
