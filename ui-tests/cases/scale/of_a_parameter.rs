use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images<const MOST: u8> {
    #[tensor(copy, cast = f32, scale = 1.0 / (MOST as f64))] //~ `scale` can't use the parameter `MOST`; write a number
    pixels: Array1<u8>,
}

fn main() {}
