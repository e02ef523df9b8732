use ndarray::Array1;
use tensor_core::Host;

#[derive(tensor_core::TensorInput)]
struct Signal {
    volts: Array1<f32>,
}

fn works<S>(input: &S) -> bool {
    input.tensors().is_ok() //~ no method named `tensors` found for reference `&S`
}

fn main() {}
