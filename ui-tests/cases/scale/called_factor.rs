use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Images {
    #[tensor(copy, cast = f32, factor = 0.5)] //~ unknown key `factor`, did you mean `scale`?
    pixels: Array1<u8>,
}

fn main() {}
