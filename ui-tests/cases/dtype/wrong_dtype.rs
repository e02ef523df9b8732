use ndarray::Array3;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, dtype = f32)]
    images: Array3<f64>, //~ field `images` has dtype `f64`, but `f32` was declared
}

fn main() {}
