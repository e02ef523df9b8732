use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, scale = "0.5")] //~ expected a factor, such as `scale = 0.5`, without quotes
    pixels: Array1<u8>,
}

fn main() {}
