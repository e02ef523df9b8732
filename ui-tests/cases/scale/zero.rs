use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, scale = 0.0)] //~ a factor of 0 makes every value 0; remove `scale`, or write another factor
    pixels: Array1<u8>,
}

fn main() {}
