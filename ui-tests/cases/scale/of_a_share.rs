use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(share, scale = 1.0 / 255.0)] //~ `scale` multiplies while casting; write `copy, cast = f32
    pixels: Array1<u8>,
}

fn main() {}
