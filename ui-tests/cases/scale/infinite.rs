use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, scale = f64::INFINITY)] //~ `f64::INFINITY` is no finite number
    pixels: Array1<u8>,
}

fn main() {}
