use ndarray::Array1;
use tensor_core::{Backend, TensorInput, TensorRows};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Signal {
    #[tensor(copy, cast = f32, shape = [batch])]
    volts: Array1<u8>,
}

fn first<B: Backend>(data: &impl TensorRows<B>) -> bool {
    data.rows(0..1).is_ok()
}

fn run(signal: &Signal) -> bool {
    first::<Small>(signal)
}

fn main() {
    assert!(run(&Signal { volts: Array1::ones(8) }));
}
