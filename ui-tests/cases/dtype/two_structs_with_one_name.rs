use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Training {
    #[tensor(dtype = u8)]
    labels: Array1<u8>,
}

#[derive(TensorInput)]
struct Test {
    #[tensor(dtype = f32)]
    labels: Array1<u8>, //~ field `labels` has dtype `u8`, but `f32` was declared
}

fn main() {}
