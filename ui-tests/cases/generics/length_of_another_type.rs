use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<const N: u8> {
    #[tensor(shape = [N])] //~ mismatched types
    volts: Array1<f32>,
}

fn main() {}
