use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal {
    volts: Array1<f32>,
    extra: Box<[u8]>, //~ a field of type `Box<[u8]>` can't become a tensor; write `#[tensor(skip)]` on it, or use `Vec<u8>`
}

fn main() {}
