use ndarray::Array1;
use tensor_core::{Backend, Host, TensorInput, TensorInputMut};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn normalize<B: Backend>(signal: &mut impl TensorInputMut<B>) -> bool {
    signal.tensors_mut().is_ok()
}

fn run(signal: &mut Signal) -> bool {
    normalize::<Small>(signal) //~ tensors of backend `Small` can't write to `Signal` in place
}

fn main() {}
