use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = f32)]
    labels: Option<Array1<u8>>, //~ field `labels` has dtype `u8`, but `f32` was declared
}

fn main() {}
