use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, scale)] //~ `scale` takes a value, such as `scale = 1.0 / 255.0`
    pixels: Array1<u8>,
}

fn main() {}
