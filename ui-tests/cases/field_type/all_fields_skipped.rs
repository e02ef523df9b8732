use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal { //~ `Signal` has no field that becomes a tensor
    #[tensor(skip)]
    volts: Array1<f32>,
    #[tensor(skip)]
    name: String,
}

fn main() {}
