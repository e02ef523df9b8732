use ndarray::Array1;
use tensor_core::Host;

#[derive(tensor_core::TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn works<S: tensor_core::TensorInput<Host>>(input: &S) -> bool {
    input.tensors().is_ok()
}

fn main() {
    assert!(works(&Signal { volts: Array1::ones(8) }));
}
