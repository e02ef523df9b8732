use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = "f32")] //~ expected a type, such as `dtype = f32`
    labels: Array1<u8>,
}

fn main() {}
