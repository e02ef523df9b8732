use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, scale = 0.5, scale = 2.0)] //~ `scale` is given twice; remove one
    pixels: Array1<u8>,
}

fn main() {}
