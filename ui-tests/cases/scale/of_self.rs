use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images<const N: usize> {
    #[tensor(copy, cast = f32, scale = Self::UNIT)] //~ `scale` can't use `Self`, since `Images` has parameters
    pixels: Array1<u8>,
}

impl<const N: usize> Images<N> {
    const UNIT: f64 = UNIT;
}

const UNIT: f64 = 1.0 / 255.0;

fn main() {}
