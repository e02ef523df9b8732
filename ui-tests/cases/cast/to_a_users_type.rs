use ndarray::Array1;
use tensor_core::TensorInput;

struct Pixel;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = Pixel)] //~ `Pixel` is not an element type of tensors
    volts: Array1<u8>,
}

fn main() {}
