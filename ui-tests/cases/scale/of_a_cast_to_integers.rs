use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = i64, scale = 2.0)] //~ `scale` multiplies floats, and `i64` is none; cast to one such as `f32`
    pixels: Array1<u8>,
}

fn main() {}
