use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = "u8")] //~ expected a type, such as `dtype = u8`, without quotes
    labels: Array1<u8>,
}

fn main() {}
