use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(whole)] //~ `whole` is for structs with `#[tensor(samples = batch)]`; write that above `struct`
    images: Array2<f32>,
}

fn main() {}
